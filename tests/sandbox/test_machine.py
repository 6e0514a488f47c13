"""What is missing is named, with the line that installs it."""

import sys
from pathlib import Path

import pytest

from kicsync.errors import SandboxError
from kicsync.sandbox import machine
from kicsync.sandbox.machine import find_mediawiki

LINE = "sudo apt-get install -y --no-install-recommends "
ALL = "pdo_sqlite intl mbstring xml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with an empty PATH, where the package would stand in ``root``."""
    monkeypatch.setattr(machine, "PACKAGED", tmp_path / "mediawiki")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("KICSYNC_MEDIAWIKI", raising=False)
    (tmp_path / "bin").mkdir()
    return tmp_path / "mediawiki"


def install_mediawiki(root: Path) -> None:
    (root / "maintenance").mkdir(parents=True)
    (root / "maintenance" / "install.php").touch()


def install_php(root: Path, modules: str) -> None:
    php = root.parent / "bin" / "php"
    php.write_text(f"#!/bin/sh\nprintf '%s\\n' '[PHP Modules]' Core {modules}\n", "utf-8")
    php.chmod(0o755)


def test_without_anything_the_whole_line_is_given(root: Path) -> None:
    with pytest.raises(SandboxError) as caught:
        find_mediawiki()
    assert caught.value.hint.endswith(
        LINE + "mediawiki php-cli php-sqlite3 php-intl php-mbstring php-xml"
    )
    assert caught.value.exit_code == 2


def test_without_the_package_only_the_package_is_asked_for(root: Path) -> None:
    install_php(root, ALL)
    with pytest.raises(SandboxError) as caught:
        find_mediawiki()
    assert caught.value.hint.endswith(LINE + "mediawiki")


def test_without_two_extensions_only_these_are_asked_for(root: Path) -> None:
    install_mediawiki(root)
    install_php(root, "pdo_sqlite mbstring")
    with pytest.raises(SandboxError) as caught:
        find_mediawiki()
    assert caught.value.hint.endswith(LINE + "php-intl php-xml")
    assert "php-intl, php-xml" in caught.value.message


def test_with_everything_the_root_is_found(root: Path) -> None:
    install_mediawiki(root)
    install_php(root, ALL)
    assert find_mediawiki() == root


def test_another_root_is_taken_from_the_environment(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = root.with_name("other")
    install_mediawiki(other)
    install_php(root, ALL)
    monkeypatch.setenv("KICSYNC_MEDIAWIKI", str(other))
    assert find_mediawiki() == other


def test_another_root_without_mediawiki_is_no_missing_package(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KICSYNC_MEDIAWIKI", str(root.with_name("other")))
    with pytest.raises(SandboxError) as caught:
        find_mediawiki()
    assert "KICSYNC_MEDIAWIKI" in caught.value.hint
    assert "apt-get" not in caught.value.hint


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_than_on_linux_it_says_what_it_needs(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(SandboxError, match="Debian or Ubuntu"):
        find_mediawiki()
