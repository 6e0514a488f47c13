"""verify: find where bases, files and wiki do not agree; nothing is changed."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kicsync.i18n import _
from kicsync.sync.wiki import Pages
from kicsync.wiki.revisions import Revision
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace
from kicsync.workspace.names import conflict_name


class Flaw(StrEnum):
    """What can be wrong."""

    BASE_DAMAGED = "base-damaged"
    BASE_DIFFERS = "base-differs"
    BASE_UNKNOWN = "base-unknown"
    PAGE_DELETED = "page-deleted"
    BASE_SHARED = "base-shared"
    FILE_UNREADABLE = "file-unreadable"
    RECORD_ALONE = "record-alone"
    CONFLICT_ALONE = "conflict-alone"


@dataclass(frozen=True)
class Found:
    """One disagreement: ``where`` is a file as people see it, ``name`` what it is called there."""

    flaw: Flaw
    where: str
    message: str
    hint: str
    name: str = ""
    repaired: bool = False


_REPAIR = "kicsync verify --repair"


def verify(space: Workspace, wiki: Pages) -> tuple[Found, ...]:
    """Compare the hash of every base with that of its revision on the wiki, and the files.

    One request for 50 revisions, without their texts, and one for the records without a base.
    """
    bases, damaged = space.bases.sound()
    revisions = wiki.fetch_revisions((base.revid for base in bases.values()), content=False)
    return (
        *(_damaged(space, name) for name in damaged),
        *_bases(space, wiki, bases, revisions),
        *_shared(space, bases.values()),
        *_alone(space, wiki, bases.values()),
        *_files(space),
    )


def _damaged(space: Workspace, name: str) -> Found:
    return Found(
        Flaw.BASE_DAMAGED,
        space.bases.shown(name),
        _("this file is damaged, or git left both versions in it"),
        _("Take one whole version of it with git, or: {command}").format(command=_REPAIR),
        name,
    )


def _bases(
    space: Workspace, wiki: Pages, bases: Mapping[int, Base], revisions: Mapping[int, Revision]
) -> Iterator[Found]:
    def deleted(number: int, base: Base) -> bool:
        """Tell whether the log says so; a page that is there is not asked about."""
        page = wiki.fetch_ids([number], content=False)[number]
        return page.missing and wiki.deletion(number, base.title) is not None

    for number, base in bases.items():
        name, hint = space.bases.name(number), _("Run: {command}").format(command=_REPAIR)
        where = space.bases.shown(name)
        revision = revisions.get(base.revid)
        if (revision is None or revision.page_id != number) and deleted(number, base):
            said = _("“{title}” was deleted on the wiki").format(title=base.title)
            yield Found(Flaw.PAGE_DELETED, where, said, _("Run: kicsync pull"), name)
        elif revision is None or revision.page_id != number:
            text = _("the wiki has no revision {revid} of “{title}” (page deleted, or rebuilt)")
            said = text.format(revid=base.revid, title=base.title)
            yield Found(Flaw.BASE_UNKNOWN, where, said, hint, name)
        elif revision.sha1 and revision.sha1 != _hash(base.text):
            text = _("this is not the text of revision {revid} of “{title}” on the wiki")
            said = text.format(revid=base.revid, title=base.title)
            yield Found(Flaw.BASE_DIFFERS, where, said, hint, name)


def _hash(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def _shared(space: Workspace, bases: Iterable[Base]) -> Iterator[Found]:
    first: dict[str, Base] = {}
    for base in bases:
        other = first.setdefault(base.file, base)
        if other is not base:
            yield Found(
                Flaw.BASE_SHARED,
                space.shown(base.file),
                _("this file belongs to two pages: “{one}” and “{two}”").format(
                    one=other.title, two=base.title
                ),
                _("Delete the base of the page that it is not: {file}").format(
                    file=space.bases.shown(space.bases.name(base.page_id))
                ),
            )


def _alone(space: Workspace, wiki: Pages, bases: Iterable[Base]) -> Iterator[Found]:
    """Yield the records whose page is on the wiki, but whose last common state is not known."""
    files = {base.file for base in bases}
    records = [r for r in space.records()[0] if r.file not in files | space.conflicts()]
    titles = [record.record.title for record in records]
    pages = wiki.fetch_titles(titles, content=False) if titles else {}
    for record in records:
        if not pages[record.record.title].missing:
            yield Found(
                Flaw.RECORD_ALONE,
                space.shown(record.file),
                _("its page is on the wiki, but nothing says what both sides last agreed on"),
                _("Run: kicsync pull"),
                record.file,
            )


def _files(space: Workspace) -> Iterator[Found]:
    records, errors = space.records()
    for error in errors:
        yield Found(Flaw.FILE_UNREADABLE, error.file, error.message, error.hint)
    known = {record.file for record in records} | {error.file.split("/")[-1] for error in errors}
    for name in sorted(space.conflicts() - known):
        yield Found(
            Flaw.CONFLICT_ALONE,
            space.shown(conflict_name(name)),
            _("the record of this conflict is gone"),
            _("Delete this file, or put the record back beside it."),
        )
