"""The follow-up of recommendations in the report: only where the register has statuses of them."""

from collections.abc import Iterator

from attrs import evolve

from tracker.documents import Inline, Link, Message, Numeral, PeriodText, Sequence, Table
from tracker.followup import FollowUp
from tracker.followup import follow_up as followed_up
from tracker.followup._rates import MINIMUM
from tracker.followup._status import NOT_YET_OBSERVED
from tracker.model import StatusObservation
from tracker.reports._draft import Draft
from tracker.reports._led_number import are_words, in_words
from tracker.reports._matter import Matter
from tracker.views._follow_up_tables import (
    ages_table,
    movement_heads,
    movements_table,
    rates_table,
    statuses_table,
    transitions_table,
)
from tracker.views._followed_tables import overdue_table
from tracker.words._dates import on_day
from tracker.words._recommendations import (
    ALL_RECOMMENDATIONS,
    FOLLOW_UP,
    MOVEMENTS,
    Led,
    is_observed,
    panel_in_words,
    telling_rates,
)
from tracker.words._terms import brief

_MOST_OVERDUE = 50
"""So many overdue recommendations are listed: about two pages, which is as long as the rest of the section."""


FEW = MINIMUM
"""Of fewer recommendations the rows tell more than totals do; no percentage is given of them either."""


def follow_up(matter: Matter, draft: Draft) -> None:
    """
    Tell what became of recommendations: statuses, movements, rates, ages, what is overdue, transitions.

    Of few recommendations a reader counts in the rows of the table before how they moved and how old they are, and no
    percentage is given: statuses and what is overdue say it all. So they do where nobody found out what was done.
    """
    observed = matter.register.of_type(StatusObservation).values()
    if not any(not each.draft for each in observed):
        return
    earlier = matter.against if matter.against and matter.against.end < matter.period.end else None
    by = "source" if len({each.source for each in matter.register.recommendations.values()}) > 1 else None
    asked = matter.day if matter.is_dated else None
    found = followed_up(matter.register, matter.period, against=earlier, by=by, on=asked)
    if not found.recommendations:
        return
    draft.heading(1, FOLLOW_UP)
    moved = draft.to_recommendations(_MOVEMENT, _MOVEMENT_PLACE)
    _add_statuses(draft, found, moved)
    if len(found.recommendations) < FEW or not is_observed(found):
        _add_overdue(draft, found)
        return
    _add_movements(draft, found, moved)
    _add_rates(draft, found)
    _add_ages(draft, found)
    _add_overdue(draft, found)
    _add_transitions(draft, found)


_MOVEMENT, _MOVEMENT_PLACE = Message("Movement of recommendations"), "table-movement"
"""The table of movements: the section says its first row in a sentence."""


def _add_statuses(draft: Draft, found: FollowUp, moved: Led) -> None:
    number = draft.table_number()
    said: list[Inline] = [
        *_not_over(draft.matter, found),
        *(draft.with_counts(each) for each in _in_short(found, moved)),
        _how_far(found, Numeral(number)),
    ]
    if not is_observed(found):
        said.append(Message("Nothing is known of what was done about them."))
    told = _observed(found)
    if len(told.statuses) > 1:
        said.append(
            Message(
                "What addressees report, what was verified and what was merely done are different facts and stand"
                " apart."
            )
        )
    draft.paragraph(Sequence(tuple(said), " "))
    has_rates = len(found.recommendations) >= FEW and is_observed(found)
    led = draft.to_recommendations(Message("Recommendations by status"), "table-statuses", is_dated=True, row=2)
    draft.add_counts(
        evolve(statuses_table(told, led, with_nil=False, with_rates=has_rates), number=number, anchor="table-statuses")
    )


def _not_over(matter: Matter, found: FollowUp) -> Iterator[Inline]:
    """Say that a period was under way on the day of the report; without a day nothing is said that depends on one."""
    if matter.is_dated and matter.day < matter.period.end:
        yield Message("On {day} the period was not over: its figures may still change.", day=on_day(matter.day))
    elif not found.is_over:
        yield Message(
            "What is known ends before {period} does: its figures may still change.", period=PeriodText(found.period)
        )
    elif not matter.is_dated and found.may_not_have_begun:
        yield Message("What is said of {period} holds once it is over.", period=PeriodText(found.period))


def _how_far(found: FollowUp, number: Inline) -> Inline:
    """Say at which days the table of statuses looks: at one, or where it compares, at two."""
    day = on_day(found.period.end)
    if found.against is None:
        return Message("Table {number} shows how far the recommendations had come on {day}.", number=number, day=day)
    return Message(
        "Table {number} shows how far the recommendations had come on {before} and on {day}.",
        number=number,
        before=on_day(found.against.end),
        day=day,
    )


def _observed(found: FollowUp) -> FollowUp:
    """Leave out the aspects under which nothing was observed, where there are others: they say that nobody looked."""
    known = {
        aspect: counts
        for aspect, counts in found.statuses.items()
        if any(each.status is not NOT_YET_OBSERVED and each.bounds.upper for each in counts)
    }
    return evolve(found, statuses=known) if known and not is_observed(found) else found


def _in_short(found: FollowUp, moved: Led) -> Iterator[Inline]:
    """
    Say what became of the recommendations, where every number of it is known.

    Where nobody found anything out, none was found implemented, and that says nothing of what was done.
    """
    whole = found.roll_forward[0]
    numbers = {name: getattr(whole, name) for name in _TOLD}
    known = {name: each.lower for name, each in numbers.items() if each.lower == each.upper and each.lower is not None}
    if not telling_rates(found) or len(known) < len(numbers) or not known["opening"] + known["issued"]:
        return
    if not known["implemented"]:
        return
    heads = dict(zip(MOVEMENTS, movement_heads(found.aspect, in_full=True), strict=True))
    told = {
        name: moved(Numeral(number), whole.records[name], (ALL_RECOMMENDATIONS, heads[name]))
        for name, number in known.items()
        if number or name in _ALWAYS
    }
    if are_words(*known.values()):
        told = {name: in_words(number, known[name]) for name, number in told.items()}
    if known["issued"] and known["closed_otherwise"]:
        yield Message(
            "Of {opening} open {opening:recommendation|recommendations} and {issued} made since, by the end of the"
            " period {implemented} {implemented:was|were} found implemented, {closed_otherwise} had been closed"
            " otherwise and {closing} {closing:was|were} still open.",
            **told,
        )
    elif known["closed_otherwise"]:
        yield Message(
            "Of {opening} open {opening:recommendation|recommendations}, by the end of the period {implemented}"
            " {implemented:was|were} found implemented, {closed_otherwise} had been closed otherwise and {closing}"
            " {closing:was|were} still open.",
            **told,
        )
    elif known["issued"]:
        yield Message(
            "Of {opening} open {opening:recommendation|recommendations} and {issued} made since, {implemented}"
            " {implemented:was|were} found implemented by the end of the period, and {closing} {closing:was|were} still"
            " open.",
            **told,
        )
    else:
        yield Message(
            "Of {opening} open {opening:recommendation|recommendations}, {implemented} {implemented:was|were}"
            " found implemented by the end of the period, and {closing} {closing:was|were} still open.",
            **told,
        )


_ALWAYS = ("opening", "implemented", "closing")
_TOLD = (*_ALWAYS, "issued", "closed_otherwise")
"""The movements of which the sentence tells, with those that it leaves out where there are none."""


def _add_movements(draft: Draft, found: FollowUp, led: Led) -> None:
    number = draft.table_number()
    draft.paragraph(
        Message(
            "Table {number} shows how the recommendations still open moved in the period: those open at the start,"
            " issued and reopened, less those implemented and otherwise closed, are those open at the end.",
            number=Numeral(number),
        )
    )
    table = _about(found, movements_table(found, draft.matter.register, in_full=True, led=led))
    draft.add_counts(evolve(table, number=number, title=_MOVEMENT, anchor=_MOVEMENT_PLACE))


def _about(found: FollowUp, table: Table) -> Table:
    """Say under a table which aspect it is about: in a report no heading does."""
    return evolve(table, legend=(Message("Counted by: {aspect}.", aspect=brief(found.aspect)), *table.legend))


def _add_rates(draft: Draft, found: FollowUp) -> None:
    led = draft.to_recommendations(Message("Rates of implementation"), "table-rates")
    table = rates_table(found, MINIMUM, led)
    if not table.rows:
        return
    number = draft.table_number()
    draft.paragraph(
        Message(
            "Table {number} gives rates of implementation. They differ by what they divide by; each is defined below"
            " the table.",
            number=Numeral(number),
        )
    )
    draft.add_counts(evolve(table, number=number, anchor="table-rates"))
    if found.panel is not None:
        draft.paragraph(draft.with_counts(panel_in_words(found.panel, led)))


def _add_ages(draft: Draft, found: FollowUp) -> None:
    number = draft.table_number()
    draft.paragraph(
        Message(
            "Table {number} shows how long ago the recommendations still open were issued. Age alone says nothing of"
            " success or failure.",
            number=Numeral(number),
        )
    )
    led = draft.to_recommendations(Message("Open recommendations by age"), "table-ages")
    draft.add_counts(evolve(ages_table(found, led), number=number, anchor="table-ages"))


def _add_overdue(draft: Draft, found: FollowUp) -> None:
    if not found.overdue:
        if any(each.deadline.due is not None for each in found.recommendations):
            draft.paragraph(Message("No recommendation with a stated deadline was overdue."))
        return
    number = draft.table_number()
    draft.paragraph(
        Message(
            "Table {number} lists what was open after its deadline. Nothing is overdue that has no stated deadline.",
            number=Numeral(number),
        )
    )

    def named(recommendation: str) -> Inline:
        record = draft.matter.register.recommendations[recommendation]
        return Link(record.text, f"#{draft.anchor_of(record)}")

    table = overdue_table(found, most=_MOST_OVERDUE, named=named, keeps_rest=False)
    draft.add(evolve(table, number=number, anchor="table-overdue"))


def _add_transitions(draft: Draft, found: FollowUp) -> None:
    before, after = found.between
    if before is None or not found.transitions:
        return
    number = draft.table_number()
    draft.paragraph(
        Message(
            "Table {number} shows what became of the recommendations of each status between {before} and {after}.",
            number=Numeral(number),
            before=on_day(before),
            after=on_day(after),
        )
    )
    title, anchor = Message("Transitions between statuses"), "table-transitions"
    table = _about(found, transitions_table(found, draft.to_recommendations(title, anchor)))
    draft.add_counts(evolve(table, number=number, title=title, anchor=anchor))
