"""Save the pages of a wiki as a static archive, its files named as different programs name them."""

from itertools import cycle
from pathlib import Path
from urllib.parse import quote

from tests.wiki.conftest import Editor

NAMES = (
    "index.php@title={under}.html",
    "wiki/{percent}.html",
    "{under}/index.html",
    "wiki/{title}",
    "index.php%3Ftitle={percent}.html",
)


def save_archive(editor: Editor, folder: Path) -> None:
    """Save every page of the main namespace as it is shown to a visitor."""
    said = editor.api(action="query", list="allpages", aplimit="max", apfilterredir="nonredirects")
    for page, name in zip(said["query"]["allpages"], cycle(NAMES), strict=False):
        title = page["title"].replace("/", "%2F")
        under = title.replace(" ", "_")
        file = name.format(title=title, under=under, percent=quote(under, safe="%"))
        save_page(editor, folder / file, title=page["title"])


def save_page(editor: Editor, path: Path, **asked: str) -> None:
    """Save what ``index.php`` shows."""
    answer = editor.session.get(f"{editor.running.url}/index.php", params=asked, timeout=30)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(answer.text, "utf-8")
