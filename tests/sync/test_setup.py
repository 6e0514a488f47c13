"""Which pages a wiki needs for the Kit of a folder; the pages of steps may be records."""

from pathlib import Path

import pytest

from kicsync.sync.change import Outcome
from kicsync.sync.page_edits import PageChange
from kicsync.sync.setup import plan_setup, site_of
from kicsync.wiki.pages import Page
from kicsync.wiki.site import SiteInfo
from kicsync.workspace.folder import Workspace
from kicsync.workspace.setup import create
from tests.commands.stand_in import StandIn
from tests.discovery.stand_in import info

STEP = "Qualifier la ressource et ses besoins"


class Empty(StandIn):
    """A wiki that says what it is."""

    def __init__(self, *pages: Page, site: SiteInfo | None = None) -> None:
        super().__init__(*pages)
        self.info = site or info()


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return create(tmp_path, "http://127.0.0.1:9", None)


def planned(space: Workspace, *pages: Page) -> dict[str, PageChange]:
    return {change.title: change for change in plan_setup(space, Empty(*pages))}


def with_step_pages(space: Workspace, schema: str) -> Workspace:
    (space.schema_folder / "step.yml").write_text(schema, "utf-8")
    return Workspace.open(space.root)


def test_extensions_and_namespaces_are_what_the_wiki_says() -> None:
    site = site_of(info())
    assert (site.template, site.category) == ("Modèle", "Catégorie")
    assert (site.form, site.property) == ("Formulaire", "Attribut")
    extensions = (site.semantic, site.cargo, site.page_forms, site.template_data)
    assert not any(extensions)
    site = site_of(info(("SemanticMediaWiki", "Page Forms", "TemplateData", "Cargo")))
    assert site.semantic
    assert site.cargo
    assert site.page_forms
    assert site.template_data
    assert site_of(info(spaces={0: "", 10: "Template", 14: "Category"})).form == ""


def test_every_page_is_asked_for_in_one_request(space: Workspace) -> None:
    wiki = Empty()
    assert len(plan_setup(space, wiki)) == 19
    assert wiki.requests == 1
    assert wiki.edits == []


def test_the_page_of_all_texts_is_called_as_the_settings_say(space: Workspace) -> None:
    with (space.root / "kicsync.toml").open("a", encoding="utf-8") as settings:
        settings.write('table = "Tous les textes"\n')
    found = planned(Workspace.open(space.root))
    assert "Tous les textes" in found
    assert "KIC" not in found
    assert "[[Tous les textes]]" in found[STEP].edit.text


def test_pages_that_people_write_in_are_no_obstacle(space: Workspace) -> None:
    found = planned(space, Page(1, STEP, 1, "déjà écrite"), Page(2, "Modèle:Outil", 2, "autre"))
    assert found[STEP].outcome is Outcome.UNCHANGED
    assert found["Modèle:Outil"].outcome is Outcome.SKIPPED


def test_the_page_of_a_step_that_is_a_record_is_left_to_a_push(space: Workspace) -> None:
    space = with_step_pages(space, "list_by: steps\ntitle: titre\nfree_text: texte\n")
    folder = space.folder / "etapes"
    folder.mkdir()
    (folder / "a.yml").write_text(f"titre: {STEP}\ntexte: Le mien.\n", "utf-8")
    found = planned(space)
    assert STEP not in found
    assert len(found) == 18


def test_step_pages_with_a_template_get_it_and_call_it(space: Workspace) -> None:
    space = with_step_pages(
        space,
        "template: Étape\nlist_by: steps\ntitle: titre\nfree_text: texte\n"
        "fields:\n  resume: {parameter: Résumé, type: text}\n",
    )
    found = planned(space)
    assert "{{{Résumé|}}}" in found["Modèle:Étape"].edit.text
    assert "Catégorie:Étape" in found
    assert found[STEP].edit.text.startswith("{{Étape}}\n'''1 - Qualifier")
