"""The first page: key figures, a summary, what the report covers, and what it asks of its reader."""

from collections.abc import Iterable, Iterator
from functools import partial

from attrs import evolve

from tracker.documents import (
    Inline,
    KeyFigure,
    KeyFigures,
    Listing,
    Measured,
    Message,
    PeriodText,
    Sequence,
)
from tracker.indicators import Basis, Figure
from tracker.model import Claim, CoverageState
from tracker.records import shipped_indicators
from tracker.reports._draft import Draft
from tracker.reports._headlines import Headline, headlines, is_chosen, is_known
from tracker.reports._matter import Matter, is_incomplete
from tracker.reports._places import with_paragraphs
from tracker.reports._selection import tells
from tracker.reports.sections._previous_recommendations import moved_in_short
from tracker.words._changes import is_partly_recorded, standing_change
from tracker.words._claims import time_of_claim
from tracker.words._figures import figure_of, figure_with_unit, time_of
from tracker.words._numbers import amount_of
from tracker.words._records import document_in_words
from tracker.words._sentences import lowered

# -- key figures ------------------------------------------------------------------------------------------------------


def key_figures(matter: Matter, draft: Draft) -> None:
    """Show what a reader wants to know first: what the register chose, else what the period's documents state."""
    shown = headlines(matter)
    if len(shown) > 1 or (shown and is_chosen(matter)):  # a list of one is none
        draft.add(KeyFigures(title=Message("Key figures"), figures=tuple(_key_figure(draft, each) for each in shown)))


def _key_figure(draft: Draft, headline: Headline) -> KeyFigure:
    if headline.claim is not None:
        return _stated(draft, headline, headline.claim)
    figure = headline.figure
    label: Inline = figure.indicator.title
    if figure.at is not None:
        label = Message("{title} ({time})", title=figure.indicator.title, time=time_of(figure))
    value = draft.figure(figure_of(figure, brief=True), figure)
    found = headline.comparison
    if found is None or is_partly_recorded(found):
        # Two counts of what happens to be known, side by side on a first page, read as a change of what was done.
        return KeyFigure(value=value, label=label)
    said, sign = standing_change(found)
    return KeyFigure(value=value, label=label, change=Measured.of(said, found.change.bounds), direction=sign)


def _stated(draft: Draft, headline: Headline, claim: Claim) -> KeyFigure:
    """Show what a document states, in its own words and dates, with what the records hold one by one beside it."""
    register = draft.matter.register
    label = Message(
        "{title} ({time})",
        title=claim.text or headline.figure.indicator.title,
        time=time_of_claim(register, claim),
    )
    stated = draft.amount(claim.value)
    value = evolve(stated, text=draft.linked(stated.text, headline.figure, in_table=True))
    document = document_in_words(register, claim.document)
    if any(char.isalnum() for char in claim.paragraph):
        document = with_paragraphs(document, {claim.paragraph})
    source: Inline = Message("according to {document}", document=document)
    beside = headline.beside
    if beside is not None:
        number = draft.linked(figure_with_unit(beside, is_brief=True), beside, in_table=True)
        # Not "of these": nothing proves it. Those assisted are named; how many people came is known of activities.
        is_named = beside.indicator.counts == "countries"
        known = Message("{number} are named" if is_named else "{number} in activities known one by one", number=number)
        source = Sequence((source, known), "; ")
    return KeyFigure(value=value, label=label, change=source)


# -- summary ----------------------------------------------------------------------------------------------------------


def summary(matter: Matter, draft: Draft) -> None:
    """Say in one paragraph what was done and what changed."""
    said = list(draft.narrative("summary")) or list(_in_short(matter, draft))
    if not said:
        return
    draft.heading(1, Message("Summary"))
    draft.paragraph(Sequence(tuple(said), " "))


def _in_short(matter: Matter, draft: Draft) -> Iterator[Inline]:
    """Compose what the first page says: what was done and for whom, what is stated of it, and how things stand."""
    shown = headlines(matter)
    counted = [each for each in map(partial(_counted, matter), SEEN) if each is not None]
    if counted:
        parts = tuple(draft.linked(figure_with_unit(each, words=True, is_brief=True), each) for each in counted)
        yield Message("The sources report {parts}.", parts=Listing(parts))
    yield from _reached(matter, draft, shown)
    named = [each for each in shown if each.claim is None and each.figure.at is None and not _is_told(each.figure)]
    if named:
        figures = Sequence(tuple(_named(draft, each.figure) for each in named), "; ")
        yield Message("For the period, the sources give the following: {figures}.", figures=figures)
    moved = moved_in_short(matter, draft)
    if moved is not None:
        yield moved
    stated = [each for each in shown if each.claim is not None]
    documents = dict.fromkeys(each.claim.document for each in stated if each.claim)
    for document in documents:
        own = tuple(_in_sentence(draft, each) for each in stated if each.claim and each.claim.document == document)
        yield Message(
            "{document} states: {figures}.",
            document=document_in_words(matter.register, document),
            figures=Sequence(own, "; "),
        )
    standing = tuple(_standing(draft, each) for each in shown if each.figure.at is not None and each.claim is None)
    if standing:
        yield Message("Things stand as follows: {figures}.", figures=Sequence(standing, "; "))


SEEN = ("events", "meetings-serviced", "recommendations-issued")
"""What is counted of them its unit says: activities, meetings, recommendations; of any other its title does."""

REACHED = ("states-assisted", "practitioners-trained")
"""Whom the work reached a sentence says."""


def _is_told(figure: Figure) -> bool:
    """Tell whether the sentences above say a figure of the first page; what a register counts anew has its title."""
    name = figure.indicator.id
    return (
        name in (*SEEN, *REACHED)
        and figure.basis is Basis.EVIDENCED
        and figure.indicator == shipped_indicators().get(name)
    )


def _reached(matter: Matter, draft: Draft, shown: Iterable[Headline]) -> Iterator[Inline]:
    """Say whom the work reached, unless a document says it of all of it."""
    beside = {name for each in shown if each.claim for name in (each.claim.indicator, _name_of(each.beside))}
    found = [None if name in beside else _counted(matter, name) for name in REACHED]
    states, people = (each and draft.linked(figure_with_unit(each, words=True, is_brief=True), each) for each in found)
    if states and people:
        yield Message("Assistance was given to {states}, and training to {people}.", states=states, people=people)
    elif states:
        yield Message("Assistance was given to {states}.", states=states)
    elif people:
        yield Message("Training was given to {people}.", people=people)


def _name_of(figure: Figure | None) -> str:
    return "" if figure is None else figure.indicator.id


def _counted(matter: Matter, name: str) -> Figure | None:
    """Return what is known one by one of an indicator in the period; None if it may be nothing."""
    known = (each for each in matter.actual_figures if each.indicator.id == name and not each.by and is_known(each))
    return next((each for each in known if _is_told(each)), None)


def _named(draft: Draft, figure: Figure) -> Inline:
    """Say what is counted by its title: "training courses, at least three"."""
    number = draft.linked(figure_of(figure, words=True, brief=True), figure)
    return Message("{title}, {number}", title=lowered(figure.indicator.title), number=number)


def _in_sentence(draft: Draft, headline: Headline) -> Inline:
    claim, title = headline.claim, headline.figure.indicator.title
    assert claim is not None  # noqa: S101  # those that are stated
    return Message(
        "{title}, {number} ({time})",
        title=lowered(claim.text or title),
        number=draft.linked(amount_of(claim.value), headline.figure),
        time=time_of_claim(draft.matter.register, claim),
    )


def _standing(draft: Draft, headline: Headline) -> Inline:
    figure = headline.figure
    return Message(
        "{title}, {number} ({time})",
        title=lowered(figure.indicator.title),
        number=draft.linked(figure_of(figure, brief=True), figure),
        time=time_of(figure),
    )


# -- introduction -----------------------------------------------------------------------------------------------------


def introduction(matter: Matter, draft: Draft) -> None:
    """Say what the report covers and how its figures read."""
    draft.heading(1, Message("Introduction"))
    draft.paragraph(Sequence(tuple(_covered(matter)), " "))
    draft.passages("introduction")
    draft.explanation = draft.paragraph(Sequence(tuple(_how_to_read(matter)), " "))


def _covered(matter: Matter) -> Iterator[Inline]:
    """Say what the report is about, and where no activity of the period is known, how much that means."""
    period = PeriodText(matter.period, as_phrase=True)
    events = matter.register.events.values()
    if events:
        yield Message("The present report covers activities carried out {period}.", period=period)
    else:
        yield Message("The present report covers what took place {period}.", period=period)
    if matter.against is not None and _has_figures(matter):
        yield Message(
            "Where figures allow, it compares them with those of the previous period ({before}).",
            before=PeriodText(matter.against, as_phrase=True),
        )
    if events and not matter.dated(events):
        if matter.register.coverage("event", matter.period) is CoverageState.COMPLETE:
            yield Message("No activity took place in the period.")
        else:
            yield Message("No activity of the period is known.")
            yield Message("This does not mean that there was none: not all that was done is known.")


def _has_figures(matter: Matter) -> bool:
    """Tell whether a report has figures of which it must be said how they read: an empty one has none."""
    return bool(headlines(matter))


def _is_open(figure: Figure) -> bool:
    """Tell whether a count has no upper limit because not all is recorded that was done."""
    is_counted = figure.indicator.of is not None and figure.basis is Basis.EVIDENCED
    return is_counted and tells(figure) and figure.bounds is not None and figure.bounds.upper is None


def _how_to_read(matter: Matter) -> Iterator[Inline]:
    """Say what "at least" means, and of counts that are not of all that was done, that they prove no change."""
    yield Message("“At least” marks a figure that may be higher: it counts what the sources name.")
    if matter.against is not None and any(_is_open(each) and is_incomplete(each) for each in matter.actual_figures):
        yield Message(
            "Where the sources do not report all that was done, no increase or decrease is stated from one period to"
            " the next."
        )
    if matter.annex != "none":
        yield Message("The annex says what each figure is based on.")
