"""schema/steps.yml: what is written is read as it was meant, and what a person wrote stays."""

import re
from importlib import resources
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kicsync.errors import SchemaError
from kicsync.kit import Step
from kicsync.kit.step import Placed, Way, all_steps, grown, standing
from kicsync.workspace.record_file import BOM
from kicsync.workspace.steps_file import edit_steps, read_steps

FILE = "steps.yml"
DEFAULT = (resources.files("kicsync") / "defaults" / "schema" / FILE).read_text("utf-8")
TREE = """\
# L'arborescence.

- number: 1      # la première
  title: Qualifier
  value: "1 - Qualifier"
  question: De quoi parle-t-on ?   # à revoir

# La suite est à discuter.
- value: 2 - Réunir
  number: 2
  title: Réunir
  steps:
    # les sous-étapes
    - {number: 1, title: Trouver, value: "2.1 - Trouver"}  # court
    - number: 2
      title: Accueillir
      value: 2.2 - Accueillir
  page: Réunir
# fin
"""


def placed(text: str) -> list[Placed]:
    return list(standing(read_steps(text, FILE)))


def test_the_default_steps_are_read_and_stay_as_they_are() -> None:
    steps = read_steps(DEFAULT, FILE)
    assert [step.number for step in steps] == list(range(1, 9))
    assert edit_steps(DEFAULT, standing(steps), file=FILE) == DEFAULT


def test_a_changed_value_changes_its_own_bytes_only() -> None:
    tree = placed(TREE)
    changed = tree[0].step._replace(title="Décrire : la ressource", question="Quoi ?")
    tree[0] = tree[0]._replace(step=changed)
    new = edit_steps(TREE, tree, file=FILE)
    expected = TREE.replace("title: Qualifier", 'title: "Décrire : la ressource"')
    assert new == expected.replace("De quoi parle-t-on ?", "Quoi ?")


def test_a_step_between_braces_and_a_key_that_was_not_there() -> None:
    tree = placed(TREE)
    first, second = tree[1].below
    tree[1] = tree[1]._replace(
        below=(
            first._replace(step=first.step._replace(page="Fiche")),
            second._replace(step=second.step._replace(page="Accueil", question="Qui ?")),
        )
    )
    new = edit_steps(TREE, tree, file=FILE)
    assert '"2.1 - Trouver", page: "Fiche"}  # court\n' in new
    assert "2.2 - Accueillir\n      page: Accueil\n      question: Qui ?\n  page: Réunir\n" in new


def test_a_new_step_a_gone_one_and_another_order() -> None:
    first, second = placed(TREE)
    step = Step(3, "Décider", "3 - Décider", question="Qui ?")
    new = edit_steps(TREE, [second, Placed(step), first], file=FILE)
    assert new == (
        "# L'arborescence.\n\n"
        "\n# La suite est à discuter.\n"
        + TREE[TREE.index("- value: 2") : TREE.index("# fin")]
        + "\n"
        '- number: 3\n  title: Décider\n  value: "3 - Décider"\n  question: Qui ?\n\n'
        + TREE[TREE.index("- number: 1 ") : TREE.index("\n# La suite")]
        + "# fin\n"
    )
    gone = edit_steps(TREE, [first], file=FILE)
    assert "Réunir" not in gone
    assert "# La suite est à discuter.\n" in gone


def test_a_step_moves_below_another_with_its_comments() -> None:
    first, second = placed(TREE)
    new = edit_steps(TREE, [second._replace(below=(*second.below, first))], file=FILE)
    assert "    - number: 1      # la première\n      title: Qualifier\n" in new
    assert "      question: De quoi parle-t-on ?   # à revoir\n" in new


def test_a_file_of_no_steps_and_one_between_brackets() -> None:
    step = Placed(Step(1, "A", "1 - A"))
    assert edit_steps("# vide\n[]\n", [step], file=FILE) == (
        '# vide\n- number: 1\n  title: A\n  value: "1 - A"\n'
    )
    text = '[{number: 1, title: A, value: "1 - A"}]\n'
    (old,) = placed(text)
    other = Placed(Step(2, "B", "2 - B"))
    new = edit_steps(text, [old, other], file=FILE)
    assert read_steps(new, FILE) == grown([old, other])
    assert edit_steps(TREE, [], file=FILE) == "# L'arborescence.\n\n[]\n# fin\n"


@pytest.mark.parametrize("text", ["- a: &x 1\n", "- number: 1\n  number: 2\n", "titre: x\n", ""])
def test_a_file_that_is_wrong_is_told(text: str) -> None:
    with pytest.raises(SchemaError, match=re.escape(FILE)):
        edit_steps(text, [], file=FILE)


WORDS = st.sampled_from(
    ["Qualifier", "d'abord", "a: b", "a # b", "Oui", "2021", "- x", "«\u00a0é\u00a0»", '"', "[a]"]
)


def test_a_block_text_at_the_end_of_a_file_without_a_line_end_stays_as_it_is() -> None:
    text = "- number: 1\n  title: A\n  value: B\n  page: >\n    P"
    (old,) = read_steps(text, "steps.yml")
    placed = (Placed(old._replace(title="C"), (0,)),)
    assert edit_steps(text, placed, file="steps.yml") == text.replace("A", "C")


KEYS = ("title", "value", "page", "question")


def _value(draw: st.DrawFn, deep: int) -> str:
    word = draw(st.sampled_from(["Qualifier", "l'été", "deux mots", "plop"]))
    pad = "\n" + " " * (deep + 2)
    shapes = [word, f'"{word} # \\" non"', "'l''été: ''x'''", f"{word}{pad}suite"]
    shapes += [f"|-{pad}{word}{pad}# non", f">{pad}{word}\n"]
    return draw(st.sampled_from(shapes))


def _behind(draw: st.DrawFn, value: str) -> str:
    return "" if "\n" in value else draw(st.sampled_from(["", "", " #="]))


def _notes(draw: st.DrawFn, deep: int) -> str:
    lines = ["", " " * deep + "#=", "#=", " " * (deep + 4) + "#= - number: 4"]
    return "".join(f"{line}\n" for line in draw(st.lists(st.sampled_from(lines), max_size=2)))


def _list(draw: st.DrawFn, deep: int, depth: int) -> str:
    items = []
    for _n in range(draw(st.integers(1, 3))):
        note = _notes(draw, deep)
        if draw(st.integers(0, 4)) == 0:
            text = f'{{"number": {draw(st.integers(0, 9))}, value: "1 - A", title: A}}'
            items.append(f"{note}{' ' * deep}- {text}{draw(st.sampled_from(['', ' #=']))}\n")
            continue
        pairs = [f"number: {draw(st.integers(0, 9))}{draw(st.sampled_from(['', ' #=']))}\n"]
        for key in ("title", "value", *(k for k in KEYS[2:] if draw(st.booleans()))):
            value = _value(draw, deep + 2)
            pairs.append(f"{key}: {value}{_behind(draw, value)}\n")
        if depth and draw(st.booleans()):
            more = draw(st.sampled_from([2, 4]))
            pairs.append(
                draw(st.sampled_from(["steps: []\n"]))
                if draw(st.integers(0, 5)) == 0
                else f"steps:\n{_list(draw, deep + more, depth - 1)}"
            )
        pairs = draw(st.permutations(pairs))
        items.append(f"{note}{' ' * deep}- " + (" " * (deep + 2)).join(pairs))
    return "".join(items)


@st.composite
def _files(draw: st.DrawFn) -> str:
    text = _notes(draw, 0) + _list(draw, draw(st.sampled_from([0, 0, 2])), 2) + _notes(draw, 0)
    head, *rest = text.split("#=")
    text = head + "".join(f"#={number}={part}" for number, part in enumerate(rest))
    text = draw(st.sampled_from([text, text, text.rstrip("\n"), text.replace("\n", "\r\n")]))
    return draw(st.sampled_from(["", "", BOM])) + text


@st.composite
def _trees(draw: st.DrawFn, steps: tuple[Step, ...]) -> tuple[Placed, ...]:
    """Draw a tree of some steps of a file, some changed, some moved, and of new ones."""
    ways = [one for one in _flat(standing(steps)) if draw(st.integers(0, 4))]
    parts: list[tuple[Step, Way | None]] = [(one.step, one.origin) for one in ways]
    for number in range(draw(st.integers(0, 2))):
        new = Step(number, draw(WORDS), draw(WORDS), draw(st.sampled_from(["", "P"])))
        parts.insert(draw(st.integers(0, len(parts))), (new, None))
    changed = [
        (_with(step, draw(st.sampled_from(KEYS)), draw(WORDS)), way)
        if draw(st.integers(0, 3)) == 0
        else (step, way)
        for step, way in parts
    ]
    if draw(st.booleans()):
        changed = draw(st.permutations(changed))
    return _nested(draw, changed, 2)


def _with(step: Step, key: str, value: str) -> Step:
    changes: dict[str, Any] = {key: value}
    return step._replace(**changes)


def _nested(
    draw: st.DrawFn, parts: list[tuple[Step, Way | None]], depth: int
) -> tuple[Placed, ...]:
    found = []
    rest = list(parts)
    while rest:
        step, way = rest.pop(0)
        below = draw(st.integers(0, min(2, len(rest)))) if depth else 0
        found.append(Placed(step, way, _nested(draw, rest[:below], depth - 1)))
        rest = rest[below:]
    return tuple(found)


def _flat(tree: tuple[Placed, ...]) -> list[Placed]:
    return [found for one in tree for found in (one, *_flat(one.below))]


@settings(max_examples=100, deadline=None)
@given(st.data(), _files())
def test_what_is_written_is_read_as_it_was_meant(data: st.DataObject, text: str) -> None:
    steps = read_steps(text, FILE)
    assert edit_steps(text, standing(steps), file=FILE) == text
    tree = data.draw(_trees(steps))
    new = edit_steps(text, tree, file=FILE)
    assert read_steps(new, FILE) == grown(tree)


@settings(max_examples=100, deadline=None)
@given(st.data(), _files())
def test_comments_survive_where_steps_change_and_come(data: st.DataObject, text: str) -> None:
    """Every step stays and some are new: then every comment stays, in the order of its steps."""
    steps = read_steps(text, FILE)
    tree = list(standing(steps))
    index = data.draw(st.integers(0, len(tree) - 1))
    old = tree[index].step
    question = old.question if "#=" in old.question else "Qui ?"
    other = old._replace(question=question, number=12)
    tree[index] = tree[index]._replace(step=other)
    tree.insert(data.draw(st.integers(0, len(tree))), Placed(Step(7, "Neuf", "7 - Neuf")))
    new = edit_steps(text, tree, file=FILE)
    assert read_steps(new, FILE) == grown(tree)
    comments = re.findall(r"#=\d+=.*", text)
    assert re.findall(r"#=\d+=.*", new) == comments


@given(_files())
def test_lines_of_steps_that_stay_keep_their_bytes(text: str) -> None:
    steps = read_steps(text, FILE)
    if len(steps) < 2:
        return
    tree = list(standing(steps))
    new = edit_steps(text, tree[1:], file=FILE)
    assert len(all_steps(read_steps(new, FILE))) == len(all_steps(steps[1:]))
    for line in new.removeprefix(BOM).splitlines():
        assert line in text
