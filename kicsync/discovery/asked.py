"""What discovery starts from."""

from typing import NamedTuple


class Asked(NamedTuple):
    """A form, a template or a category by its name; with nothing, there is nothing to discover."""

    form: str = ""
    template: str = ""
    category: str = ""
