import pytest

from kicsync.discovery.shape import all_bullets, misfits, shape_of
from kicsync.kit import FieldType


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([], FieldType.LINE),
        (["https://a.org", "//b.org/c"], FieldType.URL),
        (["https://a.org"] * 9 + ["un carnet"], FieldType.URL),
        (["https://a.org"] * 8 + ["un carnet"] * 2, FieldType.LINE),
        (["https://a.org et un carnet"], FieldType.LINE),
        (["2021-02-02", "2021/02"], FieldType.DATE),
        (["12", "12,5"], FieldType.NUMBER),
        (["1", "0"], FieldType.NUMBER),
        (["oui", "Non"], FieldType.FLAG),
        (["un\ndeux", "trois"], FieldType.TEXT),
        (["un\ndeux"] + ["trois"] * 12, FieldType.LINE),
        (["x" * 300], FieldType.TEXT),
    ],
)
def test_the_shape_is_that_of_nearly_all_values(values: list[str], kind: FieldType) -> None:
    assert shape_of(values).type is kind


@pytest.mark.parametrize("sign", [";", "@", ",", "/"])
def test_a_list_is_told_by_the_items_that_recur(sign: str) -> None:
    values = [f"Nantes{sign} Lyon", f"Lyon{sign} Brest", f"Brest{sign} Nantes", "Nantes"]
    found = shape_of(values)
    assert (found.type, found.separator) == (FieldType.LIST, sign)


def test_sentences_with_commas_are_no_list() -> None:
    values = ["On sème, puis on arrose.", "On récolte, on goûte.", "On partage, on recommence."]
    assert shape_of(values).type is FieldType.LINE


def test_bullets_are_told_from_a_text_with_a_list_in_it() -> None:
    tools = "* [https://a.org Un outil] : Une phrase.\n* Papier : Pour écrire."
    assert all_bullets([tools] * 3)
    assert not all_bullets([tools] * 2)
    assert not all_bullets(["Voici :\n* un\n* deux\n* trois"] * 3)


def test_what_does_not_fit_is_counted() -> None:
    assert misfits(["2021", "hier", "x"], FieldType.DATE) == 2
    assert misfits(["un\ndeux", "trois"], FieldType.LINE) == 1
    assert misfits(["un\ndeux"], FieldType.TEXT) == 0
