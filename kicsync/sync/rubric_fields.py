"""Which field of the schema holds which part of a sub-bullet, and its values; pure.

A field is known by what the wiki calls it, and else by its type: nothing is called by a fixed name.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kicsync.kit import Field, FieldType, Schema, Tool, Value
from kicsync.kit.outline import Bullet, WrittenTool
from kicsync.kit.table import fold_label, names_of
from kicsync.rubrics.outlining.label_words import DEFAULT, Part

_TEXTS = (FieldType.TEXT, FieldType.LINE)
_STEP = "step"


@dataclass(frozen=True)
class Places:
    """The fields that the parts of a sub-bullet go to, None where the schema has none."""

    description: Field | None = None
    tools: Field | None = None
    example: Field | None = None
    step: Field | None = None

    @classmethod
    def of(cls, schema: Schema) -> "Places":
        """Return the places that ``schema`` has."""
        texts = [field for field in schema.fields if field.type in _TEXTS and not field.of]
        entries = [field for field in schema.fields if field.type is FieldType.ENTRIES]
        example = _called(texts, Part.EXAMPLE)
        others = [field for field in texts if field is not example]
        long = [field for field in others if field.type is FieldType.TEXT]
        return cls(
            _called(others, Part.DESCRIPTION) or _first(long),
            _called(entries, Part.TOOLS) or _first(entries),
            example,
            _first([field for field in schema.fields if field.of == _STEP]),
        )

    def values(self, bullets: Sequence[Bullet]) -> dict[str, Value]:
        """Return what ``bullets``, which are one ingredient, say, by field; blank ones left out."""
        said: tuple[tuple[Field | None, Value], ...] = (
            (self.description, _text(self.description, [b.description for b in bullets])),
            (self.tools, _tools(self.tools, bullets)),
            (self.example, _text(self.example, [b.example for b in bullets])),
        )
        return {field.name: value for field, value in said if field and value}

    def homeless(self, bullets: Sequence[Bullet]) -> Iterator[Part]:
        """Yield the parts that ``bullets`` have and that no field is there for."""
        found: Mapping[Part, tuple[Field | None, Callable[[Bullet], object]]] = {
            Part.DESCRIPTION: (self.description, lambda bullet: bullet.description),
            Part.TOOLS: (self.tools, lambda bullet: bullet.tools),
            Part.EXAMPLE: (self.example, lambda bullet: bullet.example),
        }
        for part, (field, said) in found.items():
            if field is None and any(said(bullet) for bullet in bullets):
                yield part

    def in_step(self, step: str) -> dict[str, Value]:
        """Return the value that puts an ingredient into ``step``."""
        if self.step is None or not step:
            return {}
        return {self.step.name: (step,) if self.step.type is FieldType.LIST else step}


def has_text(bullet: Bullet) -> bool:
    """Tell whether anything is written under a sub-bullet."""
    return bool(bullet.description or bullet.tools or bullet.example)


def _called(fields: Sequence[Field], part: Part) -> Field | None:
    """Return the field that is called as people call ``part``."""
    words = {fold_label(word) for word in DEFAULT[part]}
    return _first([f for f in fields if words & {fold_label(name) for name in names_of(f)}])


def _first(fields: Sequence[Field]) -> Field | None:
    return next(iter(fields), None)


def _text(field: Field | None, texts: Sequence[str]) -> str:
    """Return several texts as one: paragraphs, or a line where there is place for one only."""
    whole = "\n\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))
    return " ".join(whole.split()) if field and field.type is FieldType.LINE else whole


def _tools(field: Field | None, bullets: Sequence[Bullet]) -> tuple[Tool, ...]:
    """Return the tools of all ``bullets``, one that is written twice once."""
    if field is None:
        return ()
    found = [_tool(field, tool) for bullet in bullets for tool in bullet.tools]
    return tuple(tool for place, tool in enumerate(found) if tool and tool not in found[:place])


def _tool(field: Field, tool: WrittenTool) -> Tool:
    """Return an entry: its name, its link if any, one short sentence (journal, 7 July 2020)."""
    link = next((sub for sub in field.fields if sub.type is FieldType.URL), None)
    key = field.sub(field.key)
    sentence = next((sub for sub in field.fields if sub not in (link, key)), None)
    said = tool.description if link else " ".join(filter(None, (tool.link, tool.description)))
    title = tool.title if sentence else " ".join(filter(None, (tool.title, said)))
    pairs = ((key, title), (link, tool.link), (sentence, said))
    return {sub.name: " ".join(text.split()) for sub, text in pairs if sub and text.strip()}
