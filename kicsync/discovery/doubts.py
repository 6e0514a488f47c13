"""What is not clear about a field: said to the person, never decided silently."""

from collections.abc import Iterator

from kicsync.discovery.shape import Shape, all_bullets, misfits
from kicsync.discovery.witnesses import Allowed, Witnesses, others
from kicsync.i18n import _, ngettext
from kicsync.kit import Field, FieldType
from kicsync.plain import shown_line

_FEW = 3
"""Examples that are shown."""
_LONG = 60


def doubts(seen: Witnesses, field: Field, allowed: Allowed, shape: Shape) -> tuple[str, ...]:
    """Return a sentence for each thing that form, template and pages leave open, or contradict."""
    return (
        *_of_definitions(seen, allowed),
        *_of_values(seen, field, allowed),
        *_of_shape(seen, field, shape, allowed),
    )


def _of_definitions(seen: Witnesses, allowed: Allowed) -> Iterator[str]:
    form, template, data = seen.form, seen.template, seen.data
    for option in form.unclear if form else ():
        said = _("the form works this out for each page: {text}")
        yield said.format(text=_short(option))
    if form and template and template.is_list and template.separator:
        if seen.is_list and template.separator != seen.separator:
            said = _("the form separates with “{form}”, the template with “{template}”")
            yield said.format(form=seen.separator, template=template.separator)
        elif not seen.is_list:
            said = _("the template splits it at “{sign}”, the form takes one value")
            yield said.format(sign=template.separator)
    if form and data and data.required and not form.mandatory:
        yield _("required in TemplateData, not in the form")
    if seen.guessed:
        yield _("the property of the same name is taken for its own: nothing says so")
    if seen.of and not seen.semantic and allowed.source.startswith("property:"):
        yield _("the property {name} has no page").format(name=seen.of)


def _of_values(seen: Witnesses, field: Field, allowed: Allowed) -> Iterator[str]:
    if allowed.source and not allowed.values:
        yield _("no value was found in “{source}”").format(source=allowed.source)
    if allowed.used and allowed.values:
        yield _("these are the values that pages hold: nothing names those that are allowed")
    if allowed.more:
        yield _("the list of values goes on; only its beginning was read")
    other = others(seen, allowed.values) if allowed.values and allowed.limited else []
    if other:
        said = ngettext(
            "{n} value on the pages is none of those allowed: {examples}",
            "{n} values on the pages are none of those allowed: {examples}",
            len(other),
        )
        examples = ", ".join(_quoted(value) for value in other[:_FEW])
        yield said.format(n=len(other), examples=examples)
    wrong = misfits(seen.use.values, field.type)
    if wrong:
        said = ngettext(
            "{n} value on the pages is none of the type “{type}”",
            "{n} values on the pages are none of the type “{type}”",
            wrong,
        )
        yield said.format(n=wrong, type=field.type.value)


def _of_shape(seen: Witnesses, field: Field, shape: Shape, allowed: Allowed) -> Iterator[str]:
    whole = seen.is_list or (allowed.values and not others(seen, allowed.values))
    if shape.type is FieldType.LIST and not whole:
        yield _("the values look like lists with “{sign}”").format(sign=shape.separator)
    if seen.is_list and field.type is not FieldType.LIST:
        said = _("it holds several values with “{sign}”: in an entry they are one text")
        yield said.format(sign=seen.separator)
    if all_bullets(seen.use.values) and field.type is FieldType.ENTRIES:
        yield _("the values look like bullets “* [link name] : sentence”, read as entries")
    if not (seen.form or seen.data or seen.template):
        yield _("only pages use it: no form and no template names it")


def _quoted(value: str) -> str:
    return _("“{label}”").format(label=_short(value))


def _short(value: str) -> str:
    line = shown_line(value)
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"
