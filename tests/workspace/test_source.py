import pytest

from kicsync.errors import RecordError
from kicsync.workspace.source import LARGEST, Lines, Place, decode, refuse_invisible


def test_a_text_keeps_its_line_ends_and_its_mark() -> None:
    assert decode("\ufeffa\r\né\n".encode(), "a.yml") == "\ufeffa\r\né\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
def test_another_encoding_is_told(encoding: str) -> None:
    data = "titre: a\r\nexemple: été\r\n".encode(encoding)
    with pytest.raises(RecordError) as caught:
        decode(data if encoding[-2:] in ("-1", "52", "16") else b"\xff\xfe" + data, "a.yml")
    assert caught.value.message.startswith("a.yml")
    assert "UTF-8" in caught.value.message
    assert "save it again with the encoding UTF-8" in caught.value.hint


def test_the_first_line_in_another_encoding_is_named() -> None:
    with pytest.raises(RecordError) as caught:
        decode("titre: a\r\nexemple: été\r\n".encode("latin-1"), "a.yml")
    assert caught.value.message == "a.yml:2: This file is not in UTF-8."


def test_a_file_may_be_as_large_as_a_page_and_no_larger() -> None:
    assert len(decode(b"a" * LARGEST, "a.yml")) == LARGEST
    with pytest.raises(RecordError, match=r"^a\.yml: This file is too large") as caught:
        decode(b"a" * (LARGEST + 1), "a.yml")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("sign", "code"),
    [("\u2028", "2028"), ("\x85", "0085"), ("\x00", "0000"), ("\ufeff", "FEFF"), ("\r", "000D")],
)
def test_an_invisible_character_is_told_with_its_line(sign: str, code: str) -> None:
    for text in (f"a: b\nc: d{sign}e\n", f"a: b\n{sign}c: d\n"):
        with pytest.raises(RecordError) as caught:
            refuse_invisible(text, "a.yml")
        assert f"(U+{code})" in caught.value.message
        assert caught.value.message.startswith("a.yml:")
        assert "Delete it" in caught.value.hint


def test_what_people_write_is_not_invisible() -> None:
    refuse_invisible("a: «\u00a0é\u00a0» 😀\t\u202fœ\r\nb: c\n", "a.yml")


def test_places_count_from_one_and_by_any_line_end() -> None:
    lines = Lines("a\r\nbc\n\nd")
    assert lines.place(0, 1) == Place(1, 1, 1, 2)
    assert lines.place(4, 8) == Place(2, 2, 4, 2)
    assert [lines.line(number) for number in range(6)] == ["", "a", "bc", "", "d", ""]
