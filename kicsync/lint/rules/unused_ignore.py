"""A suppression that suppresses nothing.

It was useful once, or names no rule. Left there, it would hide the next mistake on its line.

Wrong::

    titre: Tenir un journal ouvert  # kicsync: ignore[KIC402] le mot est voulu

Right::

    titre: Tenir un journal ouvert
"""

from kicsync.lint.problem import Severity
from kicsync.lint.rule import About

ABOUT = About("KIC903", "unused-ignore", Severity.WARNING, fixable=True)
