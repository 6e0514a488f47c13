"""Write what a plan says into a record file and its base, and nothing that did not change."""

from kicsync.atomic import Together
from kicsync.kit import Record, Schema
from kicsync.sync.plan import BaseSide, WikiSide
from kicsync.wikitext import normal
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace
from kicsync.workspace.record_edit import edit_record
from kicsync.workspace.record_file import RecordFile


def write_merged(space: Workspace, file: RecordFile, record: Record) -> None:
    """Write ``record`` into its file where it differs, and nothing else."""
    text = merged_text(space, file, record)
    if text != file.text:
        space.replace_record(file, text)


def merged_text(
    space: Workspace, file: RecordFile, record: Record, schema: Schema | None = None
) -> str:
    """Return the text of ``file`` with ``record`` in it; raises RecordError as an edit does.

    ``schema`` is that of ``space``, unless another one is given.
    """
    schema = schema or space.schema
    target = _as_spelled(file.record, record, schema)
    return edit_record(file.text, target, schema, file=space.shown(file.file))


def _as_spelled(now: Record, new: Record, schema: Schema) -> Record:
    """Return ``new`` with the spelling of ``now`` where both mean the same."""
    same = normal(now, schema)
    spelled = {
        f.name: now.value(f) if same.value(f) == new.value(f) else new.value(f) for f in schema
    }
    title = now.title if same.title == new.title else new.title
    return Record(title, {name: value for name, value in spelled.items() if value})


def keep_base(
    space: Workspace,
    base: Base | BaseSide | None,
    wiki: WikiSide,
    file: str,
    files: Together | None = None,
) -> None:
    """Make ``wiki`` the base of ``file``, in the place of ``base``, where it is not yet.

    ``files``: those that it is written with, after all that was added before.
    """
    assert wiki.record is not None
    title = wiki.record.title
    old = (base.page_id, base.revid, base.title, base.file) if base else None
    if old == (wiki.page_id, wiki.revid, title, file):
        return
    if base and base.title != title:
        space.follow_title(base.title, title)
    new = Base(wiki.page_id, wiki.revid, title, wiki.text, file, wiki.rename)
    space.bases.save(new, files)
    if base and base.page_id != wiki.page_id:
        space.bases.remove(base.page_id)
