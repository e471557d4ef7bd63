"""A comparison like for like, said in words: of the countries of which all activities of both periods are known."""

from collections.abc import Iterator

from attrs import evolve

from tracker.comparison import Comparison, compare
from tracker.documents import Inline, Message, Sequence
from tracker.indicators import About, Basis, Figure, measure_all
from tracker.model import Condition, Indicator, IndicatorKind, Where
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter, is_incomplete
from tracker.values import ReportingPeriod
from tracker.words._changes import change_of
from tracker.words._figures import figure_of
from tracker.words._records import Form
from tracker.words._sentences import lowered

LEAST_MEMBERS = 2
"""Of one country its own row tells."""


def like_for_like(matter: Matter, draft: Draft) -> Iterator[Inline]:
    """
    Say what changed in the countries of which all is known, where of the whole nothing can be said.

    Two counts of what happens to be known of a country compare no more than those of all: so a country of which not all
    is known is in no panel, and nor is one in which nothing was certainly done in both periods.
    """
    if matter.against is None or matter.part is not None:
        return
    found: dict[tuple[str, ...], list[Comparison]] = {}
    for each in matter.comparisons:
        members = _members(matter, matter.against, each) if _is_open(each) else ()
        if len(members) < LEAST_MEMBERS:
            continue
        alike = _within(matter, matter.against, each.indicator, members)
        if alike.change.verdict.is_definite and not any(map(is_incomplete, (alike.before, alike.after))):
            found.setdefault(members, []).append(alike)
    for members, comparisons in found.items():
        yield Message(
            "All activities of both periods are known for {countries}. Like for like, the figures for these countries"
            " are as follows, in the earlier and in the later period: {figures}.",
            countries=draft.countries(members, Form.RUNNING),
            figures=Sequence(tuple(_said(draft, each) for each in comparisons), "; "),
        )


def _is_open(comparison: Comparison) -> bool:
    """Tell whether nothing is concluded of a count of activities, or of what adds up over them."""
    return (
        comparison.indicator.of is not None
        and comparison.indicator.kind is IndicatorKind.FLOW
        and comparison.after.basis is Basis.EVIDENCED
        and not comparison.after.by
        and not comparison.change.verdict.is_definite
    )


def _members(matter: Matter, against: ReportingPeriod, comparison: Comparison) -> tuple[str, ...]:
    """Return the countries of which all is known in both periods, and certainly something in each."""
    known = [
        {
            figure.by[0][1]
            for figure in measure_all(
                matter.register,
                [comparison.indicator],
                period,
                by="country",
                basis=Basis.EVIDENCED,
                about=About.ACTUAL,
            )
            if not is_incomplete(figure) and _is_certain(figure)
        }
        for period in (against, matter.period)
    ]
    return tuple(sorted(set.intersection(*known)))


def _is_certain(figure: Figure) -> bool:
    return bool(figure.bounds and figure.bounds.lower)


def _within(matter: Matter, against: ReportingPeriod, indicator: Indicator, members: tuple[str, ...]) -> Comparison:
    """Compare what is counted in some countries alone; an activity for several of them counts once."""
    where = indicator.where or Where()
    alone = Condition(path="countries", values=members)
    narrowed = evolve(indicator, where=evolve(where, conditions=(*where.conditions, alone)))
    return compare(matter.register, narrowed, matter.period, against=against, about=About.ACTUAL)


def _said(draft: Draft, comparison: Comparison) -> Inline:
    return Message(
        "{title}, {before}, then {after} ({change})",
        title=lowered(comparison.indicator.title),
        before=figure_of(comparison.before, brief=True),
        after=draft.linked(figure_of(comparison.after, brief=True), comparison.after),
        change=change_of(comparison, words=True),
    )
