"""The sentence about a tool is too long, or is more than one sentence.

On the card of an ingredient a tool has one line. Say what one does with it, and leave the rest to
its own page. A sentence may have 160 characters; the option max_length changes that.

Wrong::

    titre: Tenir un journal ouvert
    outils:
      - titre: Etherpad
        lien: https://etherpad.org
        description: Un bloc-notes partagé. Chaque personne y écrit dans sa couleur.

Right::

    titre: Tenir un journal ouvert
    outils:
      - titre: Etherpad
        lien: https://etherpad.org
        description: Un bloc-notes partagé où chaque personne écrit dans sa couleur.
"""

import re
from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.printed import printed
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.tools import sentences, tools
from kicsync.workspace.scan import Path

ABOUT = About("KIC304", "tool-sentence-too-long", Severity.WARNING, options={"max_length": 160})

# Behind the end of a sentence the next one begins, with a capital: "etc. et" goes on.
_END = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]++)(?:\s?»|[\"”’')\]])*\s+(?=(?:«\s?|[\"“‘'(\[])*(?P<next>\w))"
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)*[^\W\d_]")  # "J. Dupont", "N.B. Le", "S.A.R.L. Le"
_MARK = re.compile(r"[.!?…]")
_PARTS = re.compile(r"[^\w.]+")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|<nowiki>.*?</nowiki>|<!--.*?-->", re.DOTALL)
_SHORT = (
    "adr anc art av bd bibl boul cf ch chap cie coll dir doc dr ed éd env ex fig inc max me mgr"
    " min mlle mm mme mr no nº op p ph pp pr prof réf resp sq st ste t tél trad vol vs"
)
_SHORT_WORDS = frozenset(_SHORT.split())


def check(document: Document, _context: Context, options: Options) -> Iterator[Problem]:
    """Yield each sentence about a tool that is too long, or more than one."""
    most = options["max_length"]
    for path, field, tool in tools(document):
        for name in sentences(field):
            if name in tool:
                yield from _problems((*path, name), tool[name], most)


def _problems(path: Path, text: str, most: int) -> Iterator[Problem]:
    second = _second(text)
    length = len(text) if len(text) <= most else len(printed(text))
    if second:
        message = _("“{field}” has more than one sentence: say what the tool is for in one.")
        yield Problem(message.format(field=path[-1]), path, second)
    elif length > most:
        message = _("“{field}” has {length} characters: say it in at most {limit}.")
        yield Problem(message.format(field=path[-1], length=length, limit=most), path)


def _second(text: str) -> int:
    """Return where the second sentence of ``text`` begins, 0 where there is one only."""
    if not _END.search(text):
        return 0
    bare = _QUOTED.sub(lambda quote: _MARK.sub("x", quote[0]), text)
    return next((end.end() for end in _END.finditer(bare) if _ends(end)), 0)


def _ends(end: re.Match[str]) -> bool:
    """Tell the end of a sentence from a shortened word or an initial."""
    if not end["next"].isupper():
        return False
    word = _PARTS.split(end.string[: end.start()])[-1].lower()
    return end["mark"] != "." or not (word in _SHORT_WORDS or _INITIALS.fullmatch(word))
