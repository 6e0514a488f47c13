"""Rows that come back: what counts is what somebody changed in them."""

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kicsync.errors import SourceError
from kicsync.kit import Field, FieldType, Record, Value
from kicsync.spreadsheet.book import LONGEST_CELL
from kicsync.spreadsheet.cells import Cell, Kind, Sheet
from kicsync.spreadsheet.guard import guarded
from kicsync.sync.sheet_grid import grids
from kicsync.sync.table_import import Table, read_table
from kicsync.workspace.exports import Export
from tests.sync.sheets import Cells, column, exported, read
from tests.sync.strategies import RECORDS, SCHEMA
from tests.wikitext.strategies import STEPS

TOOLS = ({"titre": "Pad", "lien": "https://a.fr"}, {"titre": "Loomio", "description": "Vote."})
UN = Record("Un", {"etapes": STEPS[:1], "description": "un\ndeux", "outils": TOOLS, "exemple": "e"})
DEUX = Record("Deux", {"description": "d"})
HEADER, FIRST, SECOND = 0, 1, 2


@pytest.fixture
def export() -> Export:
    return exported({"un": UN, "deux": DEUX}, SCHEMA)[0]


@pytest.fixture
def cells(export: Export) -> dict[str, Cells]:
    return exported(export.records, SCHEMA)[1]


def records(table: Table) -> dict[str, Record]:
    assert table.errors == ()
    return {row.record.title: row.record for row in table.rows}


def said(table: Table) -> list[str]:
    return [f"{error.place}: {error.message.rpartition(': ')[2]}" for error in table.errors]


def with_values(record: Record, **values: Value) -> Record:
    return replace(record, values={**record.values, **values})


@settings(max_examples=60)
@given(found=st.lists(RECORDS, min_size=1, max_size=4), seed=st.integers(0, 99))
def test_an_untouched_table_says_what_was_exported(found: list[Record], seed: int) -> None:
    records = {f"r{n}": replace(record, title=f"T{n}") for n, record in enumerate(found)}
    export, cells = exported(records, SCHEMA)
    shuffled = random.Random(seed)  # noqa: S311 (an order, no secret)
    for rows in cells.values():
        order = shuffled.sample(range(len(rows[0])), len(rows[0]))
        body = [[row[index] for index in order] for row in rows[1:]]
        shuffled.shuffle(body)
        rows[:] = [[rows[0][index] for index in order], *body]
    table = read(cells, SCHEMA, export)
    assert (table.notes, table.errors) == ((), ())
    assert {row.key: row.record for row in table.rows} == records
    assert all(row.base == row.record for row in table.rows)


@settings(max_examples=60)
@given(old=RECORDS, new=RECORDS)
def test_a_filled_in_row_says_what_was_typed(old: Record, new: Record) -> None:
    export, cells = exported({"a": old}, SCHEMA)
    _other, typed = exported({"a": new}, SCHEMA)
    width = max(len(cells["Ingredients"][0]), len(typed["Ingredients"][0]))
    row = typed["Ingredients"][1]
    row[0] = cells["Ingredients"][1][0]
    wider = typed if len(typed["Ingredients"][0]) == width else cells
    header = wider["Ingredients"][0]
    by_name = dict(zip(typed["Ingredients"][0], row, strict=True))
    cells["Ingredients"] = [header, [by_name.get(name, "") for name in header]]
    del cells["Outils"]
    (found,) = read(cells, SCHEMA, export).rows
    assert found.record == with_values_of(new, old)


def with_values_of(new: Record, old: Record) -> Record:
    """Return ``new`` with the tools of ``old``, whose sheet was not there."""
    values = {**new.values, "outils": old.values.get("outils", ())}
    return Record(new.title, {name: value for name, value in values.items() if value})


def test_what_is_typed_into_a_row(export: Export, cells: dict[str, Cells]) -> None:
    row = cells["Ingredients"][FIRST]
    row[1], row[3], row[4] = "Un autre", STEPS[1], "un\ndeux\ntrois"
    assert records(read(cells, SCHEMA, export))["Un autre"] == with_values(
        replace(UN, title="Un autre"), etapes=STEPS[:2], description="un\ndeux\ntrois"
    )


def test_a_new_row_and_its_tools(export: Export, cells: dict[str, Cells]) -> None:
    cells["Ingredients"].append(["", "trois", STEPS[0], "", "texte", "", ""])
    cells["Outils"].append(["", "Trois", "Pad", "", "Prendre des notes."])
    cells["Outils"].append(["", "Deux", "Wiki", "", ""])
    found = records(read(cells, SCHEMA, export))
    tool = {"titre": "Pad", "description": "Prendre des notes."}
    assert found["Trois"] == Record(
        "Trois", {"etapes": STEPS[:1], "description": "texte", "outils": (tool,)}
    )
    assert found["Deux"] == with_values(DEUX, outils=({"titre": "Wiki"},))


def test_a_row_that_is_gone_deletes_nothing(export: Export, cells: dict[str, Cells]) -> None:
    del cells["Ingredients"][SECOND], cells["Outils"][FIRST]
    table = read(cells, SCHEMA, export)
    assert records(table) == {"Un": UN}
    assert table.notes == (
        "1 ingredient has no row any more; nothing is deleted: Deux",
        "“Pad” of “Un” has no row any more; it stays.",
    )


def test_an_emptied_row_of_a_tool_takes_it_away(export: Export, cells: dict[str, Cells]) -> None:
    cells["Outils"][FIRST][2:] = ["", "", ""]
    assert records(read(cells, SCHEMA, export))["Un"] == with_values(UN, outils=TOOLS[1:])
    cells["Ingredients"][SECOND][1:] = [""] * 6
    assert "Deux" in read(cells, SCHEMA, export).notes[0]


def test_a_tool_changes_its_name_or_its_ingredient(export: Export, cells: dict[str, Cells]) -> None:
    cells["Outils"][FIRST][2] = "Etherpad"
    cells["Outils"][SECOND][1] = "deux"
    found = records(read(cells, SCHEMA, export))
    assert found["Un"].values["outils"] == ({"titre": "Etherpad", "lien": "https://a.fr"},)
    assert found["Deux"].values["outils"] == TOOLS[1:]


def test_the_tools_of_a_renamed_ingredient_stay_its_own(
    export: Export, cells: dict[str, Cells]
) -> None:
    cells["Ingredients"][FIRST][1] = "Un seul"
    cells["Outils"][FIRST][1] = "Un seul"
    cells["Outils"].append(["", "Un", "Wiki", "", ""])
    found = records(read(cells, SCHEMA, export))
    assert found["Un seul"].values["outils"] == (*TOOLS, {"titre": "Wiki"})


def test_a_column_that_is_gone_leaves_its_field(export: Export, cells: dict[str, Cells]) -> None:
    for rows, header in ((cells["Ingredients"], "Description"), (cells["Outils"], "Lien")):
        index = column(rows, header)
        for row in rows:
            del row[index]
    cells["Ingredients"][HEADER][-1] = "Remarques"
    table = read(cells, SCHEMA, export)
    assert records(table) == {"Un": UN, "Deux": DEUX}
    assert table.notes == (
        "The column “Remarques” of the sheet “Ingredients” is no field; it is left out.",
        "The sheet “Ingredients” has no column “Description”; that field stays as it is.",
        "The sheet “Outils” has no column “Lien”; that field stays as it is.",
    )


def test_a_step_whose_column_is_gone_stays(export: Export, cells: dict[str, Cells]) -> None:
    index = column(cells["Ingredients"], "Etape 1")
    for row in cells["Ingredients"]:
        del row[index]
    cells["Ingredients"][FIRST][index] = STEPS[2]
    assert records(read(cells, SCHEMA, export))["Un"].values["etapes"] == (STEPS[0], STEPS[2])


def test_headers_are_known_by_their_other_names(export: Export, cells: dict[str, Cells]) -> None:
    header = cells["Ingredients"][HEADER]
    header[1:4] = ["TITRES :", "étapes 1", "étape 2"]
    cells["Ingredients"].insert(0, ["", "Notre Kit"])
    assert records(read(cells, SCHEMA, export)) == {"Un": UN, "Deux": DEUX}


def test_without_the_hidden_column_titles_say_it(export: Export, cells: dict[str, Cells]) -> None:
    for row in cells["Ingredients"]:
        del row[0]
    cells["Ingredients"][FIRST][3] = "autre"
    table = read(cells, SCHEMA, export)
    assert [row.base for row in table.rows] == [UN, DEUX]
    assert records(table)["Un"] == with_values(UN, description="autre")


def test_a_table_of_new_ingredients_alone() -> None:
    table = read({"Feuille 1": [["Titre", "Description"], ["a", "b"]]}, SCHEMA)
    assert records(table) == {"A": Record("A", {"description": "b"})}


def test_copies_of_two_exports_in_one_file(export: Export, cells: dict[str, Cells]) -> None:
    other, rows = exported({"trois": Record("Trois", {})}, SCHEMA)
    cells["Ingredients"].append(rows["Ingredients"][FIRST])
    table = read(cells, SCHEMA, export, other)
    assert [row.base for row in table.rows] == [UN, DEUX, Record("Trois", {})]


@pytest.mark.parametrize("sheet", ["Ingredients", "Outils"])
def test_a_copied_row_is_told_with_the_other(
    export: Export, cells: dict[str, Cells], sheet: str
) -> None:
    cells[sheet].append([*cells[sheet][FIRST]])
    cells[sheet][-1][1 if sheet == "Ingredients" else 2] = "Copie"
    n = len(cells[sheet])
    assert said(read(cells, SCHEMA, export)) == [
        f"sheet “{sheet}”, row {n}: sheet “{sheet}”, row 2."
    ]


def test_rows_sorted_without_their_hidden_column(export: Export, cells: dict[str, Cells]) -> None:
    rows = cells["Ingredients"]
    rows[FIRST][1:], rows[SECOND][1:] = rows[SECOND][1:], rows[FIRST][1:]
    assert said(read(cells, SCHEMA, export)) == [
        "sheet “Ingredients”, row 2: “Deux” stands in the row of “Un”.",
        "sheet “Ingredients”, row 3: “Un” stands in the row of “Deux”.",
    ]


@pytest.mark.parametrize("token", ["k0000000000:un", "un", "k:", ":un", "../x:un"])
def test_a_row_from_elsewhere(export: Export, cells: dict[str, Cells], token: str) -> None:
    cells["Ingredients"][FIRST][0] = token
    found = said(read(cells, SCHEMA, export))
    assert found == [
        "sheet “Ingredients”, row 2: this row comes from a table that was not exported from here."
    ]


def test_every_row_that_is_wrong_is_told(export: Export, cells: dict[str, Cells]) -> None:
    cells["Ingredients"][FIRST][1] = ""
    cells["Ingredients"] += [["", "A", "", "", "", "", ""], ["", "a", "", "", "", "", ""]]
    cells["Outils"].append(["", "", "Pad", "", ""])
    cells["Outils"].append([f"{export.id}:un:7", "Un", "Pad", "", ""])
    assert said(read(cells, SCHEMA, export)) == [
        "sheet “Ingredients”, row 2: this row has no title.",
        "sheet “Ingredients”, row 5: sheet “Ingredients”, row 4.",
        "sheet “Outils”, row 4: this row does not say which ingredient it belongs to.",
        "sheet “Outils”, row 5: this row comes from a table that was not exported from here.",
    ]


def test_a_title_that_another_row_was_given(export: Export, cells: dict[str, Cells]) -> None:
    cells["Ingredients"].append(["", "Un", "", "", "", "", ""])
    assert said(read(cells, SCHEMA, export)) == [
        "sheet “Ingredients”, row 4: sheet “Ingredients”, row 2."
    ]


def test_a_column_that_stands_twice(cells: dict[str, Cells]) -> None:
    cells["Ingredients"][HEADER][-1] = "description"
    with pytest.raises(SourceError) as found:
        read(cells, SCHEMA)
    assert found.value.place == "sheet “Ingredients”"


def test_no_header_at_all(cells: dict[str, Cells]) -> None:
    with pytest.raises(SourceError) as found:
        read({"Ingredients": cells["Ingredients"][1:]}, SCHEMA)
    assert "“Titre”" in found.value.message


def with_cell(cells: dict[str, Cells], cell: Cell) -> list[Sheet]:
    """Return sheets with ``cell`` in the description of the first row."""
    index = column(cells["Ingredients"], "Description")
    sheets = []
    for name, rows in cells.items():
        made = [[Cell(text) for text in row] for row in rows]
        if name == "Ingredients":
            made[FIRST][index] = cell
        sheets.append(Sheet(name, tuple(map(tuple, made))))
    return sheets


@pytest.mark.parametrize(
    ("cell", "note", "value"),
    [
        (Cell("", formula=True), "a formula without a result; the cell is left out.", "un\ndeux"),
        (Cell("2", formula=True), "a formula; its result is taken: 2", "2"),
        (Cell("un\ndeux", formula=True), None, "un\ndeux"),
    ],
)
def test_a_formula_is_told(
    export: Export, cells: dict[str, Cells], cell: Cell, note: str | None, value: str
) -> None:
    table = read_table(with_cell(cells, cell), SCHEMA, {export.id: export}.get, "kit.xlsx")
    place = "sheet “Ingredients”, row 2, column E"
    assert table.notes == ((f"{place}: {note}",) if note else ())
    assert records(table)["Un"].values["description"] == value


@pytest.mark.parametrize("cell", [Cell("#REF!", kind=Kind.ERROR), Cell("", covered=True)])
def test_cells_that_mean_nothing_are_errors(
    export: Export, cells: dict[str, Cells], cell: Cell
) -> None:
    table = read_table(with_cell(cells, cell), SCHEMA, {export.id: export}.get, "kit.xlsx")
    (error,) = table.errors
    assert error.place == "sheet “Ingredients”, row 2"


def test_a_text_that_was_too_long_stays_and_can_not_be_changed() -> None:
    long = Record("Long", {"exemple": "a" * (LONGEST_CELL + 1)})
    export, cells = exported({"long": long}, SCHEMA)
    assert records(read(cells, SCHEMA, export)) == {"Long": long}
    cells["Ingredients"][FIRST][column(cells["Ingredients"], "Exemples")] = "court"
    (error,) = read(cells, SCHEMA, export).errors
    assert export.too_long in error.hint


def test_only_what_kicsync_guarded_loses_its_apostrophe() -> None:
    record = Record("Un", {"description": "=1", "exemple": "e"})
    export = Export({"un": record}, guarded=True)
    _export, cells = exported({"un": record}, SCHEMA)
    row = cells["Ingredients"][FIRST]
    row[0] = f"{export.id}:un"
    row[column(cells["Ingredients"], "Description")] = "'=2"
    row[column(cells["Ingredients"], "Exemples")] = "'=3"
    found = records(read(cells, SCHEMA, export))["Un"]
    assert found.values == {"description": "=2", "exemple": "'=3"}


def test_which_sheets_are_read(cells: dict[str, Cells]) -> None:
    sheets = [Sheet("Lists", ((Cell("1 - A"),),)), *with_cell(cells, Cell("x"))]
    found = grids(sheets, SCHEMA, "kit.xlsx")
    assert [grid.sheet.name for grid in found] == ["Ingredients", "Outils"]


def test_two_kinds_of_entries_have_sheets_of_their_own() -> None:
    people = Field(
        "personnes",
        FieldType.ENTRIES,
        template="P",
        key="nom",
        fields=(Field("nom", parameter="N"),),
    )
    schema = replace(SCHEMA, fields=(*SCHEMA.fields, people))
    one = with_values(UN, personnes=({"nom": "Ada"}, {"nom": "Bob"}))
    export, cells = exported({"un": one}, schema)
    assert records(read(cells, schema, export)) == {"Un": one}


@pytest.mark.parametrize("title", ["'=un", "''+un", "'un"])
@pytest.mark.parametrize("guard", [True, False])
def test_a_title_with_apostrophes_keeps_its_tools(title: str, guard: bool) -> None:  # noqa: FBT001
    un = replace(UN, title=title)
    export, cells = exported({"un": un, "deux": DEUX}, SCHEMA)
    export = replace(export, guarded=guard)
    for rows in cells.values():
        rows[1:] = [[export.id + row[0][11:], *row[1:]] for row in rows[1:]]
        rows[:] = [[guarded(text) if guard else text for text in row] for row in rows]
    assert records(read(cells, SCHEMA, export)) == {title: un, "Deux": DEUX}


def test_a_thousand_new_tools_take_no_long_time() -> None:
    found = {f"r{n}": Record(f"Titre {n}", {"outils": TOOLS[:1]}) for n in range(1000)}
    export, cells = exported(found, SCHEMA)
    cells["Outils"] += [["", f"Titre {n}", "Neuf", "", ""] for n in range(1000)]
    started = time.perf_counter()
    table = records(read(cells, SCHEMA, export))
    assert all(len(one.tools(SCHEMA.fields[2])) == 2 for one in table.values())
    assert time.perf_counter() - started < 3
