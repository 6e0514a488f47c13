"""An outline as one HTML page that needs no other file."""

from collections.abc import Sequence
from html import escape

from kicsync.i18n import _
from kicsync.kit.outline import Bullet, Leftover, Outline, Point
from kicsync.rubrics.showing.outline_shown import counts, headed, left_lines, parts


def as_html(outline: Outline, name: str) -> str:
    """Return one page that needs no other file; all texts of the document are escaped."""
    language = _("en")  # the code of the language that these texts are in
    title = escape(_("Outline of {name}").format(name=name))
    body = [f"<h1>{title}</h1>", f"<p>{escape(counts(outline))}</p>"]
    body += [line for point in outline.points for line in _html_point(point)]
    if outline.left:
        told = escape(_("What is in no record, or must be known"))
        body += [f"<h2>{told}</h2>", "<dl>"]
        body += [line for left in outline.left for line in _html_left(left)]
        body.append("</dl>")
    head = f'<meta charset="utf-8">{_SCREEN}<title>{title}</title><style>{_CSS}</style>'
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language}"><head>{head}</head><body>',
            *body,
            "</body></html>",
        ]
    )


_SCREEN = '<meta name="viewport" content="width=device-width,initial-scale=1">'
_CSS = (
    "body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "h2{border-bottom:1px solid #999}section{margin-left:1.5rem}"
    "pre{white-space:pre-wrap;font:inherit;margin:0}dt{font-weight:bold}.only{color:#666}"
    "dd{margin:0 0 .8rem 1.5rem}@media print{body{max-width:none;margin:0}}"
)


def _html_point(point: Point) -> Sequence[str]:
    lines = [_html_heading("h2", point)]
    if point.text:
        lines.append(f"<pre>{escape(point.text)}</pre>")
    for bullet in point.bullets:
        lines += ["<section>", _html_heading("h3", bullet), "<dl>"]
        lines += [
            f"<dt>{escape(label)}</dt><dd><pre>{escape(text)}</pre></dd>"
            for label, text in parts(bullet)
        ]
        lines += ["</dl>", "</section>"]
    return lines


def _html_heading(tag: str, heading: Point | Bullet) -> str:
    only = "" if heading.content else ' class="only"'
    return f"<{tag}{only}>{escape(headed(heading))}</{tag}>"


def _html_left(left: Leftover) -> Sequence[str]:
    first = next(left_lines(left)).strip()
    return [f"<dt>{escape(first)}</dt>", f"<dd><pre>{escape(left.text)}</pre></dd>"]
