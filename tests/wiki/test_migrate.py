"""Decided wordings come onto a real wiki everywhere at once, and are taken back as one."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kicsync.errors import WikiError
from kicsync.sandbox import Running, Sandbox
from kicsync.sync.batch import new_batch
from kicsync.sync.migrating.batch import bring_home, start
from kicsync.sync.migrating.migrate import migrate
from kicsync.sync.migrating.prepare import decided, prepare_migration
from kicsync.sync.migrating.undo import take_back_migration
from kicsync.sync.reversals import Reversal, reversals
from kicsync.wiki.connect import connect
from kicsync.wiki.credentials import Credentials
from kicsync.workspace.folder import Workspace
from tests.wiki.conftest import Account, Editor, Kicsync, make_contributor
from tests.wiki.seen import pages
from tests.wiki.sixty import admin, box, decide, files, kit, wiki

if TYPE_CHECKING:
    from kicsync.sync.migrating.shown import Migrated

__all__ = ["admin", "box", "kit", "wiki"]

SWAPPED = ("Accueillir les nouvelles personnes", "Répartir les rôles")
CHAIN = ("Organiser un booksprint", "Faciliter une rencontre", "Ritualiser la rencontre")
STEP, NEW_STEP = "Rassembler, accueillir et relier la communauté", "Faire communauté"
LAST, NEW_LAST = "Assurer le portage dans le temps", "Prendre soin, durer"
TITLES = {
    SWAPPED[0]: SWAPPED[1],
    SWAPPED[1]: SWAPPED[0],
    CHAIN[0]: CHAIN[1],
    CHAIN[1]: CHAIN[2],
    "Composter un commun": "Compostage des communs",  # a redirect stands there
    "Tenir un journal ouvert": "Tenir un journal",
}
STEPS = {STEP: NEW_STEP, LAST: NEW_LAST}
ALL = ("--yes", "--max-change", "100%")


@pytest.fixture(scope="module")
def contributor(box: Sandbox) -> Account:
    """Return an account without the right to ask for more than fifty pages at once."""
    return make_contributor(box)


def decide_all(kit: Kicsync) -> None:
    decide(kit, step=STEPS, ingredient=TITLES, field={"Exemples": "Exemple"})


def test_every_name_follows_and_one_undo_takes_all_of_it_back(
    kit: Kicsync, admin: Editor, wiki: Running
) -> None:
    admin.write("Ailleurs", f"[[{CHAIN[0]}]], [[{CHAIN[1]}|le cadre]], [[{SWAPPED[0]}#a|b]]")
    decide_all(kit)
    before, here = pages(admin), files(kit)

    assert "renamed, was" in kit("rubrics", "migrate", "--dry-run")
    assert (pages(admin), files(kit)) == (before, here)

    done = kit.json("rubrics", "migrate", *ALL)
    results = {edit["result"] for edit in done["edits"]}
    assert results == {"saved"}
    assert done["requests"] <= len(done["edits"]) + 2 + 10

    after = pages(admin)
    for old, new in TITLES.items():
        assert _body(after[new]) == _body(before[old])
    for old, new in STEPS.items():
        assert after[old] == f"#REDIRECTION [[{new}]]"
    every = "\n".join(after.values())
    assert "|Exemples=" not in every
    assert f"Etape=2 - {STEP}" not in every
    assert after[SWAPPED[1]].count(f"Etape=2 - {NEW_STEP}\n") == 1
    assert "{{{Exemple|{{{Exemples|}}}}}}" in after["Modèle:Ingrédient"]
    assert "{{{field|Exemple|" in after["Formulaire:Ingrédient"]
    assert after["Attribut:Etape"].count("Valeur possible") == 8
    assert f"[[Valeur possible::8 - {NEW_LAST}]]" in after["Attribut:Etape"]
    assert after["Ailleurs"] == f"[[{CHAIN[1]}]], [[{CHAIN[2]}|le cadre]], [[{SWAPPED[1]}#a|b]]"
    assert f"== [[{CHAIN[2]}]] ==\n{{{{:{CHAIN[2]}}}}}" in after["KIC"]

    assert kit.clean()
    assert kit.json("push", "--yes")["edits"] == []
    steps = (kit.folder / "schema" / "steps.yml").read_text("utf-8")
    assert f'value: "8 - {NEW_LAST}"\n  page: {NEW_LAST}\n' in steps
    schema = (kit.folder / "schema" / "ingredient.yml").read_text("utf-8")
    assert "{parameter: Exemple, type: text" in schema
    assert kit.json("rubrics", "migrate", *ALL)["edits"] == []

    kit("undo", *ALL)
    assert pages(admin) == before
    assert files(kit) == here
    assert kit.clean()
    admin.do("delete", title="Ailleurs")


def _body(text: str) -> str:
    """Return a page without what the migration changes in it."""
    for old, new in (*STEPS.items(), ("|Exemples=", "|Exemple=")):
        text = text.replace(old, new)
    return text


def test_parameters_that_change_places_are_never_mixed_up(kit: Kicsync, admin: Editor) -> None:
    decide(kit, field={"Description": "Exemples", "Exemples": "Description", "Etape": "Étape"})
    before, here = pages(admin), files(kit)
    done = kit.json("rubrics", "migrate", *ALL)["edits"]
    assert {edit["result"] for edit in done} == {"saved"}
    after = pages(admin)
    for title, text in before.items():
        if text.startswith("{{Ingrédient"):
            assert after[title] == _swapped(text)
    template = after["Modèle:Ingrédient"]
    assert "{{{Exemples|}}}\n</div>" in template
    assert "{{{Description|}}}\n[[Catégorie" in template
    assert "{{{Étape|{{{Etape|}}}}}}" in template
    assert kit.clean()
    kit("undo", *ALL)
    assert pages(admin) == before
    assert files(kit) == here


def _swapped(text: str) -> str:
    names = {"Description": "Exemples", "Exemples": "Description", "Etape": "Étape"}
    return re.sub(
        r"^\|(\w+)=", lambda found: f"|{names.get(found[1], found[1])}=", text, flags=re.MULTILINE
    )


def test_nothing_is_migrated_over_what_is_not_pushed(kit: Kicsync, admin: Editor) -> None:
    decide_all(kit)
    before = pages(admin)
    kit.change(CHAIN[0], "description: |\n", "description: |\n  Une ligne de plus.\n")
    kit("rubrics", "migrate", *ALL, code=2)
    assert f"1 record was changed here and is not on the wiki yet: “{CHAIN[0]}”" in kit.told
    assert pages(admin) == before


def test_what_is_in_the_way_is_named_before_anything_is_done(kit: Kicsync, admin: Editor) -> None:
    decide(kit, ingredient={CHAIN[0]: "Accueil", CHAIN[1]: "Catégorie:Rencontre"})
    before = pages(admin)
    kit("rubrics", "migrate", *ALL, code=2)
    assert "Accueil: a page of this title exists already" in kit.told
    assert "is a namespace of the wiki" in kit.told
    decide(kit, ingredient={CHAIN[0]: CHAIN[1]})
    kit("rubrics", "migrate", *ALL, code=2)
    assert f"Two things would be called “{CHAIN[1]}”" in kit.told
    decide(kit, ingredient={"Un ancien titre": "Un autre"})
    kit("rubrics", "migrate", *ALL, code=2)
    assert "which nothing here is called" in kit.told
    assert pages(admin) == before


@pytest.fixture
def claire(kit: Kicsync, contributor: Account) -> Kicsync:
    person = {"KICSYNC_USER": contributor.user, "KICSYNC_PASSWORD": contributor.password}
    return Kicsync(kit.folder, kit.environment | person)


def test_an_account_that_leaves_redirects_behind_does_not_swap(
    claire: Kicsync, admin: Editor
) -> None:
    before = pages(admin)
    decide(claire, ingredient={SWAPPED[0]: SWAPPED[1], SWAPPED[1]: SWAPPED[0]})
    claire("rubrics", "migrate", *ALL, code=2)
    assert "may not move a page without a redirect" in claire.told
    assert pages(admin) == before


def test_a_migration_of_which_nothing_was_done_stands_in_no_ones_way(
    claire: Kicsync, box: Sandbox, admin: Editor
) -> None:
    """A page that only administrators may create there: the very first order is refused."""
    decide(claire, ingredient={CHAIN[0]: "Réservé"})
    box.maintain("protect.php", "--user", "Admin", "Réservé")
    before = pages(admin)
    try:
        claire("rubrics", "migrate", *ALL, code=2)
        assert "Nothing was changed on the wiki." in claire.told
        assert pages(admin) == before
        claire("pull")
        assert claire.clean()
    finally:
        box.maintain("protect.php", "--unprotect", "--user", "Admin", "Réservé")


def test_of_a_migration_that_was_cut_off_what_is_left_is_shown_and_nothing_rehearsed(
    claire: Kicsync, box: Sandbox, admin: Editor
) -> None:
    """A title that only administrators may create, in the middle."""
    decide(claire, ingredient={"Tenir un journal ouvert": "Tenir un journal", CHAIN[0]: "Réservé"})
    whole = claire.json("rubrics", "migrate", "--dry-run")["edits"]
    before, here = pages(admin), files(claire)
    box.maintain("protect.php", "--user", "Admin", "Réservé")
    try:
        claire("rubrics", "migrate", *ALL, code=2)
        assert "The migration is not whole yet." in claire.told
    finally:
        box.maintain("protect.php", "--unprotect", "--user", "Admin", "Réservé")
    left = claire.json("rubrics", "migrate", "--dry-run")["edits"]
    assert left == whole[1:]
    claire("rubrics", "migrate", "--rehearse", code=2)
    assert "The wiki is half migrated to new names." in claire.told
    done = claire.json("rubrics", "migrate")["edits"]
    assert [edit["title"] for edit in done] == [edit["title"] for edit in left]
    assert claire.clean()
    claire("undo", *ALL)
    assert files(claire) == here
    after = pages(admin)
    for title in ("Tenir un journal", "Réservé"):
        assert after.pop(title).startswith("#REDIRECTION")
        admin.do("delete", title=title)
    assert after == before


def test_most_of_the_kit_is_not_changed_without_being_asked(kit: Kicsync, admin: Editor) -> None:
    decide(kit, field={"Exemples": "Exemple"})
    before = pages(admin)
    kit("rubrics", "migrate", "--yes", code=2)
    assert "60 of 60 ingredients would change at once." in kit.told
    assert pages(admin) == before


def test_the_rows_of_a_literal_table_follow(kit: Kicsync, admin: Editor) -> None:
    old = admin.text("KIC")
    rows = "".join(
        f"|-\n| [[{title}]] || 6 - Faire vivre la dynamique contributive || relu [[{title}|là]]\n"
        for title in (CHAIN[0], CHAIN[1], SWAPPED[1])
    )
    head = '{| class="wikitable"\n! Ingrédient !! Exemples !! Suivi\n'
    admin.write("KIC", f"Voir [[{CHAIN[0]}]].\n{head}{rows}|}}")
    kit("table", "pull")
    kit("push", "--yes", "--table")
    admin.text("KIC")
    before = pages(admin)
    decide_all(kit)
    kit("rubrics", "migrate", *ALL)
    text = admin.text("KIC")
    assert text.startswith(f"Voir [[{CHAIN[1]}]].\n{head.replace('Exemples', 'Exemple')}")
    assert f"| [[{CHAIN[1]}]]" in text
    assert f"| [[{CHAIN[2]}]]" in text
    assert f"| [[{CHAIN[0]}]]" not in text
    for new in (CHAIN[1], CHAIN[2], SWAPPED[0]):
        assert text.count(f"| relu [[{new}|là]]\n") == 1
    assert kit("table", "check") == ""
    kit("undo", *ALL)
    assert pages(admin) == before
    assert kit("table", "check") == ""
    admin.write("KIC", old)


def test_an_account_with_low_limits_asks_no_more_often(
    kit: Kicsync, claire: Kicsync, admin: Editor
) -> None:
    """More pages than one request may name, and redirects that stay after the undo."""
    titles = kit("list").splitlines()
    news = [f"{title} (KIC)" for title in titles]
    before = pages(admin)
    decide(kit, ingredient=dict(zip(titles, news, strict=True)))
    here = files(kit)
    done = claire.json("rubrics", "migrate", *ALL)
    assert {edit["result"] for edit in done["edits"]} == {"saved"}
    assert done["requests"] <= len(done["edits"]) + 2 + 10
    assert kit.clean()
    claire("undo", *ALL)
    assert files(kit) == here
    again = claire.json("rubrics", "migrate", "--dry-run")
    assert [edit["title"] for edit in again["edits"]] == [edit["title"] for edit in done["edits"]]
    after = pages(admin)
    for title in news:
        assert after.pop(title).startswith("#REDIRECTION")
        admin.do("delete", title=title)
    assert after == before


def test_a_rehearsal_leaves_the_wiki_alone_and_says_that_all_is_well(
    kit: Kicsync, admin: Editor
) -> None:
    decide_all(kit)
    before, here = pages(admin), files(kit)
    found = kit.json("rubrics", "migrate", "--rehearse")
    assert (found["refused"], found["differences"]) == ([], [])
    planned = kit.json("rubrics", "migrate", "--dry-run")["edits"]
    assert found["changes"] == len(planned) > 50
    assert pages(admin) == before
    assert files(kit) == here
    assert kit.json("log")["batches"] == []


def test_a_rehearsal_shows_what_comes_out_otherwise(kit: Kicsync, admin: Editor) -> None:
    """A template is given the title of a page as a plain word: no rename can know that."""
    old, new = "Tenir un journal ouvert", "Tenir un journal"
    page = admin.text("KIC")
    admin.write("Modèle:Fiche", "== [[{{{1}}}]] ==\n{{:{{{1}}}}}")
    admin.replace("KIC", f"== [[{old}]] ==\n{{{{:{old}}}}}", f"{{{{Fiche|{old}}}}}")
    try:
        decide(kit, ingredient={old: new})
        said = kit("rubrics", "migrate", "--rehearse", code=1)
        assert said == f"{new}, row of the table\n  - {old}\n  + nothing\n"
        line = page[: page.index(f"== [[{old}]]")].count("\n") + 1
        kit("rubrics", "migrate", "--dry-run")
        said = f"KIC says “{old}” where it can't be renamed (line {line}): look at it by hand."
        assert said in kit.told.replace("\n", " ")
    finally:
        admin.write("KIC", page)
        admin.do("delete", title="Modèle:Fiche")


def test_a_page_that_is_edited_meanwhile_keeps_what_was_written(
    kit: Kicsync, admin: Editor
) -> None:
    """Somebody edits on the wiki after the last pull."""
    admin.replace(CHAIN[0], "|Description=", "|Description=Une ligne du wiki.\n")
    decide_all(kit)
    kit("rubrics", "migrate", *ALL)
    assert "|Description=Une ligne du wiki.\n" in admin.text(CHAIN[1])
    assert "Une ligne du wiki." in kit.path(CHAIN[1]).read_text("utf-8")
    assert kit.clean()
    kit("undo", *ALL)
    admin.replace(CHAIN[0], "|Description=Une ligne du wiki.\n", "|Description=")


def test_a_page_that_changes_while_the_migration_runs_is_read_anew(
    kit: Kicsync, admin: Editor, wiki: Running
) -> None:
    """It was read for the plan; its text changes before its turn comes."""
    title, words = "Documenter au fil de l'eau", "|Description=Entre-temps.\n"
    decide_all(kit)
    here, before = files(kit), pages(admin)
    space = Workspace.open(kit.folder)
    site = connect(wiki.api, credentials=Credentials(wiki.user, wiki.password))
    batch = replace(new_batch(site.api.url, site.me.name), command="kicsync rubrics migrate")
    planned, known = prepare_migration(space, site, decided(space), batch.name)
    start(space, batch, planned.migration)
    admin.replace(title, "|Description=", words)

    done: list[Migrated] = []
    assert migrate(
        space, site, batch, planned.migration, going=lambda _n: True, done=done, pages=known
    )
    assert bring_home(space, site, batch, planned.migration, known) == ()
    assert not [change.title for change in done if change.left]
    text = admin.text(title)
    assert (words in text, "|Exemple=" in text) == (True, True)

    _take_half_of_it_back(space, wiki, batch.name)
    kit("undo", batch.name, *ALL)
    admin.replace(title, words, "|Description=")
    kit("pull")
    assert (files(kit), pages(admin)) == (here, before)


def _take_half_of_it_back(space: Workspace, wiki: Running, name: str) -> None:
    """Let an undo end in an error of the wiki: what it has done is said all the same."""
    site = connect(wiki.api, credentials=Credentials(wiki.user, wiki.password))
    batch = next(one for one in space.journal.batches() if one.name == name)
    undo = new_batch(site.api.url, site.me.name, undoes=name)
    done: list[Reversal] = []

    def going(n: int) -> bool:
        if n > 10:
            raise WikiError("gone")
        return True

    planned = reversals(space, site, batch, ())
    with pytest.raises(WikiError):
        take_back_migration(space, site, undo, planned, going=going, done=done)
    assert len(done) > 5
    assert not [one.title for one in done if one.left]


def test_a_form_that_was_open_meanwhile_loses_no_value(kit: Kicsync, admin: Editor) -> None:
    """It saves the old names again over a migration, and the new ones over its undo."""
    title = "Documenter au fil de l'eau"
    decide(kit, field={"Exemples": "Exemple"})
    text, before, here = admin.text(title), pages(admin), files(kit)
    said = kit.path(title).read_text("utf-8")
    kit("rubrics", "migrate", *ALL)
    new = admin.text(title)
    admin.write(title, text)
    _push_the_name(kit, title, said)
    assert admin.text(title) == new

    kit("undo", kit.json("log")["batches"][1]["batch"], *ALL, code=1)
    assert kit.path(title).read_text("utf-8") == said
    _push_the_name(kit, title, said)
    assert (pages(admin), files(kit)) == (before, here)


def _push_the_name(kit: Kicsync, title: str, said: str) -> None:
    """Let a pull change nothing in the file, and a push nothing but names on the page."""
    kit("pull")
    assert kit.path(title).read_text("utf-8") == said
    done = kit.json("push", "--yes", "--no-verify")["edits"]
    assert [edit["title"] for edit in done] == [title]
    assert kit.clean()
