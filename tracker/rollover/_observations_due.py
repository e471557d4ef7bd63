"""Which observations are due in the new period: what was observed before, and what targets ask for."""

from collections.abc import Iterator
from datetime import date

from tracker.documents import DateText, Inline, Message, PeriodText, Verbatim
from tracker.errors import UnknownRecordError
from tracker.indicators import indicators
from tracker.model import Observation, Register, Target
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.rollover._opening import Item, Task
from tracker.values import Quantity, ReportingPeriod, When
from tracker.words._numbers import amount_of

Series = tuple[str, str, str, str]
"""What tells a series of observations from another: indicator, parts, subject and origin."""


def observations_due(register: Register, last: ReportingPeriod, period: ReportingPeriod, name: str) -> Iterator[Item]:
    """
    Go through the series of observations that a new period goes on with, and through its targets.

    A series that was observed in the last period is due; its draft says what is to be observed and no value, so that
    no old number is confirmed as a new one. One that was observed only before is to be taken up again, or given up. One
    that is observed in the new period already is done, but not by a number that lies in the last period as well.

    Args:
        register: The records.

        last: The period before.

        period: The new period.

        name: How records name it: its id.
    """
    for _, observed in sorted(_series(register).items()):
        if any(
            _is_in(register, each, period) and not _is_in(register, each, last) for each in observed if not each.draft
        ):
            continue
        earlier = [each for each in observed if not each.draft and _last_day(register, each) < period.end]
        if not earlier:
            continue
        latest = max(earlier, key=lambda each: (_last_day(register, each), each.recorded or date.min, each.key))
        if _is_in(register, latest, last):
            yield _again(register, latest, period, name)
        else:
            yield _lapsed(register, latest)
    for target in register.of_type(Target).values():
        if not target.draft and _is_in(register, target, period):
            said = Message(
                "{indicator}: a target of {value} is set for the period",
                indicator=_titled(register, target),
                value=amount_of(target.value),
            )
            yield Item(task=Task.DUE, table=target.table, key=target.key, said=said)


def observed_in_both(register: Register, days: ReportingPeriod) -> tuple[str, ...]:
    """Return the keys of the observations that certainly lie in days that two periods share."""
    return tuple(
        sorted(key for key, each in register.observations.items() if not each.draft and _is_in(register, each, days))
    )


def _series(register: Register) -> dict[Series, list[Observation]]:
    found: dict[Series, list[Observation]] = {}
    for each in register.observations.values():
        origin = each.since.edtf if each.since else ""
        found.setdefault((each.indicator, str(each.breakdown), each.about or "", origin), []).append(each)
    return found


def _days(register: Register, each: Observation | Target) -> tuple[date | None, date | None]:
    """Return the first and last day that a number may be about; None where there is no limit or no such period."""
    if each.at is not None:
        return each.at.earliest, each.at.latest
    try:
        period = register.period(each.period or "")
    except UnknownRecordError:
        return date.max, date.max  # said by the checks, and in no period
    return period.start, period.end


def _last_day(register: Register, each: Observation) -> date:
    return _days(register, each)[1] or date.max


def _is_in(register: Register, each: Observation | Target, period: ReportingPeriod) -> bool:
    """Tell whether a number is about a day of the period, or about a part of it."""
    first, end = _days(register, each)
    return first is not None and end is not None and period.start <= end <= period.end and first >= period.start


def _again(register: Register, latest: Observation, period: ReportingPeriod, name: str) -> Item:
    record = Observation(
        indicator=latest.indicator,
        at=When.on(period.end) if latest.at is not None else None,
        period=None if latest.at is not None else name,
        since=latest.since,
        value=Quantity(0),
        breakdown=latest.breakdown,
        about=latest.about,
        provider=latest.provider,
        method=latest.method,
        draft=True,
    )
    said = Message(
        "{indicator}: observe it again; it was {value} ({time})",
        indicator=_titled(register, latest),
        value=amount_of(latest.value),
        time=_time(register, latest),
    )
    draft = UnfinishedDraft(record, ("value",))
    return Item(task=Task.DUE, table=latest.table, key=latest.key, said=said, draft=draft)


def _lapsed(register: Register, latest: Observation) -> Item:
    said = Message(
        "{indicator}: last observed as {value} ({time}), and not in the last period; take it up again or give it up",
        indicator=_titled(register, latest),
        value=amount_of(latest.value),
        time=_time(register, latest),
    )
    return Item(task=Task.CONFIRM, table=latest.table, key=latest.key, said=said)


def _titled(register: Register, each: Observation | Target) -> Inline:
    """Name what is observed by the indicator's title and id, and by the part or record that it is about."""
    about = each.about if isinstance(each, Observation) else None
    parts = [f"{dimension} {code}" for dimension, code in each.breakdown] + ([about] if about else [])
    name = Verbatim(", ".join([each.indicator, *parts]))
    declared = register.indicators.get(each.indicator) or indicators(register).get(each.indicator.partition("@")[0])
    return name if declared is None else Message("{title} [{id}]", title=declared.title, id=name)


def _time(register: Register, each: Observation) -> Inline:
    if each.at is not None:
        return DateText(each.at)
    return PeriodText(register.period(each.period or ""))
