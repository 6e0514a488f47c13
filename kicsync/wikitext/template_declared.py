"""What a template says of its parameters in so many words, mostly in its own <noinclude>.

``{{#template_params:Nom (label=Le nom;property=Nom)|Lieux (list;delimiter=@)}}`` is of Page Forms
(manual page "Extension:Page Forms/Page Forms and templates"), ``{{#cargo_declare:_table=Plantes
|Lieux=List (@) of Page}}`` of Cargo (manual page "Extension:Cargo/Storing data").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kicsync.wikitext.braces import CALL, find_groups
from kicsync.wikitext.form_tags import computes
from kicsync.wikitext.inclusion import own
from kicsync.wikitext.template_roles import Role

_FUNCTION = re.compile(
    r"\s*#(?P<name>template_params|cargo_declare|cargo_store)\s*:", re.IGNORECASE
)
_LIST = re.compile(r"\s*List\s*\((?P<sign>[^)]*)\)\s*of\s", re.IGNORECASE)
_SETTINGS = re.compile(r"(?P<name>[^(]*)\((?P<settings>.*)\)", re.DOTALL)
_HEAD = 40


@dataclass(frozen=True)
class Declared:
    """``parameters`` are those that the template lists; ``fields`` the separators by Cargo field.

    The separator is '' for a field that is no list.
    """

    parameters: Mapping[str, Role]
    fields: Mapping[str, str]

    @classmethod
    def of(cls, text: str) -> "Declared":
        """Return what ``text``, the page of a template, declares."""
        given = own(text)
        parameters: dict[str, Role] = {}
        fields: dict[str, str] = {}
        end = 0
        for group in find_groups(given):
            head = group.head(given, _HEAD)
            found = _FUNCTION.match(head) if group.mark == CALL and group.start >= end else None
            if not found:
                continue
            parts, end = group.parts(given), group.end
            parts[0] = parts[0].partition(":")[2]
            if found["name"].lower() == "template_params":
                parameters.update(map(_parameter, parts))
            elif found["name"].lower() == "cargo_declare":
                fields.update(map(_field, parts))
        return cls({name: role for name, role in parameters.items() if name}, fields)

    def completed(self, name: str, role: Role) -> Role:
        """Return ``role``, of the parameter ``name``, with the list that Cargo makes of it.

        A field of a table is filled by the parameter of the same name, when none is said to
        fill it.
        """
        sign = self.fields.get(_plain(role.stored or name), "")
        return role._replace(separator=sign, is_list=True) if sign and not role.is_list else role


def _parameter(part: str) -> tuple[str, Role]:
    found = _SETTINGS.match(part)
    if computes(part) or not found:
        return ("" if computes(part) else part.strip()), Role()
    pairs = [setting.partition("=") for setting in found["settings"].split(";")]
    given = {key.strip().casefold(): value.strip() for key, _equals, value in pairs}
    separator = given.get("delimiter", "")
    is_list = "list" in given or bool(separator)
    return found["name"].strip(), Role(
        given.get("property", ""), (separator or ",") if is_list else "", is_list
    )


def _field(part: str) -> tuple[str, str]:
    name, _equals, kind = part.partition("=")
    found = _LIST.match(kind)
    return _plain(name), (found["sign"].strip() or ",") if found else ""


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()
