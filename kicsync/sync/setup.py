"""Set a Kit up on a wiki that has none yet: the pages that its schema and its steps ask for."""

from collections.abc import Iterator
from typing import Protocol

from kicsync.kit import Record, Schema
from kicsync.kit.titles import page_title
from kicsync.sync.page_edits import PageChange, PageEdit, plan_pages
from kicsync.sync.wiki import Wiki
from kicsync.wiki.site import CATEGORY, TEMPLATE, SiteInfo
from kicsync.wikitext import new_page, write
from kicsync.wikitext.blueprint import BlueprintPage, BlueprintSite, blueprint, definitions
from kicsync.workspace.folder import Workspace
from kicsync.workspace.kinds import STEP

_FORM = ("Form", "Formulaire")
_PROPERTY = ("Property", "Attribut", "Propriété")
"""What these namespaces are called where they were made by hand; the first one is everywhere."""
_SEMANTIC = "SemanticMediaWiki"
_CARGO = "Cargo"
_PAGE_FORMS = frozenset({"Page Forms", "PageForms", "Semantic Forms"})
_TEMPLATE_DATA = "TemplateData"
"""What the extensions call themselves (``meta=siteinfo``)."""


class NewWiki(Wiki, Protocol):
    """A wiki that is set up: what it says of itself decides which pages it can use."""

    @property
    def info(self) -> SiteInfo:
        """What the wiki says of itself."""


def plan_setup(space: Workspace, wiki: NewWiki) -> tuple[PageChange, ...]:
    """Return what is to be done for each page that the Kit of ``space`` needs.

    Pages of steps that are records here are left to a push. Nothing is written. Raises SchemaError.
    """
    site = site_of(wiki.info)
    pages = _pages(space, site, space.config.table)
    edits = [PageEdit(p.title, p.text, None, p.what, keep=p.written) for p in pages]
    return plan_pages(wiki, edits)


def site_of(info: SiteInfo) -> BlueprintSite:
    """Return what the pages have to know of a wiki."""
    form, prop = info.namespace_called(*_FORM), info.namespace_called(*_PROPERTY)
    return BlueprintSite(
        language=info.lang,
        template=info.namespaces[TEMPLATE],
        category=info.namespaces[CATEGORY],
        form="" if form is None else info.namespaces[form],
        property="" if prop is None else info.namespaces[prop],
        semantic=_SEMANTIC in info.extensions,
        cargo=_CARGO in info.extensions,
        page_forms=bool(_PAGE_FORMS & info.extensions),
        template_data=_TEMPLATE_DATA in info.extensions,
    )


def _pages(space: Workspace, site: BlueprintSite, table: str) -> Iterator[BlueprintPage]:
    """Yield the pages, in the order in which they are made."""
    steps = next((kind for kind in space.kinds() if kind.kind == STEP), None)
    ours = _titles(steps) if steps else set[str]()
    if steps:
        yield from definitions(steps.schema, site)
    for page in blueprint(space.schema, site, table):
        if page_title(page.title) not in ours:
            is_step = steps and page_title(page.title) in steps.schema.step_pages
            yield _as_record(page, steps.schema) if steps and is_step else page


def _titles(steps: Workspace) -> set[str]:
    files, _errors = steps.records()
    return {page_title(file.record.title) for file in files}


def _as_record(page: BlueprintPage, schema: Schema) -> BlueprintPage:
    """Return the page of a step as one that the schema of such pages can read."""
    record = Record(page.title, {schema.free_text: page.text})
    return page._replace(text=write(new_page(schema), record, schema))
