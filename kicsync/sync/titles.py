"""The ingredients that a person names on the command line."""

import unicodedata
from collections.abc import Iterable

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.workspace.suggest import did_you_mean


def named(titles: Iterable[str], known: Iterable[str]) -> set[str]:
    """Return which of ``known`` are meant by ``titles``; case and underscores don't matter.

    Raises ConfigError for a title that is none of them.
    """
    exact = set(known)
    by_fold = {_fold(title): title for title in exact}
    found = set()
    for title in titles:
        if title in exact:
            found.add(title)
            continue
        if _fold(title) not in by_fold:
            raise ConfigError(
                _("There is no ingredient called “{title}”.").format(title=title),
                hint=did_you_mean(title, by_fold.values()),
            )
        found.add(by_fold[_fold(title)])
    return found


def _fold(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).replace("_", " ").split()).casefold()
