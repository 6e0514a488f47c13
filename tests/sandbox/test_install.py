"""Installing: whole or not at all, and no secret on a command line."""

import json
import stat
from pathlib import Path

import pytest

from kicsync.errors import SandboxError
from kicsync.sandbox import Sandbox
from kicsync.sandbox.credentials import Credentials, new_credentials, read_credentials
from kicsync.sandbox.install import install
from kicsync.sandbox.mediawiki import MediaWiki
from kicsync.sandbox.server import choose_port

SECRETS = Credentials(admin="the-password-of-admin", bot="0123456789abcdef0123456789abcdef")


def fake_installation(tmp_path: Path, code: str) -> MediaWiki:
    script = tmp_path / "root" / "maintenance" / "script.php"
    script.parent.mkdir(parents=True)
    script.write_text(f"<?php {code}", "utf-8")
    return MediaWiki(tmp_path / "root", tmp_path / "wiki")


def test_passwords_are_random_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    made = new_credentials(tmp_path / "secrets.json")
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600
    assert read_credentials(tmp_path / "secrets.json") == made
    assert new_credentials(tmp_path / "other.json") != made
    assert len(made.bot) == 32
    assert made.bot not in repr(made)
    assert made.admin not in repr(made)


def test_no_password_stands_on_a_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[str] = []
    stdins: list[str] = []

    def run(_self: MediaWiki, script: object, *arguments: str, stdin: str = "") -> str:
        lines.append(" ".join([str(script), *arguments]))
        stdins.append(stdin)
        return ""

    monkeypatch.setattr(MediaWiki, "run", run)
    install(tmp_path, tmp_path / "wiki", SECRETS)
    assert not any(secret in line for line in lines for secret in (SECRETS.admin, SECRETS.bot))
    assert stdins[:2] == [SECRETS.admin, SECRETS.bot]
    assert (tmp_path / "wiki").is_dir()


def test_an_install_that_fails_leaves_no_wiki(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(_self: MediaWiki, script: object, *_: str, stdin: str = "") -> str:
        if script == "importDump.php":
            raise KeyboardInterrupt
        return ""

    monkeypatch.setattr(MediaWiki, "run", run)
    with pytest.raises(KeyboardInterrupt):
        install(tmp_path, tmp_path / "wiki", SECRETS)
    assert not (tmp_path / "wiki").exists()


def test_a_script_that_fails_shows_its_last_lines(tmp_path: Path) -> None:
    code = 'for ($i = 1; $i <= 30; $i++) { echo "line $i\\n"; } exit(3);'
    with pytest.raises(SandboxError) as caught:
        fake_installation(tmp_path, code).run("script.php")
    assert "script.php failed (3)" in caught.value.message
    assert caught.value.message.endswith("\nline 29\nline 30")
    assert "line 1\n" not in caught.value.message
    assert "kicsync sandbox reset" in caught.value.hint


def test_scripts_know_their_wiki_and_read_their_input(tmp_path: Path) -> None:
    code = "echo getenv('MW_CONFIG_FILE'), '|', getenv('MW_INSTALL_PATH'), '|', fgets(STDIN);"
    mediawiki = fake_installation(tmp_path, code)
    assert mediawiki.run("script.php", stdin="é") == (
        f"{tmp_path}/wiki/LocalSettings.php|{tmp_path}/root|é"
    )


def test_a_wiki_whose_passwords_are_gone_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "wiki").mkdir()
    with pytest.raises(SandboxError, match="passwords"):
        Sandbox(tmp_path).start()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SandboxError) as caught:
        Sandbox(tmp_path / "file" / "sandbox").start()
    assert "KICSYNC_SANDBOX_DIR" in caught.value.hint


def test_the_port_of_the_last_time_is_taken_again() -> None:
    free = choose_port(None, None)
    assert choose_port(None, free) == free
    assert choose_port(free, None) == free


def test_what_is_written_down_holds_no_secret(tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path)
    assert not sandbox.stop()
    assert json.loads((tmp_path / "server.json").read_text("utf-8")) == {
        "port": None,
        "processes": [],
    }
