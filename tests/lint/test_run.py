"""The files are read, known ones are looked up, and the sure fixes are made."""

import subprocess
from pathlib import Path

import pytest

from kicsync.lint import spread
from kicsync.lint.context import Context
from kicsync.lint.engine import Linter
from kicsync.lint.rules import RULES
from kicsync.lint.run import Files, diff
from kicsync.lint.settings import settings
from tests.lint.linting import SCHEMA

STEP = "7 - Documenter, partager et diffuser"
WRONG = "titre: a\netapes:\n  - 7. documenter partager et diffuser # note\n"
RIGHT = WRONG.replace("7. documenter partager et diffuser", STEP)


def files(texts: dict[str, bytes], *select: str, root: Path | None = None) -> Files:
    linter = Linter(Context(SCHEMA), settings(RULES, {}, select=select, ignore=["KIC204"]))
    return Files(linter, root or Path(), texts)


def mended(data: bytes, *select: str) -> bytes:
    given = files({"a.yml": data}, *select)
    return given.mended(given.check(["a.yml"])).get("a.yml", data)


def test_a_file_of_the_folder_and_one_that_is_typed_are_read(tmp_path: Path) -> None:
    (tmp_path / "l'été b.yml").write_bytes("\ufefftitre: été\r\n".encode())
    given = files({"b.yml": b"titre: b\n"}, root=tmp_path)
    assert given.document("l'été b.yml").title == "été"
    assert given.source("l'été b.yml") == "titre: été\r\n"
    assert given.data("l'été b.yml") == "\ufefftitre: été\r\n".encode()
    assert given.document("b.yml").title == "b"


def test_a_file_that_is_no_text_is_a_finding_and_stays() -> None:
    given = files({"a.yml": b"titre: caf\xe9 \n"})
    found = given.check(["a.yml"])
    assert [(one.code, one.place) for one in found if one.code == "KIC901"] == [
        ("KIC901", (1, 1, 1, 1))
    ]
    assert given.source("a.yml") == ""
    assert given.mended(found) == {}


@pytest.mark.parametrize("name", ["a.yml", "a: b.yml", "sous/é: 1: b.yml"])
def test_what_is_wrong_with_a_file_is_said_without_its_name(name: str) -> None:
    for data, said in ((b"\xff\xfe", "This file is in UTF-16"), (b"\xff", "This file is not in")):
        (found,) = files({name: data}, "KIC901").check([name])
        assert found.message.startswith(said)
        assert "1:" not in found.message.replace(name, "")


def test_only_the_files_that_a_fix_changes_are_given() -> None:
    given = files({"a.yml": WRONG.encode(), "b.yml": RIGHT.replace(": a", ": b").encode()})
    assert given.mended(given.check(["a.yml", "b.yml"])) == {"a.yml": RIGHT.encode()}


def test_a_fix_that_follows_from_another_one_is_made_too() -> None:
    text = f"titre: a\netapes:\n  - {STEP}\n  - 7. documenter, partager et diffuser\n"
    assert mended(text.encode(), "KIC202", "KIC203").decode() == f"titre: a\netapes:\n  - {STEP}\n"


def test_a_byte_order_mark_and_line_ends_stay() -> None:
    data = ("\ufeff" + WRONG.replace("\n", "\r\n")).encode()
    assert mended(data, "KIC202").decode() == "\ufeff" + RIGHT.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "broken", ["titre: [ \nexemple: e  \n", "titre: a\u200b\nb \n", " - a: \n b"]
)
def test_a_file_with_a_mistake_of_yaml_is_not_mended_half_way(broken: str) -> None:
    given = files({"a.yml": broken.encode()}, "KIC409")
    assert given.mended(given.check(["a.yml"])) == {}


def test_a_file_that_a_fix_makes_yaml_again_is_mended() -> None:
    data = "titre: a\u2028b\netapes:\n  - 7. documenter, partager et diffuser\n"
    assert (
        mended(data.encode(), "KIC409", "KIC202") == f"titre: a b\netapes:\n  - {STEP}\n".encode()
    )


def test_a_rule_about_the_kit_does_not_take_away_its_suppressions_while_mending() -> None:
    texts = {
        "a.yml": "titre: t\n",
        "b.yml": f"titre: T # kicsync: ignore[KIC105] voulu\n{WRONG[9:]}",
    }
    given = files({name: text.encode() for name, text in texts.items()}, "KIC1", "KIC202", "KIC903")
    done = given.mended(given.check(list(texts)))
    assert done == {"b.yml": texts["b.yml"].replace(WRONG[9:], RIGHT[9:]).encode()}


def test_many_files_are_looked_at_by_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {f"{n}.yml": WRONG.replace(": a", f": {n % 7}").encode() for n in range(40)}
    alone = files(texts).check(list(texts))
    monkeypatch.setattr(spread, "FEW", 5)
    monkeypatch.setattr(spread, "_CHUNK", 4)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert files(texts).check(list(texts)) == alone
    assert {one.code for one in alone} >= {"KIC105", "KIC202"}


@pytest.mark.parametrize("program", [["git", "apply", "-p1"], ["patch", "-p1", "--binary", "-s"]])
@pytest.mark.parametrize("name", ["a.yml", "sous dossier/l'été 1.yml"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\nb", "a\nB"),
        ("a\nb\n", "a\nb"),
        ("a", "a\n"),
        ("a\r\nb\r\n", "a\r\nB\r\n"),
        ("a\u2028b\x0cc\n", "a b\x0cC\n"),
        ("\ufeffa\n", "\ufeffb\n"),
    ],
)
def test_a_difference_is_one_that_git_and_patch_apply(
    tmp_path: Path, program: list[str], name: str, old: str, new: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(old.encode())
    subprocess.run(program, cwd=tmp_path, input=diff(name, old, new).encode(), check=True)
    assert path.read_bytes().decode() == new


def test_no_difference_is_nothing() -> None:
    assert diff("a.yml", "a\n", "a\n") == ""
