"""New names of parameters in ingredient.yml."""

import pytest

from kicsync.errors import SchemaError
from kicsync.workspace.schema_edit import edit_parameters

TEXT = """# en tête
template: Ingrédient
fields:
  a: {parameter: Etape, type: list}  # note
  b:
    parameter: 'Exemples' # ici
    type: text
  c:
    parameter: Description
    fields:
      d: {parameter: Etape}
"""


def test_only_the_names_change() -> None:
    names = {"Etape": "Exemples", "Exemples": "Étape, oui", "Rien": "X"}
    assert edit_parameters(TEXT, names, file="x") == TEXT.replace(
        "a: {parameter: Etape,", "a: {parameter: Exemples,"
    ).replace("'Exemples'", '"Étape, oui"')


def test_what_can_not_be_read() -> None:
    with pytest.raises(SchemaError, match="x:2"):
        edit_parameters("a: [", {}, file="x")


def test_a_file_without_fields_and_with_a_mark() -> None:
    assert edit_parameters("\ufefftemplate: X\n", {"a": "b"}, file="x") == "\ufefftemplate: X\n"
