"""Pages and tools for the examples, and how a person changes a page."""

import pytest

from kicsync.kit import Record, Schema, Tool, Value
from kicsync.wikitext import read, write
from tests.wikitext.strategies import BESIDE, BULLETS, INSIDE

WAYS = pytest.mark.parametrize("schema", [BESIDE, INSIDE, BULLETS], ids=["beside", "inside", "*"])

COBUDGET: Tool = {"titre": "Cobudget", "lien": "https://cobudget.com", "description": "Budget."}
LOOMIO: Tool = {"titre": "Loomio", "description": "Décider."}
TRELLO: Tool = {"titre": "Trello"}

MAIN = "{{Ingrédient\n|Description=d\n|Exemples=e\n}}"
COBUDGET_CALL = (
    "{{Outil\n|OutilTitre=Cobudget\n|OutilLien=https://cobudget.com\n|OutilDescription=Budget.\n}}"
)
LOOMIO_CALL = "{{Outil\n|OutilTitre=Loomio\n|OutilDescription=Décider.\n}}"
TRELLO_CALL = "{{Outil\n|OutilTitre=Trello\n}}"
COBUDGET_BULLET = "* [https://cobudget.com Cobudget] : Budget."
LOOMIO_BULLET = "* Loomio : Décider."

PAGES = {
    "beside": f"{MAIN}\n{COBUDGET_CALL}\n{LOOMIO_CALL}\nlibre",
    "inside": "{{Ingrédient\n|Description=d\n|Outils="
    f"{COBUDGET_CALL}{LOOMIO_CALL}\n|Exemples=e\n}}}}\nlibre",
    "bullets": "{{Ingrédient\n|Description=d\n|Outils=\n"
    f"{COBUDGET_BULLET}\n{LOOMIO_BULLET}\n|Exemples=e\n}}}}\nlibre",
}
STANDING = pytest.mark.parametrize("where", PAGES)


def change(text: str, schema: Schema = BESIDE, **values: Value) -> str:
    """Return the page ``text`` with these fields changed."""
    return write(text, Record("", {**read(text, schema).values, **values}), schema)


def values(text: str, schema: Schema = BESIDE) -> dict[str, Value]:
    return dict(read(text, schema).values)
