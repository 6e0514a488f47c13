import pytest

from kicsync.workspace.source import Place
from tests.lint.linting import fix_text, lint_text

CODE = "KIC303"


def tool(link: str) -> str:
    return f"titre: Un journal\noutils:\n  - titre: Etherpad\n    lien: {link}\n"


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://etherpad.org",
        "HTTP://Etherpad.org/",
        "http://localhost:9001/p/notes",
        "https://fr.wikipedia.org/wiki/Commun_(ressource)#Définition",
        "https://pad.example.org/?a=1&b=%C3%A9|2",
        "//etherpad.org/p/notes",
        "ftp://example.org/notes.odt",
        "mailto:contact@example.org",
        "tel:+33102030405",
        "'{{SERVER}}/wiki/Journal'",
    ],
)
def test_an_address_is_fine(link: str) -> None:
    assert lint_text(tool(link), CODE) == []


@pytest.mark.parametrize(
    ("link", "fixed"),
    [
        ("www.etherpad.org", "https://www.etherpad.org"),
        ("cobudget.com/x?y=1#z", "https://cobudget.com/x?y=1#z"),
        ("Pad.Example.org:8080", "https://Pad.Example.org:8080"),
        ("www.exemple.museum", "https://www.exemple.museum"),
    ],
)
def test_the_name_of_a_site_gets_its_beginning(link: str, fixed: str) -> None:
    found = lint_text(tool(link), CODE)
    assert found[0].field == "outils[0].lien"
    assert found[0].place == Place(4, 11, 4, 11 + len(link))
    assert found[0].message == f"“{link}” lacks its beginning: write https:// before it."
    assert fix_text(tool(link), CODE) == tool(fixed)


@pytest.mark.parametrize(
    "link",
    [
        "notes.pdf",
        "lisez.md",
        "Etherpad",
        "M.Dupont",
        "a@example.org",
        "http://",
        "htp://a.org",
        "http:/a.org",
        "'2.0'",
        "www.a.org et www.b.org",
        "javascript:alert(1)",
    ],
)
def test_what_may_be_anything_is_found_and_left(link: str) -> None:
    found = lint_text(tool(link), CODE)
    assert "is no web address" in found[0].message
    assert fix_text(tool(link), CODE) == tool(link)


@pytest.mark.parametrize("link", ["[[Etherpad]]", "[https://etherpad.org Etherpad]"])
def test_a_link_of_a_page_is_found(link: str) -> None:
    found = lint_text(tool(f"'{link}'"), CODE)
    assert found[0].message.startswith(f"“{link}” is a link as in the text of a page")
    assert found[0].fix is None


@pytest.mark.parametrize(
    ("link", "column"), [("https://a.org un bloc-notes", 24), ("https://a.org/b[c", 26)]
)
def test_what_ends_an_address_is_shown(link: str, column: int) -> None:
    assert lint_text(tool(link), CODE)[0].place == Place(4, column, 4, column + 1)
