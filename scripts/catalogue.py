"""Bring the French catalogue in step with the messages of kicsync and of Click."""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import click
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kicsync.lint.pages import paragraphs
from kicsync.lint.rules import RULES

PACKAGE = Path(__file__).parent.parent / "kicsync"
PO = PACKAGE / "locale/fr/LC_MESSAGES/kicsync.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
_NO_DATE = datetime(2021, 2, 2, 14, tzinfo=UTC)
"""The same at every run, so that the same messages make the same files."""
METHOD = [("**.py", "python")]


def template() -> Catalog:
    """Return a catalogue of every message that kicsync and Click can print."""
    catalog = Catalog(project="kicsync", charset="utf-8")
    click_folder = Path(click.__file__).parent
    for folder in (PACKAGE, click_folder):
        # a folder is listed in another order on each machine
        found = sorted(extract_from_dir(folder, METHOD, keywords=KEYWORDS), key=lambda f: f[:2])
        for file, _line, message, comments, context in found:
            place = f"{folder.name}/{file}"
            catalog.add(message, None, [(place, 0)], auto_comments=comments, context=context)
    for code, rule in RULES.items():  # the page of a rule is its docstring
        for paragraph in paragraphs(rule):
            catalog.add(paragraph, None, [(f"kicsync/lint/rules ({code})", 0)])
    return catalog


def updated() -> Catalog:
    """Return the French catalogue with the messages of today."""
    with PO.open("rb") as file:
        catalog = read_po(file, locale="fr", domain="kicsync")
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = _NO_DATE
    return catalog


def po_bytes(catalog: Catalog) -> bytes:
    """Return ``catalog`` as it stands in a file: sorted, without dates, so that git merges it."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, sort_output=True, include_lineno=False, omit_header=False)
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith((b'"POT-', b'"PO-', b'"Gen')))


def mo_bytes(catalog: Catalog) -> bytes:
    """Return ``catalog`` compiled."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def faults(catalog: Catalog) -> list[str]:
    """Return what is missing in ``catalog``, and the messages whose %-formats went wrong."""
    found = []
    for message in catalog:
        if not message.id:
            continue
        given = message.string if message.pluralizable else [message.string]
        if not given or not all(given):
            found.append(f"not translated: {message.id!r}")
            continue
        found += [f"{error} in {message.id!r}" for error in message.check(catalog)]
    return found


def main() -> int:
    """Update or check; return the exit code."""
    catalog = updated()
    missing = faults(catalog)
    for fault in missing:
        print(fault, file=sys.stderr)
    if "--check" not in sys.argv:
        PO.write_bytes(po_bytes(catalog))
        MO.write_bytes(mo_bytes(catalog))
        return int(bool(missing))
    stale = PO.read_bytes() != po_bytes(catalog) or MO.read_bytes() != mo_bytes(catalog)
    if stale:
        print("the French catalogue is stale: run scripts/translate", file=sys.stderr)
    return int(bool(missing) or stale)


if __name__ == "__main__":
    sys.exit(main())
