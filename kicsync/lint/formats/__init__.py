"""The output formats by their name, each a module of its own."""

from collections.abc import Mapping
from typing import Protocol

from kicsync.lint.formats import concise, github, gitlab, json, junit, sarif, text
from kicsync.lint.report import Report


class Format(Protocol):
    """What every format has."""

    def render(self, report: Report) -> str:
        """Return what is printed about ``report``; it is empty or ends with a line break."""


FORMATS: Mapping[str, Format] = {
    "text": text,
    "concise": concise,
    "json": json,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
}
