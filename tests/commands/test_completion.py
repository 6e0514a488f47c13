"""What the Tab key completes, asked for as the shells do it."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kicsync.workspace.folder import Workspace
from tests.commands.conftest import FILE, RECORD, TITLE, Kicsync, program


def completed(*words: str, asks: str = "zsh") -> list[str]:
    """Return the values that a shell is offered for the last of ``words``."""
    environ = {
        "COMP_WORDS": "\n".join(["kicsync", *words]),
        "COMP_CWORD": str(len(words)),
        "_KICSYNC_COMPLETE": f"{asks}_complete",
    }
    said = program(**environ)
    assert (said.code, said.err) == (0, "")
    if asks == "zsh":
        return said.out.strip("\n").split("\n")[1::3]
    return [line.removeprefix("plain,") for line in said.out.split("\n") if line]


def test_titles_are_completed_whatever_their_accents_and_capitals(space: Workspace) -> None:
    space.create_record("ecouter.yml", RECORD.replace(TITLE, "Écouter"))
    assert completed("diff", "deli") == [TITLE]
    assert completed("edit", "É") == ["Écouter"]
    assert set(completed("push", "")) == {TITLE, "Écouter"}
    assert completed("push", "x") == []


def test_fields_and_commands_are_completed(space: Workspace) -> None:
    assert completed("edit", "--set", "outils.") == [
        "outils.titre",
        "outils.lien",
        "outils.description",
    ]
    assert completed("ed") == ["edit"]


def test_titles_and_fields_are_those_of_the_kind_that_is_asked_for(space: Workspace) -> None:
    (space.schema_folder / "step.yml").write_text("list_by: steps\nfree_text: texte\n", "utf-8")
    (space.folder / "etapes").mkdir()
    (space.folder / "etapes" / "a.yml").write_text("titre: Fiche\ntexte: t\n", "utf-8")
    assert completed("edit", "F") == []
    assert completed("edit", "--kind", "step", "") == ["Fiche"]
    assert set(completed("push", "")) == {TITLE, "Fiche"}
    assert completed("edit", "--kind", "step", "--set", "te") == ["texte"]


def test_outside_a_workspace_and_in_a_broken_one_it_is_quiet(world: Path) -> None:
    assert completed("diff", "") == []
    (world / "kicsync.toml").write_text("wiki = [\n", "utf-8")
    assert completed("diff", "") == []
    assert completed("edit", "--set", "") == []


def test_another_folder_is_that_of_the_option(space: Workspace) -> None:
    assert completed("-C", "local_ingredients", "diff", "d") == [TITLE]


def test_bash_gets_signs_that_it_reads_as_they_are(space: Workspace) -> None:
    title = "L'été (« tout » & $x) \\ fin ?"
    (space.folder / FILE).write_text(f"titre: {title}\n", "utf-8")
    (bare,) = completed("diff", "L", asks="bash")
    once = bare.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\")
    assert shlex.split(once) == [title]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_how_to_switch_it_on_is_one_line_to_copy(kicsync: Kicsync, shell: str) -> None:
    said = kicsync("completion", shell)
    assert said.code == 0
    assert said.out.count("\n") == 1
    assert f"_KICSYNC_COMPLETE={shell}_source kicsync" in said.out
    assert "Copy this line" in said.err


def test_bash_itself_offers_a_title(space: Workspace) -> None:
    said = program(_KICSYNC_COMPLETE="bash_source")
    assert said.code == 0
    script = f"""{said.out}
COMP_WORDS=(kicsync diff Del) COMP_CWORD=2
_kicsync_completion kicsync diff
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert shlex.split(done.stdout) == [TITLE]
