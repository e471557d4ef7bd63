"""How the recommendations made in a period were received, and which may repeat earlier ones: tables and JSON."""

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import TypedDict

from attrs import evolve

from tracker.documents import Cell, Inline, Measured, Message, Numeral, Row, Table, Verbatim
from tracker.followup import Acceptance
from tracker.followup._lineage import PossibleLineage
from tracker.followup._status import NOT_YET_OBSERVED, Status
from tracker.followup._tally import Behind
from tracker.model import Register
from tracker.values import Bounds, InternationalString
from tracker.views._counts import CountJson, count_json
from tracker.views._follow_up_tables import table_of_numbers
from tracker.views._followed_tables import ALL_IN_DATA
from tracker.views._view import Words
from tracker.words._numbers import NIL, bounds_in_words, count_in_words
from tracker.words._recommendations import (
    ALL_RECOMMENDATIONS,
    Led,
    dimension_title,
    group_in_words,
    status_in_words,
    unled,
)

MOST_PROPOSALS = 25
"""So many proposals are shown, the most alike first: each is for a person to confirm, and no more are read at once."""


# -- acceptance -------------------------------------------------------------------------------------------------------


def codes_of(found: Iterable[Acceptance]) -> list[Status]:
    """Return the statuses that occur, in the order of their scales; what is not yet known comes last."""

    def rank(status: Status) -> tuple[bool, str, int]:
        place = list(status.on).index(status.code) if status.on is not None else 0
        return status is NOT_YET_OBSERVED, status.scale or "", place

    return sorted({status for each in found for status in each.codes}, key=rank)


def acceptance_table(found: Sequence[Acceptance], by: str | None, register: Register | None) -> Table:
    """
    Show for all that were made in a period, and for each group, how many of how many have which status.

    Args:
        found: All of them, then each group.

        by: What they are grouped by; None for nothing.

        register: The register that names the groups; None calls them by their ids.
    """
    codes = codes_of(found)
    rows = [
        acceptance_row(group_in_words(register, each.group, by) if place else None, [each], codes)
        for place, each in enumerate(found)
    ]
    title = Message("Made in the period, and how they were received by its end")
    heads = [dimension_title(by), *map(status_in_words, codes)]
    return table_of_numbers(title, heads, rows, legend=[] if by is None else [on_groups()])


def on_groups() -> Inline:
    """Say why the groups may be more than all."""
    return Message("A recommendation that belongs to several groups stands in several rows; – nil.")


def acceptance_row(
    group: Inline | None,
    found: Iterable[Acceptance | None],
    codes: Sequence[Status],
    leds: Iterable[Led] = repeat(unled),
) -> Row:
    """
    Give a row to a group, or to all for None: in each period, how many have which status.

    Args:
        group: The name of the group; None for all.

        found: How it was received in each period; None where it has none.

        codes: The statuses.

        leds: How the numbers of each period lead to the recommendations behind them.
    """
    name = ALL_RECOMMENDATIONS if group is None else group
    parts = (_part(name, each, code, led) for each, led in zip(found, leds, strict=False) for code in codes)
    return Row(cells=(name, *parts))


def _part(name: Inline, found: Acceptance | None, code: Status, led: Led) -> Cell:
    """Write a number with that of which it is a part; beneath it is the part."""
    if found is None or found.issued.upper == 0:
        return NIL
    part = found.codes.get(code, Bounds.exactly(0))
    behind = found.code_records.get(code, Behind())
    said = Message(
        "{part} of {whole}",
        part=led(bounds_in_words(part), behind, (name, status_in_words(code))),
        whole=led(count_in_words(found.issued), found.records, (name, Message("issued"))),
    )
    return Measured.of(said, part)


class StatusNumber(TypedDict):
    """
    How many have a status.

    Attributes:
        scale: The scale of the status; null for one of no scale.

        code: The code of the status.

        bounds: How many.
    """

    scale: str | None
    code: str
    bounds: CountJson


class AcceptanceJson(TypedDict):
    """
    How the recommendations made in a period were received by its end.

    Attributes:
        group: The group, as dimension and value; empty for all recommendations.

        issued: How many were made in the period.

        codes: How many of them have which status of acceptance.
    """

    group: dict[str, str | None]
    issued: CountJson
    codes: list[StatusNumber]


def acceptance_json(found: Acceptance, by: str | None, words: Words) -> AcceptanceJson:
    """Return how a group was received; all of them are a group without values."""
    group = found.group.best(words.language) if isinstance(found.group, InternationalString) else found.group
    return {
        "group": {} if by is None else {by: group},
        "issued": count_json(found.issued, found.records, words),
        "codes": [
            {
                "scale": status.scale,
                "code": status.code,
                "bounds": count_json(found.codes[status], found.code_records[status], words),
            }
            for status in codes_of((found,))
        ],
    }


# -- lineage ----------------------------------------------------------------------------------------------------------


def lineage_table(found: Sequence[PossibleLineage], named: Callable[[str], Inline] = Verbatim) -> Table:
    """
    Propose which recommendations may repeat earlier ones, the most alike first.

    Args:
        found: The proposals.

        named: How a recommendation is named by its id.
    """
    rows = [
        Row(
            cells=(
                named(each.later),
                named(each.earlier),
                Message("{part} of {whole}", part=Numeral(len(each.shared)), whole=Numeral(each.of)),
            )
        )
        for each in found
    ]
    heads = (Message("Recommendation"), Message("May repeat"), Message("Words shared"))
    legend = [Message("Words of four letters or more, by their first six letters; brackets are left out.")]
    more = Message("{number} more {number:is|are} not shown.", number=Numeral(max(0, len(found) - MOST_PROPOSALS)))
    table = table_of_numbers(Message("Possible repetitions"), heads, rows, words=2, legend=legend)
    return evolve(table, most=MOST_PROPOSALS, on_rest=(more, ALL_IN_DATA))


class LineageJson(TypedDict):
    """
    A recommendation that may repeat an earlier one.

    Attributes:
        earlier: The id of the earlier recommendation.

        later: The id of the one that may repeat it.

        shared: The beginnings of the words that both have, sorted.

        of: How many different ones both have together.

        share: Which part of them is shared.
    """

    earlier: str
    later: str
    shared: list[str]
    of: int
    share: str


def lineage_json(found: PossibleLineage) -> LineageJson:
    """Return a proposal with the words that both share."""
    return {
        "earlier": found.earlier,
        "later": found.later,
        "shared": list(found.shared),
        "of": found.of,
        "share": str(found.share),
    }
