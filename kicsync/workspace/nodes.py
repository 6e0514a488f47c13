"""YAML as nodes that know where they stand: every value is text, and nothing is guessed.

YAML 1.1 would read ``Oui`` as true and ``2021`` as a number; here they are what the person wrote.
"""

from collections.abc import Iterator

import yaml
from yaml.composer import ComposerError

from kicsync.errors import RecordError
from kicsync.i18n import _
from kicsync.kit.lists import SPACE
from kicsync.workspace.causes import syntax_error
from kicsync.workspace.source import refuse_invisible

_NULLS = ("~", "null", "Null", "NULL")
_BLOCK = ("|", ">")
_MARKS = "&*!"
_ACCEPTED = "\r\x85\u2028\u2029\ufeff"
"""Invisible characters that a parser lets pass; it refuses all others itself."""


def parse(text: str, file: str) -> yaml.Node | None:
    """Return what ``text``, without a byte order mark, is; None when nothing stands in it.

    Raises RecordError, with its line, for what is no YAML, for several documents, anchors and tags
    (nobody needs them here, and they can be made to explode), and for a key that stands twice.
    """
    node = tree(text, file)
    twice = doubles(node)
    if twice:
        raise RecordError(
            _("“{field}” stands twice.").format(field=twice[0].value),
            file=file,
            line=twice[0].start_mark.line + 1,
            field=twice[0].value,
            hint=_("Keep one of the two."),
        )
    return node


def tree(text: str, file: str) -> yaml.Node | None:
    """Return what ``text`` is, as ``parse`` does, but for keys that stand twice: they may."""
    if any(sign in text for sign in _ACCEPTED):
        refuse_invisible(text, file)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except ComposerError as error:  # an alias that means nothing, or a second document
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        if str(error.problem).startswith("found undefined alias"):
            raise _anchor(line, file) from None
        raise syntax_error(error, text, file) from None
    except yaml.MarkedYAMLError as error:
        raise syntax_error(error, text, file) from None
    except yaml.YAMLError as error:
        refuse_invisible(text, file)
        raise RecordError(_("This is not YAML: {error}.").format(error=error), file=file) from None
    _refuse_anchors(node, text, file)
    return node


def compose(text: str, file: str) -> yaml.MappingNode:
    """Return the mapping that ``text`` is; raises RecordError as ``parse`` does."""
    return _mapping(parse(text, file), file)


def mapping(text: str, file: str) -> yaml.MappingNode:
    """Return the mapping that ``text`` is, whose keys may stand twice; raises RecordError."""
    return _mapping(tree(text, file), file)


def _mapping(node: yaml.Node | None, file: str) -> yaml.MappingNode:
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
    while _is_block(node) and node.value:  # a loop: a file may nest deeper than Python calls
        node = list(_pair(node.value[-1]))[-1]
    start, end = node.start_mark.index, node.end_mark.index
    if not is_block_text(node):
        return int(end)
    content = text[start:end].rstrip(SPACE)
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


def doubles(root: yaml.Node | None) -> list[yaml.ScalarNode]:
    """Return the keys that stand in their mapping for the second time, in their order."""
    found = []
    for node in walk(root):
        if not isinstance(node, yaml.MappingNode):
            continue
        seen = set()
        for key, _value in node.value:
            if isinstance(key, yaml.ScalarNode):
                found += [key] if key.value in seen else []
                seen.add(key.value)
    return found


def walk(root: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield ``root`` and every node in it, keys too; each before what it holds."""
    nodes = [root] if root else []
    for node in nodes:  # a list that grows: a file may nest deeper than Python calls
        yield node
        if isinstance(node, yaml.SequenceNode):
            nodes += node.value
        elif isinstance(node, yaml.MappingNode):
            for pair in node.value:
                nodes += pair


def _refuse_anchors(root: yaml.Node | None, text: str, file: str) -> None:
    """Raise RecordError for an anchor or a tag: where there is one, it starts the node."""
    if not any(mark in text for mark in _MARKS):
        return
    for node in walk(root):
        start = node.start_mark.index
        if start < node.end_mark.index and text[start] in _MARKS:
            raise _anchor(node.start_mark.line + 1, file)


def _anchor(line: int, file: str) -> RecordError:
    return RecordError(
        _("This value starts with “&”, “*” or “!”, which mean something else in YAML."),
        file=file,
        line=line,
        hint=_("Put the value between double quotes."),
    )
