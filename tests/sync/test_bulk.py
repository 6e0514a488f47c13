"""Bulk edits: what becomes of each record, and that nothing else does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.errors import ConfigError, PageError
from kicsync.kit import Record
from kicsync.kit.where import parse
from kicsync.sync.asked import Asked, operations
from kicsync.sync.bulk import chosen, plan, write
from kicsync.sync.operations import apply
from kicsync.sync.renaming import refuse_useless, renamings
from kicsync.workspace.bases import Base
from kicsync.workspace.binding import Binding
from kicsync.workspace.folder import Workspace
from kicsync.workspace.setup import create
from tests.sync.strategies import RECORDS
from tests.wikitext.strategies import BESIDE as SCHEMA
from tests.wikitext.strategies import STEPS

RECORD = Record(
    "Un titre",
    {
        "etapes": (STEPS[0],),
        "description": "un\ndeux",
        "outils": (
            {"titre": "Cobudget", "lien": "http://cobudget.com", "description": "Un budget"},
            {"titre": "Loomio"},
        ),
        "exemple": "e",
    },
)


def edited(record: Record, asked: Asked, folder: Path = Path()) -> Record:
    for operation in operations(asked, SCHEMA, folder):
        record = apply(operation, record, SCHEMA)
    return record


def test_set_writes_a_value_of_the_type_of_the_field(tmp_path: Path) -> None:
    (tmp_path / "texte.txt").write_bytes(b"\xef\xbb\xbfe\xcc\x81t\xc3\xa9\r\nfin\r\n")
    sets = ["description=@texte.txt", "exemple=", f"etapes={STEPS[1]}, 4 - …", "outils.lien=@@x"]
    new = edited(RECORD, Asked(sets), tmp_path)
    assert new.values == {
        "etapes": (STEPS[1], STEPS[2]),
        "description": "été\nfin",
        "outils": (
            {"titre": "Cobudget", "lien": "@x", "description": "Un budget"},
            {"titre": "Loomio", "lien": "@x"},
        ),
    }
    assert edited(RECORD, Asked(["outils="])).values.get("outils") is None
    assert edited(RECORD, Asked(["titre = Un autre"])).title == "Un autre"
    assert edited(RECORD, Asked(["Étapes="])).values.get("etapes") is None


def test_replace_reads_signs_as_they_are_unless_it_is_a_regular_expression() -> None:
    record = Record("a.b (c)", {"description": "a.b axb \\1", "etapes": ("a.b", "c")})
    plain = edited(record, Asked(replaces=[("description", "a.b", r"\1")]))
    assert plain.values["description"] == "\\1 axb \\1"
    regex = edited(record, Asked(replaces=[("description", r"(a).b", r"\1-\1")], regex=True))
    assert regex.values["description"] == "a-a a-a \\1"
    assert edited(record, Asked(replaces=[("etapes", "a.b", "")])).values["etapes"] == ("c",)
    assert edited(record, Asked(replaces=[("titre", " (c)", "")])).title == "a.b"


def test_replace_in_entries_is_everywhere_or_in_one_part() -> None:
    every = edited(RECORD, Asked(replaces=[("outils", "budget", "x")]))
    assert every.values["outils"] == (
        {"titre": "Cox", "lien": "http://cox.com", "description": "Un x"},
        {"titre": "Loomio"},
    )
    one = edited(RECORD, Asked(replaces=[("outils.lien", "http:", "https:")]))
    assert one.values["outils"] == (
        {"titre": "Cobudget", "lien": "https://cobudget.com", "description": "Un budget"},
        {"titre": "Loomio"},
    )


def test_what_a_plain_replacement_finds_may_be_spelled_with_loose_accents() -> None:
    record = Record("x", {"description": "e\u0301te\u0301 e\u0301", "exemple": "e\u0301"})
    new = edited(record, Asked(replaces=[("description", "été", "a"), ("exemple", "b", "c")]))
    assert new.values == {"description": "a é", "exemple": "e\u0301"}


def test_add_puts_what_is_not_there_yet_behind_the_others() -> None:
    adds = [("etapes", "4 - …"), ("etapes", STEPS[0]), ("outils", "LOOMIO")]
    new = edited(RECORD, Asked(adds=[*adds, ("outils", "[https://t.org Trello] : Des cartes")]))
    assert new.values["etapes"] == (STEPS[0], STEPS[2])
    tools = RECORD.values["outils"]
    trello = {"titre": "Trello", "lien": "https://t.org", "description": "Des cartes"}
    assert new.values["outils"] == (*tools, trello)
    assert edited(RECORD, Asked(adds=[("etapes", STEPS[1])])).values["etapes"] == STEPS[:2]
    twice = edited(RECORD, Asked(adds=[("etapes", "x, y, X")]))
    assert twice.values["etapes"] == (STEPS[0], "x", "y")


def test_remove_takes_out_what_is_called_so() -> None:
    removes = [("etapes", "1 - …"), ("outils", "cobudget"), ("outils", "absent")]
    new = edited(RECORD, Asked(removes=removes))
    assert new.values["outils"] == ({"titre": "Loomio"},)
    assert "etapes" not in new.values


def test_the_order_is_set_replace_add_remove() -> None:
    asked = Asked(
        sets=["etapes=a"],
        replaces=[("etapes", "a", "b")],
        adds=[("etapes", "c")],
        removes=[("etapes", "b")],
    )
    assert edited(RECORD, asked).values["etapes"] == ("c",)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked(["description"]), "says no value"),
        (Asked(["descripton=x"]), "no field called “descripton”"),
        (Asked(["titre="]), "can't be blank"),
        (Asked(["outils=x"]), "several entries"),
        (Asked(["outils.titre=a\nb"]), "one line only"),
        (Asked(["exemple=@absent.txt"]), "absent.txt is not there"),
        (Asked(["etapes=9 - …"]), "not the beginning"),
        (Asked(replaces=[("exemple", "", "x")]), "nothing to look for"),
        (Asked(replaces=[("exemple", "(", "x")], regex=True), "no regular expression"),
        (Asked(replaces=[("exemple", "a", r"\1")], regex=True), "can't be put in the place"),
        (Asked(adds=[("description", "x")]), "is one text: --add"),
        (Asked(removes=[("outils.lien", "x")]), "is one text: --remove"),
    ],
)
def test_what_makes_no_sense_is_refused(asked: Asked, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        operations(asked, SCHEMA, tmp_path)
    assert said in caught.value.message
    assert caught.value.hint


_OPERATIONS = st.sampled_from(
    [
        Asked(["exemple=b", "etapes=2 - B, 1 - A"]),
        Asked(["outils.lien=https://c.fr"]),
        Asked(adds=[("outils", "Trello"), ("etapes", "3 - C")]),
        Asked(removes=[("outils", "Trello"), ("etapes", "3…")]),
    ]
)


@given(RECORDS, _OPERATIONS)
def test_twice_is_once(record: Record, asked: Asked) -> None:
    once = edited(record, asked)
    assert edited(once, asked) == once


@given(RECORDS)
def test_a_replacement_of_nothing_that_is_there_changes_nothing(record: Record) -> None:
    asked = Asked(replaces=[(field, "absent", "x") for field in ("titre", "outils", "etapes")])
    assert edited(record, asked) == record


FIRST = "titre: Un\netapes:\n  - a   # choisi\ndescription: 'x'\n# fin\n"
SECOND = "titre: Deux\ndescription: y\n"


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    space = create(tmp_path, "http://127.0.0.1:9/", Binding("http://127.0.0.1:9/api.php"))
    space.create_record("un.yml", FIRST)
    space.create_record("deux.yml", SECOND)
    return space


def texts(space: Workspace) -> dict[str, str]:
    return {name: (space.folder / name).read_text("utf-8") for name in space.names()}


def test_only_the_value_changes_in_the_file(space: Workspace) -> None:
    files = space.records()[0]
    picked = chosen(files, [], parse('etapes has "a"', space.schema), space.schema)
    found = plan(space, files, picked, operations(Asked(["description=z"]), space.schema, Path()))
    assert texts(space) == {"un.yml": FIRST, "deux.yml": SECOND}
    assert write(space, found) == []
    assert texts(space) == {"un.yml": FIRST.replace("'x'", "|\n  z"), "deux.yml": SECOND}


def test_what_was_saved_meanwhile_is_left(space: Workspace) -> None:
    files = space.records()[0]
    found = plan(space, files, files, operations(Asked(["exemple=z"]), space.schema, Path()))
    (space.folder / "un.yml").write_text(FIRST + "# ici\n", "utf-8")
    (error,) = write(space, found)
    assert "un.yml" in error.message
    assert texts(space)["un.yml"] == FIRST + "# ici\n"
    assert "exemple: |\n  z\n" in texts(space)["deux.yml"]


def test_a_record_in_conflict_is_left_out(space: Workspace) -> None:
    space.write_conflict("un.yml", "description:\n  local: x\n  wiki: z\n")
    files = space.records()[0]
    found = plan(space, files, files, operations(Asked(["exemple=z"]), space.schema, Path()))
    assert [file.file for file in found.disputed] == ["un.yml"]
    assert [file.file for file in found.files] == ["deux.yml"]


def test_two_records_never_get_one_title(space: Workspace) -> None:
    files = space.records()[0]
    for asked, picked in (
        (Asked(["titre=Trois"]), files),
        (Asked(["titre=deux"]), [file for file in files if file.file == "un.yml"]),
    ):
        with pytest.raises(ConfigError, match="More than one record"):
            plan(space, files, picked, operations(asked, space.schema, Path()))


def test_titles_and_a_condition_choose_together(space: Workspace) -> None:
    files = space.records()[0]
    condition = parse("etapes is empty", space.schema)
    assert [f.file for f in chosen(files, ["un", "Deux"], condition, space.schema)] == ["deux.yml"]
    with pytest.raises(ConfigError, match="no ingredient called “Trois”"):
        chosen(files, ["Trois"], None, space.schema)


PAGE = "{{Ingrédient\n|Etape=a\n|Description=x\n|Exemple=venu du wiki\n}}\n{{Outil|OutilTitre=T}}"


def test_a_field_gets_the_value_that_its_new_name_has_on_the_page(space: Workspace) -> None:
    bases = [Base(1, 1, "Un", PAGE, "un.yml"), Base(2, 1, "Deux", "{{Ingrédient}}", "deux.yml")]
    files = space.records()[0]
    names = {"Exemple": "Exemples"}
    (found,) = renamings(files, bases, names, space.schema)
    assert (found.base.page_id, found.names) == (1, names)
    assert found.record.values == {
        "etapes": ("a",),
        "description": "x",
        "exemple": "venu du wiki",
    }


def test_what_was_changed_here_stays(space: Workspace) -> None:
    (space.folder / "un.yml").write_text(FIRST + "exemple: écrit ici\n", "utf-8")
    bases = [Base(1, 1, "Un", PAGE, "un.yml")]
    (found,) = renamings(space.records()[0], bases, {"Exemple": "Exemples"}, space.schema)
    assert found.record.values["exemple"] == "écrit ici"


def test_both_names_on_a_page_are_for_a_person_to_decide(space: Workspace) -> None:
    page = PAGE.replace("|Exemple=", "|Exemples=autre\n|Exemple=")
    files = space.records()[0]
    found = renamings(
        files, [Base(1, 1, "Un", page, "un.yml")], {"Exemple": "Exemples"}, space.schema
    )
    with pytest.raises(PageError, match="Un: the parameter “Exemples” stands there already"):
        list(found)


def test_a_name_that_the_schema_still_has_is_refused(space: Workspace) -> None:
    refuse_useless({"Exemple": "Exemples"}, space.schema)
    with pytest.raises(ConfigError, match="“lien” stands for the parameter “OutilLien”"):
        refuse_useless({"OutilLien": "Lien"}, space.schema)
