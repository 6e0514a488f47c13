"""What two schemas say differently of the same field."""

import json
from collections.abc import Iterator

from kicsync.discovery.difference import Difference, Kind
from kicsync.discovery.text import scalar, settings
from kicsync.i18n import N_, _
from kicsync.kit import Field, FieldType, Schema
from kicsync.kit.titles import page_title

_SAID = {
    "type": N_("it is “{here}” here, and “{wiki}” on the wiki"),
    "separator": N_("its items are separated by “{here}” here, and by “{wiki}” on the wiki"),
    "required": N_("it is required on the wiki, and not here"),
    "parameter": N_("it stands in “{here}” here, and in “{wiki}” on the wiki"),
    "template": N_("its template is “{here}” here, and “{wiki}” on the wiki"),
    "values_from": N_("its values come from “{here}” here, and from “{wiki}” on the wiki"),
    "of": N_("it is “of: {here}” here, and “of: {wiki}” on the wiki"),
}
_REQUIRED_HERE = N_("it is required here, and not on the wiki")
_SHAPES = (FieldType.LIST, FieldType.ENTRIES)
_FEW = 5


def compare_settings(
    name: str, mine: Field, wiki: Field, base: Field | None, *, known: bool
) -> Iterator[Difference]:
    """Yield what a field says differently here and on the wiki.

    ``base`` is the field as it was discovered, None when it was not; ``known`` tells that there is
    a discovery to compare with at all.
    """
    sides = [_plain(one) for one in (mine, wiki)]
    before = _plain(base) if base else None
    for key, usual in _SAID.items():
        here, there = (side.get(key, "") for side in sides)
        was = before.get(key, "") if before else None
        if there in (here, was) or (not known and not _matters(key, mine, wiki)):
            continue
        own, other = _plain_text(here), _plain_text(there)
        said = _REQUIRED_HERE if key == "required" and here else usual
        message = _(said).format(here=own or "—", wiki=other or "—")
        take = before is not None and here == was
        yield Difference(Kind.SETTING, name, message, own, other, key, take, written=there)
    yield from _values(name, mine, wiki, base, known=known)


def compare_whole(mine: Schema, wiki: Schema, base: Schema | None) -> Iterator[Difference]:
    """Yield what two schemas say differently of the pages as a whole."""
    sides = ((mine.template, wiki.template, base.template if base else None, "template"),)
    for here, there, was, key in sides:
        if page_title(here) == page_title(there) or was == there:
            continue
        message = _(_SAID[key]).format(here=here, wiki=there)
        new = scalar(there)
        yield Difference(Kind.SETTING, "", message, here, there, key, here == was, written=new)


def _values(
    name: str, mine: Field, wiki: Field, base: Field | None, *, known: bool
) -> Iterator[Difference]:
    """Yield the difference in the values that are allowed; steps are compared always."""
    if set(mine.known) == set(wiki.known) or (not wiki.known and not mine.of and not known):
        return
    if base and not wiki.of and set(base.known) == set(wiki.known):
        return
    added = [value for value in wiki.known if value not in mine.known]
    removed = [value for value in mine.known if value not in wiki.known]
    parts = [_("not here: {values}").format(values=_listed(added))] if added else []
    parts += [_("not on the wiki: {values}").format(values=_listed(removed))] if removed else []
    message = _("other values are allowed on the wiki ({said})").format(said="; ".join(parts))
    take = not wiki.of and base is not None
    yield Difference(Kind.VALUES, name, message, setting="values", take=take, new=wiki)


def _plain(field: Field) -> dict[str, str]:
    """Return the settings of a field as they are compared; a template has one spelling."""
    found = settings(field)
    if field.template:
        found["template"] = scalar(page_title(field.template))
    return found


def _matters(key: str, mine: Field, wiki: Field) -> bool:
    """Tell whether a difference counts where nobody knows what was chosen on purpose."""
    if key == "type":
        return (mine.type in _SHAPES or wiki.type in _SHAPES) and mine.type is not wiki.type
    if key == "separator":
        return mine.type is FieldType.LIST and wiki.type is FieldType.LIST
    if key == "parameter":
        return not wiki.template
    return key in ("required", "template")


def _plain_text(written: str) -> str:
    """Return what a setting says: between quotes, YAML as it is written here is JSON."""
    return str(json.loads(written)) if written.startswith('"') else written


def _listed(values: list[str]) -> str:
    more = ["…"] if len(values) > _FEW else []
    return ", ".join([*(_("“{label}”").format(label=value) for value in values[:_FEW]), *more])
