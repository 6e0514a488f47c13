"""Work is spread over processes, and nobody can tell from what comes back."""

import multiprocessing
import os
from pathlib import Path

import pytest

from kicsync.lint import spread as module
from kicsync.lint.spread import spread


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FEW", 10)
    monkeypatch.setattr(module, "_CHUNK", 3)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_the_order_stays_and_others_do_the_work(two: None) -> None:
    found = spread(lambda item: (item * 2, os.getpid()), range(25))
    assert [item for item, _pid in found] == [item * 2 for item in range(25)]
    assert os.getpid() not in {pid for _item, pid in found}


def test_few_items_or_one_processor_need_nobody_else(
    two: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(count: int) -> bool:
        return set(spread(lambda _item: os.getpid(), range(count))) <= {os.getpid()}

    assert here(0)
    assert here(9)
    assert not here(10)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert here(25)


def test_where_there_is_no_fork_this_process_does_it_all(
    two: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert spread(lambda _item: os.getpid(), range(25)) == [os.getpid()] * 25


def test_an_error_in_the_work_is_raised_here(two: None, tmp_path: Path) -> None:
    def work(item: int) -> bytes:
        return (tmp_path / str(item)).read_bytes()

    with pytest.raises(FileNotFoundError) as caught:
        spread(work, range(25))
    assert caught.value.filename is not None
    assert module._works == []
