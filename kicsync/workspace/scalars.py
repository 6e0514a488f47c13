"""How a text is written in a record file."""

import re

import yaml

from kicsync.kit import Field, FieldType
from kicsync.kit.lists import SPACE

_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_NO_BLOCK = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_NO_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
STEP = "  "
"""One level of indentation."""


def scalar(value: str, field: Field, indent: str) -> str:
    """Return ``value`` as it stands after ``key:`` in a mapping indented by ``indent``.

    A ``text`` is a literal block, its lines ended by LF and the last one without a line end; any
    other type is on one line. '' is nothing at all.
    """
    if field.type is FieldType.TEXT and value and not _NO_BLOCK.search(value):
        lines = (f"{indent}{STEP}{line}" if line else "" for line in value.split("\n"))
        return "\n".join(["|", *lines]) if value == value.strip(SPACE) else quoted(value)
    return one_line(value)


def one_line(value: str) -> str:
    """Return ``value`` on one line: plain where YAML reads the same text, quoted otherwise."""
    return value if not value or _is_plain(value) else quoted(value)


def quoted(value: str) -> str:
    """Return ``value`` between double quotes."""
    return f'"{_ESCAPED.sub(_escape, value)}"'


def _is_plain(value: str) -> bool:
    """Tell whether YAML, and any other reader of YAML 1.1, takes ``value`` for this very text."""
    if value[0] in "&*!%@`\"'|>" or _NO_LINE.search(value):
        return False
    try:
        node = yaml.compose(f"k: {value}\n", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return False
    found = node.value[0][1]
    return bool(found.tag == "tag:yaml.org,2002:str" and found.value == value)


def _escape(match: re.Match[str]) -> str:
    return _NAMED.get(match[0]) or f"\\u{ord(match[0]):04x}"
