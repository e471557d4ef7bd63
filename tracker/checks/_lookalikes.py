"""Events that look like one event recorded twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from tracker.checks._alike import is_alike, words
from tracker.model import AssistanceEvent
from tracker.values import CAUTIOUS, Quantity

__all__ = ["lookalikes"]

_FEWEST = 4
"""Fewer words than this are quoted for many events."""
_NEAR = 4
"""Each event is compared with so many of those that follow it."""


@frozen(eq=False)
class _Look:
    """What of an event is compared; worked out once, as each event is compared several times."""

    event: AssistanceEvent
    title: tuple[str, ...]
    quotes: frozenset[tuple[str, ...]]
    first: date
    last: date
    participants: Quantity | None

    @classmethod
    def of(cls, event: AssistanceEvent) -> "_Look":
        said = ((each.document, words(each.quote)) for each in event.citations if each.quote)
        quotes = frozenset((document, *quote) for document, quote in said if len(quote) >= _FEWEST)
        window = event.when.window
        return cls(event, words(str(event.title)), quotes, window.first, window.last, event.participants)

    def may_be(self, other: "_Look") -> bool:
        """Tell whether nothing shows two events of one kind to be different, and their words are nearly the same."""
        if self.last < other.first or other.last < self.first:
            return False
        if self.event.countries and other.event.countries and not self.event.countries & other.event.countries:
            return False
        if self.participants and other.participants and _contradict(self.participants, other.participants):
            return False
        return not self.quotes.isdisjoint(other.quotes) or is_alike(self.title, other.title)


def _contradict(one: Quantity, other: Quantity) -> bool:
    return one.bounds(CAUTIOUS).intersection(other.bounds(CAUTIOUS)) is None


def lookalikes(events: Iterable[AssistanceEvent]) -> Iterator[tuple[AssistanceEvent, AssistanceEvent]]:
    """
    Pair events that may be one.

    Only events near each other are compared, when those of one kind and country are sorted by title, from its
    beginning or from its end, or stand under one quote: comparing each with each would take minutes for thousands.
    """
    blocks: defaultdict[tuple[object, ...], list[tuple[tuple[str, ...], str, _Look]]] = defaultdict(list)
    for event in events:
        look = _Look.of(event)
        for place in event.countries or {""}:
            blocks["from the beginning", event.kind, place].append((look.title, event.id, look))
            blocks["from the end", event.kind, place].append((look.title[::-1], event.id, look))
        for quote in look.quotes:
            blocks["quote", event.kind, quote].append(((), event.id, look))
    seen = set()
    for block in blocks.values():
        block.sort(key=lambda entry: entry[:2])
        for index, (_, one, look) in enumerate(block):
            for _, other, near in block[index + 1 : index + 1 + _NEAR]:
                pair = (one, other) if one < other else (other, one)
                if pair not in seen:
                    seen.add(pair)
                    if look.may_be(near):
                        yield look.event, near.event
