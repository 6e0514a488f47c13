"""Templates and properties that the wiki speaks of and that have no page.

They are kept as ``template:Outil`` and ``property:Etape``: what is remembered of them is read by
people of other languages too.
"""

from collections.abc import Iterable, Iterator

from kicsync.discovery.evidence import Evidence
from kicsync.discovery.witnesses import PROPERTY
from kicsync.i18n import _, ngettext

_TEMPLATE = "template"


def find_gone(evidence: Evidence) -> Iterator[str]:
    """Yield each template and each property that is named and has no page."""
    for template in evidence.templates.values():
        if not template.title:
            yield f"{_TEMPLATE}:{template.name}"
    for name, page in evidence.properties.items():
        if page is None:
            yield f"{PROPERTY}:{name}"


def say_gone(gone: Iterable[str]) -> Iterator[str]:
    """Yield a sentence about the templates of ``gone``, and one about its properties."""
    names: dict[str, list[str]] = {_TEMPLATE: [], PROPERTY: []}
    for one in gone:
        kind, _colon, name = one.partition(":")
        names.setdefault(kind, []).append(_("“{label}”").format(label=name))
    templates, properties = names[_TEMPLATE], names[PROPERTY]
    if templates:
        said = ngettext(
            "the template {names} has no page",
            "the templates {names} have no page",
            len(templates),
        )
        yield said.format(names=", ".join(templates))
    if properties:
        said = ngettext(
            "the property {names} has no page",
            "the properties {names} have no page",
            len(properties),
        )
        yield said.format(names=", ".join(properties))
