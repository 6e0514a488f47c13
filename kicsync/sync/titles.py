"""The ingredients that a person names on the command line."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit.suggest import did_you_mean
from kicsync.sync.plan import Item

_NONE: Mapping[str, str] = {}


def called(titles: Iterable[str], items: Iterable[Item]) -> set[str]:
    """Return which of ``items`` are meant by ``titles``, those of the files or of the wiki."""
    names = _names(items)
    found = (names.exact.get(title) or names.folded.get(fold(title)) for title in titles)
    return {title for title in found if title is not None}


def require_known(titles: Iterable[str], items: Iterable[Item]) -> None:
    """Raise ConfigError for a title that is none of those of ``items``."""
    found = list(items)
    names = _names(found)
    named(titles, names.exact, names.others)


class _Names(NamedTuple):
    """The titles of items, by what they are called: ``others`` are those of before, or there."""

    exact: Mapping[str, str]
    folded: Mapping[str, str]
    others: Mapping[str, str]


def _names(items: Iterable[Item]) -> _Names:
    found = list(items)
    exact = {item.title: item.title for item in found}
    others = {
        side.record.title: item.title
        for item in found
        for side in (item.base, item.wiki)
        if side and side.record
    }
    folded = {fold(name): title for name, title in {**others, **exact}.items()}
    return _Names(exact, folded, others)


def named(
    titles: Iterable[str], known: Iterable[str], others: Mapping[str, str] = _NONE
) -> set[str]:
    """Return which of ``known`` are meant by ``titles``; case and underscores don't matter.

    ``others`` are names by which some of ``known`` are called too. Raises ConfigError for a title
    that is none of them.
    """
    exact = set(known)
    by_fold = {fold(other): title for other, title in others.items()}
    by_fold |= {fold(title): title for title in exact}
    found = set()
    for title in titles:
        if title in exact:
            found.add(title)
            continue
        if fold(title) not in by_fold:
            raise ConfigError(
                _("There is no ingredient called “{title}”.").format(title=title),
                hint=did_you_mean(title, by_fold.values()),
            )
        found.add(by_fold[fold(title)])
    return found


def fold(title: str) -> str:
    """Return ``title`` without what people write differently: case, underscores, blanks."""
    return " ".join(unicodedata.normalize("NFC", title).replace("_", " ").split()).casefold()
