from pathlib import Path

import pytest

from kicsync.errors import ConfigError
from kicsync.workspace.config import WIKI, Config, find_config


def write(folder: Path, text: str, name: str = "kicsync.toml") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def find(folder: Path, **environ: str) -> Config:
    return find_config(folder, environ)


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert find(write(tmp_path, "")) == Config(tmp_path.resolve(), WIKI)


def test_the_file_is_looked_for_upward(tmp_path: Path) -> None:
    write(tmp_path, 'wiki = "https://a.example"')
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find(deep).root == tmp_path.resolve()
    assert find(deep).wiki == "https://a.example"


def test_the_environment_wins_over_the_file_and_blank_is_not_set(tmp_path: Path) -> None:
    write(tmp_path, 'wiki = "https://a.example"\ncontact = "a@b.example"')
    config = find(tmp_path, KICSYNC_WIKI="https://c.example", KICSYNC_CONTACT="")
    assert (config.wiki, config.contact) == ("https://c.example", "a@b.example")


def test_the_page_of_all_ingredients_is_kic_unless_it_is_said(tmp_path: Path) -> None:
    assert find(write(tmp_path, "")).table == "KIC"
    assert find(write(tmp_path, 'table = "Tableau du Kit"')).table == "Tableau du Kit"


def test_pyproject_is_a_workspace_only_with_our_table(tmp_path: Path) -> None:
    write(tmp_path, '[tool.kicsync]\nrecords = "kit"', "pyproject.toml")
    inner = tmp_path / "inner"
    inner.mkdir()
    write(inner, "[tool.other]\na = 1", "pyproject.toml")
    assert find(inner).records == "kit"
    assert find(inner).root == tmp_path.resolve()


def test_kicsync_toml_wins_over_pyproject(tmp_path: Path) -> None:
    write(tmp_path, '[tool.kicsync]\nrecords = "kit"', "pyproject.toml")
    assert find(write(tmp_path, 'records = "own"')).records == "own"


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    assert find(write(tmp_path, '\ufeffrecords = "kit"\r\n')).records == "kit"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('wki = "a"', "no setting called “wki”", "Did you mean “wiki”?"),
        ('zzz = "a"', "no setting called “zzz”", "Known names: wiki, schema, records, contact"),
        ('root = "/"', "no setting called “root”", ""),
        ("table = 3", "“table” must be a text between quotes", 'table = "KIC"'),
        ("wiki = 3", "“wiki” must be a text between quotes", 'wiki = "https://'),
        ("[wiki]", "“wiki” must be a text between quotes", 'wiki = "https://'),
        ("\nwiki = a", "line 2", 'wiki = "https://wiki.lescommuns.org"'),
        ("wiki", "Expected '='", 'wiki = "https://wiki.lescommuns.org"'),
        ('a = "b"\na = "c"', "Cannot overwrite", "Each line is written like this"),
        ('records = ""', "must be a folder inside", 'records = "local_ingredients"'),
        ('records = "."', "must be a folder inside", 'records = "local_ingredients"'),
        ('records = "../kit"', "must be a folder inside", 'records = "local_ingredients"'),
        ('records = "/tmp"', "must be a folder inside", 'records = "local_ingredients"'),
        ('schema = "a/../../b"', "must be a folder inside", 'schema = "schema"'),
    ],
)
def test_a_mistake_names_the_file_and_what_to_write(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        find(write(tmp_path, text))
    assert str(tmp_path) in caught.value.message
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "kicsync.toml").write_bytes('contact = "é"'.encode("latin-1"))
    with pytest.raises(ConfigError, match="not in UTF-8") as caught:
        find(tmp_path)
    assert "UTF-8" in caught.value.hint


def test_a_link_out_of_the_workspace_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "kit").symlink_to(tmp_path)
    with pytest.raises(ConfigError, match="must be a folder inside"):
        find(write(root, 'records = "kit"'))


def test_outside_a_workspace_the_way_in_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is not in a kicsync workspace") as caught:
        find(tmp_path)
    assert "kicsync init" in caught.value.hint
