"""The Kits of the rehearsal wiki: one file a page, listed with their titles in a ``pages.yml``."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from kicsync.sandbox.page import Page

SEED = Path(__file__).parent / "seed"
EXAMPLE = "example"


class SeedKit(NamedTuple):
    """One Kit: its folder, the language of its wiki, and the title of the front page."""

    folder: Path
    language: str = "fr"
    front: str = "Accueil"


KITS = {
    EXAMPLE: SeedKit(SEED),
    "inside": SeedKit(SEED / "inside"),
    "bullets": SeedKit(SEED / "bullets"),
    "english": SeedKit(SEED / "english", "en", "Main Page"),
    "empty": SeedKit(SEED / "empty"),
}
"""``example`` has its tools in templates beside, ``inside`` in a parameter, ``bullets`` as bullets;
``empty`` has nothing but a front page."""


@cache
def seed_pages(kit: str = EXAMPLE) -> tuple[Page, ...]:
    """Return the pages in the order of the list: templates first, the front page last."""
    folder = KITS[kit].folder
    listed: dict[str, str] = yaml.safe_load((folder / "pages.yml").read_text("utf-8"))
    return tuple(
        Page(title, (folder / name).read_text("utf-8").removesuffix("\n"))
        for name, title in listed.items()
    )
