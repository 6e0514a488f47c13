"""What a run costs in requests, and what an import costs in libraries."""

import subprocess
import sys
from typing import Any

import pytest

from kicsync.wiki.connect import connect
from tests.http.conftest import URL, FakeWiki


def batch(first: int, size: int, more: str = "") -> dict[str, Any]:
    slots = {"main": {"contentmodel": "wikitext", "content": "x"}}
    pages = [
        {"pageid": number, "title": f"Page {number}", "revisions": [{"revid": 1, "slots": slots}]}
        for number in range(first, first + size)
    ]
    answer: dict[str, Any] = {"batchcomplete": True, "query": {"pages": pages}}
    return answer | ({"continue": {"geicontinue": more, "continue": "-||"}} if more else {})


def test_a_first_reading_of_129_pages_is_four_requests(wiki: FakeWiki) -> None:
    wiki.say("connect_anonymous", batch(1, 50, "0|51"), batch(51, 50, "0|101"), batch(101, 29))
    connected = connect(URL)
    assert len(list(connected.list_pages(template="Ingrédient"))) == 129
    assert connected.requests == 4
    assert wiki.asked[1]["geititle"] == "Modèle:Ingrédient"


@pytest.mark.parametrize(
    "module",
    ["pages", "edits", "moves", "logs", "revisions", "site", "credentials", "address", "refusals"],
)
def test_modules_of_values_do_not_import_the_network(module: str) -> None:
    code = (
        f"import sys, kicsync.wiki.{module}\n"
        "print({'mwclient', 'requests', 'keyring', 'platformdirs'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_nothing_that_a_wiki_sends_is_read_as_xml() -> None:
    code = (
        "import sys, kicsync.wiki.connect\n"
        "print({'xml.etree', 'xml.dom', 'xml.sax', 'xml.parsers', 'lxml'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
