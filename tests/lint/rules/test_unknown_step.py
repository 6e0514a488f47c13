"""Steps that are none, and the one that was probably meant."""

import pytest

from tests.lint.linting import lint_text


def messages(step: str) -> list[str]:
    return [f.message for f in lint_text(f'titre: a\netapes:\n  - "{step}"\n', "KIC201")]


@pytest.mark.parametrize(
    ("step", "meant"),
    [
        ("7 - Documenter, diffuser", "7 - Documenter, partager et diffuser"),
        ("6 - Animer la dynamique du groupe", "6 - Faire vivre la dynamique contributive"),
        ("Partager et diffuser", "7 - Documenter, partager et diffuser"),
        ("3. Tout autre chose", "3 - Choisir un statut et une licence"),
    ],
)
def test_the_nearest_step_is_named(step: str, meant: str) -> None:
    assert messages(step) == [f"there is no step “{step}”. Did you mean “{meant}”?"]


@pytest.mark.parametrize("step", ["Tout autre chose", "42 - Tout autre chose", "!"])
def test_nothing_is_guessed_where_nothing_is_near(step: str) -> None:
    assert messages(step) == [f"there is no step “{step}”."]


@pytest.mark.parametrize(
    "step", ["7 - Documenter, partager et diffuser", "documenter partager et diffuser", "7"]
)
def test_a_step_that_is_only_spelled_otherwise_is_another_rules(step: str) -> None:
    assert messages(step) == (
        []
        if len(step) > 1
        else ["there is no step “7”. Did you mean “7 - Documenter, partager et diffuser”?"]
    )
