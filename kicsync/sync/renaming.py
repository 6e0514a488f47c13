"""The name of a parameter, changed on the pages of many records at once.

The pages themselves change at the next push. What is found here is which of them do, and what their
records say from then on.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kicsync.errors import ConfigError, PageError
from kicsync.i18n import _
from kicsync.kit import FieldType, Record, Schema
from kicsync.sync.operations import with_value
from kicsync.wikitext import normal, read
from kicsync.wikitext.rename import calls_parameter, rename_parameter
from kicsync.workspace.bases import Base
from kicsync.workspace.record_file import RecordFile


class Renaming(NamedTuple):
    """One page that calls old parameters: ``names`` says what each is called from now on.

    ``record`` is what its file says then.
    """

    base: Base
    file: RecordFile
    names: Mapping[str, str]
    record: Record


def renamings(
    files: Iterable[RecordFile], bases: Iterable[Base], names: Mapping[str, str], schema: Schema
) -> Iterator[Renaming]:
    """Yield the pages of ``files`` that call one of the old ``names``, in the order of the files.

    Raises PageError, with the page's title, where the new name stands there with another value.
    """
    by_file = {base.file: base for base in bases}
    for file in files:
        base = by_file.get(file.file)
        found = {old: new for old, new in names.items() if base and calls(base.text, old, schema)}
        if base and found:
            yield Renaming(base, file, found, _after(file.record, base, found, schema))


def renamed(text: str, names: Mapping[str, str], schema: Schema) -> str:
    """Return the page ``text`` with its parameters called by the new ``names``; raises PageError.

    They are those of all templates that a page of the Kit holds.
    """
    for template in templates(schema):
        for old, new in names.items():
            text = rename_parameter(text, template, old, new)
    return text


def refuse_useless(names: Mapping[str, str], schema: Schema) -> None:
    """Raise ConfigError where a field still stands for an old name: a push would write it again."""
    fields = [*schema.fields, *(sub for field in schema.fields for sub in field.fields)]
    for field in fields:
        if field.parameter in names:
            raise ConfigError(
                _("“{field}” stands for the parameter “{old}” in the schema.").format(
                    field=field.name, old=field.parameter
                ),
                hint=_("First write there “parameter: {new}”, then run your command again.").format(
                    new=names[field.parameter]
                ),
            )


def templates(schema: Schema) -> list[str]:
    """Return the templates of which the pages hold calls: the main one, and those of entries."""
    entries = (f.template for f in schema.fields if f.type is FieldType.ENTRIES)
    return list(dict.fromkeys(name for name in (schema.template, *entries) if name))


def calls(text: str, name: str, schema: Schema) -> bool:
    """Tell whether a template of the Kit has a parameter called ``name`` on the page ``text``."""
    return any(calls_parameter(text, template, name) for template in templates(schema))


def _after(record: Record, base: Base, names: Mapping[str, str], schema: Schema) -> Record:
    """Return ``record`` with the values that a field finds under its new name.

    A field that was changed here since the last pull keeps what it says.
    """
    try:
        text = renamed(base.text, names, schema)
    except PageError as error:
        said = f"{base.title}: {error.message}"
        raise PageError(said, field=error.field, hint=error.hint) from None
    local = normal(record, schema)
    before, after = (normal(read(one, schema), schema) for one in (base.text, text))
    for field in schema.fields:
        was, now = before.value(field), after.value(field)
        if was != now and local.value(field) == was:
            record = with_value(record, field, now, schema)
    return record
