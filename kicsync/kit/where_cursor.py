"""The tokens of one condition, read from left to right."""

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit.where_tokens import Shape, Token, source, tokens
from kicsync.kit.where_words import Word

DEEPEST = 50
"""Brackets and “not” in each other: nobody reads more."""


class Cursor:
    """Where the reading of a condition stands; raises ConfigError for a sign that means nothing."""

    def __init__(self, text: str) -> None:
        self._source = source(text)
        self._tokens = list(tokens(self._source))
        self._position = 0
        self._depth = 0

    @property
    def next(self) -> Token:
        """The token that is not read yet."""
        return self._tokens[self._position]

    @property
    def calls(self) -> bool:
        """Whether a bracket follows the next token, as in ``lines(``."""
        after = self._tokens[self._position + 1 : self._position + 2]
        return any(token.shape is Shape.SIGN and token.value == "(" for token in after)

    def take(self) -> Token:
        """Read one token; the end is read again and again."""
        token = self.next
        self._position += token.shape is not Shape.END
        return token

    def word(self, *words: Word) -> bool:
        """Read one of ``words`` where it comes next, and tell whether it did."""
        there = self.next.word in words
        self._position += there
        return there

    def sign(self, *signs: str) -> str:
        """Read one of ``signs`` where it comes next; '' where it does not."""
        there = self.next.shape is Shape.SIGN and self.next.value in signs
        return self.take().value if there else ""

    def need(self, sign: str) -> None:
        """Read ``sign``; raises ConfigError where it does not come next."""
        if not self.sign(sign):
            raise self.error(_("“{sign}” is missing here").format(sign=sign))

    def error(self, reason: str, hint: str = "", *, at: Token | None = None) -> ConfigError:
        """Return an error that shows the condition, and the place of ``at`` or of what is next."""
        return self._source.error(reason, (at or self.next).start, hint)

    def __enter__(self) -> None:
        """Go one level deeper; raises ConfigError where it is too deep."""
        if self._depth == DEEPEST:
            raise self.error(_("it is nested too deeply"))
        self._depth += 1

    def __exit__(self, *_error: object) -> None:
        self._depth -= 1
