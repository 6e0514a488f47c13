"""The rubrics of a document: its points, its sub-bullets, and the labels in them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kicsync.kit.outline import Bullet, Outline
from kicsync.kit.rubric import Rubric, RubricKind
from kicsync.wikitext.plain import plain


def document_rubrics(outline: Outline) -> tuple[Rubric, ...]:
    """Return the points of ``outline``, then its sub-bullets, then the labels of its fields."""
    keys = _keys([(point.number, point.wording) for point in outline.points])
    points = list(zip(keys, outline.points, strict=True))
    steps = (
        Rubric(RubricKind.STEP, key, point.wording, point.number, "", place, plain(point.text))
        for place, (key, point) in enumerate(points)
    )
    bullets = [(key, bullet) for key, point in points for bullet in point.bullets]
    bullet_keys = _keys([(above, bullet.wording) for above, bullet in bullets])
    ingredients = (
        Rubric(
            RubricKind.INGREDIENT, key, bullet.wording, bullet.number, above, place, _text(bullet)
        )
        for place, (key, (above, bullet)) in enumerate(zip(bullet_keys, bullets, strict=True))
    )
    labels = (
        Rubric(RubricKind.FIELD, label, label, place=place)
        for place, label in enumerate(outline.labels)
    )
    return (*steps, *ingredients, *labels)


def _keys(named: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return a key for each wording: the wording, with what stands before it if it comes twice."""
    pairs = list(named)
    often = Counter(wording for _above, wording in pairs)
    apart = (f"{above} / {w}" if above and often[w] > 1 else w for above, w in pairs)
    return tuple(_apart(apart))


def _apart(keys: Iterable[str]) -> Iterator[str]:
    """Yield each key, with its rank where it comes again."""
    seen: Counter[str] = Counter()
    for key in keys:
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key} ({seen[key]})"


def _text(bullet: Bullet) -> str:
    tools = (part for tool in bullet.tools for part in (tool.title, tool.description))
    return plain("\n".join(filter(None, (bullet.description, *tools, bullet.example))))
