"""Templates that read a parameter under its new name, and under the old one."""

import json
from pathlib import Path

import pytest

from kicsync.wikitext.template_rename import accept_names, forget_names

SEED = Path(__file__).parents[2] / "kicsync" / "sandbox" / "seed" / "modele-ingredient.wiki"
NAMES = {"Exemples": "Exemple"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{{{Exemples|}}}", "{{{Exemple|{{{Exemples|}}}}}}"),
        ("{{{Exemples}}}", "{{{Exemple|{{{Exemples}}}}}}"),
        ("{{{ Exemples |-}}}", "{{{Exemple|{{{ Exemples |-}}}}}}"),
        ("{{#if:{{{Exemples|}}}|x}}", "{{#if:{{{Exemple|{{{Exemples|}}}}}}|x}}"),
        ("{{{Autre|{{{Exemples|}}}}}}", "{{{Autre|{{{Exemple|{{{Exemples|}}}}}}}}}"),
        ("<!-- {{{Exemples|}}} -->{{{Exemple|}}}", "<!-- {{{Exemples|}}} -->{{{Exemple|}}}"),
        ("{{Exemples}} [[Exemples]]", "{{Exemples}} [[Exemples]]"),
    ],
)
def test_the_new_name_comes_first_and_only_once(text: str, wanted: str) -> None:
    assert accept_names(text, NAMES) == wanted
    assert accept_names(wanted, NAMES) == wanted
    assert forget_names(wanted, NAMES).count("{{{Exemples") == wanted.count("<!--")


def test_template_data_and_examples_follow() -> None:
    text = accept_names(SEED.read_text("utf-8"), NAMES)
    data = json.loads(text.partition("<templatedata>")[2].partition("</templatedata>")[0])
    assert list(data["params"]) == ["Etape", "Description", "Exemple"]
    assert data["params"]["Exemple"]["aliases"] == ["Exemples"]
    assert data["paramOrder"] == ["Etape", "Description", "Exemple"]
    assert "|Exemple=\n" in text
    assert accept_names(text, NAMES) == text
    plain = forget_names(text, NAMES)
    assert "Exemples" not in plain


def test_template_data_that_would_be_broken_stays() -> None:
    text = '<templatedata>{"params": {"Exemples": {}, "Exemple": {}}}</templatedata>'
    assert accept_names(text, NAMES) == text
    assert accept_names("<templatedata>{</templatedata>", NAMES) == "<templatedata>{</templatedata>"
