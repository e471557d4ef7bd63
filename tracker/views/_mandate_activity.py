"""On which mandates activity is recorded in a period, and on which none: a table, what its signs mean, and JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, TypedDict

from tracker.documents import Inline, Message, Numeral, Row, Table, Verbatim
from tracker.followup import ActivityState, MandateActivity
from tracker.model import CoverageState
from tracker.views._follow_up_tables import table_of_numbers
from tracker.views._view import View, Words
from tracker.words._numbers import NIL, NOT_AVAILABLE
from tracker.words._terms import brief


def mandate_activity_table(found: Sequence[MandateActivity]) -> Table:
    """Give a row to each mandate: its name, and whether activity on it is recorded, with the number of records."""
    return table_of_numbers(
        Message("Mandates by activity in the period"),
        (Message("Mandate"), Message("Activity in the period"), Message("Records")),
        [Row(cells=(_name(each), brief(each.state), _number(each))) for each in found],
        words=2,
        legend=(_by_state(found), *on_gaps(found)),
    )


def _name(each: MandateActivity) -> Inline:
    return Verbatim(each.mandate.symbol or each.mandate.id)


def _number(each: MandateActivity) -> Inline:
    if each.state is ActivityState.NOT_COVERED:
        return NOT_AVAILABLE
    number = len(each.certain) + len(each.possible)
    return Numeral(number) if number else NIL


def _by_state(found: Sequence[MandateActivity]) -> Inline:
    states = Counter(each.state for each in found)
    return Message(
        "Mandates: {number}; with activity: {active}; possibly: {possible}; none recorded: {without}; not covered"
        " by the records: {uncovered}.",
        number=Numeral(len(found)),
        active=Numeral(states[ActivityState.WITH]),
        possible=Numeral(states[ActivityState.POSSIBLY]),
        without=Numeral(states[ActivityState.WITHOUT]),
        uncovered=Numeral(states[ActivityState.NOT_COVERED]),
    )


def on_gaps(found: Iterable[MandateActivity]) -> Iterator[Inline]:
    """Say what it does not mean that nothing is recorded, where the records are not complete."""
    if any(each.state is ActivityState.WITHOUT and each.coverage is not CoverageState.COMPLETE for each in found):
        yield Message("The records of activities are incomplete, so this does not mean that there was none.")


class MandateActivityJson(TypedDict):
    """
    What was done on a mandate in a period.

    Attributes:
        mandate: The id of the mandate.

        symbol: Its symbol; null if it has none.

        state: Whether activity is recorded.

        certain: The records that are certainly of the period.

        possible: The records that may be of the period.

        coverage: How much of the period the register declares to hold.
    """

    mandate: str
    symbol: str | None
    state: Annotated[str, ActivityState]
    certain: list[str]
    possible: list[str]
    coverage: Annotated[str, CoverageState]


def mandate_activity_json(found: MandateActivity, words: Words) -> MandateActivityJson:  # noqa: ARG001  # as all views
    """Return what was done on a mandate, with the records."""
    return {
        "mandate": found.mandate.id,
        "symbol": found.mandate.symbol,
        "state": found.state.value,
        "certain": list(found.certain),
        "possible": list(found.possible),
        "coverage": found.coverage.value,
    }


VIEW = View(
    name="mandates",
    title=Message("Mandates by activity in the period"),
    blocks=lambda found, register: (mandate_activity_table(found),) if found else (),  # noqa: ARG005  # as all views
    plain=mandate_activity_json,
)
