"""What stands on a sample of pages: the parameters really used, and the templates around them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from kicsync.kit.titles import page_title
from kicsync.wiki.pages import Page
from kicsync.wikitext.calls import Call, find_calls, same_template, trimmed

MOST = 500
"""Pages: ten requests of 50."""


@dataclass
class Use:
    """How a parameter is used: on how many ``pages``, and its ``values``, the blank ones left out.

    ``named`` counts the calls that name it, blank or not.
    """

    named: int = 0
    pages: int = 0
    values: list[str] = field(default_factory=list)


Uses = dict[str, Use]


@dataclass
class Guest:
    """A template on the pages of another one: beside its call on some, inside parameters of it.

    ``most`` is the largest number of calls on one page.
    """

    name: str
    beside: int = 0
    inside: Counter[str] = field(default_factory=Counter)
    calls: int = 0
    most: int = 0
    uses: Uses = field(default_factory=dict)


@dataclass
class Sample:
    """``pages`` that call ``template``, and what they hold; ``more`` pages were not read.

    ``spellings`` counts the names by which the template is called: a redirect is one too.
    """

    template: str
    pages: int = 0
    more: bool = False
    spellings: Counter[str] = field(default_factory=Counter)
    uses: Uses = field(default_factory=dict)
    guests: dict[str, Guest] = field(default_factory=dict)

    def guest(self, name: str) -> Guest:
        """Return what stands of the template ``name`` on these pages."""
        return self.guests.get(page_title(name)) or Guest(name)


def read_sample(pages: Iterable[Page], names: Iterable[str]) -> Sample:
    """Return what the first ``MOST`` of ``pages`` hold that call a template of ``names``.

    The first name is the template's own, the others are redirects to it.
    """
    known = tuple(names)
    sample = Sample(known[0])
    rest = iter(pages)
    for page in islice(rest, MOST):
        _add(sample, page.text or "", known)
    sample.more = next(rest, None) is not None
    return sample


def called_instead(pages: Iterable[Page], names: Iterable[str]) -> list[str]:
    """Return the templates that those of ``pages`` call which call none of ``names``."""
    known = tuple(names)
    found: dict[str, None] = {}
    for page in islice(pages, MOST):
        calls = find_calls(page.text or "")
        if not any(same_template(call.name, name) for call in calls for name in known):
            found |= dict.fromkeys(page_title(call.name) for call in calls if _is_template(call))
    return list(found)


def main_template(pages: Iterable[Page]) -> tuple[str, int, int]:
    """Return the template that most of ``pages`` call, on how many of them, and of how many."""
    found: Counter[str] = Counter()
    number = 0
    for page in islice(pages, MOST):
        number += 1
        named = (call.name for call in find_calls(page.text or "") if _is_template(call))
        found.update(list(dict.fromkeys(page_title(name) for name in named)))
    name, uses = found.most_common(1)[0] if found else ("", 0)
    return name, uses, number


def _is_template(call: Call) -> bool:
    """Tell whether ``call`` may hold fields: no parser function, and with named parameters."""
    plain = call.name and "#" not in call.name and "\n" not in call.name
    return bool(plain) and any(not one.positional for one in call.parameters)


def _add(sample: Sample, text: str, names: tuple[str, ...]) -> None:
    calls = find_calls(text)
    mains = [call for call in calls if any(same_template(call.name, name) for name in names)]
    if not mains:
        return
    main = mains[0]
    sample.pages += 1
    sample.spellings[page_title(main.name.rpartition(":")[2])] += 1
    _use(sample.uses, text, [main])
    beside = [call for call in calls if call not in mains and _is_template(call)]
    inside = {
        one.name: [call for call in one.calls if _is_template(call)] for one in main.parameters
    }
    _guests(sample, text, beside, inside)


def _guests(
    sample: Sample, text: str, beside: list[Call], inside: Mapping[str, list[Call]]
) -> None:
    every = [*beside, *(call for calls in inside.values() for call in calls)]
    for name in dict.fromkeys(page_title(call.name) for call in every):
        guest = sample.guests.setdefault(name, Guest(name))
        own = [call for call in every if page_title(call.name) == name]
        guest.beside += any(page_title(call.name) == name for call in beside)
        for parameter, calls in inside.items():
            guest.inside[parameter] += any(page_title(call.name) == name for call in calls)
        guest.calls += len(own)
        guest.most = max(guest.most, len(own))
        _use(guest.uses, text, own)


def _use(uses: Uses, text: str, calls: list[Call]) -> None:
    """Add what the ``calls`` of one template on one page hold."""
    filled: set[str] = set()
    for call in calls:
        for name in dict.fromkeys(one.name for one in call.parameters):
            parameter = call.last(name)
            assert parameter
            use = uses.setdefault(name, Use())
            use.named += 1
            value = trimmed(text, parameter.value).of(text)
            if value:
                use.values.append(value)
                filled.add(name)
    for name in filled:
        uses[name].pages += 1
