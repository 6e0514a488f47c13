"""The steps as the wiki knows them: allowed values, a category, the pages of the steps."""

from collections.abc import Sequence

from kicsync.discovery.lists import read_list
from kicsync.discovery.look import compare, paged
from kicsync.discovery.step_values import steps_of
from kicsync.discovery.wiki import Site
from kicsync.kit import Step
from kicsync.kit.step_tree import Line, tree
from kicsync.workspace.folder import Workspace


def steps_of_wiki(space: Workspace, wiki: Site) -> tuple[Step, ...]:
    """Return the steps that form, property, category or pages allow; () when none are found."""
    return compare(space, wiki).found.schema.steps


def steps_in_category(wiki: Site, category: str) -> tuple[Step, ...]:
    """Return the steps whose pages stand in ``category``; () when there are none.

    Titles without numbers are steps in the order in which the wiki lists them.
    """
    found = read_list(wiki, f"category:{category}")
    return paged(wiki, steps_of(found.plain) or _unnumbered(found.plain))


def _unnumbered(titles: Sequence[str]) -> tuple[Step, ...]:
    return tree([Line(1, title, value=title, page=title) for title in titles])
