"""Texts that are nearly the same, and events that look like one event recorded twice."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import Match, SequenceMatcher
from unicodedata import combining, normalize

from attrs import frozen

from tracker.model import AssistanceEvent
from tracker.values import CAUTIOUS, Qualifier, Quantity

_WORD = re.compile(r"\w+")
_FEWEST = 4
"""Fewer words than this are alike by chance."""
_ALIKE = 0.8
_FEW = 3
"""More words than this between two matches part them."""


def words(text: str) -> tuple[str, ...]:
    """
    Return the words of a text, without case and punctuation.

    >>> words("L’ONUDC, l’Office")
    ('l', 'onudc', 'l', 'office')
    """
    return tuple(_WORD.findall(text.casefold()))


def folded_words(text: str) -> tuple[str, ...]:
    """
    Return the words of a text without its accents too, which some keyboards lack.

    >>> folded_words("Atelier régional : le contrôle")
    ('atelier', 'regional', 'le', 'controle')
    """
    return words("".join(sign for sign in normalize("NFD", text) if not combining(sign)))


def is_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """
    Tell whether two titles differ in a few words at most, and in no number: course 1 is not course 2.

    >>> is_alike(words("Training of border guards in Nepal"), words("Training of the border guards in Nepal"))
    True
    >>> is_alike(words("Training of border guards 1"), words("Training of border guards 2"))
    False
    """
    if min(len(one), len(other)) < _FEWEST:
        return False
    if one != other:
        # The slow comparison is spared where too few words are shared to pass it.
        there = set(other)
        shared = sum(word in there for word in one)
        if 2 * shared < _ALIKE * (len(one) + len(other)) or _numbers(one) != _numbers(other):
            return False
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def is_reordered(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """
    Tell whether two titles have nearly the same words, in whatever order, and the same numbers.

    >>> is_reordered(words("Border control: a regional workshop"), words("Regional workshop on border control"))
    True
    """
    if min(len(one), len(other)) < _FEWEST or _numbers(one) != _numbers(other):
        return False
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared >= _ALIKE * (len(one) + len(other))


def _numbers(title: tuple[str, ...]) -> list[str]:
    return sorted(word for word in title if any(char.isdigit() for char in word))


def alike_passages(one: str, other: str) -> tuple[str, str] | None:
    """
    Return the stretch of each text that nearly matches the other; None if they share none, or match word for word.

    >>> alike_passages("the study Left in the Dark Abroad, of 2020", "Left in the Dark and Abroad")
    ('Left in the Dark Abroad', 'Left in the Dark and Abroad')
    """
    places = [list(_WORD.finditer(text)) for text in (one, other)]
    left, right = ([place[0].casefold() for place in found] for found in places)
    blocks = _dense(SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()[:-1])
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    spans = (first.a, last.a + last.size), (first.b, last.b + last.size)
    lengths = [end - start for start, end in spans]
    matching = sum(block.size for block in blocks)
    if matching < _FEWEST or matching == max(lengths) or 2 * matching < _ALIKE * sum(lengths):
        return None
    if min(lengths) < _ALIKE * min(len(left), len(right)):
        return None  # a phrase that two sentences share is no title
    passages = [
        text[found[start].start() : found[end - 1].end()]
        for text, found, (start, end) in zip((one, other), places, spans, strict=True)
    ]
    return passages[0], passages[1]


def _dense(blocks: Sequence[Match]) -> Sequence[Match]:
    """Keep the longest match and those beside it with few words between, so that a stray word far off adds nothing."""
    if not blocks:
        return blocks
    low = high = max(range(len(blocks)), key=lambda index: (blocks[index].size, -index))
    while low > 0 and _gap(blocks[low - 1], blocks[low]) <= _FEW:
        low -= 1
    while high + 1 < len(blocks) and _gap(blocks[high], blocks[high + 1]) <= _FEW:
        high += 1
    return blocks[low : high + 1]


def _gap(one: Match, other: Match) -> int:
    return max(other.a - one.a - one.size, other.b - one.b - one.size)


_FEWEST_QUOTED = 4
"""Fewer words than this are quoted for many events."""
_NEAR = 4
"""Each event is compared with so many of those that follow it."""
_FEWEST_COUNTED = 5
"""Fewer participants than this are the same number by chance."""
_DAYS = 14
"""An event whose time is known to lie within fewer days is dated by the day."""


@frozen(eq=False)
class _Look:
    """What of an event is compared; worked out once, as each event is compared several times."""

    event: AssistanceEvent
    title: tuple[str, ...]
    quotes: frozenset[tuple[str, ...]]
    first: date
    last: date
    participants: Quantity | None
    countries: frozenset[str]
    languages: frozenset[str]

    @classmethod
    def of(cls, event: AssistanceEvent) -> "_Look":
        said = ((each.document, words(each.quote)) for each in event.citations if each.quote)
        quotes = frozenset((document, *quote) for document, quote in said if len(quote) >= _FEWEST_QUOTED)
        window = event.when.window
        return cls(
            event,
            folded_words(str(event.title)),
            quotes,
            window.first,
            window.last,
            event.participants,
            event.named_countries,
            frozenset(code for code, _ in event.title.texts),
        )

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and last day, where it is dated by the day."""
        return (self.first, self.last) if (self.last - self.first).days < _DAYS else None

    def may_be(self, other: "_Look") -> bool:
        """Tell whether nothing shows two events of one kind and time to be different, and their words are alike."""
        if self.countries and other.countries and not self.countries & other.countries:
            return False
        if self.participants and other.participants and _contradict(self.participants, other.participants):
            return False
        if not self.quotes.isdisjoint(other.quotes) or is_alike(self.title, other.title):
            return True
        if self.days is None or self.days != other.days or not self.countries & other.countries:
            return False
        return is_reordered(self.title, other.title) or self._is_translated(other)

    def _is_translated(self, other: "_Look") -> bool:
        """Tell whether both have one number of participants, and titles in no language in common."""
        one, another = self.participants, other.participants
        if one is None or one != another or one.qualifier is not Qualifier.EXACT or one.value < _FEWEST_COUNTED:
            return False
        return self.languages.isdisjoint(other.languages) and _numbers(self.title) == _numbers(other.title)


def _contradict(one: Quantity, other: Quantity) -> bool:
    return one.bounds(CAUTIOUS).intersection(other.bounds(CAUTIOUS)) is None


def lookalikes(events: Iterable[AssistanceEvent]) -> Iterator[tuple[AssistanceEvent, AssistanceEvent]]:
    """
    Pair events that may be one.

    Only events near each other are compared, when those of one kind and country are sorted by title, from its
    beginning or from its end, or stand under one quote, and on the same days by the words of the title in the order of
    the alphabet or by their participants: comparing each with each would take minutes for thousands.
    """
    looks = [_Look.of(event) for event in events]
    # Sorted once, and dealt out to their blocks in that order.
    looks.sort(key=lambda look: (look.title, look.event.id))
    seen: set[tuple[str, str]] = set()
    yield from _near_ones(looks, seen)
    looks.sort(key=lambda look: (look.title[::-1], look.event.id))
    yield from _near_ones(looks, seen)
    looks.sort(key=lambda look: (sorted(look.title), look.event.id))
    yield from _of_the_same_days(looks, seen)
    counted = [(look.participants.value, look) for look in looks if look.participants is not None]
    counted.sort(key=lambda each: (each[0], each[1].event.id))
    yield from _of_the_same_days((look for _, look in counted), seen)
    looks.sort(key=lambda look: look.event.id)
    quoting: defaultdict[tuple[object, ...], list[_Look]] = defaultdict(list)
    for look in looks:
        for quote in look.quotes:
            quoting[look.event.kind, quote].append(look)
    for block in quoting.values():
        yield from _pairs(block, seen)


def _near_ones(looks: Iterable[_Look], seen: set[tuple[str, str]]) -> Iterator[tuple[AssistanceEvent, AssistanceEvent]]:
    """Pair events of one kind and country that are near each other in an order."""
    blocks: defaultdict[tuple[str, str], list[_Look]] = defaultdict(list)
    for look in looks:
        for place in look.countries or ("",):
            blocks[look.event.kind, place].append(look)
    for block in blocks.values():
        yield from _pairs(block, seen)


def _of_the_same_days(
    looks: Iterable[_Look], seen: set[tuple[str, str]]
) -> Iterator[tuple[AssistanceEvent, AssistanceEvent]]:
    """Pair events of one kind and country on the same days that are near each other in an order."""
    blocks: defaultdict[tuple[object, ...], list[_Look]] = defaultdict(list)
    for look in looks:
        for place in look.countries if look.days else ():
            blocks[look.event.kind, place, look.days].append(look)
    for block in blocks.values():
        yield from _pairs(block, seen)


def _pairs(block: Sequence[_Look], seen: set[tuple[str, str]]) -> Iterator[tuple[AssistanceEvent, AssistanceEvent]]:
    for index, look in enumerate(block):
        for near in block[index + 1 : index + 1 + _NEAR]:
            if look.last < near.first or near.last < look.first:
                continue  # told apart before anything else is asked
            one, other = look.event.id, near.event.id
            pair = (one, other) if one < other else (other, one)
            if pair not in seen:
                seen.add(pair)
                if look.may_be(near):
                    yield look.event, near.event
