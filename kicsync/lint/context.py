"""What the rules may know besides the record before them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from kicsync.kit import Schema, Step
from kicsync.kit.step import all_steps
from kicsync.lint.links import Ask
from kicsync.lint.words import fold_step


@dataclass(frozen=True)
class WikiPage:
    """A page of the last pull: its title, and its text."""

    title: str
    text: str


@dataclass(frozen=True)
class Context:
    """The Kit around a record.

    ``read_pages`` returns the pages of the last pull by their record's file; ``conflicts`` are the
    record files in conflict, with the fields that are disputed. Files are named from the root of
    the workspace. ``others`` are the schemas of other kinds of pages, by their folder.
    ``steps_file`` and ``steps_text`` are where the steps are written.
    ``ask_links`` asks the web, None offline.
    """

    schema: Schema
    read_pages: Callable[[], Mapping[str, WikiPage]] = dict
    conflicts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    steps_file: str = "schema/steps.yml"
    steps_text: str = ""
    ask_links: Ask | None = None
    others: Mapping[str, Schema] = field(default_factory=dict)

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
            folder: replace(self, schema=schema, read_pages=lambda: self.pages)
            for folder, schema in self.others.items()
        }

    def beside(self, file: str) -> str:
        """Return what the findings in ``file`` depend on besides its text and the schema."""
        page, fields = self.pages.get(file), self.conflicts.get(file)
        return f"{page and (page.title, page.text)} {fields}" if page or fields is not None else ""

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
