"""What was done on the mandates, which renew which, and which reports they ask for."""

from collections.abc import Iterator, Sequence

from tracker.documents import DateText, Inline, Listing, Message, Numeral, Verbatim
from tracker.documents import Sequence as Parts
from tracker.followup import (
    ActivityState,
    DueItem,
    DueKind,
    DueState,
    MandateActivity,
    activity_of_all,
    chain_of,
    due,
    force_of,
)
from tracker.model import Mandate
from tracker.reports._draft import Draft
from tracker.values import When
from tracker.views._mandate_activity import on_gaps
from tracker.words._due import remarks_on


def add_mandate_calendar(draft: Draft, mandates: Sequence[Mandate]) -> None:
    """Add what the records say of activity on mandates, of their renewal, and of the reports that they ask for."""
    told = {mandate.id for mandate in mandates}
    _activity(draft, told)
    renewals = list(_renewals(draft, mandates))
    if renewals:
        draft.paragraph(Message("Renewed in the period:"))
        draft.items(renewals)
    if not draft.matter.is_dated:  # what is due depends on the day
        return
    reports = [_report(item) for item in due(draft.matter.register, draft.matter.day) if _is_told(item, told)]
    if reports:
        draft.paragraph(Message("Reports that the mandates ask for, as of {date}:", date=_day(draft)))
        draft.items(reports)


def _day(draft: Draft) -> Inline:
    return DateText(When.on(draft.matter.day))


def _is_told(item: DueItem, told: set[str]) -> bool:
    return item.kind is DueKind.REPORT and item.record.key in told


# -- activity ---------------------------------------------------------------------------------------------------------


def _activity(draft: Draft, told: set[str]) -> None:
    """Say on how many mandates activity is recorded, and on which none is; nothing where no event names a mandate."""
    register = draft.matter.register
    if not any(event.mandates for event in register.events.values()):
        return
    found = [each for each in activity_of_all(register, draft.matter.period) if each.mandate.id in told]
    if not found:
        return
    number = Numeral(len(found))
    if all(each.state is ActivityState.NOT_COVERED for each in found):
        draft.paragraph(
            Message(
                "Of activity on the {number} {number:mandate|mandates} nothing can be said: it was not recorded.",
                number=number,
            )
        )
        return
    draft.paragraph(Parts(tuple(_sentences(draft, found)), separator=" "))


def _sentences(draft: Draft, found: list[MandateActivity]) -> Iterator[Inline]:
    states = {state: [each for each in found if each.state is state] for state in ActivityState}
    active, possible = states[ActivityState.WITH], states[ActivityState.POSSIBLY]
    yield Message(
        "Activity in the period is recorded on {active} of the {number} {number:mandate|mandates} named here.",
        active=Numeral(len(active)),
        number=Numeral(len(found)),
    )
    if possible:
        yield Message("It may lie in the period on: {mandates}.", mandates=_listed(draft, possible))
    without = states[ActivityState.WITHOUT]
    if without:
        yield Message("None is recorded on: {mandates}.", mandates=_listed(draft, without))
    yield from on_gaps(found)


def _listed(draft: Draft, activities: list[MandateActivity]) -> Inline:
    return Listing(tuple(draft.with_source(_short(each.mandate), each.mandate) for each in activities))


def _short(mandate: Mandate) -> Inline:
    return Verbatim(mandate.symbol) if mandate.symbol else mandate.title


# -- renewal and reports ----------------------------------------------------------------------------------------------


def _renewals(draft: Draft, mandates: Sequence[Mandate]) -> Iterator[Inline]:
    """Name each mandate adopted in the period that renews another, with the day to which it is in force."""
    for mandate in sorted(mandates, key=lambda each: each.id):
        renewed = [each for each in chain_of(draft.matter.register, mandate.id).mandates if each.id in mandate.renews]
        when = mandate.adopted
        if not renewed or when is None or when.window.last < draft.matter.period.start:
            continue
        if when.window.first > draft.matter.period.end:
            continue
        parts: dict[str, Inline] = {"mandate": _short(mandate), "renewed": Listing(tuple(map(_short, renewed)))}
        force = force_of(draft.matter.register, mandate)
        if not force.states_end:
            yield Message("{mandate} renews {renewed}", **parts)
        else:
            end = When(f"[{force.ends.first}..{force.ends.last}]")
            yield Message("{mandate} renews {renewed}, in force to {date}", **parts, date=DateText(end))


def _report(item: DueItem) -> Inline:
    named: list[Inline] = [item.title]
    named += [Parts((Verbatim(", "), remark)) for remark in remarks_on(item)]
    if item.when is not None:
        named.append(Parts((Verbatim(", "), DateText(item.when))))
    if item.state is DueState.OVERDUE:
        named.append(Message(" (none is recorded)"))
    return Parts(tuple(named))
