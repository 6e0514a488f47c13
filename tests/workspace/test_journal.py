import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.errors import ConfigError
from kicsync.kit import Record
from kicsync.workspace.journal import Batch, Journal, undone
from kicsync.workspace.orders import Action, Order, Result, as_json, from_json
from tests.sync.strategies import RECORDS

WIKI = "http://127.0.0.1:9/api.php"
_BAD_VALUES = json.dumps(as_json(Order(1, Action.EDIT, "T", "s")) | {"local": {"values": 5}})
OLD = Batch("20260101-000000-aaaa", "2026-01-01T00:00:00.000+00:00", WIKI, "Claire", "Relecture")
NEW = Batch("20260102-000000-bbbb", "2026-01-02T00:00:00.000+00:00", WIKI, undoes=OLD.name)
ORDER = Order(1, Action.EDIT, "Évaluer", "résumé", page_id=35, base_revid=35)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")


@given(RECORDS, st.sampled_from(Action), st.sampled_from(Result), st.text())
def test_an_order_comes_back_from_its_file(
    record: Record, action: Action, result: Result, text: str
) -> None:
    order = replace(ORDER, local=record, action=action, result=result, reason=text)
    assert from_json(json.loads(json.dumps(as_json(order)))) == order


def test_batches_are_listed_the_oldest_first(journal: Journal) -> None:
    for batch in (NEW, OLD):
        journal.note(batch)
    assert journal.batches() == [OLD, NEW]
    assert journal.unfinished() == [OLD, NEW]


def test_orders_are_listed_as_they_were_sent(journal: Journal) -> None:
    journal.note(OLD)
    orders = [replace(ORDER, number=number) for number in (10, 9, 2)]
    for order in orders:
        journal.note_order(OLD.name, order)
    assert journal.orders(OLD.name) == orders[::-1]
    done = replace(orders[0], result=Result.SAVED, newrevid=36)
    journal.note_order(OLD.name, done)
    assert journal.orders(OLD.name)[-1] == done


def test_a_batch_that_ended_is_finished(journal: Journal) -> None:
    journal.note(OLD)
    journal.note_order(OLD.name, ORDER)
    journal.end(OLD)
    assert journal.batches() == [replace(OLD, ended=True)]
    assert journal.unfinished() == []


def test_a_batch_that_sent_nothing_is_forgotten(journal: Journal) -> None:
    journal.note(OLD)
    journal.end(OLD)
    journal.end(NEW)
    assert list(journal.folder.iterdir()) == []


def test_only_an_undo_that_ended_has_taken_a_batch_back() -> None:
    ended = replace(NEW, ended=True)
    assert undone([OLD, NEW], partly=True) == {}
    assert undone([OLD, ended], partly=False) == {OLD.name: NEW.name}
    part = replace(ended, whole=False)
    assert undone([OLD, part], partly=True) == {OLD.name: NEW.name}
    assert undone([OLD, part], partly=False) == {}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"name": 1, "inconnu": 2}', '{"when": "hier"}', "\udcff"]
)
def test_a_damaged_page_of_the_journal_is_named(journal: Journal, text: str) -> None:
    journal.note(OLD)
    path = journal.folder / OLD.name / "batch.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError, match=r"batch\.json"):
        journal.batches()


@pytest.mark.parametrize("text", ['{"action": "danser"}', "null", '{"local": 3}', _BAD_VALUES])
def test_a_damaged_order_is_named(journal: Journal, text: str) -> None:
    journal.note(OLD)
    (journal.folder / OLD.name / "000001.json").write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=r"000001\.json"):
        journal.orders(OLD.name)
