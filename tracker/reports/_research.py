"""Research and its findings, and recommendations."""

from tracker.documents import Inline, Listing, Message, Sequence
from tracker.indicators import measure
from tracker.model import Recommendation
from tracker.reports._composer import Composer, without_stop
from tracker.reports._cooperation import event_item
from tracker.reports._passages import add_passages
from tracker.reports._selection import by_date, by_paragraph, dated_in, spoken_of
from tracker.reports._tools import programme_item
from tracker.words._figures import figure_of

__all__ = ["add_recommendations", "add_research"]


def add_research(composer: Composer) -> None:
    """Add research activities and what research found."""
    register, period = composer.register, composer.period
    findings = spoken_of(register, register.findings.values(), period)
    events = [each for each in dated_in(register.events.values(), period) if each.kind in ("research", "publication")]
    observatories = [
        each for each in spoken_of(register, register.programmes.values(), period) if each.kind == "observatory"
    ]
    if not findings and not events and not observatories:
        return
    composer.heading(1, Message("Research and data"))
    add_passages(composer, "research")
    if observatories or events:
        composer.paragraph(Message("Research carried out in the period:"))
        lines = [programme_item(composer, each) for each in observatories]
        composer.items([*lines, *(event_item(composer, each) for each in sorted(events, key=by_date))])
    if findings:
        composer.paragraph(Message("Main findings:"))
        composer.items(
            composer.with_source(without_stop(each.text), each) for each in sorted(findings, key=by_paragraph)
        )


def add_recommendations(composer: Composer) -> None:
    """Add the recommendations of the period and those reported in it."""
    register, period = composer.register, composer.period
    found = sorted(spoken_of(register, register.recommendations.values(), period), key=by_paragraph)
    if not found:
        return
    composer.heading(1, Message("Recommendations"))
    add_passages(composer, "recommendations")
    figure = measure(register, "recommendations-issued", period)
    composer.paragraph(
        Message("Recommendations recorded in the period: {number}.", number=composer.linked(figure_of(figure), figure))
    )
    composer.items(_recommendation(composer, each) for each in found)


def _recommendation(composer: Composer, recommendation: Recommendation) -> Inline:
    parts: list[Inline] = [without_stop(recommendation.text)]
    if recommendation.addressees:
        parts.append(Message("; addressed to: {addressees}", addressees=Listing(recommendation.addressees)))
    return composer.with_source(Sequence(tuple(parts)), recommendation)
