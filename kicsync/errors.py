"""Every error that kicsync raises on purpose, each with the exit code that it ends in.

::

    KicsyncError                  1
    ├── RecordError               1   a record file can't be understood (file, line, field)
    ├── PageError                 1   a value can't be written into a page (field)
    ├── Refused                   1   the wiki refuses one page; the others go on (code)
    ├── SourceError               1   a spreadsheet, dump or archive is wrong (file, place)
    ├── ConfigError               2   kicsync.toml, the workspace or an option is wrong
    │   ├── SchemaError           2   a file of schema/ is wrong (file, line)
    │   └── SandboxError          2   the rehearsal wiki can't be run on this machine
    ├── WikiError                 3   the wiki can't be used
    │   ├── Unreachable           3   no answer: network, address, certificate
    │   ├── NoApi                 3   an answer, but not that of a MediaWiki API
    │   ├── LoginRefused          3   wrong name, wrong password, or no right to edit
    │   ├── Busy                  3   the wiki asked to wait longer than we are ready to
    │   └── LostAnswer            3   a write was sent and its answer never came
    └── Interrupted             130   Ctrl-C

A message says what happened and where; ``hint`` says what to do next. Both are already
translated. Commands turn them into text in one place, ``kicsync.commands``.
"""


class KicsyncError(Exception):
    """``message``: what happened, and where. ``hint``: what to do next, or ''."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class RecordError(KicsyncError):
    """A record file can't be understood; the other records go on.

    ``file`` is the path as shown to people, ``line`` counts from 1 (0: the whole file), ``field``
    is the schema's name of the field, or ''.
    """

    def __init__(
        self, message: str, *, file: str, line: int = 0, field: str = "", hint: str = ""
    ) -> None:
        where = f"{file}:{line}" if line else file
        super().__init__(f"{where}: {message}", hint=hint)
        self.file = file
        self.line = line
        self.field = field


class PageError(KicsyncError):
    """The value of ``field`` can't stand in the page without breaking it."""

    def __init__(self, message: str, *, field: str = "", hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.field = field


class Refused(KicsyncError):
    """The wiki refuses to save one page; ``code`` is the API's error code."""

    def __init__(self, message: str, *, code: str, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.code = code


class SourceError(KicsyncError):
    """A spreadsheet, a dump or an archive can't be read, or not as what it should be.

    ``file`` is the path as shown to people, ``place`` says where in it (a sheet, a row), or ''.
    """

    def __init__(self, message: str, *, file: str, place: str = "", hint: str = "") -> None:
        where = f"{file}, {place}" if place else file
        super().__init__(f"{where}: {message}", hint=hint)
        self.file = file
        self.place = place


class ConfigError(KicsyncError):
    """The configuration, the workspace or an option is wrong."""

    exit_code = 2


class SchemaError(ConfigError):
    """A file of ``schema/`` is wrong."""


class SandboxError(ConfigError):
    """The rehearsal wiki can't be run on this machine."""


class WikiError(KicsyncError):
    """The wiki can't be used at all: the run ends."""

    exit_code = 3


class Unreachable(WikiError):
    """No answer: no network, no such host, a bad certificate, a time-out."""


class NoApi(WikiError):
    """Something answers, but it is not the API of a MediaWiki."""


class LoginRefused(WikiError):
    """The wiki refuses the name, the password, or the session."""


class Busy(WikiError):
    """The wiki keeps asking to wait."""


class LostAnswer(WikiError):
    """A write was sent and no answer came: the page must be read again to know."""


class Interrupted(KicsyncError):
    """The person pressed Ctrl-C."""

    exit_code = 130
