"""Which wiki a workspace belongs to: ``.kicsync/wiki.json``, committed beside the bases."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kicsync.atomic import write_text
from kicsync.errors import ConfigError
from kicsync.i18n import _

FILE = "wiki.json"


@dataclass(frozen=True)
class Binding:
    """A wiki: the address of its API, and what it says of itself (``meta=siteinfo``)."""

    api: str
    wiki_id: str = ""
    sitename: str = ""

    def same(self, other: "Binding") -> bool:
        """Tell whether both are one wiki; what only one of them knows yet doesn't count."""
        if self.wiki_id and other.wiki_id and self.wiki_id != other.wiki_id:
            return False
        return _address(self.api) == _address(other.api)


def read_binding(folder: Path) -> Binding | None:
    """Return the binding that stands in ``folder``, or None before the first contact.

    Raises ``ConfigError`` when the file is damaged.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        data = json.loads(path.read_bytes())
        return Binding(str(data["api"]), str(data["wiki_id"]), str(data["sitename"]))
    except (ValueError, KeyError, TypeError):
        raise ConfigError(
            _("{file} can't be read: it is damaged, or git left both versions in it.").format(
                file=path
            ),
            hint=_("Take one whole version of it, or run: kicsync init URL --rebind"),
        ) from None


def write_binding(folder: Path, binding: Binding) -> None:
    """Write ``binding`` into ``folder``."""
    text = json.dumps(asdict(binding), ensure_ascii=False, indent=1, sort_keys=True)
    write_text(folder / FILE, text + "\n")


def check_binding(bound: Binding | None, wiki: Binding) -> None:
    """Raise ``ConfigError`` when the workspace is ``bound`` to another wiki than ``wiki``."""
    if bound is None or bound.same(wiki):
        return
    raise ConfigError(
        _("This workspace belongs to {bound}, not to {wiki}.").format(
            bound=_named(bound), wiki=_named(wiki)
        ),
        hint=_("To move it to the other wiki, run: kicsync init URL --rebind"),
    )


def _named(binding: Binding) -> str:
    return f"{binding.sitename} ({binding.api})" if binding.sitename else binding.api


def _address(url: str) -> str:
    """Return what names the wiki in ``url``: http and https, and a slash more, are the same."""
    return url.partition("://")[2].rstrip("/").casefold() or url.casefold()
