"""The page of a rule, made from the docstring of its module, in the language of the person."""

import inspect
import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from kicsync.i18n import _
from kicsync.lint.rule import Rule

_WRONG, _RIGHT = "Wrong::", "Right::"


class Page(NamedTuple):
    """What a rule finds (``summary``, one line), why, and an example of both kinds.

    An example is one record or several, as they stand in files.
    """

    summary: str
    why: tuple[str, ...]
    wrong: str
    right: str


def page(rule: Rule) -> Page:
    """Return the page of ``rule``."""
    summary, *why = (_(text) for text in paragraphs(rule))
    _prose, wrong, right = _parts(rule)
    return Page(summary, tuple(why), wrong, right)


def paragraphs(rule: Rule) -> Iterator[str]:
    """Yield what a rule says in words, each paragraph on one line: these are messages."""
    for paragraph in _parts(rule)[0].split("\n\n"):
        yield " ".join(paragraph.split())


def _parts(rule: Rule) -> tuple[str, str, str]:
    """Return the prose, the wrong and the right example; a rule without them is a bug."""
    text = inspect.cleandoc(rule.__doc__ or "")
    prose, wrong = text.split(f"\n\n{_WRONG}\n\n")
    wrong, right = wrong.split(f"\n\n{_RIGHT}\n\n")
    return prose, textwrap.dedent(wrong).strip() + "\n", textwrap.dedent(right).strip() + "\n"
