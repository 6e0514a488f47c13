import tomllib
from pathlib import Path

import pytest

from kicsync.workspace.toml_file import change_wiki, write_settings

WIKI = "https://wiki.example/"


@pytest.mark.parametrize("wiki", [WIKI, 'a"b', "a\\b", "é", "a{b}"])
def test_new_settings_name_the_wiki_and_what_else_there_is(tmp_path: Path, wiki: str) -> None:
    path = tmp_path / "kicsync.toml"
    write_settings(path, wiki)
    text = path.read_text("utf-8")
    assert tomllib.loads(text) == {"wiki": wiki}
    assert tomllib.loads(text.replace("# records", "records"))["records"] == "local_ingredients"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("kicsync.toml", 'wiki = "a"\n', f'wiki = "{WIKI}"\n'),
        ("kicsync.toml", "# a\r\nwiki='a' # b\r\n", f'# a\r\nwiki="{WIKI}" # b\r\n'),
        ("kicsync.toml", '# wiki = "a"\n', f'wiki = "{WIKI}"\n# wiki = "a"\n'),
        ("kicsync.toml", "", f'wiki = "{WIKI}"\n'),
        ("kicsync.toml", '\ufeffwiki = "a"', f'wiki = "{WIKI}"'),
        (
            "pyproject.toml",
            '[a]\nwiki = "a"\n[tool.kicsync]\nwiki = "b"\n\n[c]\nwiki = "d"\n',
            f'[a]\nwiki = "a"\n[tool.kicsync]\nwiki = "{WIKI}"\n\n[c]\nwiki = "d"\n',
        ),
        (
            "pyproject.toml",
            '[tool.kicsync]\nrecords = "b"\n[c]\nwiki = "d"\n',
            f'[tool.kicsync]\nwiki = "{WIKI}"\nrecords = "b"\n[c]\nwiki = "d"\n',
        ),
    ],
)
def test_only_the_address_changes(tmp_path: Path, name: str, old: str, new: str) -> None:
    path = tmp_path / name
    path.write_bytes(old.encode())
    change_wiki(path, WIKI)
    assert path.read_bytes() == new.encode()
