"""The view of a register: what it is called, what was known of it, and how many records of each type it holds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypedDict

from tracker.documents import Block, Inline, Message, Numeral, Pairs, Verbatim
from tracker.model import Register
from tracker.views._json import VintageJson, vintage_json
from tracker.views._view import View, Words


def _blocks(registers: Sequence[Register], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for each in registers:
        counts: list[tuple[Inline, Inline]] = [
            (Verbatim(table), Numeral(number)) for table, number in _counts(each).items()
        ]
        yield Pairs(title=each.title, pairs=tuple(counts))


def _counts(register: Register) -> dict[str, int]:
    """Count the records of each type as they are now, in the order of the names."""
    return dict(sorted(Counter(record.table for record in register.current).items()))


class RegisterJson(TypedDict):
    """
    What a register holds.

    Attributes:
        id: Its id.

        title: Its title, by language.

        languages: The languages that its texts are written in, the first one first.

        records: How many records of each type it holds, by the name of the type; each counts once, however often
            it was revised.

        vintage: What was known.
    """

    id: str
    title: dict[str, str]
    languages: list[str]
    records: dict[str, int]
    vintage: VintageJson


def _plain(register: Register, words: Words) -> RegisterJson:  # noqa: ARG001  # as all views
    """Return what a register holds; `tracker.records` writes the records themselves."""
    return {
        "id": register.id,
        "title": {str(language): text for language, text in register.title.texts},
        "languages": [str(language) for language in register.languages],
        "records": _counts(register),
        "vintage": vintage_json(register.latest_day),
    }


VIEW = View(name="registers", title=Message("Register"), blocks=_blocks, plain=_plain)
