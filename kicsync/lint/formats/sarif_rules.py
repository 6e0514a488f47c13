"""What a SARIF log says of a rule: its page."""

import textwrap
from typing import Any

from kicsync.i18n import _
from kicsync.lint.pages import Page, page
from kicsync.lint.rules import RULES


def descriptor(code: str) -> dict[str, Any]:
    """Return the ``reportingDescriptor`` of a rule (3.49)."""
    rule = RULES[code]
    told = page(rule)
    return {
        "id": code,
        "name": rule.ABOUT.name,
        "shortDescription": {"text": told.summary},
        "fullDescription": {"text": " ".join(told.why)},
        "help": _help(told),
        "defaultConfiguration": {"level": rule.ABOUT.severity.value},
    }


def _help(told: Page) -> dict[str, str]:
    examples = _("Wrong:"), _code(told.wrong), _("Right:"), _code(told.right)
    text = "\n\n".join((told.summary, *told.why, *examples))
    return {"text": text, "markdown": text}


def _code(example: str) -> str:
    """Return an example as a code block of Markdown, which reads well as plain text too."""
    return textwrap.indent(example.rstrip("\n"), "    ")
