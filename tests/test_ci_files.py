"""The files for pre-commit, GitHub and GitLab: checked by those who define them."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent


def read(file: str) -> Any:
    """Return what a YAML file holds."""
    return yaml.safe_load((ROOT / file).read_text("utf-8"))


def check(*command: str) -> None:
    """Run a checker, which prints what is wrong."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def shell(script: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub Docs say of ``shell: bash`` ("Workflow syntax", "defaults.run")."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        env={"PATH": os.environ["PATH"], **env},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("schema", "file"), [("github-actions", "action.yml"), ("gitlab-ci", "ci/gitlab.yml")]
)
def test_a_file_fits_the_schema_of_its_service(schema: str, file: str) -> None:
    check("check_jsonschema", "--builtin-schema", f"vendor.{schema}", file)


def test_pre_commit_accepts_the_hooks() -> None:
    check("pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("local_ingredients/un-titre.yml", True),
        ("kit/local_ingredients/un-titre.yml", True),
        ("local_ingredients/un-titre.conflict.yml", False),
        ("local_ingredients/notes.txt", False),
        ("schema/ingredient.yml", False),
    ],
)
def test_the_hooks_run_for_record_files(file: str, *, wanted: bool) -> None:
    for hook in read(".pre-commit-hooks.yaml"):
        matches = re.search(hook["files"], file) and not re.search(hook["exclude"], file)
        assert bool(matches) is wanted


def test_the_scripts_of_the_action_hold_no_input() -> None:
    steps = read("action.yml")["runs"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        ("", []),
        ("--select KIC4", ["--select", "KIC4"]),
        ("$(touch x)\n`id`; * --a", ["$(touch", "x)", "`id`;", "*", "--a"]),
    ],
)
def test_the_action_passes_arguments_as_they_are(
    tmp_path: Path, given: str, passed: list[str]
) -> None:
    script = read("action.yml")["runs"]["steps"][-1]["run"]
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', "utf-8")
    python.chmod(0o700)
    done = shell(f"cd {tmp_path}\n{script}", {"PYTHON": str(python), "ARGS": given})
    assert done.stdout.split("\n")[:-1] == [
        *["-m", "kicsync", "lint", "--format", "github"],
        *passed,
    ]
    assert list(tmp_path.iterdir()) == [python]


@pytest.mark.parametrize(
    ("version", "package"), [("", "/actions/kicsync"), ("1.2.0", "kicsync==1.2.0")]
)
def test_the_action_installs_its_own_version_or_the_one_that_is_asked_for(
    version: str, package: str
) -> None:
    script = read("action.yml")["runs"]["steps"][1]["run"]
    env = {"PYTHON": "echo", "VERSION": version, "GITHUB_ACTION_PATH": "/actions/kicsync"}
    assert shell(script, env).stdout.split()[-1] == package


@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_job_fails_as_the_linter_does_and_keeps_its_report(tmp_path: Path, code: int) -> None:
    script = read("ci/gitlab.yml")["kicsync-lint"]["script"][-1]
    linter = f'kicsync() {{ echo "$*"; return {code}; }}'
    done = shell(f"cd {tmp_path}\n{linter}\n{script}", {"KICSYNC_FOLDER": "le kit"})
    assert done.returncode == code
    report = (tmp_path / "gl-code-quality-report.json").read_text("utf-8")
    assert report == "-C le kit lint --format gitlab\n"
    assert done.stdout == ("-C le kit lint\n" if code else "")
