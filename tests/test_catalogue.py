"""The French texts: all there, compiled, and seen by the people who read French."""

import ast
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
OK, USAGE = 0, 2


@pytest.fixture(scope="module")
def catalogue() -> ModuleType:
    """The program that brings the catalogue in step with the code."""
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "scripts" / "catalogue.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs(catalogue: ModuleType) -> Iterator[tuple[str, str]]:
    """Yield each English text with its French one; each form of a plural is a text."""
    for message in catalogue.updated():
        if message.id and message.pluralizable:
            yield from zip(message.id, message.string, strict=True)
        elif message.id:
            yield message.id, message.string


def names(text: str) -> set[str]:
    """Return the {names} in ``text``, with how they are shown."""
    found = Formatter().parse(text)
    return {f"{name}!{shown}:{spec}" for _text, name, spec, shown in found if name is not None}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Yield every module of kicsync."""
    for path in (ROOT / "kicsync").rglob("*.py"):
        yield path, ast.parse(path.read_text("utf-8"))


def asked(tree: ast.AST, *functions: str) -> Iterator[tuple[ast.Call, str]]:
    """Yield the calls of ``functions`` in ``tree``, with the message that they ask for."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            message = call.args[0] if call.func.id in functions else None
            if isinstance(message, ast.Constant) and isinstance(message.value, str):
                yield call, message.value


def french(*arguments: str, code: int) -> str:
    """Return what kicsync says to a person who reads French."""
    done = subprocess.run(
        [sys.executable, "-m", "kicsync", *arguments],
        env=os.environ | {"LANGUAGE": "fr", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def test_every_message_is_translated(catalogue: ModuleType) -> None:
    assert catalogue.faults(catalogue.updated()) == []


def test_the_catalogue_holds_the_messages_of_today_and_no_others(catalogue: ModuleType) -> None:
    assert catalogue.PO.read_bytes() == catalogue.po_bytes(catalogue.updated())


def test_the_compiled_catalogue_comes_from_the_written_one(catalogue: ModuleType) -> None:
    assert catalogue.MO.read_bytes() == catalogue.mo_bytes(catalogue.updated())


def test_a_missing_translation_is_a_fault(catalogue: ModuleType) -> None:
    catalog = catalogue.updated()
    catalog.add("A text that nobody translated", "")
    assert catalogue.faults(catalog) == ["not translated: 'A text that nobody translated'"]


def test_the_french_text_has_the_names_of_the_english_one(catalogue: ModuleType) -> None:
    wrong = [fr for en, fr in pairs(catalogue) if names(en) != names(fr)]
    assert wrong == []


def test_the_french_text_keeps_the_paragraphs_and_the_commands(catalogue: ModuleType) -> None:
    for en, fr in pairs(catalogue):
        assert fr.count("\b") == en.count("\b"), fr
        examples = en.partition("\b\nExample:\n")[2]
        assert fr.partition("\b\nExemple\N{NO-BREAK SPACE}:\n")[2] == examples, fr


def test_the_french_text_has_french_typography(catalogue: ModuleType) -> None:
    for _en, fr in pairs(catalogue):
        assert not {"“", "”", "’"} & set(fr), fr
        for sign in ":;?!»":
            assert f" {sign}" not in fr, fr
        assert "« " not in fr, fr


def test_the_help_is_in_french() -> None:
    said = french("--help", code=OK)
    assert "Utilisation\N{NO-BREAK SPACE}: kicsync" in said
    assert "Envoyer vos changements sur le wiki." in said
    assert "Usage" not in said
    assert "Commands" not in said


def test_the_help_of_a_command_is_in_french() -> None:
    said = french("push", "--help", code=OK)
    assert "Exemple\N{NO-BREAK SPACE}:\n    kicsync push --dry-run\n" in said
    assert "Show" not in said


def test_an_error_of_usage_is_in_french() -> None:
    said = french("status", "--nonsense", code=USAGE)
    assert "Erreur\N{NO-BREAK SPACE}: L'option '--nonsense' n'existe pas." in said
    assert "kicsync status --help" in said
    assert "No such option" not in said


def test_no_message_hides_in_an_f_string() -> None:
    """Babel does not look into f-strings, so such a message would never be translated."""
    hidden = [
        f"{path}:{call.lineno}"
        for path, tree in sources()
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for call, _message in asked(text, "_", "ngettext")
    ]
    assert hidden == []


def test_no_singular_is_asked_for_of_a_plural(catalogue: ModuleType) -> None:
    """Python before 3.11.5 finds none, and leaves the English text."""
    plurals = {message.id[0] for message in catalogue.updated() if message.pluralizable}
    found = [
        f"{path}:{call.lineno}"
        for path, tree in sources()
        for call, message in asked(tree, "_", "N_")
        if message in plurals
    ]
    assert found == []
