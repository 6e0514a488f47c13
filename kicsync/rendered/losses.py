"""What of a page wikitext can't hold, or what is left out on purpose; told to people."""

from lxml.html import HtmlElement

from kicsync.i18n import N_, _

_REMOVED = {
    "form": N_("a form"),
    "input": N_("a field of a form"),
    "select": N_("a field of a form"),
    "textarea": N_("a field of a form"),
    "button": N_("a button"),
    "iframe": N_("an embedded page"),
    "object": N_("embedded media"),
    "embed": N_("embedded media"),
    "audio": N_("a sound"),
    "video": N_("a film"),
    "canvas": N_("a drawing"),
    "svg": N_("a drawing"),
    "math": N_("a formula"),
}
_UNSEEN = {"script": N_("a script"), "style": N_("a style sheet")}
REMOVED = frozenset(_REMOVED)
"""Elements that are left out with all that they hold."""


class Losses:
    """What was lost, in words, each once and in order."""

    def __init__(self) -> None:
        self._found: dict[str, None] = {}

    @property
    def found(self) -> tuple[str, ...]:
        """The losses."""
        return tuple(self._found)

    def removed(self, element: HtmlElement) -> None:
        """Note an element that is left out, with its address if it has one."""
        what = _((_REMOVED | _UNSEEN)[str(element.tag)])
        address = element.get("src") or element.get("data") or ""
        text = _("{what} is left out: {address}") if address else _("{what} is left out")
        self._note(text.format(what=what, address=address))

    def unknown(self, element: HtmlElement) -> None:
        """Note an element of which only the text is kept."""
        text = _("of <{tag}>, only the text is kept")
        self._note(text.format(tag=element.tag))

    def style(self) -> None:
        """Note colours, sizes and places."""
        self._note(_("colours, sizes or positions are left out"))

    def link(self, address: str) -> None:
        """Note a link of which only the text is kept."""
        self._note(_("a link leads nowhere that is known: {address}").format(address=address))

    def footnote(self) -> None:
        """Note a footnote: its mark and its text are apart on the page."""
        self._note(_("footnotes are kept as plain text"))

    def picture(self, address: str) -> None:
        """Note a picture that is no file of the wiki."""
        self._note(_("a picture is no file of the wiki: {address}").format(address=address))

    def _note(self, text: str) -> None:
        self._found[text] = None


def unseen(content: HtmlElement) -> tuple[str, ...]:
    """Return what a page holds that no reader sees: scripts, and styles that no template brought.

    MediaWiki marks those of templates (manual page "Extension:TemplateStyles").
    """
    losses = Losses()
    for element in content.iter("script", "style"):
        if element.get("data-mw-deduplicate") is None:
            losses.removed(element)
    return losses.found
