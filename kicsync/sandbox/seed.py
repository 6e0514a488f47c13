"""The example Kit: one file a page in ``seed/``, listed with their titles in ``pages.yml``."""

from functools import cache
from pathlib import Path

import yaml

from kicsync.sandbox.page import Page

SEED = Path(__file__).parent / "seed"
FRONT_PAGE = "Accueil"


@cache
def seed_pages() -> tuple[Page, ...]:
    """Return the pages in the order of the list: templates first, the front page last."""
    listed: dict[str, str] = yaml.safe_load((SEED / "pages.yml").read_text("utf-8"))
    return tuple(
        Page(title, (SEED / name).read_text("utf-8").removesuffix("\n"))
        for name, title in listed.items()
    )
