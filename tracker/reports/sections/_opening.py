"""The first page: key figures and introduction."""

from tracker.comparison import Comparison, Verdict
from tracker.documents import Counted, Inline, KeyFigure, KeyFigures, Message, PeriodText
from tracker.indicators import Figure
from tracker.model import IndicatorKind, Record
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.reports._selection import dated_in, has_date, is_reported, sources_of, tells
from tracker.words._changes import change_of, is_partly_recorded
from tracker.words._figures import figure_of, time_of

MOST = 6
"""More figures than this are a table, and the report has one."""

FIRST = ("states-assisted", "practitioners-trained", "events", "states-legislative-assistance", "meetings-serviced")
"""The shipped indicators that a first page shows, the most telling first."""

_SIGNS = {Verdict.INCREASE: "up", Verdict.DECREASE: "down", Verdict.UNCHANGED: "same"}


def key_figures(matter: Matter, draft: Draft) -> None:
    """Show what a reader wants to know first: states of affairs that changed, then what was done."""
    compared = {each.indicator.id: each for each in matter.comparisons if not each.after.by}
    every = {each.indicator.id: each for each in reversed(matter.figures) if not each.by}
    every.update({name: each.after for name, each in compared.items() if each.after.missing is None})
    shown = [figure for name in _chosen(matter, every, compared) if (figure := every[name])]
    if shown:
        title = Message("Key figures")
        draft.add(
            KeyFigures(
                title=title,
                figures=tuple(_key_figure(draft, figure, compared.get(figure.indicator.id)) for figure in shown),
            )
        )


def _chosen(matter: Matter, every: dict[str, Figure], compared: dict[str, Comparison]) -> list[str]:
    told = [name for name, figure in every.items() if tells(figure)]
    stocks = [
        name
        for name in told
        if every[name].indicator.kind is IndicatorKind.STOCK
        and name in compared
        and compared[name].change.verdict.is_definite
        and matter.rests_on_reports(every[name])
    ]
    # Two states of affairs are enough for a first page: the rest of it tells what was done.
    return (sorted(stocks, key=lambda name: (_weight(compared[name]), name))[:2] + [n for n in FIRST if n in told])[
        :MOST
    ]


def _weight(comparison: Comparison) -> int:
    """Put states of affairs that direction makes good or bad first."""
    return 0 if comparison.indicator.direction.value != "none" else 1


def _key_figure(draft: Draft, figure: Figure, comparison: Comparison | None) -> KeyFigure:
    label: Inline = figure.indicator.title
    if figure.at is not None:
        label = Message("{title} ({time})", title=figure.indicator.title, time=time_of(figure))
    if comparison is None or comparison.after is not figure:
        return KeyFigure(value=draft.linked(figure_of(figure, brief=True), figure), label=label)
    value = draft.linked(figure_of(figure, brief=True), figure)
    if is_partly_recorded(comparison):
        # More records are not more activity: the first page shows no arrow that the evidence does not carry.
        before = Message("{before} in the period before, as recorded", before=figure_of(comparison.before, brief=True))
        return KeyFigure(value=value, label=label, change=before if comparison.before.missing is None else None)
    sign = _SIGNS.get(comparison.change.verdict, "")
    return KeyFigure(value=value, label=label, change=change_of(comparison), direction=sign)


def introduction(matter: Matter, draft: Draft) -> None:
    """Say what the report covers and what it rests on."""
    draft.heading(1, Message("Introduction"))
    period = PeriodText(matter.period, as_phrase=True)
    if matter.against is None:
        draft.paragraph(Message("The present report tells what was done {period}.", period=period))
    else:
        draft.paragraph(
            Message(
                "The present report tells what was done {period} and compares it with what was done {before}.",
                period=period,
                before=PeriodText(matter.against, as_phrase=True),
            )
        )
    draft.passages("introduction")
    records = [record for record in matter.register.current if _bears_on(matter, record)]
    documents = {citation.document for record in records for citation in sources_of(record)}
    if documents:
        draft.paragraph(
            Message(
                "The report rests on {records} drawn from {sources}.",
                records=Counted(len(records), "records"),
                sources=Counted(len(documents), "sources", words=True),
            )
        )
    draft.paragraph(
        Message(
            "Figures are as recorded: what no source mentions is not counted. Each leads to the records behind it, and"
            " each record to its source; how figures and changes are established is explained at the end."
        )
    )


def _bears_on(matter: Matter, record: Record) -> bool:
    """Tell whether a record is of the period, or of the one compared with: cited by its report, or dated in it."""
    periods = [matter.period, *([matter.against] if matter.against else [])]
    if not sources_of(record):
        return False
    if any(is_reported(matter.register, record, period) for period in periods):
        return True
    return has_date(record) and any(True for period in periods for _ in dated_in([record], period))
