"""kicsync lint: what is checked, said, mended and remembered, and the code it ends with."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kicsync.workspace.binding import Binding
from kicsync.workspace.folder import Workspace
from kicsync.workspace.record_file import BOM
from kicsync.workspace.setup import create
from tests.commands.conftest import API, CLOSED, Kicsync, program

STEP = "7 - Documenter, partager et diffuser"
CLEAN = f"""\
titre: Tenir un journal ouvert
etapes:
  - {STEP}
description: |
  On y note qui était là.
  On y note ce qui a été dit.
  On y note ce qui reste à faire.
outils:
exemple: Un atelier écrit chaque soir trois lignes sur une page ouverte.
"""
WARNED = CLEAN.replace("exemple: Un", "exemple: plop, un").replace("journal", "carnet")
WRONG = CLEAN.replace(STEP, "7. documenter, partager et diffuser  # note").replace(
    "journal", "cahier"
)
MENDED = WRONG.replace("7. documenter, partager et diffuser", STEP)
OTHER = CLEAN.replace("journal", "livre")
WARNING = "local_ingredients/b.yml:9:10: KIC402 “plop” stands in for a text"
ERROR = "local_ingredients/c.yml:3:5: KIC202 this step is written"
SPACED = "l'été d'un an.yml"


@pytest.fixture
def kit(world: Path) -> Workspace:
    """A workspace with one ingredient in which nothing is found."""
    space = create(world, CLOSED, Binding(API, "kic", "Les Communs"))
    configure(space, 'ignore = ["KIC204", "KIC503"]')
    space.create_record("a.yml", CLEAN)
    return space


def configure(space: Workspace, *lines: str) -> None:
    path = space.root / "kicsync.toml"
    head = path.read_text("utf-8").partition("\n[lint]")[0]
    path.write_text("\n".join([head, "[lint]", *lines, ""]), "utf-8")


def types(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))


def test_nothing_found_is_said_and_ends_well(kicsync: Kicsync, kit: Workspace) -> None:
    assert kicsync("lint") == (0, "No problem in 1 file.\n", "")
    assert kicsync("lint", "--format", "concise") == (0, "", "")


def test_only_warnings_end_well_unless_there_are_more_than_allowed(
    kicsync: Kicsync, kit: Workspace
) -> None:
    kit.create_record("b.yml", WARNED)
    said = kicsync("lint", "--format", "concise")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(WARNING)
    assert said.out.count("\n") == 1
    assert kicsync("lint", "--max-warnings", "1").code == 0
    assert kicsync("lint", "--max-warnings", "0").code == 1
    assert kicsync("lint", "--max-warnings", "0", "--exit-zero").code == 0


def test_an_error_ends_with_1(kicsync: Kicsync, kit: Workspace) -> None:
    kit.create_record("c.yml", WRONG)
    said = kicsync("lint", "--format", "concise")
    assert said.code == 1
    assert said.out.startswith(ERROR)
    assert kicsync("lint", "--exit-zero").code == 0
    assert kicsync("lint", "--ignore", "KIC202,KIC204").code == 0
    assert kicsync("lint", "--max-warnings", "9").code == 1


def test_a_warning_made_an_error_ends_with_1(kicsync: Kicsync, kit: Workspace) -> None:
    kit.create_record("b.yml", WARNED)
    configure(kit, 'select = ["KIC402"]', 'severity = {placeholder = "error"}')
    assert kicsync("lint").code == 1
    configure(kit, 'select = ["KIC4"]', 'per-file-ignores = {"b.yml" = ["KIC402"]}')
    assert kicsync("lint") == (0, "No problem in 2 files.\n", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--select", "KIC99"], "no rule “KIC99”"),
        (["--ignore", "KIC1,placehodler"], "Did you mean “placeholder”?"),
        (["absent.yml"], "absent.yml is not there."),
        (["--fix", "--diff"], "--fix and --diff contradict each other"),
        (["--stdin-filename", "a.yml", "a.yml"], "contradict each other"),
        (["--wiki", "--fix"], "contradict each other"),
        (["--update-baseline"], "--update-baseline needs --baseline FILE"),
        (["--baseline", "absent.json"], "absent.json is missing"),
        (["--baseline", "kicsync.toml"], "is no baseline"),
        (["--baseline", "schema"], "is a directory"),
        (["--max-warnings", "-1"], "--max-warnings"),
        (["--format", "plop"], "--format"),
    ],
)
def test_a_wrong_option_ends_with_2(
    kicsync: Kicsync, kit: Workspace, arguments: list[str], words: str
) -> None:
    said = kicsync("lint", *arguments)
    assert (said.code, said.out) == (2, "")
    assert words in said.err


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("kicsync.toml", "[lint]\nselct = []\n", "Did you mean “select”?"),
        ("kicsync.toml", "[lint\n", "can't be understood"),
        ("kicsync.toml", "lint = 1\n", "must be a table"),
        ("kicsync.toml", "[lint.rules.KIC402]\nwords = [1]\n", "lint.rules.KIC402.words"),
        ("schema/ingredient.yml", "template: [\n", "ingredient.yml"),
        ("schema/steps.yml", "a: b\n", "steps.yml"),
    ],
)
def test_wrong_settings_and_a_wrong_schema_end_with_2(
    kicsync: Kicsync, kit: Workspace, file: str, text: str, words: str
) -> None:
    (kit.root / file).write_text(text, "utf-8")
    said = kicsync("lint")
    assert (said.code, said.out) == (2, "")
    assert words in said.err


def test_outside_a_workspace_there_is_nothing_to_check(kicsync: Kicsync, world: Path) -> None:
    said = kicsync("lint")
    assert (said.code, said.out) == (2, "")
    assert "kicsync init" in said.err


def test_a_file_that_can_not_be_opened_is_named(kicsync: Kicsync, kit: Workspace) -> None:
    (kit.folder / "d.yml").mkdir()
    for arguments in ([], ["--fix"], ["--no-cache"]):
        said = kicsync("lint", *arguments)
        assert (said.code, said.out) == (2, "")
        assert "d.yml can't be read or written: Is a directory." in said.err


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"\xff\xfea", b"titre: [\n", b"[" * 5000, b"\x00", b"- a\n", b"titre: a\x85b"],
    ids=lambda data: repr(data[:9]),
)
def test_a_file_of_any_bytes_is_a_finding(kicsync: Kicsync, kit: Workspace, data: bytes) -> None:
    (kit.folder / "d.yml").write_bytes(data)
    said = kicsync("lint", "--format", "concise")
    assert said.code == 1
    assert said.out.startswith("local_ingredients/d.yml:")
    assert "KIC901" in said.out
    assert kicsync("lint", "--fix").code in {0, 1}


def test_a_conflict_file_that_can_not_be_read_is_a_conflict(
    kicsync: Kicsync, kit: Workspace
) -> None:
    (kit.folder / "a.conflict.yml").write_bytes(b"\xff")
    said = kicsync("lint", "--format", "concise")
    assert said.code == 1
    assert said.out.startswith("local_ingredients/a.yml:1:8: KIC504 ")


def test_a_folder_without_records_has_no_problems(kicsync: Kicsync, kit: Workspace) -> None:
    (kit.root / "vide").mkdir()
    assert kicsync("lint", "vide") == (0, "No problem in 0 files.\n", "")
    (kit.folder / "a.yml").unlink()
    assert kicsync("lint").code == 0
    kit.folder.rmdir()
    assert kicsync("lint").code == 0


def test_paths_are_those_of_the_folder_in_which_one_works(
    kicsync: Kicsync, kit: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.create_record(SPACED, WARNED)
    shown = f"local_ingredients/{SPACED}:9:10: KIC402"
    for folder, path in (("schema", "../local_ingredients"), ("local_ingredients", SPACED)):
        said = kicsync("-C", kit.root / folder, "lint", path, "--format", "concise")
        assert said.out.startswith(shown)
        monkeypatch.chdir(kit.root / folder)
        assert kicsync("lint", path, "--format", "concise") == said


def test_a_file_elsewhere_is_shown_with_its_whole_path(
    kicsync: Kicsync, kit: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "ailleurs.yml"
    path.write_text(WRONG, "utf-8")
    said = kicsync("lint", path, "--format", "concise")
    assert (said.code, said.out.startswith(f"{path}:3:5: KIC202")) == (1, True)
    assert kicsync("lint", "--fix", path).code == 0
    assert path.read_text("utf-8") == MENDED


def test_a_repair_is_written_and_told_and_the_next_one_has_nothing_to_do(
    kicsync: Kicsync, kit: Workspace
) -> None:
    kit.create_record("c.yml", WRONG)
    assert kicsync("lint", "--fix") == (0, "No problem in 2 files.\n", "1 file was repaired.\n")
    assert (kit.folder / "c.yml").read_text("utf-8") == MENDED
    assert kicsync("lint", "--fix") == (0, "No problem in 2 files.\n", "")
    assert kicsync("-q", "lint") == (0, "No problem in 2 files.\n", "")


def test_what_can_not_be_repaired_is_still_shown(kicsync: Kicsync, kit: Workspace) -> None:
    kit.create_record("c.yml", WRONG.replace("exemple: Un", "exemple: plop, un"))
    said = kicsync("lint", "--fix", "--format", "concise")
    assert said.code == 0
    assert [line.split()[1] for line in said.out.splitlines()] == ["KIC402"]


def test_the_text_of_a_file_with_a_mistake_of_yaml_stays(kicsync: Kicsync, kit: Workspace) -> None:
    text = "titre: a  \n  b: c  \nexemple: e\u0301\n"
    kit.create_record("d.yml", text)
    said = kicsync("lint", "--fix", "--select", "KIC901,KIC409")
    assert said.code == 1
    assert said.err == ""
    assert (kit.folder / "d.yml").read_text("utf-8") == text


@pytest.mark.parametrize("name", ["c.yml", SPACED])
def test_a_difference_changes_nothing_and_git_applies_it(
    kicsync: Kicsync, kit: Workspace, name: str
) -> None:
    path = kit.folder / name
    for old, new in ((WRONG, MENDED), (WRONG[:-1], MENDED[:-1]), (BOM + WRONG, BOM + MENDED)):
        path.write_bytes(old.replace("\n", "\r\n").encode())
        said = kicsync("lint", "--diff")
        assert (said.code, said.err) == (1, "")
        assert path.read_bytes().decode() == old.replace("\n", "\r\n")
        subprocess.run(["git", "apply"], cwd=kit.root, input=said.out.encode(), check=True)
        assert path.read_bytes().decode() == new.replace("\n", "\r\n")
        assert kicsync("lint", "--diff") == (0, "", "")
    path.write_bytes(WRONG.encode())
    assert kicsync("lint", "--diff", "--exit-zero").code == 0


def test_what_is_typed_is_checked_as_that_file(
    kicsync: Kicsync, kit: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(monkeypatch, WRONG.encode())
    said = kicsync("lint", "--stdin-filename", f"local_ingredients/{SPACED}", "--format", "json")
    assert said.code == 1
    data = json.loads(said.out)
    assert data["files"] == 1
    (found,) = data["findings"]
    assert (found["file"], found["code"]) == (f"local_ingredients/{SPACED}", "KIC202")
    assert found["fix"]["edits"][0]["text"] == " - D"
    assert not (kit.folder / SPACED).exists()


@pytest.mark.parametrize(
    ("given", "code", "printed"),
    [
        (WRONG, 0, MENDED),
        (OTHER, 0, OTHER),
        (BOM + WRONG.replace("\n", "\r\n"), 0, BOM + MENDED.replace("\n", "\r\n")),
        ("titre: [  ", 1, "titre: [  "),
        ("", 1, ""),
    ],
)
def test_a_repair_of_what_is_typed_prints_its_text_and_nothing_else(
    kit: Workspace, given: str, code: int, printed: str
) -> None:
    command = "from kicsync.commands import main; main()"
    for option in ([], ["--format", "json"]):
        done = subprocess.run(
            [sys.executable, "-c", command, "lint", "--fix", "--stdin-filename", "x.yml", *option],
            input=given.encode(),
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stdout.decode()) == (code, printed)
        assert bool(done.stderr) == bool(code)  # what is left


def test_a_repair_of_what_is_typed_writes_nothing(
    kicsync: Kicsync, kit: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.create_record("c.yml", WARNED)
    types(monkeypatch, WRONG.encode())
    assert kicsync("lint", "--fix", "--stdin-filename", "local_ingredients/c.yml").out == MENDED
    assert (kit.folder / "c.yml").read_text("utf-8") == WARNED


def test_bytes_that_are_no_text_come_back_as_they_were(kit: Workspace) -> None:
    command = "from kicsync.commands import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", command, "lint", "--fix", "--stdin-filename", "x.yml"],
        input=b"titre: caf\xe9  \n",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, b"titre: caf\xe9  \n")


def test_a_baseline_hides_what_was_there_and_may_only_shrink(
    kicsync: Kicsync, kit: Workspace
) -> None:
    kit.create_record("b.yml", WARNED)
    kit.create_record("c.yml", WRONG)
    base = ("lint", "--baseline", "base.json")
    assert kicsync(*base, "--update-baseline") == (0, "No problem in 3 files.\n", "")
    codes = {"b": "KIC402", "c": "KIC202"}
    counts = {f"local_ingredients/{name}.yml": {code: 1} for name, code in codes.items()}
    assert json.loads((kit.root / "base.json").read_text("utf-8")) == {"findings": counts}
    assert kicsync(*base) == (0, "No problem in 3 files.\n", "")
    kit.create_record("d.yml", WRONG.replace("cahier", "livre"))
    said = kicsync(*base, "--format", "concise")
    assert (said.code, said.out.count("\n")) == (1, 1)
    assert said.out.startswith("local_ingredients/d.yml:3:5: KIC202")
    (kit.folder / "d.yml").unlink()
    (kit.folder / "c.yml").write_text(MENDED, "utf-8")
    said = kicsync(*base)
    assert (said.code, said.out) == (1, "No problem in 3 files.\n")
    assert "local_ingredients/c.yml: KIC202 was put right since." in said.err
    assert "--update-baseline" in said.err
    assert kicsync(*base, "--exit-zero").code == 0
    assert kicsync(*base, "--update-baseline").code == 0
    assert kicsync(*base).code == 0


def test_a_damaged_baseline_is_made_anew_when_all_is_looked_at(
    kicsync: Kicsync, kit: Workspace
) -> None:
    path = kit.root / "base.json"
    path.write_text("<<<<<<<\n", "utf-8")
    update = ("lint", "--baseline", "base.json", "--update-baseline")
    assert kicsync(*update, "local_ingredients/a.yml").code == 2
    assert path.read_text("utf-8") == "<<<<<<<\n"
    assert kicsync(*update).code == 0
    assert json.loads(path.read_text("utf-8")) == {"findings": {}}


def test_a_baseline_may_shrink_where_a_file_is_gone(kicsync: Kicsync, kit: Workspace) -> None:
    kit.create_record("b.yml", WARNED)
    kicsync("lint", "--baseline", "base.json", "--update-baseline")
    (kit.folder / "b.yml").unlink()
    said = kicsync("lint", "--baseline", "base.json")
    assert said.code == 1
    assert "local_ingredients/b.yml: KIC402 was put right since." in said.err
    assert kicsync("lint", "--baseline", "base.json", "local_ingredients/a.yml").code == 0


def test_a_baseline_of_the_steps_may_shrink_too(kicsync: Kicsync, kit: Workspace) -> None:
    configure(kit, 'select = ["KIC204"]')
    kicsync("lint", "--baseline", "base.json", "--update-baseline")
    assert kicsync("lint", "--baseline", "base.json").code == 0
    kit.create_record("b.yml", CLEAN.replace(STEP, "1 - Qualifier la ressource et ses besoins"))
    said = kicsync("lint", "--baseline", "base.json")
    assert said.code == 1
    assert "schema/steps.yml: KIC204 was put right since." in said.err


def test_the_baseline_of_one_file_leaves_the_others_alone(kicsync: Kicsync, kit: Workspace) -> None:
    kit.create_record("b.yml", WARNED)
    kit.create_record("c.yml", WRONG)
    base = ("lint", "--baseline", "base.json")
    assert kicsync(*base, "--update-baseline").code == 0
    (kit.folder / "c.yml").write_text(MENDED, "utf-8")
    assert kicsync(*base, "local_ingredients/b.yml").code == 0
    assert kicsync(*base, "--update-baseline", "local_ingredients/c.yml").code == 0
    counts = json.loads((kit.root / "base.json").read_text("utf-8"))["findings"]
    assert counts == {"local_ingredients/b.yml": {"KIC402": 1}}


def test_what_a_run_does_not_see_is_not_taken_out_of_the_baseline(
    kicsync: Kicsync, kit: Workspace
) -> None:
    configure(kit, 'ignore = ["KIC204"]')
    kit.create_record("b.yml", WARNED)
    base = ("lint", "--baseline", "base.json")
    kicsync(*base, "--update-baseline")
    counts = json.loads((kit.root / "base.json").read_text("utf-8"))["findings"]
    assert counts == {"local_ingredients/b.yml": {"KIC402": 1, "KIC503": 1}}
    for arguments in (["local_ingredients/b.yml"], ["--select", "KIC402"], ["--ignore", "KIC402"]):
        said = kicsync(*base, *arguments)
        assert (said.code, said.err) == (0, "")
        assert kicsync(*base, "--update-baseline", *arguments).code == 0
        assert json.loads((kit.root / "base.json").read_text("utf-8"))["findings"] == counts


def test_the_baseline_stands_in_the_folder_in_which_one_works(
    kicsync: Kicsync, kit: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    kicsync("-C", kit.root, "lint", "--baseline", "base.json", "--update-baseline")
    assert (kit.root / "base.json").is_file()
    assert kicsync("-C", kit.root, "lint", "--baseline", "base.json").code == 0


def test_statistics_count_by_rule_the_most_frequent_first(kicsync: Kicsync, kit: Workspace) -> None:
    kit.create_record("b.yml", WARNED)
    kit.create_record("c.yml", WRONG)
    kit.create_record("d.yml", WRONG.replace("cahier", "livre"))
    said = kicsync("lint", "--statistics")
    assert said == (1, "     2  KIC202  step-spelling\n     1  KIC402  placeholder\n", "")


def test_in_a_github_workflow_the_format_is_its_own(
    kicsync: Kicsync, kit: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    kit.create_record("c.yml", WRONG)
    assert kicsync("lint").out.startswith("::error file=local_ingredients/c.yml,line=3,col=5,")
    assert kicsync("lint", "--format", "concise").out.startswith(ERROR)


def test_rules_may_be_given_twice_and_with_commas(kicsync: Kicsync, kit: Workspace) -> None:
    kit.create_record("b.yml", WARNED)
    kit.create_record("c.yml", WRONG)

    def found(*arguments: str) -> list[str]:
        said = kicsync("lint", "--format", "concise", *arguments)
        return [line.split()[1] for line in said.out.splitlines()]

    both = ["KIC402", "KIC202"]
    assert found("--select", "KIC2, placeholder", "--ignore", "KIC204") == both
    assert found("--select", "KIC202", "--select", "KIC402") == both
    assert found("--select", "KIC202", "--ignore", "step-spelling") == []


def again(kicsync: Kicsync, *arguments: str) -> str:
    """Return what a run with the cache says, which is what one without says."""
    cached = kicsync("lint", "--format", "concise", *arguments)
    assert kicsync("lint", "--format", "concise", "--no-cache", *arguments) == cached
    return cached.out


def test_a_run_that_remembers_says_the_same_as_one_that_does_not(
    kicsync: Kicsync, kit: Workspace
) -> None:
    kit.create_record("b.yml", WARNED)
    kit.create_record("c.yml", WRONG)
    first = again(kicsync)
    remembered = (kit.local / "lint.json").read_bytes()
    assert again(kicsync) == first != ""
    assert (kit.local / "lint.json").read_bytes() == remembered
    assert "KIC202" not in again(kicsync, "--ignore", "KIC202")
    for data in (b"", b"[]", remembered[:-9], remembered.replace(b"KIC402", b"KIC401")):
        (kit.local / "lint.json").write_bytes(data)
        assert again(kicsync) == first


def test_another_process_remembers_it_too(kit: Workspace) -> None:
    kit.create_record("c.yml", WRONG)
    configure(kit, 'ignore = ["KIC204"]', 'per-file-ignores = {"z" = ["KIC"]}')
    first = program("lint", "--exit-zero", PYTHONHASHSEED="1")
    written = (kit.local / "lint.json").stat()
    assert program("lint", "--exit-zero", PYTHONHASHSEED="2") == first
    assert (kit.local / "lint.json").stat().st_ino == written.st_ino


def test_what_is_remembered_goes_with_the_schema_the_conflicts_and_the_settings(
    kicsync: Kicsync, kit: Workspace
) -> None:
    kit.create_record("b.yml", WARNED)
    assert again(kicsync).startswith(WARNING)
    (kit.folder / "a.conflict.yml").write_text("exemple:\n  base: a\n", "utf-8")
    assert "a.yml:9:10: KIC504" in again(kicsync)
    (kit.folder / "a.conflict.yml").unlink()
    assert "KIC504" not in again(kicsync)
    schema = kit.root / "schema" / "ingredient.yml"
    text = schema.read_text("utf-8")
    schema.write_text(text.replace("  exemple: ", "  cas: "), "utf-8")
    assert "KIC102" in again(kicsync)
    schema.write_text(text, "utf-8")
    steps = kit.root / "schema" / "steps.yml"
    steps.write_text(steps.read_text("utf-8").replace(STEP, "7 - Partager"), "utf-8")
    assert "a.yml:3:5: KIC201" in again(kicsync)
    configure(kit, 'select = ["KIC402"]', "rules = {placeholder = {words = ['atelier']}}")
    assert "a.yml:9:13: KIC402" in again(kicsync)


def test_what_is_remembered_speaks_the_language_of_the_person(
    kit: Workspace, kicsync: Kicsync
) -> None:
    kit.create_record("b.yml", WARNED)
    english, french = (
        program("lint", "--format", "concise", LANGUAGE=one).out for one in ("en", "fr")
    )
    assert english.startswith(WARNING)
    assert french.startswith("local_ingredients/b.yml:9:10: KIC402 ")
    assert french != english


def test_a_look_at_one_file_keeps_what_is_known_of_the_others(
    kicsync: Kicsync, kit: Workspace
) -> None:
    kit.create_record("b.yml", WARNED)
    kicsync("lint")
    known = (kit.local / "lint.json").read_bytes()
    kicsync("lint", "local_ingredients/a.yml")
    assert (kit.local / "lint.json").read_bytes() == known


def test_a_suppression_of_what_only_the_whole_kit_shows_is_kept(
    kicsync: Kicsync, kit: Workspace
) -> None:
    text = CLEAN.replace("ouvert\n", "ouvert  # kicsync: ignore[KIC105] voulu\n", 1)
    kit.create_record("b.yml", text.replace("trois lignes", "deux lignes"))
    arguments = ("--select", "KIC105,KIC903")
    assert kicsync("lint", *arguments).code == 0
    path = "local_ingredients/b.yml"
    assert kicsync("lint", "--fix", path, *arguments) == (0, "No problem in 1 file.\n", "")
    assert "ignore[KIC105]" in (kit.folder / "b.yml").read_text("utf-8")


def test_a_file_whose_name_ends_otherwise_is_told(kicsync: Kicsync, kit: Workspace) -> None:
    (kit.folder / "autre.yaml").write_text(WARNED, "utf-8")
    said = kicsync("lint")
    assert "local_ingredients/autre.yaml: This file is not read" in said.err


def test_one_file_is_checked_beside_all_the_others(
    kicsync: Kicsync, kit: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.create_record("b.yml", CLEAN)
    kit.create_record("c.yml", WARNED)
    said = kicsync("lint", "local_ingredients/b.yml", "--format", "concise")
    assert said.code == 1
    assert [line.split(": ")[0] for line in said.out.splitlines()] == [
        "local_ingredients/b.yml:1:8"
    ]
    assert "KIC105" in said.out
    types(monkeypatch, CLEAN.encode())
    typed = kicsync("lint", "--stdin-filename", "local_ingredients/d.yml", "--format", "concise")
    assert "KIC105" in typed.out
