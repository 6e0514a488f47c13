"""The text of ``schema/ingredient.yml``: each line with what it rests on in a comment."""

from collections.abc import Iterator

from kicsync.discovery.found import Found
from kicsync.discovery.say import joined
from kicsync.i18n import _
from kicsync.kit import Field, FieldType, ListBy, Schema, Step
from kicsync.plain import shown_line
from kicsync.workspace.scalars import one_line, quoted

DOUBT = "? "
"""Before what is not clear."""
_FLOW = frozenset(",[]{}#:")
STEP = "  "


def schema_text(found: Found, heading: str) -> str:
    """Return the schema as a file; ``heading`` are its first lines of comment."""
    schema = found.schema
    lines = [f"# {line}".rstrip() for line in heading.splitlines()]
    lines += comments(found, "")
    lines += top_lines(schema)
    lines += ["fields:"] if schema.fields else ["fields: {}"]
    for field in schema.fields:
        lines += field_lines(field, found, STEP)
    lines += [f"# {DOUBT}{line}" for line in stranger_lines(found)]
    return "\n".join(lines) + "\n"


def top_lines(schema: Schema) -> Iterator[str]:
    """Yield the settings of the whole schema."""
    yield f"template: {one_line(schema.template)}"
    yield f"list_by: {schema.list_by.value}"
    if schema.list_by is ListBy.CATEGORY:
        yield f"category: {one_line(schema.category)}"
    yield f"title: {one_line(schema.title)}"
    yield f"free_text: {one_line(schema.free_text)}"


def field_lines(field: Field, found: Found, indent: str, above: str = "") -> list[str]:
    """Return the lines of one field, indented, its comments above it."""
    dotted = f"{above}{field.name}"
    lines = [f"{indent}{line}" for line in comments(found, dotted)]
    name = one_line(field.name)
    if field.type is not FieldType.ENTRIES:
        return [*lines, f"{indent}{name}: {flow(field)}"]
    lines.append(f"{indent}{name}:")
    lines += [f"{indent}{STEP}{key}: {value}" for key, value in settings(field).items()]
    lines.append(f"{indent}{STEP}fields:")
    for sub in field.fields:
        lines += field_lines(sub, found, indent + STEP * 2, f"{dotted}.")
    return lines


def settings(field: Field) -> dict[str, str]:
    """Return the settings of a field as they are written, those that say nothing left out."""
    values = field.known if not (field.of or field.values_from) else ()
    every = {
        "parameter": scalar(field.parameter) if field.parameter else "",
        "type": field.type.value,
        "template": scalar(field.template) if field.template else "",
        "separator": quoted(field.separator) if field.type is FieldType.LIST else "",
        "of": field.of,
        "key": scalar(field.key) if field.key else "",
        "values": f"[{', '.join(map(scalar, values))}]" if values else "",
        "values_from": scalar(field.values_from) if field.values_from else "",
        "required": "true" if field.required else "",
        "labels": f"[{', '.join(map(scalar, field.labels))}]" if field.labels else "",
    }
    return {key: value for key, value in every.items() if value}


def flow(field: Field) -> str:
    """Return a field as one line: ``{type: line, parameter: Etape}``."""
    pairs = settings(field)
    if field.fields:
        inner = (f"{one_line(sub.name)}: {flow(sub)}" for sub in field.fields)
        pairs["fields"] = f"{{{', '.join(inner)}}}"
    return f"{{{', '.join(f'{key}: {value}' for key, value in pairs.items())}}}"


def scalar(value: str) -> str:
    """Return a text on one line, as it may stand between braces."""
    return quoted(value) if _FLOW & set(value) else one_line(value)


def stranger_lines(found: Found) -> list[str]:
    """Return a sentence for each parameter that pages use and that is no field."""
    said = _("the parameter “{name}” is no field; pages that use it: {n}")
    return [shown_line(said.format(name=name, n=n)) for name, n in found.strangers.items()]


def steps_text(steps: tuple[Step, ...], heading: str) -> str:
    """Return ``schema/steps.yml``; without steps an empty list."""
    lines = [f"# {line}".rstrip() for line in heading.splitlines()]
    if not steps:
        return "\n".join([*lines, "[]"]) + "\n"
    for step in steps:
        lines += ["", *_step_lines(step, "")]
    return "\n".join(lines) + "\n"


def _step_lines(step: Step, indent: str) -> Iterator[str]:
    yield f"{indent}- number: {step.number}"
    for key in ("title", "value", "page", "question"):
        value = getattr(step, key)
        if value:
            yield f"{indent}  {key}: {one_line(value)}"
    if step.steps:
        yield f"{indent}  steps:"
        for below in step.steps:
            yield from _step_lines(below, f"{indent}    ")


def comments(found: Found, name: str) -> list[str]:
    """Return the comments above a field, or, for '', above everything."""
    notes, doubts = found.notes.get(name, ()), found.doubts.get(name, ())
    lines = [joined(notes)] if notes else []
    lines += [f"{DOUBT}{doubt}" for doubt in doubts]
    return [f"# {shown_line(line)}" for line in lines]
