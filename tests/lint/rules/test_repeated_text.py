"""KIC503: no description stands twice in the Kit."""

from tests.lint.linting import lint

CODE = "KIC503"
TEXT = "On note ce qui se fait, là où tout le monde peut le lire et le relire."


def record(title: str, text: str, field: str = "description") -> str:
    return f"titre: {title}\n{field}: |\n  {text}\n"


def test_each_later_file_is_told_with_the_first() -> None:
    files = {
        "a.yml": record("A", TEXT),
        "b.yml": record("B", TEXT.upper().replace("À", "A") + " !"),
        "c.yml": record("C", TEXT.replace(" et ", "\n  et ")),
        "d.yml": record("D", TEXT + " Encore."),
    }
    found = lint(files, CODE)
    assert [(one.file, one.field, one.place.line) for one in found] == [
        ("b.yml", "description", 2),
        ("c.yml", "description", 2),
    ]
    assert all("a.yml" in one.message for one in found)


def test_a_short_text_may_be_repeated_and_so_may_an_example() -> None:
    short = {name: record(name, "Une phrase, en peu de mots.") for name in "ab"}
    assert lint(short, CODE) == []
    assert lint({name: record(name, TEXT, "exemple") for name in "ab"}, CODE) == []


def test_other_letters_than_latin_ones_count_too() -> None:
    greek = "Γράφουμε ό,τι γίνεται, εκεί όπου όλοι μπορούν να το διαβάσουν."
    files = {"a": record("A", greek), "b": record("B", greek.upper()), "c": record("C", greek[:-9])}
    assert [one.file for one in lint(files, CODE)] == ["b"]


def test_a_file_that_cannot_be_read_has_no_text() -> None:
    assert lint({"a": record("A", TEXT), "b": "titre: [\n"}, CODE) == []
