"""The text of an .odt in the shapes that pandoc reads; what it leaves out is put into paragraphs.

The elements are those of OpenDocument 1.3, part 3: 5 to 8 (text), 9 (tables), 10 (drawings), and
16.29 (properties of characters, which a style of paragraphs has too).
"""

from copy import deepcopy
from typing import Any

_NS = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
_TEXT, _STYLE, _DRAW, _TABLE = map(_NS.format, ("text", "style", "drawing", "table"))
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_INLINE = (*_PARAGRAPHS, f"{_TEXT}span", f"{_TEXT}a")
_INDEXES = tuple(
    f"{_TEXT}{name}"
    for name in (
        *("table-of-content", "illustration-index", "table-index", "object-index"),
        *("user-index", "alphabetical-index", "bibliography", "numbered-paragraph"),
    )
)
_SHAPES = tuple(
    f"{_DRAW}{name}"
    for name in (
        *("custom-shape", "rect", "ellipse", "circle", "line", "connector", "caption"),
        *("polygon", "polyline", "regular-polygon", "path"),
    )
)
_LOOKS = ("font-weight", "font-style", "color", "background-color", "text-line-through-style")


def straighten(root: Any) -> None:
    """Change ``root`` so that everything in it that has words is in a paragraph that is read."""
    for element in list(root.iter(*_INDEXES)):
        _open(element)
    for table in list(root.iter(f"{_TABLE}table")):
        if any(outer.tag == f"{_TABLE}table" for outer in table.iterancestors()):
            _open(table)
    _spread_looks(root)
    for field in list(root.iter()):
        if _is_field(field):
            instead(field, field.text)
    for ruby in list(root.iter(f"{_TEXT}ruby")):
        instead(ruby, " ".join(filter(None, ("".join(part.itertext()) for part in ruby))))
    for frame in list(root.iter(f"{_DRAW}frame", *_SHAPES)):
        _frame(frame)


def _open(element: Any) -> None:
    """Put the paragraphs of an element in its place."""
    for paragraph in list(element.iter(*_PARAGRAPHS)):
        element.addprevious(paragraph)
    element.getparent().remove(element)


def _spread_looks(root: Any) -> None:
    """Give the looks of whole paragraphs to spans in them.

    LibreOffice writes them so where all of a paragraph is bold, coloured or crossed out.
    """
    from lxml import etree

    names = set()
    for style in list(root.iter(f"{_STYLE}style")):
        looks = style.find(f"{_STYLE}text-properties")
        if style.get(f"{_STYLE}family") == "paragraph" and looks is not None and _tells(looks):
            names.add(name := style.get(f"{_STYLE}name", ""))
            facts = {f"{_STYLE}name": f"kicsync {name}", f"{_STYLE}family": "text"}
            etree.SubElement(style.getparent(), f"{_STYLE}style", facts).append(deepcopy(looks))
    for paragraph in root.iter(f"{_TEXT}p"):
        if (name := paragraph.get(f"{_TEXT}style-name", "")) in names:
            span = etree.Element(f"{_TEXT}span", {f"{_TEXT}style-name": f"kicsync {name}"})
            span.text, paragraph.text = paragraph.text, None
            span.extend(list(paragraph))
            paragraph.append(span)


def _tells(looks: Any) -> bool:
    return any(str(name).rpartition("}")[2] in _LOOKS for name in looks.attrib)


def _is_field(element: Any) -> bool:
    """Tell whether an element shows a text that is counted or looked up: a date, a reference."""
    parent = element.getparent()
    return (
        str(element.tag).startswith(_TEXT)
        and element.tag not in _INLINE
        and not len(element)
        and bool(element.text)
        and parent is not None
        and parent.tag in _INLINE
    )


def _frame(frame: Any) -> None:
    """Make of a drawing with words a box of text, and put it into a paragraph."""
    from lxml import etree

    if frame.tag in _SHAPES:
        words, box = words_in(frame), etree.Element(f"{_DRAW}text-box")
        etree.SubElement(box, f"{_TEXT}p").text = words
        frame[:] = [box] if words else []
    if len(frame) and frame.getparent().tag not in _INLINE:
        paragraph = etree.Element(f"{_TEXT}p")
        frame.addprevious(paragraph)
        paragraph.append(frame)


def words_in(element: Any) -> str:
    """Return the words of the paragraphs in ``element``, on one line."""
    found = ("".join(one.itertext()) for one in element.iter(*_PARAGRAPHS))
    return " ".join(" ".join(found).split())


def instead(element: Any, text: str) -> None:
    """Put ``text`` in the place of ``element``."""
    whole = text + (element.tail or "")
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + whole
    else:
        parent.text = (parent.text or "") + whole
    element.tail = None
    parent.remove(element)
