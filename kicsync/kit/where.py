"""The language of ``--where``: ``etapes has "2 - …" and description is empty``.

A condition is ``parse``d once, and ``matches`` tells of each record whether it holds. Nothing of it
is ever run as a program.
"""

from kicsync.kit.where_match import matches
from kicsync.kit.where_read import parse
from kicsync.kit.where_tree import Condition, Wanted

__all__ = ["Condition", "Wanted", "matches", "parse"]
