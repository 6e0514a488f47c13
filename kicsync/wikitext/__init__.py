"""Page text <-> record. The only room that imports mwparserfromhell."""

from kicsync.wikitext.read import has_template, normal, read
from kicsync.wikitext.write import write

__all__ = ["has_template", "normal", "read", "write"]
