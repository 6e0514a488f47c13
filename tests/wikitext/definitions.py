"""Pages of forms, templates and properties, written after the conventions of public wikis."""

from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "data" / "definitions"


def definition(name: str) -> str:
    """Return the text of the page ``name`` of ``tests/data/definitions``."""
    return (_FOLDER / f"{name}.wiki").read_text("utf-8")
