"""Set right from the wiki what kicsync remembers; the records are not touched."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kicsync.sync.files import keep_base
from kicsync.sync.sides import wiki_side
from kicsync.sync.verify import Flaw, Found
from kicsync.sync.wiki import Pages
from kicsync.wikitext import normal
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace

_BASES = (Flaw.BASE_DAMAGED, Flaw.BASE_DIFFERS, Flaw.BASE_UNKNOWN)


def repair(space: Workspace, wiki: Pages, found: Iterable[Found]) -> tuple[Found, ...]:
    """Mend what of ``found`` can be mended, and return what became of it.

    A base gets the text of its revision again; one that the wiki does not know goes to the trash:
    the next pull compares the record with the page as two strangers, and loses nothing of either.
    A record that says the same as its page gets that page as its base.
    """
    listed = list(found)
    bases, _damaged = space.bases.sound()
    by_name = {space.bases.name(number): base for number, base in bases.items()}
    texts = _texts(wiki, (by_name[f.name] for f in listed if f.flaw is Flaw.BASE_DIFFERS))
    for one in listed:
        if one.flaw in _BASES:
            _mend(space, one.name, by_name.get(one.name), texts)
    strangers = [by_name[f.name].file for f in listed if f.flaw is Flaw.BASE_UNKNOWN]
    names = [f.name for f in listed if f.flaw is Flaw.RECORD_ALONE] + strangers
    alone = _adopted(space, wiki, [name for name in names if name in space.names()])
    mended = (one.flaw in _BASES or one.name in alone for one in listed)
    return tuple(replace(one, repaired=done) for one, done in zip(listed, mended, strict=True))


def _texts(wiki: Pages, bases: Iterable[Base]) -> Mapping[int, str | None]:
    wanted = [base.revid for base in bases]
    return {n: r.text for n, r in wiki.fetch_revisions(wanted).items()} if wanted else {}


def _mend(space: Workspace, name: str, base: Base | None, texts: Mapping[int, str | None]) -> None:
    text = texts.get(base.revid) if base else None
    if base and text is not None:
        space.bases.save(replace(base, text=text))
    else:
        space.trash_base(name)


def _adopted(space: Workspace, wiki: Pages, names: Iterable[str]) -> set[str]:
    """Give each of these records its page as its base, where both say the same."""
    records = {name: normal(space.read_record(name).record, space.schema) for name in names}
    pages = wiki.fetch_titles(r.title for r in records.values()) if records else {}
    done = set()
    for name, record in records.items():
        side = wiki_side(pages[record.title], space.schema)
        if side.record == record:
            keep_base(space, None, side, name)
            done.add(name)
    return done
