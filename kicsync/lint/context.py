"""What the rules may know besides the record before them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from kicsync.kit import Schema, Step
from kicsync.kit.step import all_steps
from kicsync.kit.table import Target
from kicsync.kit.titles import page_title
from kicsync.lint.links import Ask
from kicsync.lint.words import fold_step
from kicsync.workspace.imports import Imported
from kicsync.workspace.rubrics_file import Entry, entries_of
from kicsync.workspace.table_file import KeptRow, KeptTable, parse_table


@dataclass(frozen=True)
class WikiPage:
    """A page of the last pull: its title, and its text."""

    title: str
    text: str


class Drift(NamedTuple):
    """What the schema and the wiki say differently, and where that stands in the schema."""

    message: str
    start: int
    end: int


@dataclass(frozen=True)
class Context:
    """The Kit around a record.

    ``read_pages`` returns the pages of the last pull by their record's file; ``conflicts`` are the
    record files in conflict, with the fields that are disputed. Files are named from the root of
    the workspace. ``others`` are the schemas of other kinds of pages, by their folder.
    ``steps_file`` and ``steps_text`` are where the steps are written.
    ``ask_links`` asks the web, None offline. ``table_text`` is what is kept of the page that shows
    all ingredients, in ``table_file``; b"" where it was never read. ``read_drift`` asks the wiki
    what it says otherwise than the schema, in ``schema_file``; it is not asked by itself.
    ``rubrics_text`` says which wordings stay, in ``rubrics_file``. ``read_imports`` returns what
    the last document said of each record, by its file.
    """

    schema: Schema
    read_pages: Callable[[], Mapping[str, WikiPage]] = dict
    conflicts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    steps_file: str = "schema/steps.yml"
    steps_text: str = ""
    ask_links: Ask | None = None
    others: Mapping[str, Schema] = field(default_factory=dict)
    table_file: str = ".kicsync/table.json"
    table_text: bytes = b""
    schema_file: str = "schema/ingredient.yml"
    read_drift: Callable[[], Iterable[Drift]] = tuple
    rubrics_file: str = "schema/rubrics.yml"
    rubrics_text: str = ""
    read_imports: Callable[[], Mapping[str, Imported]] = dict

    @cached_property
    def pages(self) -> Mapping[str, WikiPage]:
        """The pages of the last pull by their record's file."""
        return self.read_pages()

    def of(self, file: str) -> "Context":
        """Return the Kit as a record in ``file`` sees it: with the schema of its kind."""
        found = (folder for folder in self.others if file.startswith(f"{folder}/"))
        return self._of_others.get(next(found, ""), self)

    @cached_property
    def _of_others(self) -> Mapping[str, "Context"]:
        return {
            folder: replace(
                self,
                schema=schema,
                read_pages=lambda: self.pages,
                table_text=b"",
                rubrics_text="",
                read_imports=dict,
            )
            for folder, schema in self.others.items()
        }

    def beside(self, file: str) -> str:
        """Return what the findings in ``file`` depend on besides its text and the schema."""
        page, fields = self.pages.get(file), self.conflicts.get(file)
        about = f"{page and (page.title, page.text)} {fields}" if page or fields is not None else ""
        said = self.imports.get(file)
        about = f"{about} {said}" if said else about
        return f"{about} {self._table_mark}" if self.table_text else about

    @cached_property
    def rubrics(self) -> tuple[Entry, ...]:
        """Which wordings stay; raises SchemaError where the file can't be read."""
        return entries_of(self.rubrics_text, self.rubrics_file)

    @cached_property
    def imports(self) -> Mapping[str, Imported]:
        """What the last document said of each record, by its file; raises ConfigError."""
        return self.read_imports()

    @cached_property
    def table(self) -> KeptTable | None:
        """What the page of all ingredients showed; raises ConfigError where it is damaged."""
        return parse_table(self.table_text, self.table_file) if self.table_text else None

    @cached_property
    def table_rows(self) -> Mapping[str, KeptRow]:
        """The rows of that page by the title of their ingredient; of two, the first."""
        rows = reversed(self.table.rows if self.table else ())
        return {page_title(row.title): row for row in rows}

    @cached_property
    def table_fields(self) -> tuple[Target, ...]:
        """The fields that this page shows: its labels are understood once, not for each record."""
        from kicsync.wikitext.table_compare import understood  # slow to import

        table = self.table
        return understood(table.labels, table.rows, self.schema).fields if table else ()

    @cached_property
    def _table_mark(self) -> str:
        return blake2b(self.table_text, digest_size=16).hexdigest()

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step, in the order of the tree."""
        return all_steps(self.schema.steps)

    @cached_property
    def step_values(self) -> tuple[str, ...]:
        """The steps as they stand in the pages."""
        return tuple(step.value for step in self.steps)

    @cached_property
    def step_set(self) -> frozenset[str]:
        """The steps as they stand in the pages, to look one up."""
        return frozenset(self.step_values)

    @cached_property
    def parameters(self) -> frozenset[str]:
        """The names of all parameters that fields stand for."""
        fields = self.schema.fields
        subs = (sub for field in fields for sub in field.fields)
        return frozenset(field.parameter for field in (*fields, *subs) if field.parameter)

    @cached_property
    def steps_by_fold(self) -> Mapping[str, str]:
        """The steps as they stand in the pages, by what nobody writes differently in them."""
        return {fold_step(value): value for value in self.step_values}
