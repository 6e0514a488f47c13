"""The ingredients that a person names on the command line."""

import unicodedata
from collections.abc import Iterable, Mapping

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.sync.plan import Item
from kicsync.workspace.suggest import did_you_mean

_NONE: Mapping[str, str] = {}


def called(titles: Iterable[str], items: Iterable[Item]) -> set[str]:
    """Return the titles of the ``items`` meant by ``titles``: those in the files, or on the wiki.

    Raises ConfigError for a title that is none of them.
    """
    found = list(items)
    old = {
        side.record.title: item.title
        for item in found
        for side in (item.base, item.wiki)
        if side and side.record
    }
    return named(titles, (item.title for item in found), old)


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
