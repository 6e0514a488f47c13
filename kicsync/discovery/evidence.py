"""All that a wiki says about one kind of page, read in few requests."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from kicsync.discovery.asked import Asked
from kicsync.discovery.forms import FoundForm, find_form, main_of
from kicsync.discovery.lists import Values, read_list
from kicsync.discovery.pages import Definition, bare, read_definitions
from kicsync.discovery.sample import MOST, Sample, called_instead, main_template, read_sample
from kicsync.discovery.wiki import Site
from kicsync.discovery.words import DOCUMENTATION, PROPERTY
from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit.titles import page_title
from kicsync.wiki.pages import Page
from kicsync.wiki.site import CATEGORY, TEMPLATE
from kicsync.wikitext.form import FormField, FormTemplate
from kicsync.wikitext.property_page import (
    TYPE_WORDS,
    VALUE_WORDS,
    PropertyPage,
    parse_property,
)
from kicsync.wikitext.template_data import (
    DataParameter,
    broken_template_data,
    parse_template_data,
)
from kicsync.wikitext.template_page import TemplatePage, TemplateParameter, parse_template


@dataclass(frozen=True)
class Described:
    """What is said of one template: by its own page, by TemplateData (None: nothing).

    ``title`` is where its page stands in the end; '' when it has none. ``broken`` is a sentence
    about data that can't be read.
    """

    name: str
    title: str = ""
    page: TemplatePage = field(default_factory=lambda: TemplatePage(()))
    data: tuple[DataParameter, ...] | None = None
    broken: str = ""

    def parameter(self, name: str) -> TemplateParameter | None:
        """Return what the page of the template says of the parameter ``name``."""
        return next((one for one in self.page.parameters if one.name == name), None)

    def described(self, name: str) -> DataParameter | None:
        """Return what TemplateData says of the parameter ``name``."""
        return next((one for one in self.data or () if one.name == name), None)


@dataclass(frozen=True)
class Evidence:
    """All that was read. ``share`` is how many of how many pages of a category call the template.

    ``properties`` are by name, None for one without a page; ``lists`` by ``category:Étape``.
    """

    asked: Asked
    form: FoundForm | None
    template: str
    sample: Sample
    templates: Mapping[str, Described]
    properties: Mapping[str, PropertyPage | None]
    lists: Mapping[str, Values]
    share: tuple[int, int] = (0, 0)

    @property
    def main(self) -> FormTemplate | None:
        """What the form says of the main template."""
        return main_of(self.form.form, self.template) if self.form else None

    def described(self, name: str) -> Described:
        """Return what is said of the template ``name``."""
        return self.templates.get(page_title(name)) or Described(name)


def gather(wiki: Site, asked: Asked, form: FoundForm | None) -> Evidence:
    """Read what the wiki says about the pages of ``asked``, whose form is ``form``.

    Without a form, the one that names their template is looked for. Raises ConfigError when no
    such template or category is there, and what ``Wiki`` raises.
    """
    listed = _first(wiki.list_pages(category=asked.category)) if asked.category else []
    template, share = _template(asked, form, listed)
    names = _own_names(wiki, template)
    if form is None:
        form = find_form(wiki, names)
    pages = listed or _first(wiki.list_pages(template=names[0]))
    names = (*names, *_redirects(wiki, names, called_instead(pages, names)))
    sample = read_sample(pages, names)
    every = [names[0], *_others(form, sample)]
    templates = _describe(wiki, every)
    fields = [one for part in (form.form.templates if form else ()) for one in part.fields]
    properties = _properties(wiki, fields, templates.values(), sample)
    lists = {
        source: read_list(wiki, source)
        for source in dict.fromkeys(
            f"{one.values_from[0]}:{one.values_from[1]}" for one in fields if one.values_from
        )
        if not source.startswith("property:")
    }
    if not sample.pages and not templates[page_title(names[0])].title:
        raise ConfigError(
            _("This wiki has no template called “{name}”, and no page uses it.").format(
                name=template
            ),
            hint=_("Look at a page of the Kit on the wiki: which template begins it?"),
        )
    return Evidence(asked, form, names[0], sample, templates, properties, lists, share)


def _first(pages: Iterable[Page]) -> list[Page]:
    """Return the first pages, and one more where there are more than are looked at."""
    return list(islice(pages, MOST + 1))


def _template(
    asked: Asked, form: FoundForm | None, listed: list[Page]
) -> tuple[str, tuple[int, int]]:
    """Return the main template, and on how many of how many pages of a category it stands."""
    if asked.template:
        return page_title(asked.template), (0, 0)
    if form:
        return main_of(form.form).name, (0, 0)
    name, uses, number = main_template(listed)
    if not name:
        raise ConfigError(
            _("No page of the category “{name}” calls a template with parameters.").format(
                name=asked.category
            ),
            hint=_("Name the template of the pages instead, with --template."),
        )
    return name, (uses, number)


def _own_names(wiki: Site, template: str) -> tuple[str, ...]:
    """Return the name of a template as asked, and the one that a redirect leads to."""
    title = wiki.info.title_in(TEMPLATE, template)
    found = read_definitions(wiki, [title])[title]
    return tuple(dict.fromkeys(bare(wiki.info, one) for one in (found.title, title)))


def _redirects(wiki: Site, names: tuple[str, ...], called: Iterable[str]) -> Iterator[str]:
    """Yield those of the templates ``called`` that lead to the first of ``names``."""
    titles = {name: wiki.info.title_in(TEMPLATE, name) for name in called}
    found = read_definitions(wiki, titles.values()) if titles else {}
    yield from (name for name, at in titles.items() if bare(wiki.info, found[at].title) == names[0])


def _others(form: FoundForm | None, sample: Sample) -> Iterator[str]:
    """Yield the templates that may hold entries: those of the form, else those on the pages."""
    if form:
        yield from (one.name for one in form.form.templates)
    else:
        yield from sample.guests


def _describe(wiki: Site, names: Iterable[str]) -> dict[str, Described]:
    """Return what is said of each template; the sub-pages that document it come along."""
    titles = {name: wiki.info.title_in(TEMPLATE, name) for name in dict.fromkeys(names)}
    subs = [f"{title}/{word}" for title in titles.values() for word in DOCUMENTATION]
    pages = read_definitions(wiki, [*titles.values(), *subs])
    words = wiki.info.names_of(CATEGORY)
    return {
        page_title(name): _described(name, pages[title], pages, words)
        for name, title in titles.items()
    }


def _described(
    name: str, page: Definition, pages: Mapping[str, Definition], words: tuple[str, ...]
) -> Described:
    if page.missing:
        return Described(name)
    known = {one.title: one for one in pages.values()}
    texts = [
        page.text,
        *(known[t].text for w in DOCUMENTATION if (t := f"{page.title}/{w}") in known),
    ]
    data = (found for found in map(parse_template_data, texts) if found is not None)
    parsed = parse_template(page.text, category_words=words)
    broken = (said for said in map(broken_template_data, texts) if said)
    return Described(name, page.title, parsed, next(data, None), next(broken, ""))


def _properties(
    wiki: Site, fields: Iterable[FormField], templates: Iterable[Described], sample: Sample
) -> dict[str, PropertyPage | None]:
    """Return the properties that form and templates name, on a wiki that has such a namespace.

    One that nobody names may be called as its parameter is; it is left out when it has no page.
    """
    number = wiki.info.namespace_called(*PROPERTY)
    if number is None:
        return {}
    fields = tuple(fields)
    names = [one.property for one in fields]
    sources = [one.values_from for one in fields if one.values_from]
    names += [name for kind, name in sources if kind == "property"]
    names += [one.property for template in templates for one in template.page.parameters]
    uses = (sample.uses, *(guest.uses for guest in sample.guests.values()))
    guessed = [name for one in uses for name in one if not name.isdigit()]
    every = dict.fromkeys([*names, *guessed])
    titles = {name: wiki.info.title_in(number, name) for name in every if name}
    pages = read_definitions(wiki, titles.values()) if titles else {}
    return {
        name: None if pages[title].missing else _property(pages[title].text)
        for name, title in titles.items()
        if name in names or not pages[title].missing
    }


def _property(text: str) -> PropertyPage:
    return parse_property(text, type_words=TYPE_WORDS, value_words=VALUE_WORDS)
