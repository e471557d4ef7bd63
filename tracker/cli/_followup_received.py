"""What ``tracker followup`` adds on request: how recommendations were received, and which may repeat earlier ones."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from tracker.cli._json import worded_bounds
from tracker.codelists import scale
from tracker.documents import Inline, Message, Numeral, Verbatim
from tracker.followup import NOT_YET_OBSERVED, Acceptance, PossibleLineage, Status, acceptance, possible_lineage
from tracker.model import Register
from tracker.values import Bounds, InternationalString, ReportingPeriod
from tracker.words._numbers import bounds_in_words, count_in_words
from tracker.words._recommendations import group_in_words, status_in_words

__all__ = ["Received", "acceptance_lines", "notes_on_received", "possible_lineage_lines", "received", "received_json"]

_MOST = 25
"""So many proposals are printed, the most alike first."""

Line = tuple[Inline, ...]


@frozen(kw_only=True)
class Received:
    """
    How the recommendations made in a period were received, and what they may repeat.

    Attributes:
        by: What they are grouped by; None for nothing.

        acceptance: All of them, then each group; None if it was not asked for.

        lineage: The proposals, the most alike first; None if they were not asked for.
    """

    by: str | None
    acceptance: tuple[Acceptance, ...] | None
    lineage: tuple[PossibleLineage, ...] | None


def received(
    register: Register,
    period: ReportingPeriod,
    against: ReportingPeriod | None,
    by: str | None,
    *,
    with_acceptance: bool,
    with_lineage: bool,
) -> Received:
    """Compute what was asked for."""
    found: tuple[Acceptance, ...] | None = None
    if with_acceptance:
        found = acceptance(register, period) + (() if by is None else acceptance(register, period, by=by))
    lineage = possible_lineage(register, against, period) if with_lineage and against is not None else None
    return Received(by=by, acceptance=found, lineage=lineage)


# -- text -------------------------------------------------------------------------------------------------------------


def acceptance_lines(register: Register, found: Received) -> list[Line]:
    """Return a row for all and for each group, with n of N for every status of acceptance."""
    counted = found.acceptance or ()
    codes = _codes(counted)
    lines: list[Line] = [(Verbatim(""), *(status_in_words(code) for code in codes))]
    if not counted or counted[0].issued.upper == 0:
        return lines
    for place, each in enumerate(counted):
        name = Message("All recommendations") if place == 0 else group_in_words(register, each.group)
        lines.append((name, *(_part(each, code) for code in codes)))
    return lines


def _codes(counted: tuple[Acceptance, ...]) -> list[Status]:
    """Return the statuses that occur, in the order of their scales; what is not yet known comes last."""

    def rank(status: Status) -> tuple[bool, str, int]:
        place = list(scale(status.scale)).index(status.code) if status.scale else 0
        return status is NOT_YET_OBSERVED, status.scale or "", place

    return sorted({status for each in counted for status in each.codes}, key=rank)


def _part(found: Acceptance, code: Status) -> Inline:
    part = found.codes.get(code, Bounds.exactly(0))
    return Message("{part} of {whole}", part=bounds_in_words(part), whole=count_in_words(found.issued))


def possible_lineage_lines(found: Received) -> list[Line]:
    """Return a row for each proposal."""
    lines: list[Line] = [(Message("Recommendation"), Message("May repeat"), Message("Words shared"))]
    return lines + [
        (
            Verbatim(each.later),
            Verbatim(each.earlier),
            Message("{part} of {whole}", part=Numeral(len(each.shared)), whole=Numeral(each.of)),
        )
        for each in (found.lineage or ())[:_MOST]
    ]


def notes_on_received(found: Received) -> Iterator[Inline]:
    """Say what must be known of the proposals."""
    if found.lineage is None:
        return
    yield Message("What may repeat an earlier one is a proposal by the words shared; nothing is counted by it.")
    more = len(found.lineage) - _MOST
    if more > 0:
        yield Message("{number} more may repeat earlier ones; JSON lists all.", number=Numeral(more))


# -- JSON -------------------------------------------------------------------------------------------------------------


def received_json(found: Received, language: str) -> dict[str, Any]:
    """Return both; what was not asked for is null."""
    return {
        "acceptance": None
        if found.acceptance is None
        else [_acceptance(found.by if place else None, each, language) for place, each in enumerate(found.acceptance)],
        "possible_lineage": None if found.lineage is None else [_lineage(each) for each in found.lineage],
    }


def _acceptance(by: str | None, each: Acceptance, language: str) -> dict[str, Any]:
    group = each.group.best(language) if isinstance(each.group, InternationalString) else each.group
    return {
        "group": {} if by is None else {by: group},
        "issued": worded_bounds(each.issued, language),
        "codes": [
            {"scale": status.scale, "code": status.code, "bounds": worded_bounds(each.codes[status], language)}
            for status in _codes((each,))
        ],
    }


def _lineage(each: PossibleLineage) -> dict[str, Any]:
    return {
        "earlier": each.earlier,
        "later": each.later,
        "shared": list(each.shared),
        "of": each.of,
        "share": str(each.share),
    }
