"""Making a rehearsal wiki: MediaWiki's own installer, then the seed."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from kicsync.sandbox.credentials import ADMIN, BOT, Credentials
from kicsync.sandbox.mediawiki import PHP, MediaWiki
from kicsync.sandbox.page import Page, export
from kicsync.sandbox.seed import EXAMPLE, KITS, seed_pages

_GRANTS = "basic,highvolume,editpage,editprotected,createeditmovepage,delete"


KIT = "kit"
"""The file of a wiki that names its Kit."""


def install(root: Path, wiki: Path, credentials: Credentials, kit: str = EXAMPLE) -> None:
    """Make the wiki of ``kit`` in the folder ``wiki``, whole or not at all.

    It grows in a folder beside, which is renamed at the end. Raises SandboxError when a script
    of MediaWiki fails.
    """
    staging = wiki.with_name(f"{wiki.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(mode=0o700)
    for name in ("db", "cache"):
        (staging / name).mkdir()
    shutil.copytree(PHP, staging / "php")
    (staging / KIT).write_text(kit, "utf-8")
    _fill(MediaWiki(root, staging), credentials, kit)
    staging.rename(wiki)


def import_pages(mediawiki: MediaWiki, pages: Iterable[Page]) -> None:
    """Import pages, with the tables of links by which the API lists them."""
    mediawiki.run("importDump.php", "--no-updates", stdin=export(pages, ADMIN))
    mediawiki.run("refreshLinks.php")  # for all pages at once: half the time
    mediawiki.run("initSiteStats.php", "--update")
    mediawiki.run("runJobs.php")


def _fill(mediawiki: MediaWiki, credentials: Credentials, kit: str) -> None:
    _run_installer(mediawiki, credentials.admin, KITS[kit].language)
    settings = mediawiki.wiki / "LocalSettings.php"
    with settings.open("a", encoding="utf-8") as file:
        file.write("\nrequire __DIR__ . '/php/settings.php';\n")
    settings.chmod(0o600)
    mediawiki.run(
        PHP / "botpassword.php", "--appid", BOT, "--grants", _GRANTS, ADMIN, stdin=credentials.bot
    )
    *pages, front = seed_pages(kit)
    assert front.title == KITS[kit].front
    # The installer has made a front page of its own, younger than any imported revision.
    mediawiki.run("edit.php", "--user", ADMIN, front.title, stdin=front.text)
    if pages:
        import_pages(mediawiki, pages)


def _run_installer(mediawiki: MediaWiki, password: str, language: str) -> None:
    mediawiki.run(
        "install.php",
        *("--dbtype", "sqlite", "--dbname", "kic", "--dbpath", str(mediawiki.wiki / "db")),
        *("--server", "http://127.0.0.1", "--scriptpath", "", "--lang", language),
        *("--skins", "Vector", "--confpath", str(mediawiki.wiki)),
        *("--passfile", "php://stdin", "Les Communs", ADMIN),
        stdin=password,
    )
