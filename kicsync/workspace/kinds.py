"""The kinds of pages that a workspace holds: each is a schema and a folder, and nothing more.

The ingredients are there always; the pages of the steps (fiches étape) where ``schema/step.yml``
is.
"""

from typing import NamedTuple


class Kind(NamedTuple):
    """One kind: its schema in ``schema/``, and its folder inside those of records and of state.

    ``json_schema`` is the JSON Schema of its records, in ``schema/`` too.
    """

    name: str
    schema: str
    folder: str
    json_schema: str


INGREDIENT = Kind("ingredient", "ingredient.yml", "", "record.schema.json")
STEP = Kind("step", "step.yml", "etapes", "step.schema.json")
KINDS = (INGREDIENT, STEP)
