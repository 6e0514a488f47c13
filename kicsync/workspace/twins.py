"""Record files that can't be told apart, or that are not read for their name."""

from collections.abc import Callable, Collection, Iterable, Iterator

from kicsync.errors import RecordError
from kicsync.i18n import _
from kicsync.workspace.record_file import RecordFile

Shown = Callable[[str], str]
"""Returns the name of a file as people see it."""


def twins(
    files: Iterable[RecordFile], owned: Collection[str], title: str, shown: Shown
) -> Iterator[RecordError]:
    """Yield an error for each file whose title is that of another one too.

    A file of ``owned`` has a base and is known by it whatever its title, so a copy does not hold
    it up. ``title`` is the schema's name of the title.
    """
    first: dict[str, RecordFile] = {}
    for file in sorted(files, key=lambda file: file.file not in owned):
        twin = first.setdefault(file.record.title, file)
        if twin is file or file.file in owned:
            continue
        yield _twin(file, twin, title, shown)
        if twin.file not in owned:
            yield _twin(twin, file, title, shown)


def misnamed(name: str, shown: Shown) -> RecordError | None:
    """Return the error of a file that looks like a record, but for the end of its name."""
    if name.startswith(".") or not name.lower().endswith((".yml", ".yaml")):
        return None
    return RecordError(
        _("This file is not read: the name of an ingredient's file ends in .yml."),
        file=shown(name),
        hint=_("Give it a name that ends in .yml."),
    )


def _twin(file: RecordFile, other: RecordFile, title: str, shown: Shown) -> RecordError:
    return RecordError(
        _("“{title}” is the title of {other} too.").format(
            title=file.record.title, other=shown(other.file)
        ),
        file=shown(file.file),
        line=file.place((title,)).line,
        field=title,
        hint=_("Give one of the two another title, or move it out of the folder."),
    )
