"""The forms of a wiki, and how many pages are made with each."""

from collections.abc import Container
from typing import NamedTuple, NoReturn

from kicsync.discovery.pages import Definition, bare, read_definitions
from kicsync.discovery.wiki import Site
from kicsync.discovery.words import FORM
from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit.suggest import did_you_mean
from kicsync.kit.titles import page_title
from kicsync.wiki.definitions import Count
from kicsync.wikitext.form import Form, FormTemplate, parse_form

MOST = 50
"""Forms that a person is asked to choose from: their pages are counted, one request each."""


class Choice(NamedTuple):
    """A form that pages can be made with: its first template, and how many pages use that."""

    name: str
    template: str
    pages: Count


class Choices(NamedTuple):
    """Forms to choose from; ``more`` tells that the wiki has others."""

    forms: tuple[Choice, ...] = ()
    more: bool = False


class FoundForm(NamedTuple):
    """A form: the name under which it really stands, and what it says.

    ``others`` are forms that fill in the same template.
    """

    name: str
    form: Form
    others: tuple[str, ...] = ()


def form_namespace(wiki: Site) -> int | None:
    """Return the number of the namespace of forms, None on a wiki without Page Forms."""
    return wiki.info.namespace_called(*FORM)


def list_forms(wiki: Site) -> Choices:
    """Return the first forms that have a template, those with the most pages first."""
    number = form_namespace(wiki)
    if number is None:
        return Choices()
    every = wiki.titles_in(number)
    titles = every.titles[:MOST]
    texts = read_definitions(wiki, titles)
    forms = {bare(wiki.info, title): parse_form(texts[title].text) for title in titles}
    firsts = {name: main_of(form).name for name, form in forms.items() if form.templates}
    counts = {template: wiki.count_uses(template) for template in dict.fromkeys(firsts.values())}
    found = (Choice(name, template, counts[template]) for name, template in firsts.items())
    by_pages = sorted(found, key=lambda choice: -choice.pages.number)
    return Choices(tuple(by_pages), every.more or len(every.titles) > MOST)


def main_of(form: Form, wanted: str = "") -> FormTemplate:
    """Return the template of a form that the page itself is made of: ``wanted``, else the first."""
    named = (one for one in form.templates if one.name == wanted)
    own = (one for one in form.templates if not one.multiple and not one.embed_in)
    return next(named, None) or next(own, None) or form.templates[0]


def look_up_form(wiki: Site, name: str) -> FoundForm | None:
    """Return the form called ``name``, None where there is none, or one without a template."""
    number = form_namespace(wiki)
    if number is None:
        return None
    title = wiki.info.title_in(number, name)
    page = read_definitions(wiki, [title])[title]
    form = parse_form(page.text)
    return FoundForm(bare(wiki.info, page.title), form) if form.templates else None


def require_form(wiki: Site, name: str) -> FoundForm:
    """Return the form called ``name``; raises ConfigError when there is none."""
    found = look_up_form(wiki, name)
    return found or _refuse(wiki, name)


def find_form(wiki: Site, names: Container[str]) -> FoundForm | None:
    """Return the first form of a template called by ``names``, None when no form names it."""
    number = form_namespace(wiki)
    titles = wiki.titles_in(number).titles if number is not None else ()
    texts: dict[str, Definition] = read_definitions(wiki, titles) if titles else {}
    forms = {bare(wiki.info, page.title): parse_form(page.text) for page in texts.values()}
    ours = {
        name: form
        for name, form in forms.items()
        if form.templates and page_title(main_of(form).name) in names
    }
    first, *others = ours or [""]
    return FoundForm(first, ours[first], tuple(others)) if first else None


def _refuse(wiki: Site, name: str) -> NoReturn:
    number = form_namespace(wiki)
    instead = _("Name the template of the pages instead, with --template.")
    if number is None:
        words = ", ".join(_("“{label}”").format(label=word) for word in FORM)
        said = _("This wiki has no forms: no namespace is called {names}.")
        raise ConfigError(said.format(names=words), hint=instead)
    known = [bare(wiki.info, title) for title in wiki.titles_in(number).titles]
    if page_title(name) in known:
        raise ConfigError(_("The form “{name}” has no template.").format(name=name), hint=instead)
    raise ConfigError(
        _("This wiki has no form called “{name}”.").format(name=name),
        hint=did_you_mean(name, known) if known else instead,
    )
