"""Record files as people write them, and records as nasty as pages can make them.

A comment is numbered, so that each can be looked for. ``#=`` must survive every edit; ``#-``
stands inside a value, or behind an item, and may go with it.
"""

import unicodedata
from itertools import count

from hypothesis import strategies as st

from kicsync.kit import Record, Value
from kicsync.kit.lists import SPACE
from kicsync.workspace.record_file import BOM
from tests.wikitext.strategies import BESIDE as SCHEMA
from tests.wikitext.strategies import STEPS

__all__ = ["RECORDS", "SCHEMA", "TEXTS", "WORDS"]

_SCRAPS = st.sampled_from(
    [
        *("plop", "Cinq lignes.", "é", "e\u0301", "«\u00a0œ\u00a0»", "😀", "1", "12:30:45", "2021"),
        *("oui", "Yes", "null", "~", "=", "<<", "#", " #", "# ", ": ", ":", "- ", "-", "? ", "|"),
        *(">", "'", '"', "''", "\\", "\\n", "&", "*", "!", "%", "@", "`", "[", "]", "{", "}", ","),
        *("---", "...", "\n", "\n\n", "\n  ", " \n", " ", "  ", "\t", "\r", "\r\n", "\x85", "\x00"),
        *(
            "\u2028",
            "\ufeff",
            "\x07",
            "\n---\n",
            "\n# ",
            "\nk: v",
            "[https://a.fr b]",
            "'''gras'''",
        ),
        *("{{!}}", "{|\n|-\n|}", "\n* a\n* b", "titre: ", *STEPS),
    ]
)


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip(SPACE)


_ODD = st.lists(st.one_of(_SCRAPS, st.text(max_size=3)), min_size=1, max_size=8).map("".join)
WORDS = st.one_of(_SCRAPS, _SCRAPS, _ODD).map(_clean).filter(bool)
"""Texts as a record holds them: NFC, trimmed, not blank."""

_TOOLS = st.fixed_dictionaries(
    {},
    optional={
        "titre": st.one_of(st.sampled_from(["Cobudget", "Loomio", "Trello"]), WORDS),
        "lien": st.one_of(st.just("https://a.fr/#b"), WORDS),
        "description": WORDS,
    },
)


@st.composite
def _records(draw: st.DrawFn) -> Record:
    items = st.one_of(st.sampled_from(["a", "b", "c", *STEPS]), WORDS)
    values: dict[str, Value] = {
        "etapes": tuple(draw(st.lists(items, max_size=4))),
        "outils": tuple(draw(st.lists(_TOOLS, max_size=4))),
    }
    for name in ("description", "exemple", SCHEMA.free_text):
        values[name] = draw(st.one_of(st.just(""), WORDS))
    return Record(draw(WORDS), {name: value for name, value in values.items() if value})


RECORDS = _records()

_PLAIN = ["a", "b", "plop", "Cobudget", "Loomio", "https://a.fr/#b", "d'abord", "2021", "x, y"]
_QUOTED = ['"a # b: c"', "'l''été'", '"\\u2028 é"', "'- a'", '"\\"oui\\" \\\\"']
_BLANK = ["", " ~", ' ""', " null", " ''"]
_BODY = [
    "x",
    "deux mots",
    "# pas un commentaire",
    "  en retrait",
    "- a",
    "k: v",
    "",
    "",
    "'",
    "d  ",
]
_HEADERS = ["|", "|-", "|+", "|2", "|2-", ">", ">-", ">+", ">2"]


def _behind(draw: st.DrawFn, mark: str = "=") -> str:
    return draw(st.sampled_from(["", "", "", "  ", f" #{mark}", f"   #{mark}: 'x"]))


def _noise(draw: st.DrawFn) -> str:
    """Draw the lines between two things: comments at any indentation, blank lines."""
    lines = ["", "   ", "#=", "#= titre: x", "  #= - a", "      #= z"]
    return "".join(f"{line}\n" for line in draw(st.lists(st.sampled_from(lines), max_size=2)))


def _block(draw: st.DrawFn, indent: int, mark: str) -> str:
    header = draw(st.sampled_from(_HEADERS))
    deep = indent + (2 if "2" in header else draw(st.integers(1, 4)))
    first = draw(st.sampled_from(["x", "# non", "- a", "k: v"]))
    body = [first, *draw(st.lists(st.sampled_from(_BODY), max_size=4))]
    lines = "".join(f"\n{' ' * deep}{line}" if line else "\n" for line in body)
    return f" {header}{_behind(draw, mark)}{lines}"


def _line(draw: st.DrawFn, indent: int, mark: str) -> str:
    """Draw a value in plain or quoted style, on one line or several."""
    pad = "\n" + " " * (indent + draw(st.integers(1, 3)))
    word, quoted = draw(st.sampled_from(_PLAIN)), draw(st.sampled_from(_QUOTED))
    folded = f'"a{pad}{draw(st.sampled_from(["", pad]))}b # non"'
    below = f"{_behind(draw, mark)}{pad}{word}"
    above = f"{pad}#{mark}{pad}{word}"
    shapes = [f" {word}", f" {quoted}", f" {word}{pad}suite{pad}fin", f" {folded}", below, above]
    return draw(st.sampled_from([*shapes, *_BLANK])) + _behind(draw, mark)


def _text(draw: st.DrawFn, indent: int, mark: str = "=") -> str:
    """Draw what stands behind a colon or a dash, up to the end of its last line."""
    return draw(st.sampled_from([_line, _line, _block]))(draw, indent, mark)


def _flow(draw: st.DrawFn, items: list[str], pair: str) -> str:
    gap = draw(st.sampled_from(["", " ", "\n      ", " #-\n      "]))
    found = draw(st.lists(st.sampled_from(items), max_size=3, unique=True))
    return f" {pair[0]}{gap}{f', {gap}'.join(found)}{gap}{pair[1]}"


def _steps(draw: st.DrawFn, indent: int) -> str:
    shape = draw(st.sampled_from(["items", "items", "items", "flow", "text"]))
    if shape == "flow":
        return _flow(draw, ["a", "'b'", '"c, d"', "plop"], "[]") + _behind(draw)
    if shape == "text":
        return _line(draw, indent, "=")
    deep = indent + draw(st.sampled_from([0, 2, 4]))
    items = (
        f"{_noise(draw)}{' ' * deep}-{_text(draw, deep, '-')}"
        for _n in range(draw(st.integers(1, 4)))
    )
    return "\n".join([_behind(draw), *items])


def _tool(draw: st.DrawFn, deep: int) -> str:
    shape = draw(st.sampled_from(["pairs", "pairs", "pairs", "flow", "blank"]))
    if shape == "blank":
        return draw(st.sampled_from(["", " {}", " ~"])) + _behind(draw, "-")
    if shape == "flow":
        pairs = ["titre: Cobudget", '"lien": "https://a.fr"', "description: plop"]
        return _flow(draw, pairs, "{}") + _behind(draw, "-")
    names = draw(st.permutations(["titre", "lien", "description"]))[: draw(st.integers(1, 3))]
    start = draw(st.sampled_from([" ", "   ", "\n" + " " * (deep + 2), " #-\n" + " " * (deep + 1)]))
    inner = deep + 1 + len(start) if "\n" not in start else len(start.rpartition("\n")[2])
    pairs = [f"{name}:{_text(draw, inner, '-')}" for name in names]
    return start + f"\n{' ' * inner}".join(pairs)


def _tools(draw: st.DrawFn, indent: int) -> str:
    if draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from([*_BLANK, " []"])) + _behind(draw)
    deep = indent + draw(st.sampled_from([0, 2, 3]))
    items = (
        f"{_noise(draw)}{' ' * deep}-{_tool(draw, deep)}" for _n in range(draw(st.integers(1, 4)))
    )
    return "\n".join([_behind(draw), *items])


@st.composite
def _texts(draw: st.DrawFn) -> str:
    indent = draw(st.sampled_from([0, 0, 0, 2]))
    names = ["etapes", "description", "outils", "exemple", SCHEMA.free_text]
    names = draw(st.permutations(names))[: draw(st.integers(0, 5))]
    names.insert(draw(st.integers(0, len(names))) if draw(st.booleans()) else 0, SCHEMA.title)
    parts = []
    for name in names:
        key = draw(st.sampled_from([name, name, name, f'"{name}"', f"{name} "]))
        shapes = {"etapes": _steps, "outils": _tools}
        value = f" {draw(st.sampled_from(_PLAIN + _QUOTED))}{_behind(draw)}"
        if name != SCHEMA.title:
            value = shapes.get(name, _text)(draw, indent)
        parts.append(f"{_noise(draw)}{' ' * indent}{key}:{value}\n")
    start = draw(st.sampled_from(["", "", "---\n", "--- #=\n", "#=\n---\n"]))
    end = draw(st.sampled_from(["", "", "...\n"]))
    return _finished(draw, f"{start}{''.join(parts)}{_noise(draw)}{end}")


def _finished(draw: st.DrawFn, text: str) -> str:
    """Number the comments, and draw the line ends and the byte order mark."""
    numbers = count(100)
    for mark in ("#=", "#-"):
        head, *rest = text.split(mark)
        text = head + "".join(f"{mark}{next(numbers)}{part}" for part in rest)
    text = draw(st.sampled_from([text, text, text.rstrip("\n"), text.replace("\n", "\n\n", 1)]))
    ends = draw(st.sampled_from(["\n", "\n", "\r\n", "mixed"]))
    text = text.replace("\n", "\r\n", 2) if ends == "mixed" else text.replace("\n", ends)
    return draw(st.sampled_from(["", "", BOM])) + text


TEXTS = _texts()
"""Texts of record files; few of them can't be read."""
