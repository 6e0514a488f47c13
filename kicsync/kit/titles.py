"""Titles as the wiki compares them (Manual: "Page title")."""

import unicodedata


def page_title(title: str) -> str:
    """Return ``title`` as the wiki writes it: NFC, single blanks for "_", a capital."""
    words = unicodedata.normalize("NFC", title).replace("_", " ").split()
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]
