"""Which pages of the wiki a workspace holds: those of one template, or of one category.

``.kicsync/scope.json`` remembers it, since with another template every page would seem lost.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kicsync.atomic import write_text
from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit import ListBy, Schema

FILE = "scope.json"


@dataclass(frozen=True)
class Scope:
    """``template`` makes an ingredient; ``category`` lists them, '' where the template does."""

    template: str
    category: str = ""

    @classmethod
    def of(cls, schema: Schema) -> "Scope":
        """Return the scope that ``schema`` describes."""
        return cls(schema.template, schema.category if schema.list_by is ListBy.CATEGORY else "")


def read_scope(state: Path) -> Scope | None:
    """Return the scope of the last pull, None before the first; raises ConfigError."""
    try:
        return Scope(**json.loads((state / FILE).read_bytes()))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):
        raise ConfigError(
            _("{file} can't be read: it is damaged, or git left both versions in it.").format(
                file=state / FILE
            ),
            hint=_("Delete it, then run: kicsync pull --rescan"),
        ) from None


def write_scope(state: Path, scope: Scope) -> None:
    """Remember ``scope``, where it is not known yet."""
    text = json.dumps(asdict(scope), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    path = state / FILE
    if not path.exists() or path.read_bytes() != text.encode():
        write_text(path, text)


def check_scope(known: Scope | None, scope: Scope) -> None:
    """Raise ConfigError when the schema speaks of other pages than the last pull."""
    if known is None or known == scope:
        return
    old, new = known.category or known.template, scope.category or scope.template
    if old == new:  # the pages are listed alike, but another template makes an ingredient
        old, new = known.template, scope.template
    raise ConfigError(
        _("The schema speaks of “{new}” now; the last pull brought the pages of “{old}”.").format(
            new=new, old=old
        ),
        hint=_("If that is what you want, look at all pages again: kicsync pull --rescan"),
    )
