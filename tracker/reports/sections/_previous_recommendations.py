"""What became of the recommendations of earlier periods: one row each, before all totals."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from attrs import frozen

from tracker.documents import (
    Align,
    Column,
    Inline,
    Link,
    Message,
    Numeral,
    Row,
    Sequence,
    Table,
    phrase,
)
from tracker.followup import deadlines_of
from tracker.followup._dates import number_of
from tracker.followup._deadlines import DeadlineHistory
from tracker.followup._known import deadlines_until
from tracker.followup._status import NOT_ISSUED, NOT_YET_OBSERVED, Status
from tracker.followup._tally import Behind
from tracker.followup._timeline import Timeline
from tracker.followup._timelines import timelines
from tracker.model import Aspect, Deadline, Recommendation, StatusObservation
from tracker.reports._country_names import ONE_ADDRESSEE, addressees_of_all, listed_addressees
from tracker.reports._draft import Draft, without_stop
from tracker.reports._led_number import are_words, in_words
from tracker.reports._matter import Matter
from tracker.reports._places import source_in_words, with_paragraphs
from tracker.reports._selection import by_paragraph
from tracker.reports.sections._groups import Columns, add_groups, announced, grouped
from tracker.values._calendar import add_days
from tracker.words._dates import on_day
from tracker.words._numbers import NOT_AVAILABLE, bounds_in_words
from tracker.words._recommendations import Led, status_in_words
from tracker.words._terms import brief

MOST_ROWS = 40
"""So many recommendations are rows: about two pages. The rest is counted, and the annex lists it."""

ASPECTS = (Aspect.SELF_REPORTED, Aspect.VERIFIED)
"""What addressees say and what was verified are two facts and stand apart."""
DECISIVE = (Aspect.VERIFIED, Aspect.SELF_REPORTED)
"""What was verified tells what still stood; where nobody verifies, what addressees say does."""


@frozen(kw_only=True)
class _Followed:
    """A recommendation of an earlier period, with what is known of it by aspect at the start and at the end."""

    record: Recommendation
    states: Mapping[Aspect, tuple[frozenset[Status], frozenset[Status]]]
    deadline: DeadlineHistory

    def is_open(self, decisive: Aspect) -> bool:
        """Tell whether it stood at the start of the period, as far as an aspect tells."""
        before, _ = self.states.get(decisive, ((), ()))
        return not before or any(status.is_open for status in before)

    def is_surely_open(self, decisive: Aspect) -> bool:
        """Tell whether it stood at the start whatever the days are on which what is known of it was found out."""
        before, _ = self.states.get(decisive, ((), ()))
        return all(status.is_open for status in before)

    def is_late(self, matter: Matter, decisive: Aspect) -> bool:
        """Tell whether its deadline passed while it certainly stood, as far as an aspect tells."""
        _, after = self.states.get(decisive, ((), ()))
        until = deadlines_until(matter.register, matter.period, matter.day if matter.is_dated else None)
        return self.deadline.is_past(until) and all(status.is_open for status in after)


def previous_recommendations(matter: Matter, draft: Draft) -> None:
    """List the recommendations of earlier periods, with what became of each; the totals stand after it."""
    decisive, found = _standing(matter)
    if not found:
        return
    draft.heading(1, Message("Follow-up of recommendations of previous periods"))
    draft.passages("followup")
    aspects = [each for each in ASPECTS if any(_is_observed(one, each) for one in found)]
    if len(found) > MOST_ROWS and not aspects and not any(each.deadline.due for each in found):
        # So many texts without a word on what became of them nobody reads; few have a row each.
        opening = _opening(found, decisive)
        counted = _led(draft)(bounds_in_words(opening.bounds), opening, (_OPEN_AT_START,))
        _said_by_group(draft, found, decisive, draft.with_counts(Message(_MANY_OPEN, number=counted)))
        _keep(draft, found)
        return
    ordered = sorted(found, key=lambda each: (not each.is_late(matter, decisive), not _moved(each), *_place(each)))
    shown = ordered if len(ordered) <= MOST_ROWS else ordered[:MOST_ROWS]
    columns = list(_table(draft, shown, aspects, decisive))
    number = draft.table_number()
    draft.paragraph(Sequence(tuple(_said(draft, ordered, shown, number, decisive)), " "))
    draft.add(
        Table(
            number=number,
            title=_TITLE,
            columns=tuple(column for column, _ in columns),
            rows=tuple(Row(cells=cells) for cells in zip(*(cells for _, cells in columns), strict=True)),
            legend=(Message(".. nothing is known."),) if _is_gap(columns) else (),
            anchor=_PLACE,
        )
    )
    if len(ordered) > len(shown):
        _said_by_group(draft, ordered, decisive)
    _keep(draft, ordered)


def _said_by_group(draft: Draft, found: list[_Followed], decisive: Aspect, *before: Inline) -> None:
    """Count many by what groups them, and leave the texts to the annex."""
    dimension, groups = grouped(draft.matter, [each.record for each in found])
    if not dimension:
        draft.listed[_GROUPED] = [(_GROUPED, each.record) for each in found]
        said = [*before, *([Message("The annex has the text of each.")] if draft.matter.annex != "none" else [])]
        if said:
            draft.paragraph(Sequence(tuple(said), " "))
        return
    number = draft.table_number()
    said = [*before, announced(dimension, number)]
    if draft.matter.annex != "none":
        said.append(Message("The annex has the text of each."))
    draft.paragraph(Sequence(tuple(said), " "))
    followed = {each.record.id: each for each in found}

    def counting(tell: Callable[[_Followed], bool]) -> Callable[[list[Recommendation]], Behind]:
        return lambda own: _behind(each for one in own if tell(each := followed[one.id]))

    columns: Columns = {
        _OPEN_AT_START: lambda own: _opening([followed[each.id] for each in own], decisive),
        _CLOSED: counting(lambda each: each.is_surely_open(decisive) and _is_closed(each, decisive, all)),
        _LATE: counting(lambda each: each.is_late(draft.matter, decisive)),
    }
    known = {
        head: of
        for head, of in columns.items()
        if head == _OPEN_AT_START or any(not of(own).is_empty for _, own in groups)
    }
    add_groups(draft, dimension, groups, known, number=number, title=_GROUPED, anchor=f"{_PLACE}-by-group")


def _is_gap(columns: list[tuple[Column, list[Inline]]]) -> bool:
    """Tell whether a cell says that nothing is known, which a legend then explains."""
    return any(cell == NOT_AVAILABLE for _, cells in columns for cell in cells)


_TITLE, _PLACE = (
    Message("Recommendations of previous periods and what became of them"),
    "table-previous-recommendations",
)
_GROUPED = Message("Recommendations of previous periods")
_OPEN_AT_START, _CLOSED, _LATE = (
    Message("open at the start"),
    Message("closed by the end"),
    Message("past their deadlines"),
)


def _led(draft: Draft) -> Led:
    return draft.to_recommendations(_TITLE, _PLACE)


def _behind(certain: Iterable[_Followed], possible: Iterable[_Followed] = ()) -> Behind:
    """Return recommendations as those behind a number."""
    return Behind(*(tuple(sorted(each.record.id for each in found)) for found in (certain, possible)))


def _opening(found: list[_Followed], decisive: Aspect) -> Behind:
    """Return those that stood at the start of the period as those behind a number: some may have been closed before."""
    is_surely = {each.record.id: each.is_surely_open(decisive) for each in found}
    return _behind(*([each for each in found if is_surely[each.record.id] is sure] for sure in (True, False)))


_MANY_OPEN = phrase(
    "As far as is known, {number} {number:recommendation|recommendations} made before the period were still open at its"
    " start. Nothing is known of what became of them."
)


def moved_in_short(matter: Matter, draft: Draft) -> Inline | None:
    """Say in a sentence how many recommendations of earlier periods stood no more at the end; None if none did."""
    decisive, found = _standing(matter)
    surely = [each for each in found if each.is_surely_open(decisive)]
    closed = [each for each in surely if _is_closed(each, decisive, all)]
    perhaps = [each for each in found if _is_closed(each, decisive, any) and each not in closed]
    behind = _behind(closed, perhaps)
    if behind.is_empty:
        return None
    led, opening, bounds = _led(draft), _opening(found, decisive), behind.bounds
    number = led(bounds_in_words(opening.bounds), opening, (_OPEN_AT_START,))
    moved = led(bounds_in_words(bounds), behind, (_CLOSED,))
    if are_words(len(found), bounds.lower, bounds.upper) and bounds.is_exact and opening.bounds.is_exact:
        number, moved = in_words(number, len(found)), in_words(moved, bounds.lower or 0)
    return draft.with_counts(
        Message(
            "Of {number} {number:recommendation|recommendations} of previous periods that {number:was|were} open at the"
            " start of the period, {closed} had been closed by its end.",
            number=number,
            closed=moved,
        )
    )


def _is_closed(followed: _Followed, decisive: Aspect, of: Callable[[Iterable[bool]], bool]) -> bool:
    """Tell whether all, or any, of the statuses that it may have at the end close it."""
    _, after = followed.states.get(decisive, (frozenset(), frozenset()))
    return bool(after) and of(not status.is_open for status in after)


def _standing(matter: Matter) -> tuple[Aspect, list[_Followed]]:
    """Return the recommendations of earlier periods that stood at the start, and the aspect that tells so."""
    every = _followed(matter)
    decisive = next((each for each in DECISIVE if any(_is_observed(one, each) for one in every)), Aspect.VERIFIED)
    return decisive, [each for each in every if each.is_open(decisive)]


def _followed(matter: Matter) -> list[_Followed]:
    register = matter.register
    deadlines = deadlines_of(register)
    known = {aspect: _by_record(timelines(register, aspect)) for aspect in ASPECTS}
    days = (number_of(_eve(matter)), number_of(matter.period.end))
    found: list[_Followed] = []
    for record in register.recommendations.values():
        if record.draft or record.issued.window.last >= matter.period.start:
            continue
        states = {
            aspect: (lines[record.id].states(days[0]), lines[record.id].states(days[1]))
            for aspect, lines in known.items()
            if record.id in lines
        }
        deadline = deadlines.get(record.id, DeadlineHistory()).as_of(matter.period.end)
        found.append(_Followed(record=record, states=states, deadline=deadline))
    return found


def _eve(matter: Matter) -> date:
    """Return the day before the period; the first day there is has none before it."""
    return add_days(matter.period.start, -1) or matter.period.start


def _by_record(lines: Iterable[Timeline]) -> dict[str, Timeline]:
    return {record.id: line for line in lines for record in line.records}


def _is_observed(followed: _Followed, aspect: Aspect) -> bool:
    return any(_known(states) for states in followed.states.get(aspect, ()))


def _known(states: frozenset[Status]) -> list[Status]:
    return sorted((each for each in states if each not in (NOT_ISSUED, NOT_YET_OBSERVED)), key=str)


def _place(followed: _Followed) -> tuple[str, tuple[int, ...], str]:
    return followed.record.source, *by_paragraph(followed.record)


def _moved(followed: _Followed) -> bool:
    return any(before != after for before, after in followed.states.values())


# -- words ------------------------------------------------------------------------------------------------------------


def _said(
    draft: Draft, found: list[_Followed], shown: list[_Followed], number: int, decisive: Aspect
) -> Iterable[Inline]:
    yield Message(
        "Table {number} takes up the recommendations made before the period that, as far as is known, were still open"
        " at its start.",
        number=Numeral(number),
    )
    addressees = addressees_of_all(draft.matter.register, [each.record for each in shown], draft.matter.day)
    if addressees is not None:
        yield Message(ONE_ADDRESSEE, addressees=addressees)
    if not any(_is_observed(each, aspect) for each in found for aspect in ASPECTS):
        yield Message("Nothing is known of what was done about them.")
    late = [each for each in found if each.is_late(draft.matter, decisive)]
    if late:
        led = _led(draft)(Numeral(len(late)), _behind(late), (_LATE,))
        counted = in_words(led, len(late))
        yield draft.with_counts(
            Message("In all, {number} {number:is past its deadline|are past their deadlines}.", number=counted)
        )
    if len(shown) < len(found):
        yield Message(
            "It shows {shown} of {every}, first those that are late or moved.",
            shown=Numeral(len(shown)),
            every=Numeral(len(found)),
        )


def _table(
    draft: Draft, shown: list[_Followed], aspects: list[Aspect], decisive: Aspect
) -> Iterable[tuple[Column, list[Inline]]]:
    """Go through the columns with their cells; one in which nothing is known is left out, unless it is of statuses."""
    matter = draft.matter
    yield Column(title=Message("Recommendation")), [_named(draft, each.record) for each in shown]
    if draft.is_on_paper:
        yield Column(title=Message("Source")), [_sourced(matter, each.record) for each in shown]
    is_same = addressees_of_all(matter.register, [each.record for each in shown], matter.day)
    if is_same is None and any(each.record.addressees for each in shown):
        yield Column(title=Message("Addressees")), [_addressed(matter, each.record) for each in shown]
    for aspect in aspects:
        for place, day in enumerate((_eve(matter), matter.period.end)):
            title = Message("{aspect}, {date}", aspect=brief(aspect), date=on_day(day))
            yield Column(title=title), [_states(draft, each, aspect, place) for each in shown]
    accepted = [acceptance_of(matter, each.record) for each in shown]
    if any(accepted):
        yield Column(title=brief(Aspect.ACCEPTANCE)), [each or NOT_AVAILABLE for each in accepted]
    if any(each.deadline.due for each in shown):
        yield Column(title=Message("Due date"), align=Align.END), [_due(each) for each in shown]
        yield Column(title=Message("Late")), [_late(matter, each, decisive) for each in shown]


def _named(draft: Draft, record: Recommendation) -> Inline:
    return Link(without_stop(record.text), f"#{draft.anchor_of(record)}")


def _sourced(matter: Matter, record: Recommendation) -> Inline:
    """Name the place of a recommendation in its source: paper has no link to its record."""
    paragraphs = {record.paragraph} if record.paragraph else set()
    return with_paragraphs(source_in_words(matter.register, record.source), paragraphs)


def _addressed(matter: Matter, record: Recommendation) -> Inline:
    return listed_addressees(matter.register, record, matter.day) or NOT_AVAILABLE


def _due(followed: _Followed) -> Inline:
    return NOT_AVAILABLE if followed.deadline.due is None else on_day(followed.deadline.due)


def _late(matter: Matter, followed: _Followed, decisive: Aspect) -> Inline:
    if followed.deadline.due is None:
        return NOT_AVAILABLE
    return Message("yes") if followed.is_late(matter, decisive) else Message("no")


def _states(draft: Draft, followed: _Followed, aspect: Aspect, place: int) -> Inline:
    """Word what a recommendation had become at the start (0) or the end (1) of the period."""
    known = _known(followed.states[aspect][place]) if aspect in followed.states else []
    if not known:
        return NOT_AVAILABLE
    said = Sequence(tuple(status_in_words(each, aspect=aspect) for each in known), " / ")
    observed = _observations(draft.matter, followed.record.id, aspect)
    return Link(said, f"#{draft.anchor_of(observed[-1])}") if observed else said


def _observations(matter: Matter, recommendation: str, aspect: Aspect) -> list[StatusObservation]:
    found = [each for each in statuses_of(matter, recommendation) if each.aspect is aspect]
    return sorted(found, key=lambda each: (each.as_of.window.last, each.key))


def acceptance_of(matter: Matter, recommendation: Recommendation) -> Inline | None:
    """Say whether its addressee accepted a recommendation by the end of the period; None where nobody says it."""
    return status_of(matter, recommendation, Aspect.ACCEPTANCE)


def status_of(matter: Matter, recommendation: Recommendation, aspect: Aspect) -> Inline | None:
    """Say what a recommendation had become by the end of the period; None where nobody says it."""
    register = matter.register
    lines = register.remembered(("timelines by record", aspect), lambda: _by_record(timelines(register, aspect)))
    line = lines.get(recommendation.id)
    known = [] if line is None else _known(line.states(number_of(matter.period.end)))
    if not known:
        return None
    return Sequence(tuple(status_in_words(each, aspect=aspect) for each in known), " / ")


def statuses_of(matter: Matter, recommendation: str) -> list[StatusObservation]:
    """Return what was ever found out about a recommendation, in every aspect."""
    every = matter.register.remembered("statuses by recommendation", lambda: _by_recommendation(matter))
    return every.get(recommendation, [])


def _by_recommendation(matter: Matter) -> dict[str, list[StatusObservation]]:
    found: dict[str, list[StatusObservation]] = {}
    for each in matter.register.of_type(StatusObservation).values():
        if not each.draft:
            found.setdefault(each.recommendation, []).append(each)
    return found


def _keep(draft: Draft, found: list[_Followed]) -> None:
    """Let the annex list the recommendations, and what was found out and set of each: statuses and deadlines."""
    matter = draft.matter
    names = {each.record.id for each in found}
    for each in found:
        draft.anchor_of(each.record)
        for aspect in ASPECTS:
            for observed in _observations(matter, each.record.id, aspect):
                draft.anchor_of(observed)
    for deadline in matter.register.of_type(Deadline).values():
        if deadline.recommendation in names and not deadline.draft:
            draft.anchor_of(deadline)
