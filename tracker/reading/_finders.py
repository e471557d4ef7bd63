"""All that a paragraph says and a record may hold: each finder passes over what another has read."""

import re
from functools import partial

from tracker.reading._countries import areas_in, countries_in
from tracker.reading._dates import dates_in
from tracker.reading._find import Find, Taken, in_order
from tracker.reading._lexicon import lexicon
from tracker.reading._names import KnownNames, ordinals_in, organs_in
from tracker.reading._quantities import quantities_in
from tracker.reading._symbols import resolutions_in, symbols_in

_PASSED_OVER = re.compile(r"https?://\S+|www\.\S+|\[\^\w+\]|(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+")
"""Addresses and the marks of notes: their figures are no facts."""


def find_all(text: str, language: str, names: KnownNames | None = None) -> tuple[Find, ...]:
    """
    Find what a text says, in its order.

    >>> [(each.kind.value, each.text) for each in find_all("In 2021, over 40 officials of Chad were trained.", "en")]
    [('date', '2021'), ('quantity', 'over 40'), ('country', 'Chad')]

    Args:
        text: The text.

        language: The language that it is written in.

        names: The names that a register knows; None for none.
    """
    known, taken = lexicon(language), Taken()
    for passed_over in _PASSED_OVER.finditer(text):
        taken.take(*passed_over.span())
    found = [*symbols_in(text, taken), *resolutions_in(text, known, taken)]
    found += dates_in(text, language, taken)
    found += ordinals_in(text, known, taken)
    found += quantities_in(text, known, taken)
    for finder in (partial(countries_in, known=known), partial(areas_in, known=known), partial(organs_in, known=known)):
        own = Taken() if finder.func is organs_in else taken
        found += finder(text, taken=own)
    if names is not None:
        found += names.find(text, Taken())
    return tuple(in_order(found))
