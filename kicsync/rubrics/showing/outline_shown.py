"""An outline for people and programs: text for a terminal, plain data for JSON."""

import textwrap
from collections.abc import Iterator
from typing import Any

from kicsync.i18n import _, ngettext
from kicsync.kit.outline import Bullet, Leftover, Outline, Point, Spot, WrittenTool

WIDTH = 80


def as_data(outline: Outline) -> dict[str, Any]:
    """Return an outline as plain data."""
    return {
        "points": [_point(point) for point in outline.points],
        "left": [
            {**_spot(left.spot), "text": left.text, "reason": left.reason} for left in outline.left
        ],
        "labels": list(outline.labels),
        "counts": {
            "points": len(outline.points),
            "bullets": sum(len(point.bullets) for point in outline.points),
            "left": len(outline.left),
        },
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "number": point.number,
        "wording": point.wording,
        "text": point.text,
        **_spot(point.spot),
        "summary": point.summary,
        "content": point.content,
        "bullets": [_bullet(bullet) for bullet in point.bullets],
    }


def _bullet(bullet: Bullet) -> dict[str, Any]:
    return {
        "number": bullet.number,
        "wording": bullet.wording,
        "description": bullet.description,
        "tools": [tool._asdict() for tool in bullet.tools],
        "example": bullet.example,
        "authors": list(bullet.authors),
        **_spot(bullet.spot),
        "summary": bullet.summary,
        "content": bullet.content,
    }


def _spot(spot: Spot) -> dict[str, Any]:
    return {"paragraph": spot.paragraph, "words": spot.words}


def as_text(outline: Outline) -> str:
    """Return an outline for a terminal."""
    lines = [line for point in outline.points for line in _point_lines(point)]
    if outline.left:
        lines += [_("What is in no record, or must be known:"), ""]
        lines += [line for left in outline.left for line in left_lines(left)]
    return "\n".join([*lines, counts(outline)])


def counts(outline: Outline) -> str:
    """Return how many points and sub-bullets there are, in words."""
    points, bullets = len(outline.points), sum(len(point.bullets) for point in outline.points)
    return " ".join(
        (
            ngettext("{n} point.", "{n} points.", points).format(n=points),
            ngettext("{n} sub-bullet.", "{n} sub-bullets.", bullets).format(n=bullets),
        )
    )


def _point_lines(point: Point) -> Iterator[str]:
    yield headed(point)
    yield from _wrapped(point.text, "  ")
    for bullet in point.bullets:
        yield f"  - {headed(bullet)}"
        for label, text in parts(bullet):
            yield from _wrapped(text, "      ", labelled(label, ""))
    yield ""


def headed(heading: Point | Bullet) -> str:
    """Return a heading with its number, its authors, and whether only the summary has it."""
    who = (
        f" ({', '.join(heading.authors)})"
        if isinstance(heading, Bullet) and heading.authors
        else ""
    )
    where = "" if heading.content else _(" [only in the summary]")
    number = f"{heading.number}. " if heading.number else ""
    return f"{number}{heading.wording}{who}{where}"


def parts(bullet: Bullet) -> Iterator[tuple[str, str]]:
    """Yield the label and the text of each part of a sub-bullet."""
    if bullet.description:
        yield _("Description"), bullet.description
    for tool in bullet.tools:
        yield _("Tool"), _tool(tool)
    if bullet.example:
        yield _("Example"), bullet.example


def _tool(tool: WrittenTool) -> str:
    link = f" ({tool.link})" if tool.link else ""
    return (
        labelled(f"{tool.title}{link}", tool.description) if tool.description else tool.title + link
    )


def labelled(label: str, text: str) -> str:
    """Return a text after its label, with the blanks that a language puts around a colon."""
    return _("{label}: {text}").format(label=label, text=text)


def _wrapped(text: str, indent: str, lead: str = "") -> Iterator[str]:
    for number, line in enumerate(text.splitlines()):
        yield from textwrap.wrap(
            line,
            WIDTH,
            initial_indent=indent + (lead if not number else ""),
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def left_lines(left: Leftover) -> Iterator[str]:
    """Yield where something stands that is left and why, then its text."""
    place = _("paragraph {n}").format(n=left.spot.paragraph) if left.spot.paragraph else ""
    yield f"  {labelled(', '.join(filter(None, (place, left.reason))), '').rstrip()}"
    yield from _wrapped(left.text, "      ")
