"""Which mandates renew which, and which reports they ask for."""

from collections.abc import Iterable

from tracker.documents import DateText, Inline, Listing, Message, Verbatim
from tracker.followup import DueItem, DueKind, DueState, chain_of, due, force_of
from tracker.model import Mandate, Register
from tracker.reports._draft import Draft
from tracker.values import When
from tracker.words._due import session_name
from tracker.words._sentences import in_quotes


def renewed_by(register: Register, mandate: Mandate) -> Inline | None:
    """Say in a sentence which mandates one renews, and the day to which it is in force; None where it renews none."""
    renewed = tuple(each for each in chain_of(register, mandate.id).mandates if each.id in mandate.renews)
    if not renewed:
        return None
    force = force_of(register, mandate)
    titles = Listing(tuple(Verbatim(each.symbol) if each.symbol else in_quotes(each.title) for each in renewed))
    if not force.states_end:
        return Message(". It renews the mandate of {renewed}", renewed=titles)
    end = DateText(When(f"[{force.ends.first}..{force.ends.last}]"))
    return Message(". It renews the mandate of {renewed} and is in force until {date}", renewed=titles, date=end)


def add_reports_due(draft: Draft, mandates: Iterable[Mandate]) -> None:
    """
    Say which reports mandates ask for, as far as a day or a session is known.

    What is overdue is not said: that no report is in the register does not mean that none was made.
    """
    if not draft.matter.is_dated:  # what is due depends on the day
        return
    told = {mandate.id for mandate in mandates}
    found = [
        item
        for item in due(draft.matter.register, draft.matter.day)
        if item.kind is DueKind.REPORT and item.record.key in told and item.state is DueState.DUE and item.when
    ]
    by_mandate: dict[str, list[DueItem]] = {}
    for item in found:
        by_mandate.setdefault(item.record.key, []).append(item)
    draft.told(
        (_report(draft, items) for items in by_mandate.values()),
        many=Message("Reports are asked for under the following texts:"),
        one=Message("A report is asked for under the following text:"),
    )


def _report(draft: Draft, items: list[DueItem]) -> Inline:
    mandate = draft.matter.register.mandates[items[0].record.key]
    dates = tuple(_when(item.when, item) for item in items if item.when is not None)
    told = Message("{mandate}: due {dates}", mandate=in_quotes(mandate.title), dates=Listing(dates))
    return draft.with_source(told, mandate)


def _when(when: When, item: DueItem) -> Inline:
    date = DateText(when, as_phrase=True)
    if item.session is None:
        return date
    return Message("at the {session}, which opens {date}", date=date, session=session_name(item.session))
