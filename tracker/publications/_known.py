"""What a publication may draw on: the records known at its vintage, without drafts."""

from datetime import date

from attrs import evolve

from tracker.errors import InvalidValueError, Sentence, UnknownRecordError
from tracker.model import Passage, PassageState, Record, Register, Vintage
from tracker.values import ReportingPeriod

__all__ = ["is_draft", "known_at", "period_known"]


def known_at(register: Register, vintage: Vintage) -> Register:
    """
    Return the register as known at a publication's vintage, without drafts.

    A day that the vintage leaves open says that no record had one: then only records without that day were known. What
    was recorded is sorted out first, so that a later correction of a document's date moves nothing.
    """
    recorded = register.as_of(recorded=vintage.recorded or date.min)
    known = recorded.as_of(published=vintage.published or date.min)
    return evolve(known, records=[record for record in known.records if not is_draft(record)], vintage=vintage)


def is_draft(record: Record) -> bool:
    """
    Tell whether a record never enters a publication: it has yet to be confirmed, or is a passage not cleared so far.

    A revision that takes a cleared passage back is none: it says that the passage is held back.
    """
    if isinstance(record, Passage) and record.state is PassageState.DRAFT and record.revision is None:
        return True
    return record.draft


def period_known(register: Register, known: Register, period: str | ReportingPeriod) -> ReportingPeriod:
    """
    Return a period of what is known.

    Raises:
        InvalidValueError: It is declared by a draft only, or only later.

        UnknownRecordError: There is none.
    """
    if not isinstance(period, str):
        return period
    try:
        return known.period(period)
    except UnknownRecordError:
        if period not in register.periods:
            raise
        declared = register.periods[period]
        if declared.draft:
            said = Sentence("period {id} is still a draft; take out its draft = true", id=repr(period))
        else:
            said = Sentence("period {id} was not known at that vintage", id=repr(period))
        raise InvalidValueError(said) from None
