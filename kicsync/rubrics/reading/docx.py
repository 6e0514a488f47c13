"""A .docx, made ready for pandoc: colours and the numbers of headings, which it does not tell.

The elements are those of ECMA-376, part 1, chapter 17 (WordprocessingML).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kicsync.rubrics.reading.blocks import Aside, distinct
from kicsync.rubrics.reading.colours import colour_of
from kicsync.rubrics.reading.docx_numbers import Numbers, W
from kicsync.rubrics.reading.marks import BOX, COLOUR, MARK, TAB, closing, free, opening, whole
from kicsync.rubrics.reading.package import changed, part_of

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same content again, for programs that don't know the first (ECMA-376, part 3)."""

_WRAPPERS = tuple(f"{W}{name}" for name in ("fldSimple", "customXml", "smartTag", "bdo", "dir"))
_BESIDE = ("word/header", "word/footer")


def body_of(parts: Mapping[str, bytes]) -> str:
    """Return the name of the part that holds the text, '' for a file that is no .docx."""
    return part_of(parts, "document")


def prepare(parts: Mapping[str, bytes], body: str) -> tuple[dict[str, bytes], tuple[Aside, ...]]:
    """Return the parts of a .docx with marks, and what stands beside its text."""
    from lxml import etree

    def mark(text: bytes) -> bytes:
        root = etree.fromstring(text)
        _unwrap(root)
        for run in root.iter(f"{W}r"):
            _mark_run(run, styles)
        for box in list(root.iter(f"{W}txbxContent")):
            _mark_box(box)
        numbers.write(root)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True)

    styles = _colours(parts)
    numbers = Numbers(parts)
    return changed(parts, body, mark), distinct(_asides(parts))


def _colours(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the colours that styles of characters have, by their names."""
    from lxml import etree

    name = part_of(parts, "styles")
    if not name:
        return {}
    root = etree.fromstring(parts[name])
    found = {}
    for style in root.iter(f"{W}style"):
        looks = style.find(f"{W}rPr")
        if style.get(f"{W}type") == "character" and looks is not None:
            found[style.get(f"{W}styleId", "")] = _own_colour(looks, link=False)
    return found


def _mark_run(run: Any, styles: Mapping[str, str]) -> None:
    """Put marks around the words of a run that has a colour."""
    texts = [one for one in run if one.tag in (f"{W}t", f"{W}delText") and one.text]
    for text in texts:
        text.text = free(text.text)
    for tab in run.findall(f"{W}tab"):
        tab.tag, tab.text = f"{W}t", TAB
        tab.attrib.clear()
    for end in run.findall(f"{W}cr"):
        end.tag = f"{W}br"
    looks = run.find(f"{W}rPr")
    if not texts or looks is None or _in_heading(run):
        return
    if colour := _run_colour(run, looks, styles):
        texts[0].text = opening(COLOUR, colour) + texts[0].text
        texts[-1].text += closing(COLOUR)


def _run_colour(run: Any, looks: Any, styles: Mapping[str, str]) -> str:
    """Return the colour of a run's own ``looks`` or of its style; that of links is no fact."""
    link = run.getparent().tag == f"{W}hyperlink"
    style = looks.find(f"{W}rStyle")
    named = styles.get(style.get(f"{W}val", ""), "") if style is not None and not link else ""
    return _own_colour(looks, link=link) or named


def _unwrap(root: Any) -> None:
    """Put what fields and other wrappers show in their place, which pandoc leaves out."""
    for wrapper in list(root.iter(*_WRAPPERS)):
        for inner in list(wrapper):
            wrapper.addprevious(inner)
        wrapper.getparent().remove(wrapper)
    for ruby in list(root.iter(f"{W}ruby")):
        said = (("".join(part.itertext(f"{W}t"))) for part in ruby)
        ruby.tag, ruby.text = f"{W}t", " ".join(filter(None, said))
        del ruby[:]


def _mark_box(box: Any) -> None:
    """Put the words of a text box, which pandoc leaves out, behind the run that holds it."""
    from lxml import etree

    again = any(outer.tag == _FALLBACK for outer in box.iterancestors())
    words = " ".join("".join(p.itertext(f"{W}t")) for p in box.iter(f"{W}p"))
    run = next(box.iterancestors(f"{W}r"), None)
    if not again and run is not None and words.strip():
        new = etree.Element(f"{W}r")
        etree.SubElement(new, f"{W}t").text = whole(BOX, MARK.sub("", words))
        run.addnext(new)
    box.getparent().remove(box)


def _own_colour(looks: Any, *, link: bool) -> str:
    """Return the colour of letters, of a marker, or of their ground."""
    for tag, attribute in (("color", "val"), ("highlight", "val"), ("shd", "fill")):
        element = looks.find(f"{W}{tag}")
        value = element.get(f"{W}{attribute}", "") if element is not None else ""
        if found := colour_of(value, link=link):
            return found
    return ""


def _in_heading(run: Any) -> bool:
    """Tell whether the paragraph is a heading: its colour is that of a design."""
    paragraph = next(run.iterancestors(f"{W}p"), None)
    style = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
    name = style.get(f"{W}val", "").lower() if style is not None else ""
    return name.startswith(("heading", "titre", "title", "toc"))


def _asides(parts: Mapping[str, bytes]) -> Iterator[Aside]:
    """Yield what headers and footers say."""
    from lxml import etree

    for name, text in parts.items():
        if name.startswith(_BESIDE):
            root = etree.fromstring(text)
            lines = ("".join(p.itertext(f"{W}t")) for p in root.iter(f"{W}p"))
            yield Aside("header" if "header" in name else "footer", " ".join(lines))
