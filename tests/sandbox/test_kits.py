"""The other Kits of the rehearsal wiki: each whole, each of another shape."""

import re
import unicodedata
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from kicsync.commands.sandbox import command
from kicsync.errors import SandboxError
from kicsync.sandbox import KITS, Sandbox
from kicsync.sandbox.page import export
from kicsync.sandbox.seed import EXAMPLE, seed_pages
from kicsync.wikitext.form import parse_form
from kicsync.wikitext.property_page import TYPE_WORDS, VALUE_WORDS, parse_property
from kicsync.wikitext.template_data import parse_template_data

OTHERS = [kit for kit in KITS if kit != EXAMPLE]
FILLED = [kit for kit in KITS if kit != "empty"]
FORMS = ("Formulaire:", "Form:")
PROPERTIES = ("Attribut:", "Property:")
TEMPLATES = ("Modèle:", "Template:")
SHAPES = {
    EXAMPLE: r"\n\}\}\n\{\{Outil\n",
    "inside": r"\|Outils=\{\{Outil\n[^}]+\}\}\{\{Outil\n",
    "bullets": r"\|Outils=\* \[https://[^\]]+\] : .+\n\* ",
    "english": r"\n\}\}\n\{\{Tool\n",
}
SEPARATORS = {EXAMPLE: ",", "inside": "@", "bullets": ",", "english": ";"}


def texts(kit: str) -> dict[str, str]:
    return {page.title: page.text for page in seed_pages(kit)}


def named(kit: str, words: tuple[str, ...]) -> dict[str, str]:
    return {title: text for title, text in texts(kit).items() if title.startswith(words)}


@pytest.mark.parametrize("kit", OTHERS)
def test_every_file_is_listed_once_and_holds_what_mediawiki_stores(kit: str) -> None:
    folder = KITS[kit].folder
    listed = yaml.safe_load((folder / "pages.yml").read_text("utf-8"))
    assert sorted(listed) == sorted(file.name for file in folder.glob("*.wiki"))
    assert len(set(listed.values())) == len(listed)
    for title, text in texts(kit).items():
        assert unicodedata.is_normalized("NFC", title + text)
        assert text
        assert text == text.rstrip()
    assert seed_pages(kit)[-1].title == KITS[kit].front


@pytest.mark.parametrize("kit", FILLED)
def test_every_link_leads_somewhere(kit: str) -> None:
    there = texts(kit)
    for text in there.values():
        for target in re.findall(r"\[\[:?([^|\]]+)", text):
            assert target in there or "::" in target, target


@pytest.mark.parametrize("kit", FILLED)
def test_forms_properties_and_template_data_say_the_same_as_the_pages(kit: str) -> None:
    (text,) = named(kit, FORMS).values()
    form = parse_form(text)
    steps = form.templates[0].fields[0]
    assert (steps.is_list, steps.delimiter) == (True, SEPARATORS[kit])
    (text,) = named(kit, PROPERTIES).values()
    found = parse_property(text, type_words=TYPE_WORDS, value_words=VALUE_WORDS)
    assert found.type
    for template in form.templates:
        page = next(t for n, t in named(kit, TEMPLATES).items() if n.endswith(f":{template.name}"))
        data = parse_template_data(page)
        assert data
        assert {one.name for one in data} == {one.name for one in template.fields}


@pytest.mark.parametrize(("kit", "shape"), SHAPES.items())
def test_the_tools_of_each_kit_stand_elsewhere(kit: str, shape: str) -> None:
    assert any(re.search(shape, text) for text in texts(kit).values())


@pytest.mark.parametrize("kit", FILLED)
def test_some_ingredient_has_two_steps(kit: str) -> None:
    (form,) = named(kit, FORMS).values()
    parameter = parse_form(form).templates[0].fields[0].name
    two = rf"\|{parameter}=\d - [^\n]*{SEPARATORS[kit]} \d - "
    assert any(re.search(two, text) for text in texts(kit).values())


def test_the_page_kic_has_both_shapes() -> None:
    pages = {kit: texts(kit)["KIC"] for kit in FILLED}
    literal = {kit for kit, text in pages.items() if "{|" in text}
    assert literal == {"inside"}
    assert all("{{:" in text for kit, text in pages.items() if kit not in literal)


def test_namespaces_are_known_in_both_languages() -> None:
    xml = export(seed_pages("english"), "Admin")
    for title, number in (("Template", 10), ("Category", 14), ("Property", 102), ("Form", 106)):
        assert re.search(rf"<title>{title}:[^<]+</title><ns>{number}</ns>", xml)


def test_a_kit_is_installed_kept_and_replaced_only_when_asked(own_folder: Path) -> None:
    box = Sandbox(own_folder)
    try:
        assert box.kit == ""
        running = box.start(kit="empty")
        assert (box.kit, box.count_pages()) == ("empty", 1)
        assert box.start(kit="empty") == running
        assert box.start() == running
        with pytest.raises(SandboxError) as caught:
            box.start(kit="english")
        assert "“empty”" in caught.value.message
        assert "kicsync sandbox reset --kit english" in caught.value.hint
        with pytest.raises(SandboxError, match="“example” only"):
            box.start(pages=3)
        said = CliRunner().invoke(command, ["reset", "--kit", "english"], catch_exceptions=False)
        assert said.exit_code == 0
        assert (box.kit, box.count_pages()) == ("english", len(seed_pages("english")))
        box.reset()
        assert box.kit == "english"
    finally:
        box.stop()
