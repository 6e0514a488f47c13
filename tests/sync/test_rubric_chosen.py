"""Which sub-bullets are asked for: by points, by who signed."""

import pytest

from kicsync.errors import ConfigError
from kicsync.kit.outline import Bullet, Outline, Point
from kicsync.sync.rubric_chosen import chosen, chosen_points, is_author


def test_points_are_chosen_by_their_numbers() -> None:
    assert chosen_points("8, 2.", ["1", "2", "8", ""]) == ("8", "2")
    assert chosen_points("", ["1"]) == ()
    with pytest.raises(ConfigError, match="no point ,"):
        chosen_points(" , ", ["1"])
    with pytest.raises(ConfigError) as error:
        chosen_points("2,9", ["1", "2"])
    assert (error.value.message, error.value.hint) == (
        "The document has no point 9.",
        "Its points: 1, 2.",
    )


@pytest.mark.parametrize(
    ("asked", "name", "same"),
    [
        ("Christian", "Christian Mahieu", True),
        ("christian mahieu", "CM", True),
        ("CM", "Christian Mahieu", True),
        ("Séverine", "Severine", True),
        ("CMM", "Christian Mahieu", False),
        ("Claire", "Christian", False),
        ("C.M.", "CM", True),
    ],
)
def test_an_author_signs_by_name_or_initials(asked: str, name: str, same: bool) -> None:  # noqa: FBT001
    assert is_author(asked, name) is same


def test_only_what_somebody_signed() -> None:
    mine = Bullet("a", description="x", authors=("Christian",))
    outline = Outline((Point("p", "2", bullets=(mine, Bullet("b", authors=("Claire",)))),))
    assert chosen(outline, (), "CHRISTIAN") == {0}
    assert chosen(outline, ("8",), "") == set()
    with pytest.raises(ConfigError) as error:
        chosen(outline, (), "Christine")
    assert error.value.hint == "Did you mean “Christian”?"
