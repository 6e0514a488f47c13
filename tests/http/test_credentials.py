import stat
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from kicsync.errors import ConfigError
from kicsync.wiki import credentials as kept
from kicsync.wiki.credentials import Credentials

URL = "https://wiki.example/api.php"
WHO = Credentials("Anne@kicsync", "s3cret")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without a keyring, without variables, with an empty config folder."""
    monkeypatch.delenv("KICSYNC_USER", raising=False)
    monkeypatch.delenv("KICSYNC_PASSWORD", raising=False)
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setattr(kept, "credentials_file", lambda: tmp_path / "kicsync/credentials.json")
    return tmp_path / "kicsync"


@pytest.fixture
def use_keyring(monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[tuple[str, str], str]]:
    """Install a keyring library; ``fails``: it finds no keyring, ``keeps``: or keeps nothing."""

    def install(*, fails: bool = False, keeps: bool = True) -> dict[tuple[str, str], str]:
        ring: dict[tuple[str, str], str] = {}
        errors = types.ModuleType("keyring.errors")
        library = types.ModuleType("keyring")

        class KeyringError(Exception):
            pass

        def checked() -> None:
            if fails:
                raise KeyringError

        def get_password(service: str, name: str) -> str | None:
            checked()
            return ring.get((service, name))

        def set_password(service: str, name: str, value: str) -> None:
            checked()
            if keeps:
                ring[service, name] = value

        def delete_password(service: str, name: str) -> None:
            checked()
            if (service, name) not in ring:
                raise KeyringError
            del ring[service, name]

        vars(errors).update(KeyringError=KeyringError)
        functions = (get_password, set_password, delete_password)
        vars(library).update({one.__name__: one for one in functions}, errors=errors)
        monkeypatch.setitem(sys.modules, "keyring", library)
        monkeypatch.setitem(sys.modules, "keyring.errors", errors)
        return ring

    return install


def test_nothing_is_known_at_first() -> None:
    assert kept.find(URL) is None
    assert kept.forget(URL) is False


def test_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    kept.store(URL, WHO)
    monkeypatch.setenv("KICSYNC_USER", "Bob@ci")
    monkeypatch.setenv("KICSYNC_PASSWORD", "other")
    assert kept.find(URL) == Credentials("Bob@ci", "other")


def test_half_an_environment_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KICSYNC_USER", "Bob@ci")
    with pytest.raises(ConfigError, match="KICSYNC_PASSWORD"):
        kept.find(URL)


def test_what_is_stored_is_found_and_forgotten_by_wiki() -> None:
    other = Credentials("Zoé@kicsync", "autre")
    assert kept.store(URL, WHO).endswith("credentials.json")
    kept.store("https://other.example/api.php", other)
    assert kept.find(URL) == WHO
    assert kept.forget(URL) is True
    assert kept.find(URL) is None
    assert kept.find("https://other.example/api.php") == other


def test_only_its_owner_can_read_the_file(home: Path) -> None:
    kept.store(URL, WHO)
    file = home / "credentials.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert list(home.iterdir()) == [file]


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_file_that_others_can_read_is_refused_with_the_remedy(home: Path, mode: int) -> None:
    kept.store(URL, WHO)
    (home / "credentials.json").chmod(mode)
    with pytest.raises(ConfigError) as error:
        kept.find(URL)
    assert error.value.hint == f'chmod 600 "{home / "credentials.json"}"'


@pytest.mark.parametrize("text", ["", "{", "[]", '{"x": 1}', '{"x": {"user": "s3cret"}}', "s3cret"])
def test_a_damaged_file_is_told_without_its_content(home: Path, text: str) -> None:
    home.mkdir()
    file = home / "credentials.json"
    file.touch(mode=0o600)
    file.write_text(text)
    with pytest.raises(ConfigError, match="damaged") as error:
        kept.find(URL)
    assert "s3cret" not in error.value.message + error.value.hint
    assert error.value.__cause__ is None


def test_a_write_that_fails_leaves_the_old_file_and_no_other(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.store(URL, WHO)

    def broken(*_args: object, **_options: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(OSError):  # noqa: PT011 - it has no text
        kept.store(URL, Credentials("Anne@kicsync", "new"))
    assert [file.name for file in home.iterdir()] == ["credentials.json"]
    assert kept.find(URL) == WHO


def test_a_keyring_is_preferred_and_the_file_is_emptied(
    home: Path, use_keyring: Callable[..., dict[tuple[str, str], str]]
) -> None:
    kept.store(URL, WHO)
    ring = use_keyring()
    assert "keyring" in kept.store(URL, WHO)
    assert list(ring) == [("kicsync", URL)]
    assert "s3cret" not in (home / "credentials.json").read_text()
    assert kept.find(URL) == WHO
    assert kept.forget(URL) is True
    assert kept.find(URL) is None


@pytest.mark.parametrize("how", [{"fails": True}, {"keeps": False}])
def test_a_keyring_that_does_not_work_gives_way_to_the_file(
    home: Path, use_keyring: Callable[..., dict[tuple[str, str], str]], how: dict[str, bool]
) -> None:
    use_keyring(**how)
    assert kept.store(URL, WHO) == str(home / "credentials.json")
    assert kept.find(URL) == WHO
    assert kept.forget(URL) is True


def test_a_password_is_not_shown() -> None:
    assert "s3cret" not in repr(WHO) + str(WHO)
