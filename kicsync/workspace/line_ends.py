"""The byte order mark and the line ends of a person's file: an edit works without them."""

from typing import NamedTuple

from kicsync.workspace.record_file import BOM


class LineEnds(NamedTuple):
    """``mark`` begins the file, or is ''; every line ends in ``end``, CRLF only where all do."""

    mark: str
    end: str

    @classmethod
    def of(cls, text: str) -> "LineEnds":
        """Return those of ``text``."""
        every = 0 < text.count("\n") == text.count("\r\n")
        return cls(BOM if text.startswith(BOM) else "", "\r\n" if every else "\n")

    def without(self, text: str) -> str:
        """Return ``text`` with LF only, and no mark."""
        return text.removeprefix(self.mark).replace(self.end, "\n")

    def back(self, text: str) -> str:
        """Return ``text``, which came out of an edit, as its file is to be written."""
        return self.mark + text.replace("\n", self.end)
