"""A literal table is written cell by cell: what is the same keeps its bytes."""

import difflib
import time
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from kicsync.kit import Record, Value
from kicsync.wikitext.literal import find_literal
from kicsync.wikitext.literal_write import edit_table
from kicsync.wikitext.table_change import Done, TableEdit
from tests.lint.linting import SCHEMA
from tests.wikitext.tables import DEUX, KIC, TROIS, UN, table_records, tables

QUATRE = "|-\n| [[Quatre]] || 1 - A ||  ||  || \n"


def edit(page: str, *records: Record, **more: object) -> TableEdit:
    found = edit_table(page, records, SCHEMA, **more)  # type: ignore[arg-type]
    assert found
    return found


def lines(old: str, new: str) -> list[str]:
    """Return the lines that differ."""
    found = difflib.ndiff(old.split("\n"), new.split("\n"))
    return [line for line in found if line[0] in "+-"]


def with_values(record: Record, **values: Value) -> Record:
    return replace(record, values={**record.values, **values})


def test_the_same_values_are_the_same_bytes() -> None:
    found = edit(KIC, UN, DEUX, TROIS)
    assert found.text == KIC
    assert found.changes == ()


def test_one_cell_changes_and_nothing_around_it() -> None:
    found = edit(KIC, with_values(UN, description="autre"), DEUX, TROIS)
    assert found.text == KIC.replace("|| un ||", "|| autre ||")
    assert [(one.done, one.title, one.field) for one in found.changes] == [
        (Done.CHANGED, "Un", "description")
    ]


def test_a_text_of_several_lines_pushes_the_next_cell_onto_its_own() -> None:
    found = edit(KIC, with_values(UN, description="* a\n* b"), DEUX, TROIS)
    assert lines(KIC, found.text) == [
        "- | [[Un]] || 1 - A || Voir [[Deux|l'autre]]. || un || relu",
        "+ | [[Un]] || 1 - A || Voir [[Deux|l'autre]]. ||",
        "+ * a",
        "+ * b ",
        "+ | relu",
    ]
    assert edit(found.text, with_values(UN, description="* a\n* b"), DEUX, TROIS).changes == ()


def test_a_blank_value_empties_its_cell_and_back() -> None:
    found = edit(KIC, with_values(UN, description=""), DEUX, TROIS)
    assert found.text == KIC.replace("|| un ||", "||  ||")
    assert edit(found.text, UN, DEUX, TROIS).text == KIC


def test_what_would_be_table_marks_is_written_as_entities() -> None:
    found = edit(KIC, with_values(UN, description="a | b || c\n|- d\n! e"), DEUX, TROIS)
    assert "a &#124; b &#124;&#124; c\n&#124;- d\n&#33; e" in found.text


def test_a_pipe_by_its_magic_word_is_one_too() -> None:
    found = edit(KIC, with_values(UN, description="a {{!}} b [[c{{!}}d]] e"), DEUX, TROIS)
    assert "|| a &#124; b [[c{{!}}d]] e ||" in found.text


def test_a_new_row_is_made_like_the_last_one() -> None:
    tools: Value = ({"titre": "Loot"},)
    found = edit(
        KIC, UN, DEUX, TROIS, Record("Quatre", {"etapes": ("1 - A", "2"), "outils": tools})
    )
    assert lines(KIC, found.text) == ["+ |-", "+ | [[Quatre]] || 1 - A, 2 ||  ||  || "]
    assert [(one.done, one.title) for one in found.changes] == [(Done.ADDED, "Quatre")]


def test_a_new_row_has_the_attributes_of_its_model_but_no_id() -> None:
    page = KIC.replace("|-\n| [[Trois]]", '|- style="s" id="trois"\n| class="t" | [[Trois]]')
    found = edit(page, UN, DEUX, TROIS, Record("Quatre", {"description": "d"}))
    assert lines(page, found.text) == [
        '+ |- style="s"',
        '+ | class="t" | [[Quatre]] ||  ||  || d || ',
    ]


def test_the_first_row_of_an_empty_table() -> None:
    page = "{| class=x\n! !! Étape !! Description\n|}\n"
    found = edit(page, Record("Un", {"etapes": ("1 - A",), "description": "* a\n* b"}))
    assert found.text == page.replace("|}", "|-\n| [[Un]]\n| 1 - A\n|\n* a\n* b\n|}")


def test_a_new_row_stands_above_a_sum_and_does_not_look_like_it() -> None:
    for head in ('|- class="wide sortbottom" style="b"', "|- class=sortbottom", "|-"):
        page = KIC.replace("|}\nFin", f"{head}\n! Total\n| 3 || || ||\n|}}\nFin")
        found = edit(page, UN, DEUX, TROIS, Record("Quatre", {"etapes": ("1 - A",)}))
        assert found.text == page.replace(head + "\n! T", f"{QUATRE}{head}\n! T")
        assert edit(found.text, UN, DEUX, TROIS, Record("Quatre", {})).text != found.text


def test_a_link_to_a_part_of_a_page_names_the_page() -> None:
    page = KIC.replace("[[Un]]", "[[un#Outils|Le un]]")
    assert edit(page, UN, DEUX, TROIS).changes == ()


def test_a_tool_without_any_text_is_no_bullet() -> None:
    page = KIC.replace("Suivi\n", "Suivi !! Outils\n")
    tools: Value = ({"titre": "Loot"}, {"titre": "", "lien": " "}, {})
    found = edit(page, UN, DEUX, TROIS, Record("Quatre", {"outils": tools}))
    assert "\n* Loot\n|}" in found.text.replace(" \n", "\n")


def test_a_thousand_rows_take_no_long_time() -> None:
    rows = "".join(f"|-\n| [[T{n}]] || 1 - A || x || y || z\n" for n in range(1000))
    records = [Record(f"T{n}", {"exemple": "x", "etapes": ("1 - A",)}) for n in range(1000)]
    page = KIC.split("|-")[0] + rows + "|}"
    started = time.perf_counter()
    found = edit(page, *records)
    assert len(found.changes) == 1000
    assert time.perf_counter() - started < 3


def test_a_row_goes_only_with_its_record() -> None:
    kept = edit(KIC, UN, DEUX)
    assert kept.text == KIC
    assert [(one.done, one.title) for one in kept.changes] == [(Done.KEPT, "Trois")]
    gone = edit(KIC, UN, DEUX, gone=["Trois"])
    assert lines(KIC, gone.text) == ["- |-", "- | [[Trois]] || || || ||"]
    assert [one.done for one in gone.changed] == [Done.REMOVED]


def test_a_renamed_ingredient_keeps_its_row() -> None:
    found = edit(KIC, replace(UN, title="Premier"), DEUX, TROIS, renamed={"Un": "Premier"})
    assert found.text == KIC.replace("[[Un]]", "[[Premier]]")
    assert [(one.done, one.title) for one in found.changes] == [(Done.RENAMED, "Premier")]


def test_a_renamed_row_keeps_the_marks_and_the_words_of_its_title() -> None:
    for old, new in (
        ("'''[[Un]]''' <!-- à relire -->", "'''[[Premier]]''' <!-- à relire -->"),
        ("[[un#Outils|Le un]]", "[[Premier#Outils|Le un]]"),
        ("[[:Un|un]]", "[[:Premier|Premier]]"),
        ("''Un''", "''Premier''"),
    ):
        page = KIC.replace("[[Un]]", old)
        found = edit(page, replace(UN, title="Premier"), DEUX, TROIS, renamed={"Un": "Premier"})
        assert found.text == page.replace(old, new)


def test_comments_are_no_rows_and_stay() -> None:
    page = KIC.replace("|-\n| [[Trois]]", "|-\n<!-- fin\n|- du Kit -->\n| [[Trois]] <!-- ? -->")
    page = page.replace("|| un ||", "|| un <!-- vieux --> ||")
    assert edit(page, UN, DEUX, TROIS).changes == ()
    kept = edit(page, with_values(UN, description="autre"), DEUX, TROIS)
    assert [(one.done, one.field) for one in kept.changes] == [(Done.KEPT, "description")]
    found = edit(page, UN, DEUX, with_values(TROIS, description="d"))
    assert lines(page, found.text)[1].startswith("+ | [[Trois]] <!-- ? --> || || || d")


def test_tools_are_written_in_the_way_of_their_column() -> None:
    head = "{|\n! !! Outils !! Étape\n|-\n| [[Un]]\n|\n* [https://a.fr A] : un\n* B\n| 1 - A\n|}"
    one: Value = (
        {"titre": "A", "lien": "https://a.fr", "description": "un"},
        {"titre": "B"},
    )
    record = Record("Un", {"outils": one, "etapes": ("1 - A",)})
    assert edit(head, record).text == head
    more: Value = (*one, {"titre": "C", "description": "trois"})
    found = edit(head, with_values(record, outils=more))
    assert found.text == head.replace("* B\n", "* B\n* C : trois\n")


def test_parts_of_tools_stand_in_columns_of_their_own() -> None:
    page = "{|\n! !! Titre !! Lien vers l'outil\n|-\n| Un || A<br>B || https://a.fr\n|}"
    tools: Value = ({"titre": "A", "lien": "https://a.fr"}, {"titre": "C"})
    found = edit(page, Record("Un", {"outils": tools}))
    assert found.text == page.replace("A<br>B", "A<br>C")


def test_what_only_the_wiki_knows_is_kept_and_told() -> None:
    found = edit(KIC, UN, with_values(DEUX, description="deux"), TROIS)
    assert found.text == KIC
    assert [(one.done, one.field) for one in found.changes] == [(Done.KEPT, "description")]
    assert "template" in found.changes[0].reason


def test_a_cell_over_several_rows_is_kept_and_told() -> None:
    page = "{|\n! Étape !! !! Exemple\n|-\n| rowspan=2 | 1 - A || Un || e\n|-\n| Deux || e\n|}"
    un, deux = (Record(title, {"etapes": ("2",), "exemple": "f"}) for title in ("Un", "Deux"))
    found = edit(page, un, deux)
    assert found.text == page.replace("|| e", "|| f")
    assert [one.field for one in found.changes if one.done is Done.KEPT] == ["etapes", "etapes"]
    assert edit(page, deux, gone=["Un"]).changes[0].done is Done.KEPT
    assert edit(page, un, gone=["Deux"]).changes[-1].done is Done.KEPT


def test_a_new_row_never_stands_where_cells_from_above_reach() -> None:
    head = "{|\n! !! Étape !! Exemple\n"
    page = f"{head}|-\n| Un || 1 || e\n|-\n| Deux || rowspan=2 | 1 || e\n|-\n! Total || 2\n|}}"
    known = [Record(title, {"etapes": ("1",), "exemple": "e"}) for title in ("Un", "Deux")]
    before = {record.title: record for record in known}
    found = edit(page, *known, Record("Trois", {"etapes": ("2",)}), before=before)
    assert found.text == page
    assert [(c.done, c.title) for c in found.changes if "Total" not in c.title][-1:] == [
        (Done.KEPT, "Trois")
    ]


def test_a_title_with_several_rows_is_kept_and_told() -> None:
    page = KIC.replace("[[Trois]]", "[[Un]]")
    found = edit(page, with_values(UN, description="autre"), DEUX)
    assert found.text == page
    assert {(one.done, one.title) for one in found.changes} == {(Done.KEPT, "Un")}


def test_a_bracket_without_its_partner_is_kept_out() -> None:
    found = edit(KIC, with_values(UN, description="a {{ b"), DEUX, TROIS)
    assert found.text == KIC
    assert "{{" in found.changes[0].reason


def test_a_page_without_a_literal_table_is_not_edited() -> None:
    for page in (
        "",
        "plop",
        "{{#ask: [[Catégorie:X]] |?Etape }}",
        "{|\n! a !! b\n|-\n| c || d\n|}",
    ):
        assert edit_table(page, [UN], SCHEMA) is None


law = settings(max_examples=700, deadline=None, suppress_health_check=list(HealthCheck))


@law
@given(tables())
def test_what_is_read_is_written_byte_for_byte(page: str) -> None:
    (table,) = find_literal(page, SCHEMA)
    names = {t.name: i for i, t in table.columns.targets.items() if t.field}
    records = []
    for line in table.lines:
        texts = {n: c.text(page) if (c := line.cells[i]) else "" for n, i in names.items()}
        records.append(Record(line.title, {**texts, "etapes": (texts["etapes"],)}))
    found = edit(page, *records)
    assert found.text == page
    assert found.changed == ()


@law
@given(tables(), table_records())
def test_what_is_written_stays_and_nothing_else_changes(page: str, records: list[Record]) -> None:
    found = edit(page, *records)
    assert edit(found.text, *records).text == found.text
    (before,), (after,) = find_literal(page, SCHEMA), find_literal(found.text, SCHEMA)
    assert found.text[: before.table.span.start] == page[: before.table.span.start]
    assert found.text[after.table.span.end :] == page[before.table.span.end :]
    hand = before.labels.index("Suivi")
    known = {line.title for line in before.lines}
    stayed = [line for line in after.lines if line.title in known]
    for old, new in zip(before.lines, stayed, strict=True):
        assert new.title == old.title
        one, other = old.cells[hand], new.cells[hand]
        assert (other.text(found.text) if other else None) == (one.text(page) if one else None)
    told = {one.title for one in found.changes}
    shown = {line.title for line in after.lines}
    assert {record.title for record in records} <= shown | told
