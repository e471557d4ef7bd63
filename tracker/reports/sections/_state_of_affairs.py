"""States of affairs: parties, sizes of databases, and whatever else is counted at a date."""

from tracker.documents import (
    DateText,
    Inline,
    Message,
)
from tracker.indicators import Figure
from tracker.model import IndicatorKind
from tracker.reports._draft import Draft
from tracker.reports._headlines import headlines
from tracker.reports._matter import Matter
from tracker.reports.sections._changes import changes
from tracker.words._changes import change_of
from tracker.words._figures import (
    figure_of,
    time_of,
)


def state_of_affairs(matter: Matter, draft: Draft) -> None:
    """Tell of the stocks: parties, sizes of databases, and whatever else is counted at a date."""
    said = list(draft.narrative("state"))
    sizes = [each for each in _stocks(matter) if not draft.leads_to(each) and not _is_compared(draft, each)]
    if not sizes and not said:
        return
    draft.heading(1, Message("Where things stand"))
    for passage in said:
        draft.paragraph(passage)
    draft.told(
        (_size(draft, each) for each in sizes),
        many=Message("At the dates shown, the figures stood as follows:"),
        one=Message("At the date shown, the figure stood as follows:"),
    )


def _is_compared(draft: Draft, figure: Figure) -> bool:
    """Tell whether the table of changes has a figure with the one before."""
    found = (each for each in draft.matter.comparisons if each.after == figure)
    return changes in draft.sections and any(each.change.verdict.is_definite for each in found)


def _stocks(matter: Matter) -> list[Figure]:
    """Return the stocks that the first page does not show already."""
    shown = {each.figure.indicator.id for each in headlines(matter)}
    found = [figure for figure in matter.actual_figures if figure.indicator.kind is IndicatorKind.STOCK]
    told = [figure for figure in found if figure.missing is None and not figure.by and figure.indicator.id not in shown]
    return sorted(told, key=lambda figure: not matter.rests_on_reports(figure))


def _size(draft: Draft, figure: Figure) -> Inline:
    """Say how large something was and when, and what it was before."""
    shown = Message(
        "{title}: {number} {time}",
        title=figure.indicator.title,
        number=draft.linked(figure_of(figure), figure),
        time=time_in_sentence(figure),
    )
    comparison = next((each for each in draft.matter.comparisons if each.after == figure), None)
    if comparison is None or comparison.before.missing is not None:
        return shown
    before = comparison.before
    then = Message("{now}, against {before} {time}", now=shown, before=figure_of(before), time=time_in_sentence(before))
    if comparison.change.bounds is None or not comparison.change.bounds.is_exact:
        return then
    return Message("{now} ({change})", now=then, change=change_of(comparison))


def time_in_sentence(figure: Figure) -> Inline:
    """Say when a size was so, as it stands in a sentence."""
    return DateText(figure.at, as_phrase=True) if figure.at is not None else time_of(figure)
