"""Lists that others keep, whose columns are known: nobody has to map them."""

import re
from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.files._from_auditors import AUDITORS_COLUMNS, AUDITORS_OPTIONAL, compare_totals, read_auditors
from tracker.files._from_review import REVIEW_COLUMNS, REVIEW_OPTIONAL, read_review
from tracker.files._incoming import Incoming
from tracker.model import Register

__all__ = ["ADAPTERS", "Adapter", "adapter"]

Reader = Callable[[Incoming, Mapping[str, str], Register], None]
"""Fills the raw tables of a row from its cells by their labels."""


@frozen
class Adapter:
    """
    A list whose columns are known.

    Attributes:
        name: What it is called on the command line.

        columns: The columns that it must have: a label, and the pattern that fits the folded name.

        optional: The columns that it may have.

        read: What reads a row.

        finish: What holds the rows against what the list itself says of them; None for nothing.
    """

    name: str
    columns: Mapping[str, re.Pattern[str]]
    optional: Mapping[str, re.Pattern[str]]
    read: Reader
    finish: Callable[[Sequence[Incoming]], None] | None = None


ADAPTERS = (
    Adapter("upr", REVIEW_COLUMNS, REVIEW_OPTIONAL, read_review),
    Adapter("board-of-auditors", AUDITORS_COLUMNS, AUDITORS_OPTIONAL, read_auditors, compare_totals),
)
"""The lists there are."""


def adapter(name: str) -> Adapter:
    """
    Return an adapter.

    Raises:
        InvalidValueError: There is none of the name; the error names the nearest.
    """
    known = {each.name: each for each in ADAPTERS}
    if name not in known:
        hint = nearest_hint(name, known, otherwise=Sentence("the lists are {names}", names=", ".join(known)))
        raise InvalidValueError("there is no list {name}; {hint}", name=repr(name), hint=hint)
    return known[name]
