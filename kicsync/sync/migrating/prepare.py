"""What a migration would do: the decided names, read and planned; nothing is written."""

from dataclasses import replace

from kicsync.sync.migrating.local import schema_files, schemas
from kicsync.sync.migrating.plan import Planned, Planner
from kicsync.sync.migrating.read import Site, read_known, step_properties
from kicsync.sync.migrating.renames import Renames, renames
from kicsync.wiki.pages import Page
from kicsync.workspace.folder import Workspace
from kicsync.workspace.rubrics_file import RUBRICS, read_rubrics


def decided(space: Workspace) -> Renames:
    """Return what ``schema/rubrics.yml`` has decided to call otherwise; raises ConfigError."""
    decisions = read_rubrics(space.schema_folder / RUBRICS)
    titles = [base.title for base in space.bases.load().values()]
    return renames(decisions, titles, *(kind.schema for kind in space.kinds()))


def prepare_migration(
    space: Workspace, wiki: Site, names: Renames, batch: str
) -> tuple[Planned, dict[int, Page]]:
    """Return the plan of the migration of ``names``, and the pages that were read for it.

    ``batch`` is the name of its batch.

    Raises SchemaError where a file of ``schema/`` can't say the new names.
    """
    files = schema_files(space, names)
    schemas(space, files.after)  # what can't be read afterwards is refused before anything is done
    known = read_known(space, wiki, names)
    held = dict.fromkeys((*names.properties, *step_properties(known, names)))
    names = replace(names, properties=tuple(held))
    kinds = {kind.kind.name: kind.schema for kind in space.kinds()}
    words = wiki.info.redirect_words
    planned = Planner(known, names, kinds, wiki.may, words).plan(batch, files)
    return planned, {page.page_id: page for page in known.pages.values() if not page.missing}
