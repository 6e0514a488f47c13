"""One setting changes, and every other byte of the person's file stays."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kicsync.discovery.yaml_edit import add, remove_setting, set_comments, set_setting

FILE = """\
# à nous
template: Ingrédient   # le modèle
fields:
  etapes: {parameter: Etape, type: list}  # choisies
  # found 3 of 4
  outils:   # plusieurs
    type: entries
    fields:
      titre: {parameter: OutilTitre}

      # le lien
      lien: {}
    values:
      - a   # premier
      - b

  # la fin
  exemple: {parameter: Exemples}
"""


@pytest.mark.parametrize(
    ("path", "key", "value", "old", "new"),
    [
        ((), "template", "Outil", "Ingrédient   #", "Outil   #"),
        (("fields", "etapes"), "type", "text", "type: list", "type: text"),
        (("fields", "etapes"), "required", "true", "list}", "list, required: true}"),
        (("fields", "outils"), "key", "titre", "      - b\n", "      - b\n    key: titre\n"),
        (("fields", "outils"), "values", "[c]", ":\n      - a   # premier\n      - b", ": [c]"),
        (("fields", "outils", "fields", "lien"), "type", "url", "{}", "{type: url}"),
    ],
)
def test_a_setting_is_set(path: tuple[str, ...], key: str, value: str, old: str, new: str) -> None:
    assert FILE.count(old) == 1
    assert set_setting(FILE, path, key, value) == FILE.replace(old, new)


@pytest.mark.parametrize(
    ("path", "key", "gone"),
    [
        (("fields", "etapes"), "parameter", "parameter: Etape, "),
        (("fields", "etapes"), "type", ", type: list"),
        (("fields", "exemple"), "parameter", "parameter: Exemples"),
        (("fields", "outils"), "type", "    type: entries\n"),
        (("fields", "outils"), "values", "    values:\n      - a   # premier\n      - b\n"),
        (("fields", "outils"), "nothing", ""),
    ],
)
def test_a_setting_is_removed(path: tuple[str, ...], key: str, gone: str) -> None:
    assert remove_setting(FILE, path, key) == FILE.replace(gone, "")


def test_where_the_last_setting_goes_a_mapping_stays() -> None:
    text = "fields:\n  # found 3 of 4\n  a: {x: y}\ntitle: t\n"
    assert remove_setting(text, ("fields",), "a", {"# found 3 of 4"}) == "fields:\n  {}\ntitle: t\n"


def test_a_field_goes_with_the_comments_of_kicsync_only() -> None:
    machine = {"# found 3 of 4"}
    assert "found 3" not in remove_setting(FILE, ("fields",), "outils", machine)
    assert "# la fin" in remove_setting(FILE, ("fields",), "exemple", machine)


def test_a_field_is_added_where_it_belongs() -> None:
    text = add(FILE, ("fields",), ["# ? new", "duree: {parameter: Durée}"], "", "outils")
    assert "      - b\n  # ? new\n  duree: {parameter: Durée}\n\n  # la fin\n" in text
    assert list(yaml.safe_load(text)["fields"]) == ["etapes", "outils", "duree", "exemple"]
    last = add(FILE.rstrip("\n"), ("fields",), ["duree: {}"], "", "")
    assert last.endswith("exemple: {parameter: Exemples}\n  duree: {}\n")
    assert add("fields: {}\n", ("fields",), ["x: {}"], "x: {a: b}") == "fields: {x: {a: b}}\n"


def test_comments_of_kicsync_are_renewed_and_those_of_people_stay() -> None:
    text = set_comments(FILE, ("fields", "outils"), ["# found 4 of 4"], {"# found 3 of 4"})
    assert text == FILE.replace("found 3", "found 4")
    assert set_comments(FILE, ("fields", "exemple"), ["# x"], {"# found 3 of 4"}) == FILE


NAMES = st.sampled_from(["parameter", "type", "required", "template", "values"])


@given(st.lists(st.tuples(NAMES, st.sampled_from(["a", "[a, b]", '"x: y"', ""])), max_size=8))
def test_what_is_set_is_read_and_nothing_else_changes(edits: list[tuple[str, str]]) -> None:
    for path in (("fields", "outils"), ("fields", "etapes")):
        text, meant = FILE, yaml.safe_load(FILE)
        for key, value in edits:
            text = set_setting(text, path, key, value) if value else remove_setting(text, path, key)
            table = meant["fields"][path[1]]
            if value:
                table[key] = yaml.safe_load(value)
            else:
                table.pop(key, None)
        assert yaml.safe_load(text) == meant
        assert text.startswith("# à nous\ntemplate: Ingrédient   # le modèle\n")
        assert text.endswith("\n  # la fin\n  exemple: {parameter: Exemples}\n")
