"""Which sub-bullets of the document are asked for: those of some points, or of one author; pure."""

import re
from collections.abc import Iterable, Sequence

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit.outline import Bullet, Outline, Point
from kicsync.kit.suggest import did_you_mean
from kicsync.kit.where_words import fold

_WORDS = re.compile(r"\w+")


def chosen_points(points: str, numbers: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``numbers`` that ``points``, written “2,8”, asks for.

    Raises ConfigError for one that no point has.
    """
    known = {_number(number): number for number in numbers if number}
    parts = [part for part in points.replace(";", ",").split(",") if part.strip()]
    asked = [_number(part) for part in parts or points.split()]
    for number in asked:
        if number not in known:
            raise ConfigError(
                _("The document has no point {number}.").format(number=number),
                hint=_("Its points: {numbers}.").format(numbers=", ".join(known.values())),
            )
    return tuple(known[number] for number in dict.fromkeys(asked))


def chosen(outline: Outline, points: Sequence[str], author: str) -> set[int]:
    """Return which sub-bullets are meant, by their place; all of them where nothing is said.

    Raises ConfigError for an ``author`` who signed none.
    """
    bullets = list(outline.bullets())
    if author:
        _refuse_unknown(author, bullets)
    return {
        place
        for place, (point, bullet) in enumerate(bullets)
        if (not points or point.number in points)
        and (not author or any(is_author(author, name) for name in bullet.authors))
    }


def is_author(asked: str, name: str) -> bool:
    """Tell whether ``asked`` is ``name``: the same words, one of them, or the initials of all."""
    ours, theirs = _words(asked), _words(name)
    if not ours or not theirs:
        return False
    both = (ours, theirs)
    initials = {_initials(a) == "".join(b) for a, b in (both, both[::-1]) if len(a) > 1}
    return set(ours) <= set(theirs) or set(theirs) <= set(ours) or True in initials


def _refuse_unknown(author: str, bullets: Iterable[tuple[Point, Bullet]]) -> None:
    names = list(dict.fromkeys(name for _point, bullet in bullets for name in bullet.authors))
    if not any(is_author(author, name) for name in names):
        hint = _("Authors are named in brackets, like (Christian), or “Auteur : …”.")
        raise ConfigError(
            _("Nothing in the document is signed by “{name}”.").format(name=author),
            hint=did_you_mean(author, names) if names else hint,
        )


def _number(text: str) -> str:
    return text.strip(" .)/").casefold()


def _words(name: str) -> list[str]:
    return _WORDS.findall(fold(name.replace(".", "")))


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)
