"""The seed is what MediaWiki stores, holds every flaw of real pages, and hangs together."""

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

import kicsync
from kicsync.kit.lists import split_list
from kicsync.sandbox.generated import generated_pages
from kicsync.sandbox.page import Page, export
from kicsync.sandbox.seed import SEED, seed_pages
from kicsync.workspace.rubrics_file import RUBRICS, read_rubrics

DEFAULTS = Path(kicsync.__file__).parent / "defaults" / "schema"
TEXTS = {page.title: page.text for page in seed_pages()}
INGREDIENTS = {
    title: text
    for title, text in TEXTS.items()
    if re.search(r"\{\{(Modèle:)?[Ii]ngrédient", text) and ":Ingrédient" not in title
}
STEPS = [step["value"] for step in yaml.safe_load((DEFAULTS / "steps.yml").read_text("utf-8"))]

TOOL = r"\{\{Outil\n(?:\|Outil(?:Titre|Lien|Description)=[^|{}\n]+\n)+\}\}"
FORM_SHAPE = re.compile(
    r"\{\{Ingrédient\n\|Etape=.+\n\|Description=[^|{}]+\n\|Exemples=[^|{}]+\n\}\}"
    rf"(?:\n{TOOL})*"
)
FLAWS = {
    "Expérimenter la rémunération libre": r"\|OutilDescription=plop\n",
    "Accueillir les nouvelles personnes": r"\n\{\{Outil\}\}$",
    "Nouer un partenariat public-communs": r"\|OutilTitre=\n\|OutilLien=\n\|OutilDescription=\n",
    "Réguler les usages et définir les accès": r"\|Description=[^\n]+\n\|",
    "Évaluer les caractéristiques de la ressource pour mesurer les défis à relever": (
        r"\{\{\{!\}\} class[^}]*(.|\n)*\n\{\{!\}\}\}"
    ),
    "Mettre en place un budget contributif": r"\n\{\| class(.|\n)*\n\|\}\n\}\}",
    "Envisager une licence à réciprocité": r"\|OutilDescription='''.+'''[^\n]* https://",
    "Faciliter une rencontre": r"\|Etape=6 - Animer la dynamique du groupe\n",
    "Organiser une campagne d'investissement": r"\|Outils=\{\{Outil\n[^}]*\}\}\{\{Outil\n",
    "Tenir un journal ouvert": r"\|Outils=\n\* \[https://etherpad\.org Etherpad\] : .*\n\* ",
    'Signer une tribune "au nom du collectif"': r"\n\|Auteur=.+\n",
    "Gouvernance : qui décide de quoi": r"^[^{\n]+\n\n\{\{Ingrédient\n(.|\n)*\}\}\nVoir aussi",
    "Composter un commun": (
        r"^<!--.*-->\n\{\{Ingrédient<!--.*-->\n(.|\n)*\|Description=[^|]*<!--(.|\n)*\}\}\n<!--.*-->$"
    ),
    "Animer une communauté à distance": r"\|Etape=2 - .*, 6 - .*\n",
    "Organiser un booksprint": r"\|Exemples=[^|]*\n=== .* ===\n",
    "Rendre visible le travail bénévole": r"\|Description=[^|]*\n\|Description=",
    "Répartir les rôles": r"^\{\{ingrédient\n(.|\n)*\{\{outil\n",
}
FLAWED_NAMES = {"Nouer un partenariat public-communs": r"^\{\{Modèle:Ingrédient\n"}


@pytest.mark.parametrize("title", TEXTS)
def test_every_text_is_what_mediawiki_stores(title: str) -> None:
    text = TEXTS[title]
    assert unicodedata.is_normalized("NFC", title + text)
    assert "\r" not in text
    assert text == text.rstrip()
    assert text


def test_every_file_is_listed_once() -> None:
    listed = yaml.safe_load((SEED / "pages.yml").read_text("utf-8"))
    assert sorted(listed) == sorted(file.name for file in SEED.glob("*.wiki"))
    assert len(set(listed.values())) == len(listed)


def test_there_are_enough_ingredients_at_every_step() -> None:
    assert len(INGREDIENTS) >= 26
    found = {
        step
        for text in INGREDIENTS.values()
        for step in split_list(text.partition("|Etape=")[2].partition("\n")[0], ",", STEPS)
    }
    assert found - set(STEPS) == {"6 - Animer la dynamique du groupe"}
    assert found >= set(STEPS)


def test_most_ingredients_have_the_shape_of_the_form() -> None:
    clean = [title for title, text in INGREDIENTS.items() if FORM_SHAPE.fullmatch(text)]
    assert len(clean) > len(INGREDIENTS) / 2
    for title in set(clean) - set(FLAWS):
        description = re.search(r"\|Description=([^|]+)\n\|", INGREDIENTS[title])
        assert description is not None
        assert len(description[1].splitlines()) == 5, title


@pytest.mark.parametrize(("title", "flaw"), [*FLAWS.items(), *FLAWED_NAMES.items()])
def test_every_flaw_of_real_pages_is_there(title: str, flaw: str) -> None:
    assert re.search(flaw, INGREDIENTS[title])


def test_one_page_redirects_to_an_ingredient() -> None:
    found = re.fullmatch(r"#REDIRECTION \[\[(.+)\]\]", TEXTS["Compostage des communs"])
    assert found is not None
    assert found[1] in INGREDIENTS


@pytest.mark.parametrize("character", "'\":?/É")
def test_titles_hold_the_characters_that_hurt(character: str) -> None:
    assert any(character in title for title in INGREDIENTS)


def test_every_step_has_its_page_and_the_page_kic_shows_every_ingredient() -> None:
    for step in yaml.safe_load((DEFAULTS / "steps.yml").read_text("utf-8")):
        assert step["question"] in TEXTS[step["page"]]
        assert step["value"] == f"{step['number']} - {step['title']}"
    assert re.findall(r"\{\{:(.+)\}\}", TEXTS["KIC"]) == list(INGREDIENTS)


def test_every_link_of_a_step_page_leads_somewhere() -> None:
    for text in TEXTS.values():
        for target in re.findall(r"\[\[:?([^|\]]+)", text):
            assert target in TEXTS or "::" in target, target


def test_no_rubric_is_paired_before_there_is_a_document() -> None:
    assert read_rubrics(DEFAULTS / RUBRICS) == ()


def test_a_step_title_holds_the_separator_of_lists() -> None:
    assert any("," in step for step in STEPS)


def test_generated_pages_are_always_the_same() -> None:
    first, again = list(generated_pages(30)), list(generated_pages(200))
    assert first == again[:30]
    assert [page.title for page in first[:2]] == [
        "Ingrédient d'essai 0001",
        "Ingrédient d'essai 0002",
    ]


def test_generated_pages_vary_and_have_the_shape_of_the_form() -> None:
    pages = list(generated_pages(200))
    assert all(FORM_SHAPE.fullmatch(page.text) for page in pages)
    assert len({page.text for page in pages}) == 200
    assert {step for step in STEPS if any(step in page.text for page in pages)} == set(STEPS)


def test_export_escapes_titles_and_texts() -> None:
    xml = export([Page("Modèle:A & B", "<b>&amp;</b>")], "Admin")
    assert "<title>Modèle:A &amp; B</title><ns>10</ns>" in xml
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;</text>" in xml
