"""The way of the journal (14 January 2021): texts and wordings of the document reach the wiki.

Sixty ingredients and nine steps: those of points 2 and 8 are called as the document has it, all
others take each other's names in one chain.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from kicsync.sandbox import Sandbox
from tests.rubrics.documents import parcours_docx
from tests.wiki.conftest import Editor, Kicsync
from tests.wiki.seen import Seen, seen
from tests.wiki.sixty import admin, box, files, kit, wiki

__all__ = ["admin", "box", "kit", "wiki"]

POINTS = ("--points", "2,8")
ALL = ("--yes", "--max-change", "100%")
DOUBTFUL = 'Signer une tribune "au nom du collectif"'
STEPS = "schema/steps.yml"
RUBRICS = "schema/rubrics.yml"


@pytest.fixture
def nine(kit: Kicsync, admin: Editor) -> Kicsync:
    """Return the workspace with a ninth step, which one ingredient has."""
    value = "9 - Faire alliance"
    admin.write("Faire alliance", f"Avec qui, et pour quoi ? [[{DOUBTFUL}]]")
    allowed = admin.text("Attribut:Etape")
    admin.write("Attribut:Etape", f"{allowed}\n* [[Valeur possible::{value}]]")
    admin.write(DOUBTFUL, re.sub(r"(?m)^\|Etape=.*$", f"|Etape={value}", admin.text(DOUBTFUL)))
    ninth = f'\n- number: 9\n  title: Faire alliance\n  value: "{value}"\n  page: Faire alliance\n'
    with (kit.folder / STEPS).open("a", encoding="utf-8") as steps:
        steps.write(ninth)
    kit("pull")
    return kit


class Names(NamedTuple):
    """What is called otherwise: titles of ingredients, titles of steps, and their values."""

    titles: Mapping[str, str]
    steps: Mapping[str, str]

    @property
    def pages(self) -> Mapping[str, str]:
        return {**self.titles, **self.steps}

    def values(self, kit: Kicsync) -> Mapping[str, str]:
        steps = yaml.safe_load((kit.folder / STEPS).read_text("utf-8"))
        found = {one["value"]: (one["number"], one["title"]) for one in steps}
        return {old: f"{n} - {self.steps.get(title, title)}" for old, (n, title) in found.items()}


def in_chains(kit: Kicsync) -> Names:
    """Decide every rubric of the wiki that is left: each is called as the next one was."""
    path = kit.folder / RUBRICS
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    titles = dict(_chained(entries, "ingredient", kit("list").splitlines()))
    steps = yaml.safe_load((kit.folder / STEPS).read_text("utf-8"))
    names = Names(titles, dict(_chained(entries, "step", [one["title"] for one in steps])))
    path.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False), "utf-8")
    return names


def _chained(
    entries: list[dict[str, Any]], kind: str, every: list[str]
) -> Iterator[tuple[str, str]]:
    of_kind = {one["wiki"]: one for one in entries if one["kind"] == kind and "wiki" in one}
    renamed = {old: one[one["keep"]] for old, one in of_kind.items() if _renamed(one)}
    left = [title for title in every if title not in renamed]
    for old, new in pairwise([*left, f"Tout nouveau ({kind})"]):
        if old not in of_kind:
            entries.append({"kind": kind, "wiki": old})
        entry = of_kind.setdefault(old, entries[-1])
        entry |= {"keep": new, "state": "decided"}
        yield old, new
    yield from renamed.items()


def _renamed(entry: Mapping[str, Any]) -> bool:
    kept = entry.get(entry["keep"], "")
    return entry["state"] == "decided" and kept not in {"", entry["wiki"]}


def test_points_2_and_8_come_in_all_wordings_follow_and_all_of_it_goes_back(
    nine: Kicsync, admin: Editor, box: Sandbox, tmp_path: Path
) -> None:
    before, kit = look(admin, box), nine
    document = str(parcours_docx(tmp_path))
    kit("rubrics", "decide", document)
    kit("rubrics", "decide", "--keep", "document", *POINTS)
    names = in_chains(kit)
    assert (len(names.titles), len(names.steps)) == (60, 9)
    kit("rubrics", "import", document, *POINTS, code=1)
    kit("resolve", "--take", "document")
    push = kit.json("push", *ALL)["batch"]
    assert kit.clean()
    texts, here, values = look(admin, box), files(kit), names.values(kit)
    assert len(texts.keys() - before.keys()) > 5

    done = kit.json("rubrics", "migrate", *ALL)
    assert {edit["result"] for edit in done["edits"]} == {"saved"}
    assert done["requests"] <= len(done["edits"]) + 2 + 10
    assert kit.clean()
    after = look(admin, box)
    for title, page in texts.items():
        assert after[names.pages.get(title, title)] == page.renamed(names.pages, values), title
    kit("rubrics", "import", document, *POINTS)
    assert kit.clean()  # what was brought in and renamed is what the document says

    kit("undo", *ALL)
    assert look(admin, box) == texts
    assert files(kit) == here
    kit("undo", push, *ALL)
    assert look(admin, box) == before


def look(admin: Editor, box: Sandbox) -> dict[str, Seen]:
    """Return every page, once the wiki has done what it does later."""
    box.maintain("runJobs.php")
    return seen(admin)
