"""YAML as nodes that know where they stand: every value is text, and nothing is guessed.

YAML 1.1 would read ``Oui`` as true and ``2021`` as a number; here they are what the person wrote.
"""

from collections.abc import Iterator

import yaml

from kicsync.errors import RecordError
from kicsync.i18n import _
from kicsync.kit.lists import SPACE
from kicsync.workspace.causes import syntax_error
from kicsync.workspace.source import refuse_invisible

_NULLS = ("~", "null", "Null", "NULL")
_BLOCK = ("|", ">")


def parse(text: str, file: str) -> yaml.Node | None:
    """Return what ``text``, without a byte order mark, is; None when nothing stands in it.

    Raises RecordError, with its line, for what is no YAML, for several documents, anchors and tags
    (nobody needs them here, and they can be made to explode), and for a key that stands twice.
    """
    refuse_invisible(text, file)
    try:
        _refuse_anchors(text, file)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise syntax_error(error, text, file) from None
    except yaml.YAMLError as error:
        raise RecordError(_("This is not YAML: {error}.").format(error=error), file=file) from None
    _refuse_doubles(node, file)
    return node


def compose(text: str, file: str) -> yaml.MappingNode:
    """Return the mapping that ``text`` is; raises RecordError as ``parse`` does."""
    node = parse(text, file)
    if not isinstance(node, yaml.MappingNode):
        raise RecordError(
            _("This file must hold fields, like “titre: …”."),
            file=file,
            line=1,
            hint=_("Write a space after each “:”, as in the file of another ingredient."),
        )
    return node


def is_blank(node: yaml.Node) -> bool:
    """Tell whether nothing stands at ``node``: spaces between quotes are nothing too."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    return not node.value.strip(SPACE) or (not node.style and node.value in _NULLS)


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


def scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield the texts in ``node``, keys and values alike."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for pair in node.value:
            for child in _pair(pair):
                yield from scalars(child)


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


def _refuse_doubles(root: yaml.Node | None, file: str) -> None:
    nodes = [root]
    for node in nodes:  # a list that grows: a file may nest deeper than Python calls
        seen = set()
        for pair in node.value if isinstance(node, yaml.CollectionNode) else ():
            nodes += _pair(pair)
            key = pair[0] if isinstance(pair, tuple) else None
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                raise RecordError(
                    _("“{field}” stands twice.").format(field=key.value),
                    file=file,
                    line=key.start_mark.line + 1,
                    field=key.value,
                    hint=_("Keep one of the two."),
                )
            seen.add(key.value)
