"""The rehearsal wiki: a real MediaWiki of Debian's package, filled with the example Kit."""

from kicsync.sandbox.sandbox import Running, Sandbox, sandbox_folder
from kicsync.sandbox.seed import KITS

__all__ = ["KITS", "Running", "Sandbox", "sandbox_folder"]
