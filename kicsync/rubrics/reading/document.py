"""A parcours as a file -> its blocks, whatever program wrote it."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kicsync.errors import ConfigError, SourceError
from kicsync.i18n import _
from kicsync.rubrics.reading import ast_blocks, markdown, package, plain_text
from kicsync.rubrics.reading.blocks import Aside, Block, Document

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PAGES = (".html", ".htm", ".xhtml")
_PAGE_STARTS = (b"<!doctype html", b"<html")
_MARKDOWN = (".md", ".markdown")
_OPTIONS = ["--track-changes=all", "--sandbox", "--wrap=preserve"]
"""Changes and comments are told; pandoc reads no file and asks no address."""

ENDINGS = (".docx", ".odt", ".html", ".zip", ".md", ".txt")


def read_document(source: Path) -> Document:
    """Return the document in the file ``source``: .docx, .odt, .html (also in .zip), .md or .txt.

    Raises SourceError for what is none of these, is damaged, locked or too large; ConfigError where
    pandoc does not run; OSError when the file can't be read.
    """
    if source.is_dir():
        raise SourceError(
            _("this is a folder, not a document."),
            file=str(source),
            hint=_("Name the file in it: {endings}.").format(endings=", ".join(ENDINGS)),
        )
    if not source.is_file():
        raise _unknown(str(source))
    if source.stat().st_size > package.LARGEST:
        raise package.too_large(str(source))
    return document_of(str(source), source.read_bytes())


def document_of(name: str, data: bytes) -> Document:
    """Return the document of which the file holds ``data``; raises as ``read_document`` does."""
    ending = Path(name).suffix.lower()
    if not data.strip():
        raise SourceError(
            _("this file is empty."), file=name, hint=_("Save or download the document again.")
        )
    if data.startswith(b"PK"):
        return _packed(name, package.parts_of(name, data))
    if data.startswith(_OLE):
        raise _old(name)
    if ending in _PAGES or data.lstrip(b"\xef\xbb\xbf \r\n\t")[:15].lower().startswith(
        _PAGE_STARTS
    ):
        return _of_page(name, _text(name, data))
    if ending in _MARKDOWN:
        return _of_markdown(name, _text(name, data))
    if ending == ".txt":
        return Document(name, plain_text.blocks_of(_text(name, data)))
    raise _unknown(name)


def _packed(name: str, parts: dict[str, bytes]) -> Document:
    from kicsync.rubrics.reading import docx, odt

    if body := docx.body_of(parts):
        return _prepared(name, "docx+styles", *docx.prepare(parts, body))
    if parts.get("mimetype", b"").strip().endswith(b"opendocument.text") and odt.BODY in parts:
        return _prepared(name, "odt", *odt.prepare(parts))
    inner = [part for part in parts if _is_document(part)]
    if len(inner) == 1 and inner[0].lower().endswith(_PAGES):
        return _of_page(name, _text(name, parts[inner[0]]))
    if not inner:
        raise _unknown(name)
    raise SourceError(
        _("this is a packed folder (.zip) of documents."),
        file=name,
        hint=_("Unpack it, and name the file that is meant."),
    )


def _is_document(part: str) -> bool:
    """Tell whether a part of a zip file is a document, and not what macOS notes of one."""
    return part.lower().endswith((*ENDINGS, *_PAGES)) and not part.startswith("__MACOSX/")


def _prepared(
    name: str, form: str, parts: Mapping[str, bytes], asides: tuple[Aside, ...]
) -> Document:
    return Document(name, _by_pandoc(name, package.packed(parts), form), asides)


def _of_page(name: str, text: str) -> Document:
    from kicsync.rubrics.reading import web_page

    html, asides = web_page.prepare(name, text)
    return Document(name, _by_pandoc(name, html.encode(), "html-auto_identifiers"), asides)


def _of_markdown(name: str, text: str) -> Document:
    bare, form = markdown.prepare(text)
    html = _run(name, bare.encode(), form, "html")
    return _of_page(name, f"<html><body>{html}</body></html>")


def _by_pandoc(name: str, data: bytes, form: str) -> tuple[Block, ...]:
    import json

    ast: Any = json.loads(_run(name, data, form, "json"))
    return ast_blocks.blocks_of(ast)


def _run(name: str, data: bytes, form: str, to: str) -> str:
    """Return what pandoc makes of ``data``; a file is the only way to hand it bytes."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="kicsync-") as folder:
        file = Path(folder) / "document"
        file.write_bytes(data)
        return _convert(name, file, form, to)


def _convert(name: str, file: Path, form: str, to: str) -> str:
    import pypandoc

    try:
        return str(pypandoc.convert_file(str(file), to, format=form, extra_args=_OPTIONS))
    except OSError as error:  # it finds no program
        raise ConfigError(
            _("pandoc, which reads documents, does not run."),
            hint=_("Install the Python package “pypandoc_binary” again: it holds pandoc."),
        ) from error
    except RuntimeError as error:  # pandoc ended with an error
        raise package.damaged(name) from error


def _text(name: str, data: bytes) -> str:
    """Return a text in UTF-8, in UTF-16 with its mark, or else in the old code of Windows.

    Raises SourceError for what is no text.
    """
    marked = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for code in ("utf-16" if marked else "utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            text = data.decode(code)
            if "\0" not in text:
                return text
    raise package.damaged(name)


def _unknown(name: str) -> SourceError:
    return SourceError(
        _("kicsync can't tell what kind of document this is."),
        file=name,
        hint=_("Save or download it as one of: {endings}.").format(endings=", ".join(ENDINGS)),
    )


def _old(name: str) -> SourceError:
    return SourceError(
        _("this is a document in the old format of Word (.doc), or one with a password."),
        file=name,
        hint=_("Open it in LibreOffice or Word, and save it as .docx without a password."),
    )
