"""What is known of links already, so that the same sites are not asked again and again."""

import json
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kicsync.atomic import write_text

Ask = Callable[[Iterable[str]], Mapping[str, str]]
"""Returns why an address is dead, '' where it is not, for those that it could ask."""

FRESH = 24 * 3600.0
"""Seconds for which an answer counts."""


def remembering(ask: Ask, path: Path, *, now: Callable[[], float] = time.time) -> Ask:
    """Return ``ask`` that looks into the file ``path`` first, and keeps the answers there."""

    def asked(urls: Iterable[str]) -> dict[str, str]:
        known = {url: said for url, (when, said) in _read(path).items() if now() - when < FRESH}
        wanted = list(dict.fromkeys(urls))
        new = ask([url for url in wanted if url not in known])
        kept = {**_read(path), **{url: (now(), said) for url, said in new.items()}}
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n")
        return {url: said for url, said in {**known, **new}.items() if url in wanted}

    return asked


def _read(path: Path) -> dict[str, tuple[float, str]]:
    """Return the answers of before; a file that is damaged is worth nothing."""
    try:
        data = json.loads(path.read_bytes())
        return {str(url): (float(when), str(said)) for url, (when, said) in data.items()}
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        return {}
