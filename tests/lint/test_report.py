from kicsync.lint.report import Report
from kicsync.workspace.source import Place
from tests.lint.formats.reports import EMPTY, EVERYTHING, FILE, MISSPELT


def test_the_text_at_a_place() -> None:
    assert EVERYTHING.text(FILE, MISSPELT.place) == "qualifer"
    assert EVERYTHING.text(FILE, EMPTY.place) == ""
    assert EVERYTHING.text(FILE, Place(1, 8, 2, 6)) == "L'été 🎉\ndescr"


def test_a_file_is_read_and_a_fix_tried_only_once() -> None:
    asked: list[str] = []

    def source(file: str) -> str:
        asked.append(file)
        return "mot\n"

    report = Report((MISSPELT, EMPTY), 1, source, lambda found: asked.append(found.code))
    for _time in range(2):
        assert report.text("a.yml", Place(1, 1, 1, 4)) == "mot"
        assert report.changes == (None, None)
    assert asked == ["a.yml", "KIC202", "KIC101"]
