"""KIC408: French blanks, apostrophes and dots; nothing of the markup is touched."""

import pytest

from kicsync.lint.markup import HIDDEN
from kicsync.wikitext.mask import FILLER
from tests.lint.linting import fix_text, lint_text

CODE = "KIC408"
HEAD = 'titre: "Une page d\'essai : la sienne ?"\nexemple: |\n  '
NB = "\u00a0"


def fixed(text: str) -> str:
    return fix_text(f"{HEAD}{text}\n", CODE).removeprefix(HEAD).removesuffix("\n")


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Qui note : eux ; pourquoi ?", f"Qui note{NB}: eux{NB}; pourquoi{NB}?"),
        ("Qui note: eux; pourquoi?", f"Qui note{NB}: eux{NB}; pourquoi{NB}?"),
        ("Vraiment ?! Oui !", f"Vraiment{NB}?! Oui{NB}!"),
        ("un « mot » et «un autre»", f"un «{NB}mot{NB}» et «{NB}un autre{NB}»"),
        ("« Qui ?»", f"«{NB}Qui{NB}?{NB}»"),
        ("« Qui ? »", f"«{NB}Qui{NB}?{NB}»"),
        ("Des listes, etc...", "Des listes, etc…"),
        ("l'eau qu'on d'«un» l'[[eau]]", f"l’eau qu’on d’«{NB}un{NB}» l’[[eau]]"),
        ("[[Le lien]] : voilà", f"[[Le lien]]{NB}: voilà"),
        ("'''Gras''': voilà", f"'''Gras'''{NB}: voilà"),
        ("https://a.org/x: voilà", f"https://a.org/x{NB}: voilà"),
    ],
)
def test_the_fix_sets_it_as_a_printer_does(text: str, new: str) -> None:
    assert fixed(text) == new


@pytest.mark.parametrize(
    "text",
    [
        f"Qui{NB}? Eux{NB}: nous\u202f; «{NB}oui{NB}»",
        "À 12:30, voir https://a.org/?a=b:c;d#e et [https://b.org/x?y oui]",
        "[[Fichier:x.png|Qu'est-ce ?]] {{a:b|c ; d}} [[Aide:Un]]",
        "''italique'' et '''gras''' et l''''aide'",
        "; terme : sens\n  : retrait\n  * : point",
        '<ref name="a;b">x ?</ref> <span style="color: red; top: 1">oui</span>',
        "{|\n  ! Un !! Deux\n  | a || b\n  |}",
        "<nowiki>a ? b : c</nowiki> A&nbsp;B &amp; C",
        "a....b et :-) et ;)",
        "== Titre ==",
    ],
)
def test_markup_and_what_is_right_stay(text: str) -> None:
    assert lint_text(f"{HEAD}{text}\n", CODE) == []


def test_titles_names_of_tools_and_steps_stay() -> None:
    text = "titre: L'un ?\netapes:\n  - L'une ?\noutils:\n  - titre: L'outil ?\n    lien: l'o?\n"
    assert lint_text(text, CODE) == []
    assert len(lint_text(text + "    description: L'eau.\n", CODE)) == 1


def test_each_finding_has_its_place() -> None:
    found = lint_text(f"{HEAD}L'un  : oui\n", CODE)
    assert [one.place[:4] for one in found] == [(3, 4, 3, 5), (3, 7, 3, 10)]


def test_it_is_off_until_it_is_selected() -> None:
    assert [one for one in lint_text(f"{HEAD}L'un : oui\n") if one.code == CODE] == []


def test_hidden_is_the_same_sign_everywhere() -> None:
    assert HIDDEN == FILLER
