"""The labelled headings of tests/data/rubrics, and how well an aligner finds them."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kicsync.kit.rubric import Rubric, RubricKind

_FOLDER = Path(__file__).parent.parent / "data" / "rubrics"

TUNED, HELD, FRESH, BARE = SPLITS = ("tuned", "held", "fresh", "bare")
"""The sets that the weights were fitted on, those held back, those written afterwards, and the
hardest one: written last, without texts."""

Found = tuple[RubricKind, str, str]
"""A kind, the wording of the document, that of the wiki."""
Aligner = Callable[[Sequence[Rubric], Sequence[Rubric]], Collection[Found]]


class Labelled(NamedTuple):
    """One parcours and its wiki, and which rubrics are the same."""

    name: str
    split: str
    document: tuple[Rubric, ...]
    wiki: tuple[Rubric, ...]
    true: frozenset[Found]


class Measure(NamedTuple):
    """How well an aligner did: ``wrong`` it found, ``missed`` it didn't."""

    right: int
    wrong: tuple[Found, ...]
    missed: tuple[Found, ...]

    @property
    def precision(self) -> float:
        return self.right / max(self.right + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + len(self.missed), 1)


@cache
def labelled() -> tuple[Labelled, ...]:
    """Return every set of the files."""
    texts = (path.read_text("utf-8") for path in sorted(_FOLDER.glob("*.yml"), reverse=True))
    return tuple(_labelled(one) for text in texts for one in yaml.safe_load(text))


def measure(align: Aligner, sets: Sequence[Labelled]) -> Measure:
    """Return how well ``align`` does on ``sets``."""
    right, wrong, missed = 0, list[Found](), list[Found]()
    for one in sets:
        found = set(align(one.document, one.wiki))
        right += len(found & one.true)
        wrong += sorted(found - one.true)
        missed += sorted(one.true - found)
    return Measure(right, tuple(wrong), tuple(missed))


def _labelled(data: dict[str, Any]) -> Labelled:
    document, wiki = _steps(data["steps"])
    true = {(RubricKind.STEP, here, there) for here, there in data["steps"] if here and there}
    bullets: dict[str, Rubric] = {}
    ingredients: dict[str, Rubric] = {}
    for pair in data["pairs"]:
        point, step = pair["at"] if isinstance(pair["at"], list) else (pair["at"], pair["at"])
        texts = pair.get("texts", ["", ""])
        here = list(_rubrics(pair["document"], texts[0], data["steps"][point - 1][0] or ""))
        value = f"{step} - {data['steps'][step - 1][1]}"
        there = list(_rubrics(pair["wiki"], texts[1], value))
        bullets |= {one.key: one for one in here}
        ingredients |= {one.key: one for one in there}
        if pair["is"] != "unrelated":
            kind = RubricKind.INGREDIENT
            true |= {(kind, a.wording, b.wording) for a in here for b in there}
    by_title = (ingredients[title] for title in sorted(ingredients))
    return Labelled(
        data["name"],
        data.get("split", TUNED),
        (*document, *_placed(bullets.values())),
        (*wiki, *_placed(by_title)),
        frozenset(true),
    )


def _steps(steps: Sequence[tuple[str | None, str | None]]) -> tuple[list[Rubric], list[Rubric]]:
    kind = RubricKind.STEP
    document = [Rubric(kind, w, w, str(n), place=n) for n, (w, _x) in enumerate(steps, 1) if w]
    wiki = [
        Rubric(kind, f"{n} - {w}", w, str(n), place=n) for n, (_x, w) in enumerate(steps, 1) if w
    ]
    return document, wiki


def _rubrics(wordings: str | list[str], texts: str | list[str], above: str) -> Iterator[Rubric]:
    names = [wordings] if isinstance(wordings, str) else wordings
    said = [texts] * len(names) if isinstance(texts, str) else texts
    for wording, text in zip(names, said, strict=True):
        yield Rubric(RubricKind.INGREDIENT, wording, wording, above=above, text=text)


def _placed(rubrics: Collection[Rubric] | Iterator[Rubric]) -> Iterator[Rubric]:
    return (one._replace(place=place) for place, one in enumerate(rubrics))
