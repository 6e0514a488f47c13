"""One entry of ``schema/rubrics.yml``: its node -> the decision that it is."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

import yaml

from kicsync.errors import SchemaError
from kicsync.i18n import _
from kicsync.kit.rubric import DOCUMENT, WIKI, Decision, Relation, RubricKind, State
from kicsync.kit.suggest import did_you_mean
from kicsync.workspace.nodes import is_blank
from kicsync.workspace.scan import plain_text

KEYS = ("kind", "document", "wiki", "point", "above", "relation", "score", "keep", "state")
_NEEDED = ("kind", "keep", "state")
_SIDES = (DOCUMENT, WIKI)
_SCORE = re.compile(r"[01](\.\d+)?|\.\d+")
_NEAR = 0.8
_BEFORE = ("number", "parcours")


def decision(node: yaml.Node, file: str) -> Decision:
    """Return what the entry ``node`` says; raises SchemaError, with its line."""
    return _Entry(node, file).decision()


def wrong(file: str, node: yaml.Node, message: str, hint: str = "") -> SchemaError:
    """Return the error about what stands at ``node``."""
    return SchemaError(f"{file}:{node.start_mark.line + 1}: {message}", hint=hint)


class _Entry:
    """One entry while it is read."""

    def __init__(self, node: yaml.Node, file: str) -> None:
        self.node = node
        self.file = file
        if not isinstance(node, yaml.MappingNode):
            message = _("An entry must hold names and values, like “kind: step”.")
            raise wrong(file, node, message)
        self.pairs: Mapping[str, tuple[yaml.Node, yaml.Node]] = {
            str(key.value): (key, value) for key, value in node.value
        }

    def decision(self) -> Decision:
        """Return what the entry says; raises SchemaError."""
        self._refuse_names()
        found = Decision(
            kind=RubricKind(self._one_of("kind", RubricKind)),
            document=self._text("document"),
            wiki=self._text("wiki"),
            relation=Relation(self._one_of("relation", Relation, Relation.REWORDED)),
            score=self._score(),
            keep=self._keep(),
            state=State(self._one_of("state", State)),
            point=self._text("point"),
            above=self._text("above"),
        )
        if not found.document and not found.wiki:
            message = _("An entry needs the wording of a side: “document” or “wiki”.")
            raise wrong(self.file, self.node, message)
        return found

    def _refuse_names(self) -> None:
        for name, (key, _value) in self.pairs.items():
            if name not in KEYS:
                message = _("An entry has no “{key}”.").format(key=name)
                raise wrong(self.file, key, message, _hint(name))
        for name in _NEEDED:
            if not self._text(name):
                place = self.pairs[name][0] if name in self.pairs else self.node
                message = _("“{key}” is missing, or is not a text.").format(key=name)
                raise wrong(self.file, place, message)

    def _text(self, name: str) -> str:
        if name not in self.pairs:
            return ""
        key, value = self.pairs[name]
        if not isinstance(value, yaml.ScalarNode):
            message = _("“{key}” is missing, or is not a text.").format(key=name)
            raise wrong(self.file, key, message)
        return "" if is_blank(value) else " ".join(plain_text(value).split())

    def _one_of(self, name: str, known: Iterable[str], default: str = "") -> str:
        value = self._text(name) or default
        words = [str(word) for word in known]
        if value not in words:
            message = _("“{key}” can't be “{value}”.").format(key=name, value=value)
            hint = did_you_mean(value, words)
            raise wrong(self.file, self.pairs[name][0], message, hint)
        return value

    def _score(self) -> float:
        text = self._text("score") or "0"
        if not _SCORE.fullmatch(text) or float(text) > 1:
            message = _("“{key}” must be a number from 0 to 1.").format(key="score")
            raise wrong(self.file, self.pairs["score"][0], message)
        return float(text)

    def _keep(self) -> str:
        """Return what stays; a slip of the pen in “document” or “wiki” is no wording."""
        value = self._text("keep")
        key, node = self.pairs["keep"]
        near = get_close_matches(value.casefold(), _SIDES, n=1, cutoff=_NEAR)
        slip = value.casefold() in _SIDES or (near and value.islower())
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        if value not in _SIDES and plain and slip:
            message = _("“{key}” can't be “{value}”.").format(key="keep", value=value)
            hint = _("Did you mean “{name}”? A wording of your own stands between quotes.")
            raise wrong(self.file, key, message, hint.format(name=near[0]))
        return value


def _hint(name: str) -> str:
    """Return what to do about a name that no entry has; before, a list of points stood there."""
    if name not in _BEFORE:
        return did_you_mean(name, KEYS)
    return _("An earlier kicsync wrote it: move the file away, then run: kicsync rubrics decide")
