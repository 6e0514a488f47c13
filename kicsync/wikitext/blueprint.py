"""The pages that a Kit needs on a new wiki, made from its schema and its steps; pure."""

from collections.abc import Iterator

from kicsync.i18n import N_
from kicsync.kit import Schema, Step
from kicsync.kit.step import all_steps
from kicsync.kit.titles import page_title
from kicsync.wikitext.blueprint_form import form
from kicsync.wikitext.blueprint_semantic import properties
from kicsync.wikitext.blueprint_site import BlueprintPage, BlueprintSite, category_of
from kicsync.wikitext.blueprint_table import table_page
from kicsync.wikitext.blueprint_template import templates

__all__ = ["BlueprintPage", "BlueprintSite", "blueprint", "definitions"]


def blueprint(schema: Schema, site: BlueprintSite, table: str) -> tuple[BlueprintPage, ...]:
    """Return every page, each once: what others rest on first.

    ``table`` is the title of the page that shows all texts, '' for none. Reading the definitions
    back gives a schema with the same parameters and types.
    """
    pages = [*definitions(schema, site), *_steps(schema, site, table)]
    if table:
        pages.append(table_page(schema, site, table))
    once: dict[str, BlueprintPage] = {}
    for page in pages:
        once.setdefault(page_title(page.title), page)
    return tuple(once.values())


def definitions(schema: Schema, site: BlueprintSite) -> Iterator[BlueprintPage]:
    """Yield the properties, the templates, the category and the form of one kind of page."""
    yield from properties(schema, site)
    yield from templates(schema, site)
    if schema.template:
        yield _category(schema, site)
    yield from form(schema, site)


def _category(schema: Schema, site: BlueprintSite) -> BlueprintPage:
    link = f"[[{site.template}:{schema.template}]]"
    said = site.say(N_("The pages of the Kit. Each is added here by {template}."))
    title = f"{site.category}:{category_of(schema)}"
    return BlueprintPage(title, said.format(template=link), site.say(N_("category")))


def _steps(schema: Schema, site: BlueprintSite, table: str) -> Iterator[BlueprintPage]:
    for step in all_steps(schema.steps):
        if step.page:
            text = _step(step, schema, site, table)
            yield BlueprintPage(step.page, text, site.say(N_("step page")), written=True)


def _step(step: Step, schema: Schema, site: BlueprintSite, table: str) -> str:
    """Return the page of one step: where it stands, its question, what belongs to it."""
    parts = [f"'''{step.value}'''"]
    if step.question:
        parts.append(f"== {site.say(N_('The question to ask'))} ==\n{step.question}")
    if step.steps:
        below = "\n".join(
            f"* [[{s.page}|{s.value}]]" if s.page else f"* {s.value}" for s in step.steps
        )
        parts.append(f"== {site.say(N_('The steps'))} ==\n{below}")
    asked = _asked(step, schema, site)
    if asked:
        parts.append(asked)
    if table:
        parts.append(
            site.say(N_("All steps are together on the page {page}.")).format(page=f"[[{table}]]")
        )
    return "\n\n".join(parts)


def _asked(step: Step, schema: Schema, site: BlueprintSite) -> str:
    """Return the pages of a step where the wiki can list them, '' elsewhere."""
    parameter = next((field.parameter for field in schema.fields if field.of), "")
    if not site.semantic or not parameter:
        return ""
    title = site.say(N_("The pages of the Kit"))
    return f"== {title} ==\n{{{{#ask: [[{parameter}::{step.value}]]|format=ul}}}}"
