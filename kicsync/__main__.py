"""``python -m kicsync`` is ``kicsync``."""

from kicsync.commands import main

main()
