"""One place in which the schema and the wiki have drifted apart."""

from dataclasses import dataclass
from enum import StrEnum

from kicsync.kit import Field


class Kind(StrEnum):
    """What is different."""

    NEW = "new-field"  # the wiki has it, the schema has not
    GONE = "field-gone"  # the schema has it, nothing on the wiki has
    UNKNOWN = "unknown-parameter"  # pages use it, and no definition names it
    SETTING = "setting"  # both have it, and say different things
    VALUES = "values"  # the values that are allowed
    DEFINITION = "definition"  # a form, a template or a property that is named and not there


@dataclass(frozen=True)
class Difference:
    """``field`` is the dotted name in the schema, '' for the whole; ``message`` is a sentence.

    ``here`` and ``wiki`` are what both sides say, ``written`` the wiki's as it stands in the
    file. ``take`` tells that ``schema update`` brings the wiki's side in: nobody changed it here.
    ``new`` is the field of the wiki, ``after`` the name of the one that it follows here. ``name``
    is what discovery calls the field, or the parameter.
    """

    kind: Kind
    field: str
    message: str
    here: str = ""
    wiki: str = ""
    setting: str = ""
    take: bool = False
    new: Field | None = None
    after: str = ""
    name: str = ""
    written: str = ""
