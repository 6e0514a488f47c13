"""YAML as nodes that know where they stand: every value is text, and nothing is guessed.

YAML 1.1 would read ``Oui`` as true and ``2021`` as a number; here they are what the person wrote.
"""

from collections.abc import Iterator

import yaml

from kicsync.errors import RecordError
from kicsync.i18n import _
from kicsync.workspace.source import Lines, refuse_invisible

_BLANKS = ("", "~", "null", "Null", "NULL")
_BLOCK = ("|", ">")


def compose(text: str, file: str) -> yaml.MappingNode:
    """Return the mapping that ``text`` is, without a byte order mark.

    Raises RecordError, with its line, for what is no YAML, for several documents, anchors and tags
    (nobody needs them here, and they can be made to explode), and for a key that stands twice.
    """
    refuse_invisible(text, file)
    try:
        _refuse_anchors(text, file)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _syntax(error, text, file) from None
    except yaml.YAMLError as error:
        raise RecordError(_("This is not YAML: {error}.").format(error=error), file=file) from None
    if not isinstance(node, yaml.MappingNode):
        raise RecordError(
            _("This file must hold fields, like “titre: …”."),
            file=file,
            line=1,
            hint=_("Look at another ingredient's file, and copy its shape."),
        )
    _refuse_doubles(node, file)
    return node


def is_blank(node: yaml.Node) -> bool:
    """Tell whether nothing stands at ``node``."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _BLANKS


def is_block_text(node: yaml.Node) -> bool:
    """Tell whether ``node`` is a block text, which starts with ``|`` or ``>``."""
    return isinstance(node, yaml.ScalarNode) and node.style in _BLOCK


def own_end(node: yaml.Node, text: str) -> int:
    """Return where ``node`` really ends.

    The end mark of a block lies past the blank lines and the comments that follow it.
    """
    children = [child for pair in node.value for child in _pair(pair)] if _is_block(node) else []
    if children:
        return own_end(children[-1], text)
    start, end = node.start_mark.index, node.end_mark.index
    if not is_block_text(node):
        return int(end)
    content = text[start:end].rstrip()
    return int(start) + len(content) + _to_line_end(text, int(start) + len(content))


def line_end(text: str, index: int) -> int:
    """Return the index behind the line that holds ``index``, its line end included."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _to_line_end(text: str, index: int) -> int:
    rest = text[index : line_end(text, index)]
    return len(rest.rstrip("\r\n"))


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def _pair(pair: yaml.Node | tuple[yaml.Node, yaml.Node]) -> Iterator[yaml.Node]:
    yield from pair if isinstance(pair, tuple) else (pair,)


def _refuse_anchors(text: str, file: str) -> None:
    if not any(mark in text for mark in "&*!"):
        return
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        anchor = getattr(event, "anchor", None)
        if anchor or getattr(event, "tag", None) not in (None, "!"):
            raise RecordError(
                _("This value starts with “&”, “*” or “!”, which mean something else in YAML."),
                file=file,
                line=event.start_mark.line + 1 if event.start_mark else 0,
                hint=_("Put the value between double quotes."),
            )


def _refuse_doubles(node: yaml.Node, file: str) -> None:
    seen = set()
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        if isinstance(child, tuple):
            key = child[0].value
            if key in seen:
                raise RecordError(
                    _("“{field}” stands twice.").format(field=key),
                    file=file,
                    line=child[0].start_mark.line + 1,
                    field=str(key),
                    hint=_("Keep one of the two."),
                )
            seen.add(key if isinstance(key, str) else id(key))
        _refuse_doubles(child[1] if isinstance(child, tuple) else child, file)


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str) -> RecordError:
    line = (error.problem_mark.line if error.problem_mark else 0) + 1
    shown = Lines(text).line(line)
    return RecordError(
        _("This line can't be understood: {line}").format(line=shown.strip()),
        file=file,
        line=line,
        hint=_cause(shown, text, line),
    )


def _cause(shown: str, text: str, line: int) -> str:
    """Return the likely cause in plain words."""
    before = Lines(text).line(line - 1)
    if "\t" in shown[: len(shown) - len(shown.lstrip())]:
        return _("The line starts with a tab: use spaces.")
    if ": " in shown.partition(": ")[2] or shown.strip().startswith(("@", "`", "%")):
        return _("Put the text between double quotes: it holds a sign that YAML uses.")
    if shown.strip() and ":" in before + shown and ": " not in shown and not shown.endswith(":"):
        return _("Write a space after the “:”, and begin the line as the one above it begins.")
    return _("Look at how far this line and the one above are from the left edge.")
