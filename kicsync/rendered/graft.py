"""Small changes of a tree of HTML: put text around an element, or in its place."""

from lxml.html import HtmlElement

_WRAPPERS = frozenset({"div", "span", "section", "center", "td", "th", "dd", "dt"})


def around(element: HtmlElement, before: str, after: str) -> None:
    """Put ``before`` and ``after`` around the content of ``element``, and take its tag away."""
    element.text = before + (element.text or "")
    append(element, after)
    element.drop_tag()


def instead(element: HtmlElement, text: str) -> None:
    """Put ``text`` in the place of ``element`` and all that it holds."""
    element.tail = text + (element.tail or "")
    element.drop_tree()


def append(element: HtmlElement, text: str) -> None:
    """Put ``text`` behind what ``element`` holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def refill(element: HtmlElement, before: str, inner: HtmlElement | None, after: str) -> None:
    """Let ``element`` hold what ``inner``, which stands in it, does, between two texts."""
    text = (inner.text or "") if inner is not None else ""
    children = list(inner) if inner is not None else []
    for child in list(element):
        element.remove(child)
    element.text = before + text
    element.extend(children)
    append(element, after)


def strip_wrappers(root: HtmlElement) -> HtmlElement:
    """Return ``root`` without elements that hold the whole value: they are the template's."""
    while len(root) == 1 and _is_wrapper(root[0]) and not _loose(root):
        root[0].drop_tag()
    return root


def _is_wrapper(element: HtmlElement) -> bool:
    return element.tag in _WRAPPERS and "thumb" not in element.get("class", "").split()


def _loose(root: HtmlElement) -> str:
    """Return the text beside the only element of ``root``."""
    return ((root.text or "") + (root[0].tail or "")).strip()
