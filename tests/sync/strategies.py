"""Records for the laws of merging: few words, so that the sides meet often."""

from hypothesis import strategies as st

from kicsync.kit import Record, Schema, Value
from tests.wikitext.strategies import BESIDE as SCHEMA

__all__ = ["RECORDS", "SCHEMA"]

_LINES = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=5).map("\n".join)
_STEPS = st.lists(st.sampled_from(["1 - A", "2 - B", "3 - C"]), max_size=3, unique=True).map(tuple)
_TOOL = st.fixed_dictionaries(
    {"titre": st.sampled_from(["Cobudget", "Loomio", "Trello"])},
    optional={
        "lien": st.sampled_from(["https://a.fr", "https://b.fr"]),
        "description": _LINES.map(lambda text: text.strip("\n")),
    },
)
_TOOLS = st.lists(_TOOL, max_size=3).map(tuple)


@st.composite
def _records(draw: st.DrawFn, schema: Schema) -> Record:
    values: dict[str, Value] = {
        "etapes": draw(_STEPS),
        "description": draw(_LINES).strip("\n"),
        "outils": tuple({k: v for k, v in tool.items() if v} for tool in draw(_TOOLS)),
        "exemple": draw(_LINES).strip("\n"),
        schema.free_text: draw(st.sampled_from(["", "x"])),
    }
    title = draw(st.sampled_from(["Titre", "Autre titre"]))
    return Record(title, {name: value for name, value in values.items() if value})


RECORDS = _records(SCHEMA)
