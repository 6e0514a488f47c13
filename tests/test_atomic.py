import errno
import os
import stat
from pathlib import Path

import pytest

from kicsync.atomic import Together, sweep, write_text


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_text_is_written_as_it_is(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "é\r\nb\n")
    assert (tmp_path / "a").read_bytes() == "é\r\nb\n".encode()
    assert os.listdir(tmp_path) == ["a"]  # noqa: PTH208 (hidden files are meant too)


def test_permissions_stay_and_private_ones_are_private(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch()
    path.chmod(0o640)
    write_text(path, "b")
    assert mode(path) == 0o640
    write_text(path, "c", private=True)
    assert mode(path) == 0o600


def test_a_new_file_gets_what_the_system_gives(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_text(tmp_path / "a", "b")
    assert mode(tmp_path / "a") == mode(tmp_path / "plain")


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    write_text(path, "old")
    for error in (OSError("disk full"), KeyboardInterrupt()):

        def fail(_handle: int, error: BaseException = error) -> None:
            raise error

        monkeypatch.setattr("os.fsync", fail)
        with pytest.raises(type(error)):
            write_text(path, "new")
    assert path.read_text("utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["a"]


def test_a_text_that_is_no_utf_8_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_text(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_text(path, "\ud800")
    assert path.read_text("utf-8") == "old"


def test_behind_a_link_it_is_the_file_that_changes(tmp_path: Path) -> None:
    target, link = tmp_path / "target.yml", tmp_path / "link.yml"
    target.write_text("a", "utf-8")
    link.symlink_to(target)
    write_text(link, "b")
    assert link.is_symlink()
    assert target.read_text("utf-8") == "b"


def test_what_a_killed_write_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    left = tmp_path / "sub" / ".a.yml.kicsync-abcd.tmp"
    others = [tmp_path / "a.yml", tmp_path / ".a.yml.tmp", tmp_path / "a.kicsync-b.tmp"]
    for path in (left, *others):
        path.touch()
    sweep(tmp_path)
    assert not left.exists()
    assert all(path.exists() for path in others)


def test_files_written_together_take_their_places_at_the_end(tmp_path: Path) -> None:
    write_text(tmp_path / "b", "old")
    with Together() as files:
        files.add(tmp_path / "a", "1")
        files.add(tmp_path / "b", "2")
        assert not (tmp_path / "a").exists()
        assert (tmp_path / "b").read_text("utf-8") == "old"
    assert [(tmp_path / name).read_text("utf-8") for name in "ab"] == ["1", "2"]
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]  # noqa: PTH208 (hidden files are meant too)


def test_files_written_together_come_in_order_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> None:
        with Together() as files:
            files.add(tmp_path / "a", "1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refused()
    assert os.listdir(tmp_path) == []  # noqa: PTH208 (hidden files are meant too)
    placed: list[str] = []
    monkeypatch.setattr(Path, "replace", lambda _path, target: placed.append(target.name))
    with Together() as files:
        for name in "zma":
            files.add(tmp_path / name, name)
    assert placed == ["z", "m", "a"]


def test_a_name_as_long_as_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 251 + ".yml")
    write_text(path, "1")
    assert path.read_text("utf-8") == "1"


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as caught:
        write_text(tmp_path / "a", "1")
    assert "a" in Path(str(caught.value.filename)).name
    assert os.listdir(tmp_path) == []  # noqa: PTH208 (hidden files are meant too)
