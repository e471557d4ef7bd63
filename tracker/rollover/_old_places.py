"""Places of a passage that ask for what only an earlier period has: claims of its report, activities that were over."""

from tracker.errors import UnknownRecordError
from tracker.model import AssistanceEvent, Claim, Record, Register
from tracker.rollover._facts import IsOld
from tracker.values import Membership, ReportingPeriod, membership


def old_places(register: Register, period: ReportingPeriod) -> IsOld:
    """Return what tells of a place whether a report on a new *period* leaves its sentence out, or repeats the last."""

    def is_old(what: str, key: str) -> bool:
        if what == "countries":
            found = register.find(key)
            return bool(found) and all(_is_over(register, each, period) for each in found)
        claim = register.claims.get(key)
        return claim is not None and _is_over(register, claim, period)

    return is_old


def _is_over(register: Register, record: Record, period: ReportingPeriod) -> bool:
    """Tell whether an activity or a claim is certainly none of the period; a programme may go on."""
    if isinstance(record, AssistanceEvent):
        return membership(record.when, period) is Membership.IMPOSSIBLE
    if not isinstance(record, Claim):
        return False
    document = register.document(record.document)
    covered = register.periods.get(document.covers or "") if document is not None else None
    if covered is not None and covered.span != period:
        return True
    if record.at is not None:
        return membership(record.at, period) is Membership.IMPOSSIBLE
    try:
        return record.period is not None and register.period(record.period).end < period.start
    except UnknownRecordError:  # the checks say so
        return False
