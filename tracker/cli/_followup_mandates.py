"""What ``tracker followup --mandates`` adds: on which mandates activity is recorded, and on which none."""

from collections import Counter
from typing import Any

from tracker.documents import Inline, Message, Numeral, Verbatim
from tracker.followup import ActivityState, MandateActivity
from tracker.model import CoverageState
from tracker.words._terms import brief

__all__ = ["mandate_activity_json", "mandate_activity_lines", "notes_on_mandates"]

Line = tuple[Inline, ...]


def mandate_activity_lines(found: tuple[MandateActivity, ...]) -> list[Line]:
    """Return a row for each mandate: its name, and whether activity on it is recorded, with the number of records."""
    lines: list[Line] = [(Message("Mandate"), Message("Activity in the period"), Message("records"))]
    return lines + [(_name(each), brief(each.state), _number(each)) for each in found]


def _name(each: MandateActivity) -> Inline:
    return Verbatim(each.mandate.symbol or each.mandate.id)


def _number(each: MandateActivity) -> Inline:
    if each.state is ActivityState.NOT_COVERED:
        return Verbatim("..")
    number = len(each.certain) + len(each.possible)
    return Numeral(number) if number else Verbatim("–")


def notes_on_mandates(found: tuple[MandateActivity, ...]) -> list[Inline]:
    """Count the mandates by state, and say what a state without records does not mean."""
    if not found:
        return []
    states = Counter(each.state for each in found)
    notes: list[Inline] = [
        Message(
            "Mandates: {number}; with activity: {active}; possibly: {possible}; none recorded: {without}; not covered"
            " by the records: {uncovered}.",
            number=Numeral(len(found)),
            active=Numeral(states[ActivityState.WITH]),
            possible=Numeral(states[ActivityState.POSSIBLY]),
            without=Numeral(states[ActivityState.WITHOUT]),
            uncovered=Numeral(states[ActivityState.NOT_COVERED]),
        )
    ]
    if any(each.state is ActivityState.WITHOUT and each.coverage is not CoverageState.COMPLETE for each in found):
        notes.append(Message("The records of activities are incomplete, so this does not mean that there was none."))
    return notes


def mandate_activity_json(found: tuple[MandateActivity, ...]) -> list[dict[str, Any]]:
    """Return the mandates in the order of their ids."""
    return [
        {
            "mandate": each.mandate.id,
            "symbol": each.mandate.symbol,
            "state": each.state.value,
            "certain": list(each.certain),
            "possible": list(each.possible),
            "coverage": each.coverage.value,
        }
        for each in found
    ]
