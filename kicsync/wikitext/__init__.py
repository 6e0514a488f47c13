"""Page text <-> record. The only room that imports mwparserfromhell."""

from kicsync.wikitext.read import has_template, normal, read
from kicsync.wikitext.write import new_page, write

__all__ = ["has_template", "new_page", "normal", "read", "write"]
