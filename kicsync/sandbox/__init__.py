"""The rehearsal wiki: a real MediaWiki of Debian's package, filled with the example Kit."""

from kicsync.sandbox.sandbox import Running, Sandbox, sandbox_folder

__all__ = ["Running", "Sandbox", "sandbox_folder"]
