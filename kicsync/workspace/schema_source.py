"""The files of ``schema/`` as texts: what is wrong with one of them is a SchemaError."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kicsync.errors import RecordError, SchemaError
from kicsync.workspace.source import decode


@contextmanager
def schema_errors() -> Iterator[None]:
    """Turn a RecordError into the SchemaError that it is in a file of ``schema/``."""
    try:
        yield
    except RecordError as error:
        raise SchemaError(error.message, hint=error.hint) from None


def schema_text(path: Path) -> str:
    """Return the text of a file of ``schema/``, '' where there is none.

    Its line ends and its byte order mark are as they are. Raises SchemaError for what is no text.
    """
    with schema_errors():
        return decode(path.read_bytes(), str(path)) if path.is_file() else ""
