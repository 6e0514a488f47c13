"""The options of a bulk edit -> operations; every mistake in them is a ConfigError."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Schema, Tool, Value
from kicsync.kit.lists import split_list
from kicsync.kit.patterns import checked_text, compiled
from kicsync.kit.suggest import did_you_mean
from kicsync.kit.where import Wanted
from kicsync.kit.where_fields import find_place, names
from kicsync.kit.where_tree import Place
from kicsync.sync.operations import Add, Operation, Remove, Replace, Set, clean
from kicsync.workspace.record_file import BOM
from kicsync.workspace.source import decode

_MANY = (FieldType.LIST, FieldType.ENTRIES)
_FILE = "@"


@dataclass(frozen=True)
class Asked:
    """What was typed: ``FIELD=VALUE``, (FIELD, PATTERN, TEXT), (FIELD, ITEM), (FIELD, ITEM).

    With ``regex``, each pattern is a regular expression.
    """

    sets: Sequence[str] = ()
    replaces: Sequence[tuple[str, str, str]] = ()
    adds: Sequence[tuple[str, str]] = ()
    removes: Sequence[tuple[str, str]] = ()
    regex: bool = False


def operations(asked: Asked, schema: Schema, folder: Path) -> tuple[Operation, ...]:
    """Return what is to be done, in the order: set, replace, add, remove; raises ConfigError.

    ``FIELD=@FILE`` names a file in ``folder``, or anywhere by its whole path; raises RecordError
    for one that is not in UTF-8.
    """
    return (
        *(_set(word, schema, folder) for word in asked.sets),
        *(_replace(*words, schema, regex=asked.regex) for words in asked.replaces),
        *(_add(*words, schema) for words in asked.adds),
        *(_remove(*words, schema) for words in asked.removes),
    )


def _set(word: str, schema: Schema, folder: Path) -> Set:
    name, equals, value = word.partition("=")
    if not equals:
        raise ConfigError(
            _("“{word}” says no value.").format(word=word),
            hint=_("Write FIELD=VALUE, FIELD=@FILE, or FIELD= for nothing at all."),
        )
    place = _place(name.strip(), schema)
    text = clean(_text(value, folder))
    return Set(place, _value(place, text, schema))


def _text(value: str, folder: Path) -> str:
    """Return what ``@FILE`` holds; ``@@`` is a value that begins with one."""
    if value.startswith(_FILE * 2) or not value.startswith(_FILE):
        return value.removeprefix(_FILE)
    name = value.removeprefix(_FILE)
    if not (folder / name).is_file():
        raise ConfigError(
            _("{file} is not there.").format(file=name),
            hint=_("Behind @ stands the path of a file; for a value that begins with @, write @@."),
        )
    return decode((folder / name).read_bytes(), name).removeprefix(BOM)


def _value(place: Place, text: str, schema: Schema) -> Value:
    """Return ``text`` as a value of the type of ``place``; raises ConfigError."""
    field = place.read
    if field.type is FieldType.ENTRIES and text:
        raise ConfigError(
            _("“{field}” has several entries, which can't be written as one value.").format(
                field=place.name
            ),
            hint=_("Use --add {field} NAME, --remove {field} NAME, or --set {sub}=…").format(
                field=place.name, sub=f"{place.name}.{field.key}"
            ),
        )
    if field.type is FieldType.LIST:
        return _items(text, field)
    if not text and field.name == schema.title and not place.sub:
        raise ConfigError(
            _("A title can't be blank."), hint=_("To take a page away, delete it on the wiki.")
        )
    if "\n" in text and field.type is not FieldType.TEXT:
        raise ConfigError(
            _("“{field}” holds one line only.").format(field=place.name),
            hint=_("Give it a value without a line end."),
        )
    return () if field.type is FieldType.ENTRIES else text


def _replace(name: str, pattern: str, text: str, schema: Schema, *, regex: bool) -> Replace:
    place = _place(name, schema)
    if not pattern:
        raise ConfigError(
            _("--replace {field} has nothing to look for.").format(field=name),
            hint=_("To write a whole value, use: --set {field}=…").format(field=name),
        )
    if regex:
        found = compiled(pattern)
        return Replace(place, found, checked_text(found, text))
    plain = re.compile(re.escape(unicodedata.normalize("NFC", pattern)))
    return Replace(place, plain, text.replace("\\", r"\\"))


def _add(name: str, item: str, schema: Schema) -> Add:
    field = _list(name, "--add", schema)
    text = clean(item)
    if field.type is FieldType.LIST:
        return Add(field, _items(text, field))
    from kicsync.wikitext.bullets import read_bullet  # the parser of pages costs start time

    tool: Tool = read_bullet(text, field)
    return Add(field, (tool,) if tool else ())


def _remove(name: str, item: str, schema: Schema) -> Remove:
    return Remove(_list(name, "--remove", schema), Wanted.item(clean(item)))


def _list(name: str, option: str, schema: Schema) -> Field:
    """Return the field called ``name``, which must have items; raises ConfigError."""
    place = _place(name, schema)
    if place.read.type not in _MANY:
        raise ConfigError(
            _("“{field}” is one text: {option} is for lists and for entries.").format(
                field=place.name, option=option
            ),
            hint=_("Use --set {field}=VALUE, or --replace {field} PATTERN TEXT").format(
                field=place.name
            ),
        )
    return place.field


def _items(text: str, field: Field) -> tuple[str, ...]:
    """Return the items of a list; one that ends in … is the known value that begins like it."""
    whole = _meant(text, field)
    if len(whole) == 1:  # a known value may hold the separator
        return (whole[0],)
    return tuple(_known(item, field) for item in split_list(text, field.separator, field.known))


def _known(item: str, field: Field) -> str:
    """Return the known value that is meant by ``item``, or ``item`` itself; raises ConfigError."""
    found = _meant(item, field)
    if len(found) == 1:
        return found[0]
    if not Wanted.item(item).prefix:
        return item
    raise ConfigError(
        _("“{item}” is not the beginning of exactly one value of “{field}”.").format(
            item=item, field=field.name
        ),
        hint=_("Write more of it. It begins several, or none, of: {values}").format(
            values=", ".join(found or field.known)
        ),
    )


def _meant(item: str, field: Field) -> list[str]:
    """Return the known values that ``item`` may mean; one that is written out is meant itself."""
    if item in field.known:
        return [item]
    wanted = Wanted.item(item)
    return [value for value in field.known if wanted.fits(value)]


def _place(name: str, schema: Schema) -> Place:
    place = find_place(name, schema)
    if place is None:
        raise ConfigError(
            _("There is no field called “{name}”.").format(name=name),
            hint=did_you_mean(name, names(schema)),
        )
    return place
