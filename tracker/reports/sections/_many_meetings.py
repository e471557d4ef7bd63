"""Meetings so many that nobody would read them one by one: how many were held of each kind."""

from tracker.codelists import codelist
from tracker.documents import Counted, Inline, Message
from tracker.model import CoverageState, Meeting
from tracker.reports._draft import Draft
from tracker.values import Bounds
from tracker.words._figures import count_with_unit


def many_meetings(draft: Draft, held: list[Meeting]) -> None:
    """Count meetings by kind where nobody would read them one by one; the annex lists them."""
    for each in held:
        draft.anchor_of(each)
    titles = codelist("meeting")
    by_kind = [(titles[kind].title, [each for each in held if each.kind == kind]) for kind in titles]
    lines = [Message("{kind}: {number}", kind=kind, number=_number(draft, own)) for kind, own in by_kind if own]
    number = _in_period(draft, held)
    many = Message("{number} were held:", number=count_with_unit(number, "meetings")) if number.lower else _PERHAPS
    draft.told(lines, many=many)


_PERHAPS = Message("The following meetings may have been held in the period:")


def _in_period(draft: Draft, held: list[Meeting]) -> Bounds:
    """Count the meetings that lie in the period, as far as their dates tell; where not all are known, the fewest."""
    matter = draft.matter
    is_open = matter.register.coverage("meeting", matter.period) is not CoverageState.COMPLETE
    return matter.number_of((each.when for each in held), is_open=is_open)


def _number(draft: Draft, held: list[Meeting]) -> Inline:
    number = _in_period(draft, held)
    if number.lower:
        return count_with_unit(number, "meetings")
    return Message("possibly {records}", records=Counted(len(held), "meetings"))
