"""Write the page of every rule into docs/rules.md, in French."""

import os
import textwrap
from collections.abc import Iterator
from pathlib import Path

os.environ["LANGUAGE"] = "fr"  # before any text is translated

from kicsync import i18n
from kicsync.lint.pages import page
from kicsync.lint.problem import Severity
from kicsync.lint.rule import Rule
from kicsync.lint.rules import RULES

DOCS = Path(__file__).parent.parent / "docs" / "rules.md"
_HEAD = """\
# Les règles de `kicsync lint`

<!-- Cette page est écrite par scripts/rules, à partir des règles elles-mêmes. -->

Chaque règle a un code et un nom ; les deux servent partout : `kicsync lint --ignore KIC401`,
`# kicsync: ignore[description-length] raison` à la fin d'une ligne ou sur celle d'avant, ou dans
`kicsync.toml` :

```toml
[lint]
ignore = ["KIC410"]

[lint.severity]
KIC402 = "error"

[lint.rules.description-length]
max_lines = 10

[lint.per-file-ignores]
"local_ingredients/brouillon-*.yml" = ["KIC1", "placeholder"]
```

Une **erreur** empêche `kicsync push` d'envoyer ce qu'elle concerne ; un **avertissement** est
montré.
Ce qui est marqué ✓ se corrige avec `kicsync lint --fix`.

"""
_SEVERITIES = {Severity.ERROR: "erreur", Severity.WARNING: "avertissement"}


def document() -> str:
    """Return the whole page: a table, then a part for each rule."""
    i18n.install()
    rules = [RULES[code] for code in sorted(RULES)]
    rows = "\n".join(_row(rule) for rule in rules)
    table = f"| code | nom | | ce qu'elle trouve |\n|---|---|---|---|\n{rows}\n"
    return _HEAD + table + "".join(f"\n{''.join(_part(rule))}" for rule in rules)


def _row(rule: Rule) -> str:
    about, mark = rule.ABOUT, "✓" if rule.ABOUT.fixable else ""
    anchor = f"{about.code}-{about.name}".lower()
    summary = page(rule).summary.replace("|", "\\|")
    return f"| [{about.code}](#{anchor}) | {about.name} | {mark} | {summary} |"


def _part(rule: Rule) -> Iterator[str]:
    about, told = rule.ABOUT, page(rule)
    notes = [_SEVERITIES[about.severity]]
    notes += ["se corrige avec `--fix`"] if about.fixable else []
    notes += [] if about.on else ["inactive tant qu'elle n'est pas choisie"]
    yield f"## {about.code} {about.name}\n\n*{', '.join(notes)}*\n\n"
    for text in (told.summary, *told.why):
        yield "\n".join(textwrap.wrap(_escaped(text), 100, break_on_hyphens=False)) + "\n\n"
    yield f"À éviter :\n\n```yaml\n{told.wrong}```\n\nÀ écrire :\n\n```yaml\n{told.right}```\n"
    if about.options:
        lines = "\n".join(f"{name} = {_toml(value)}" for name, value in about.options.items())
        yield f"\nOptions :\n\n```toml\n[lint.rules.{about.name}]\n{lines}\n```\n"


def _escaped(text: str) -> str:
    """Return ``text`` with what Markdown would take for its own."""
    return text.replace("<", "\\<").replace("*", "\\*").replace("_", "\\_").replace("`", "\\`")


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')


if __name__ == "__main__":
    DOCS.parent.mkdir(exist_ok=True)
    DOCS.write_text(document(), encoding="utf-8")
