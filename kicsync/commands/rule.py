"""kicsync rule."""

import textwrap

import click

from kicsync.commands import options, words
from kicsync.i18n import N_, _
from kicsync.lint.pages import page
from kicsync.lint.problem import Severity
from kicsync.lint.rule import Rule
from kicsync.lint.rules import RULES
from kicsync.lint.settings import code_of

_HELP = _(
    "Explain a rule: what it finds, why, and what is wrong and right.\n\n"
    "Without the code or name of a RULE, list them all.\n\n"
    "\b\nExample:\n"
    "  kicsync rule\n"
    "  kicsync rule KIC401\n"
    "  kicsync rule description-length"
)
_SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}


@click.command(help=_HELP)
@click.argument("rule", required=False, metavar=_("[RULE]"))
@options.format_
def command(*, rule: str | None, format_: str) -> int:
    """Print the page of one rule, or a line for each."""
    code = code_of(rule, {code: one.ABOUT for code, one in RULES.items()}) if rule else ""
    chosen = [RULES[code]] if code else [RULES[code] for code in sorted(RULES)]
    if format_ == "json":
        words.show_json({"rules": [_as_json(one) for one in chosen]})
    elif code:
        click.echo(_page(chosen[0]), nl=False)
    else:
        for one in chosen:
            click.echo(_line(one))
    return 0


def _line(rule: Rule) -> str:
    mark = "✓" if rule.ABOUT.fixable else " "
    return f"{rule.ABOUT.code} {mark} {rule.ABOUT.name:<24} {page(rule).summary}"


def _page(rule: Rule) -> str:
    about, told = rule.ABOUT, page(rule)
    notes = [_(_SEVERITIES[about.severity])]
    notes += [_("can be repaired with --fix")] if about.fixable else []
    notes += [] if about.on else [_("off, until it is selected")]
    head = click.style(f"{about.code} {about.name}", bold=True)
    lines = [f"{head} ({', '.join(notes)})", ""]
    for text in (told.summary, *told.why):
        lines += [*textwrap.wrap(text, 80), ""]
    for label, example in ((_("Wrong:"), told.wrong), (_("Right:"), told.right)):
        lines += [label, "", textwrap.indent(example, "    ").rstrip(), ""]
    if about.options:
        lines += [_("Options, in kicsync.toml:"), "", f"    [lint.rules.{about.name}]"]
        lines += [f"    {name} = {_toml(value)}" for name, value in about.options.items()]
        lines += [""]
    return "\n".join(lines)


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')


def _as_json(rule: Rule) -> dict[str, object]:
    about, told = rule.ABOUT, page(rule)
    return {
        "code": about.code,
        "name": about.name,
        "severity": about.severity.value,
        "fixable": about.fixable,
        "on": about.on,
        "options": dict(about.options),
        "summary": told.summary,
        "why": list(told.why),
        "wrong": told.wrong,
        "right": told.right,
    }
