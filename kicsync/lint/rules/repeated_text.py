"""Two ingredients have the same description.

One of the two was copied to begin the other and never written, or both are the same ingredient.
Write what is special to this one, or make one ingredient of the two. Capitals, accents and
punctuation make no difference, and a very short text is not compared.

Wrong::

    # journal.yml
    titre: Tenir un journal ouvert
    description: On note ce qui se fait, là où tout le monde peut le lire.
    ---
    # carnet.yml
    titre: Tenir un carnet de bord
    description: On note ce qui se fait là où tout le monde peut le lire

Right::

    # journal.yml
    titre: Tenir un journal ouvert
    description: On note ce qui se fait, là où tout le monde peut le lire.
    ---
    # carnet.yml
    titre: Tenir un carnet de bord
    description: Un carnet de papier suit la ressource partout, même sans connexion.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from hashlib import blake2b

from kicsync.i18n import _
from kicsync.kit import FieldType
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.words import fold_words

ABOUT = About("KIC503", "repeated-text", Severity.WARNING)

_SHORTEST = 40
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())


def gather(document: Document) -> dict[str, str] | None:
    """Return a short mark of each text that should stand once only, by its field."""
    values = document.scan.values if document.scan else {}
    found = {}
    for field in document.schema.fields:
        if field.required and field.type is FieldType.TEXT and field.max_lines is not None:
            letters = _letters(str(values.get(field.name, "")))
            if len(letters) >= _SHORTEST:
                found[field.name] = blake2b(letters, digest_size=8).hexdigest()
    return found or None


def check_kit(
    gathered: Mapping[str, Mapping[str, str]], _context: Context, _options: Options
) -> Iterator[tuple[str, Problem]]:
    """Yield each text that stands in a file before it already."""
    first: dict[tuple[str, str], str] = {}
    for file, marks in gathered.items():
        for field, mark in marks.items():
            other = first.setdefault((field, mark), file)
            if other != file:
                message = _("“{field}” says the same as in {other}. Write what is special here.")
                yield file, Problem(message.format(field=field, other=other), (field,))


def _letters(text: str) -> bytes:
    """Return the letters of ``text`` without case and accents, b"" for a short one.

    This is ``fold_words`` for Latin letters, three times as fast: every record comes here.
    """
    if len(text) < _SHORTEST:
        return b""
    latin = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore")
    letters = latin.translate(None, _NO_LETTERS)
    return letters if len(letters) >= _SHORTEST else fold_words(text).encode()
