"""The reference: a bare loop over requests, which gets the very answers that kicsync got.

The addresses come from the server's log of kicsync; nothing is written, nothing is compared.
"""

import json
from pathlib import Path
from typing import Any

import requests

from scripts.benches.peers.job import PASSWORD, SUMMARY, USER, WIKI, main, reread


def fetch(addresses: Path) -> None:
    """Log in, then get one address after the other."""
    session = _logged_in()
    for address in addresses.read_text("utf-8").splitlines():
        session.get(WIKI + address, timeout=60).json()


def first(folder: Path) -> None:
    """Get what a first pull gets."""
    fetch(folder / "first.txt")


def again(folder: Path) -> None:
    """Get what a pull gets when nothing changed."""
    fetch(folder / "again.txt")


def push(folder: Path) -> None:
    """Read the pages in one request, then save one after the other."""
    session = _logged_in()
    titles = json.loads((folder / "titles.json").read_text("utf-8"))
    query = {"prop": "revisions", "rvprop": "content", "rvslots": "main"}
    pages = _api(session, action="query", titles="|".join(titles), **query)["query"]["pages"]
    token = _api(session, action="query", meta="tokens")["query"]["tokens"]["csrftoken"]
    for page in pages:
        text = reread(page["revisions"][0]["slots"]["main"]["content"])
        _api(session, action="edit", title=page["title"], text=text, summary=SUMMARY, token=token)


def _logged_in() -> requests.Session:
    session = requests.Session()
    token = _api(session, action="query", meta="tokens", type="login")
    asked = {"lgtoken": token["query"]["tokens"]["logintoken"], "lgpassword": PASSWORD}
    said = _api(session, action="login", lgname=USER, **asked)
    assert said["login"]["result"] == "Success", said
    return session


def _api(session: requests.Session, **parameters: str) -> dict[str, Any]:
    data = {"format": "json", "formatversion": "2", **parameters}
    answer: dict[str, Any] = session.post(f"{WIKI}/api.php", data=data, timeout=60).json()
    assert "error" not in answer, answer
    return answer


if __name__ == "__main__":
    main(first, again, push)
