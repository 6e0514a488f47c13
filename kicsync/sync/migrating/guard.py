"""What has to be in order before a migration: nothing here waits that it could mix up; pure."""

from collections.abc import Iterator

from kicsync.errors import ConfigError
from kicsync.i18n import _, ngettext
from kicsync.sync.plan import Item, State
from kicsync.sync.sides import make_plan
from kicsync.workspace.folder import Workspace

_NAMED = 5


def require_settled(space: Workspace) -> None:
    """Raise ConfigError where a record was changed here and not pushed, or is in conflict.

    Raises the error of a record that can't be read.
    """
    for kind in space.kinds():
        for error in kind.records()[1]:
            raise error
    items = list(_waiting(space))
    stuck = [item.title for item in items if item.state is State.CONFLICT]
    if stuck:
        raise _refusal(stuck, _("Settle them first: kicsync resolve"), conflicts=True)
    if items:
        titles = [item.title for item in items]
        hint = _(
            "Push them first: kicsync push. What it leaves alone: complete it as it says, or push "
            "it all the same with --no-verify. Or take your changes back."
        )
        raise _refusal(titles, hint, conflicts=False)


def _waiting(space: Workspace) -> Iterator[Item]:
    for kind in space.kinds():
        files, _errors = kind.records()
        yield from (i for i in make_plan(kind, files, {}) if i.state is not State.CLEAN)


def _refusal(titles: list[str], hint: str, *, conflicts: bool) -> ConfigError:
    n = len(titles)
    text = (
        ngettext(
            "{n} record is in conflict: {titles}.", "{n} records are in conflict: {titles}.", n
        )
        if conflicts
        else ngettext(
            "{n} record was changed here and is not on the wiki yet: {titles}.",
            "{n} records were changed here and are not on the wiki yet: {titles}.",
            n,
        )
    )
    names = ", ".join(_("“{label}”").format(label=title) for title in titles[:_NAMED])
    more = "…" if n > _NAMED else ""
    return ConfigError(text.format(n=n, titles=names + more), hint=hint)
