"""Annexes: figures with their bounds, how they were established, and the records behind them."""

from collections.abc import Iterable

from attrs import evolve

from tracker.comparison import Comparison
from tracker.documents import (
    Align,
    Column,
    Counted,
    DateText,
    Inline,
    Link,
    Measured,
    Message,
    Numeral,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
    phrase,
)
from tracker.followup._status import status
from tracker.indicators import About, Basis, Figure, indicators
from tracker.indicators._counted_records import date_of
from tracker.model import Citation, Deadline, Indicator, Record, StatusObservation
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter, is_incomplete
from tracker.reports._selection import sources_of, tells
from tracker.values import Bounds, InternationalString
from tracker.words._changes import is_partly_recorded
from tracker.words._dates import on_day
from tracker.words._figures import dated_figure_of, figure_of, time_of, titled
from tracker.words._numbers import NOT_AVAILABLE, difference_in_signs
from tracker.words._recommendations import status_in_words
from tracker.words._records import document_in_words, place_in_source, title_of
from tracker.words._terms import brief, code_in_words, full

# -- figures ----------------------------------------------------------------------------------------------------------


def figures_annex(matter: Matter, draft: Draft) -> None:
    """List the figures with their bounds, their basis and the records behind them."""
    draft.annex(Message("Figures, their bounds and their basis"))
    draft.remark(
        Message("Bounds hold what was recorded, whatever the exact dates and numbers that the sources leave open.")
    )
    most = _most_named(matter.told_figures)
    if most is not None:
        said = _IN_FILES if matter.data is not None else _BY_COMMAND
        draft.remark(Message(said, number=Numeral(most), folder=Verbatim(matter.data or "")))
    seen: set[str] = set()
    rows = []
    for figure in matter.told_figures:
        anchor = draft.figure_anchor(figure)
        rows.append(_figure_row(draft, figure, "" if anchor in seen else anchor, most))
        seen.add(anchor)
    draft.add(
        Table(
            title=Message("Figures with bounds, basis and records"),
            columns=(
                Column(title=Message("Figure")),
                Column(title=Message("Period or date")),
                Column(title=Message("Printed"), align=Align.END),
                Column(title=Message("Lower bound"), align=Align.END),
                Column(title=Message("Upper bound"), align=Align.END),
                Column(title=Message("Basis")),
                Column(title=Message("Records")),
            ),
            rows=tuple(rows),
            legend=(Message(".. no limit."),),
            anchor="table-figures",
        )
    )


_BY_COMMAND = phrase(
    "So many records stand behind these figures that the first {number} of each list are named; the command"
    " “tracker measure --format json” names all."
)
_IN_FILES = phrase(
    "So many records stand behind these figures that the first {number} of each list are named; the files in “{folder}”"
    " beside this page name all."
)


MOST_LINKS = 5_000
"""So many records may be named behind all figures together, and a page still opens at once."""
MOST_OF_LIST = 20
"""Where there are more, so many of each list are named."""


def _most_named(figures: Iterable[Figure]) -> int | None:
    """Return how many records of a list are named; None if all are."""
    behind = sum(len(each.records) for figure in figures for each in (figure.parts or (figure,)))
    return MOST_OF_LIST if behind > MOST_LINKS else None


def _figure_row(draft: Draft, figure: Figure, anchor: str, most: int | None) -> Row:
    bounds = figure.bounds or Bounds(None, None)
    basis: Inline = full(figure.basis)
    if figure.flags:
        basis = Sequence((basis, *(full(flag) for flag in figure.flags)), "; ")
    return Row(
        cells=(
            titled(draft.matter.register, figure),
            time_of(figure),
            dated_figure_of(figure),
            NOT_AVAILABLE if bounds.lower is None else Numeral(bounds.lower),
            NOT_AVAILABLE if bounds.upper is None else Numeral(bounds.upper),
            basis,
            _behind(draft, figure, most),
        ),
        anchor=anchor,
    )


def _behind(draft: Draft, figure: Figure, most: int | None) -> Inline:
    if figure.parts:
        return Sequence(tuple(_behind(draft, part, most) for part in figure.parts), " / ")
    certain = _links(draft, figure, figure.certain, most)
    possible = _links(draft, figure, figure.possible, most)
    named = _named(certain, possible)
    cut = [keys for keys in (figure.certain, figure.possible) if most is not None and len(keys) > most + 1]
    if draft.matter.data is None or not cut:
        return named
    file = draft.lists.add(figure, _table_of(figure))
    link = Link(Verbatim(file), f"{draft.matter.data}/{file}")
    return Sequence((named, Message("all {number}: {file}", number=Numeral(len(figure.records)), file=link)), "; ")


def _named(certain: tuple[Inline, ...], possible: tuple[Inline, ...]) -> Inline:
    if not possible:
        return Sequence(certain, ", ") if certain else Verbatim("–")
    doubtful = Message("possibly {records}", records=Sequence(possible, ", "))
    return Sequence((Sequence(certain, ", "), doubtful), "; ") if certain else doubtful


def _links(draft: Draft, figure: Figure, keys: tuple[str, ...], most: int | None) -> tuple[Inline, ...]:
    records = draft.matter.register.table(_table_of(figure))
    held = [key for key in keys if key in records]
    named = held if most is None or len(held) <= most + 1 else held[:most]
    rest = len(held) - len(named)
    links = (Link(Verbatim(key), f"#{draft.anchor_of(records[key])}") for key in named)
    return (*links, *((Message("and {number} more", number=Numeral(rest)),) if rest else ()))


def _table_of(figure: Figure) -> str:
    if figure.basis is Basis.CLAIMED:
        return "claim"
    return figure.indicator.of or "observation"


# -- on paper ---------------------------------------------------------------------------------------------------------


def short_annex(matter: Matter, draft: Draft) -> None:
    """Give the figures that the text draws on in one table: bounds, basis and source under the number of each."""
    found = sorted((each for each in matter.told_figures if draft.leads_to(each)), key=draft.figure_number)
    if not found:
        return
    draft.annex(Message("Figures, their bounds and their sources"))
    draft.remark(
        Message(
            "Each figure lies between its bounds, whatever the exact dates and numbers are that the sources leave open."
            " Where not all that was done is known, there is no upper bound."
        )
    )
    draft.add(
        Table(
            title=Message("Figures with bounds, basis and sources"),
            columns=(
                Column(title=Message("No."), align=Align.END),
                Column(title=Message("Figure")),
                Column(title=Message("Period or date")),
                Column(title=Message("In words"), align=Align.END),
                Column(title=Message("Lower bound"), align=Align.END),
                Column(title=Message("Upper bound"), align=Align.END),
                Column(title=Message("Basis")),
                Column(title=Message("Sources")),
            ),
            rows=tuple(_short_row(draft, each) for each in found),
            legend=(Message(".. no limit."),),
            anchor="table-figures",
        )
    )


def _short_row(draft: Draft, figure: Figure) -> Row:
    number = draft.figure_number(figure)
    if is_incomplete(figure) and figure.bounds is not None:  # what happened, as the text says it
        figure = evolve(figure, about=About.ACTUAL, bounds=Bounds(figure.bounds.lower, None))
    bounds = figure.bounds or Bounds(None, None)
    return Row(
        cells=(
            Numeral(number),
            titled(draft.matter.register, figure),
            time_of(figure),
            figure_of(figure, brief=True),
            NOT_AVAILABLE if bounds.lower is None else Numeral(bounds.lower),
            NOT_AVAILABLE if bounds.upper is None else Numeral(bounds.upper),
            full(figure.basis),
            _documents_behind(draft, figure),
        ),
        anchor=draft.figure_anchor(figure) if draft.is_first_of(figure) else "",
    )


MOST_DOCUMENTS = 4
"""So many documents are named as the source of a figure; of more there is the number."""


def _documents_behind(draft: Draft, figure: Figure) -> Inline:
    """Name the documents that a figure rests on, or say how many they are."""
    register = draft.matter.register
    parts = figure.parts or (figure,)
    records = [
        found
        for part in parts
        for key in part.records
        if (found := register.table(_table_of(part)).get(key)) is not None
    ]
    names = list(dict.fromkeys(citation.document for record in records for citation in sources_of(record)))
    if not names:
        return Counted(len(records), "records")
    if len(names) > MOST_DOCUMENTS:
        return Counted(len(names), "sources")
    return Sequence(tuple(document_in_words(register, each) for each in names), "; ")


# -- differences of records -------------------------------------------------------------------------------------------


def differences_annex(matter: Matter, draft: Draft) -> None:
    """Give the differences between what is recorded of the two periods where they say nothing of what happened."""
    found = [
        each
        for each in matter.recorded_comparisons
        if is_partly_recorded(each) and tells(each.before) and tells(each.after)
    ]
    if matter.against is None or not found:
        return
    draft.annex(Message("Difference between what is recorded"))
    draft.remark(
        Message(
            "The records of the two periods do not hold all that was done. What follows is the difference between them,"
            " and tells nothing of whether more or less was done."
        )
    )
    draft.add(
        Table(
            title=Message("Difference between what is recorded"),
            columns=(
                Column(title=Message("Figure")),
                Column(title=PeriodText(matter.against), align=Align.END),
                Column(title=PeriodText(matter.period), align=Align.END),
                Column(title=Message("Difference of the records")),
            ),
            rows=tuple(
                Row(
                    cells=(
                        titled(matter.register, each.after),
                        draft.figure(dated_figure_of(each.before), each.before),
                        draft.figure(dated_figure_of(each.after), each.after),
                        _difference(each),
                    )
                )
                for each in found
            ),
            anchor="table-differences",
        )
    )


def _difference(comparison: Comparison) -> Measured:
    bounds = comparison.change.bounds
    return Measured.of(difference_in_signs(bounds), bounds)


# -- method -----------------------------------------------------------------------------------------------------------

_RULES = (
    phrase(
        "Figures count what the register holds. A nil (–) means that nothing was recorded, two dots (..) that no"
        " figure is available."
    ),
    phrase(
        "A date known only to the month, quarter or year may lie on either side of a period’s end. Such a record raises"
        " the upper bound of a figure and leaves the lower one alone."
    ),
    phrase(
        "“More than”, “nearly” and “about” are read cautiously: “nearly” and “about” reach one unit of the last"
        " significant place of the number, and “more than” has no upper limit."
    ),
    phrase("A list that its source introduces by “including” is open: the figure is then “at least” what is named."),
    phrase(
        "A change is stated only if it holds whatever the exact dates and numbers are. It is computed record by record,"
        " so that what lies in both periods cancels out, and country by country where countries are counted."
    ),
    phrase(
        "Figures printed in documents are never mixed with figures computed from records, and figures that may not be"
        " compared stand side by side without a change."
    ),
)


def method_annex(matter: Matter, draft: Draft) -> None:
    """Say how figures and changes are established, under which assumptions and definitions."""
    draft.annex(Message("How figures and changes are established"))
    for rule in _RULES:
        draft.remark(Message(rule))
    known = matter.register.vintage.published  # a report as of a day; else all that the register has
    if known is not None:
        draft.remark(Message("Sources published up to {date} are taken into account.", date=on_day(known)))
    draft.remark(
        Message("Reading of hedged words: {reading}.", reading=code_in_words("Reading", matter.register.reading))
    )
    assumptions: list[InternationalString] = []
    for figure in matter.told_figures:
        assumptions += [each for each in figure.assumptions if each not in assumptions]
    if assumptions:
        draft.remark(Message("Assumptions made:"))
        draft.items(assumptions)
    used = {figure.indicator.id: figure.indicator for figure in matter.told_figures}
    draft.remark(Message("Definitions:"))
    draft.items(_definition(each) for _, each in sorted(used.items()))


def _definition(indicator: Indicator) -> Inline:
    kind = brief(indicator.kind)
    version = Verbatim(f"{indicator.id}@{indicator.version}")
    if indicator.definition is None:
        return Message("{title} ({id}, {kind})", title=indicator.title, id=version, kind=kind)
    return Message(
        "{title} ({id}, {kind}): {definition}",
        title=indicator.title,
        id=version,
        kind=kind,
        definition=indicator.definition,
    )


# -- records ----------------------------------------------------------------------------------------------------------


def records_annex(matter: Matter, draft: Draft) -> None:
    """List the records that the report draws on so far, with their sources: so it comes last."""
    draft.annex(Message("Records and their sources"))
    draft.remark(Message("The records that this report draws on, each with the places in its sources."))
    for record in draft.drawn_on:
        for citation in sources_of(record):
            document = matter.register.document(citation.document)
            if document is not None:
                draft.anchor_of(document)
    rows = tuple(_record_row(draft, record) for record in draft.drawn_on)
    draft.add(
        Table(
            title=Message("Records and sources"),
            columns=(
                Column(title=Message("Record")),
                Column(title=Message("What it says")),
                Column(title=Message("Date")),
                Column(title=Message("Sources")),
            ),
            rows=rows,
            anchor="table-records",
        )
    )


def _record_row(draft: Draft, record: Record) -> Row:
    return Row(
        cells=(Verbatim(record.key), _said(draft, record), _dated(record), _sources(draft, record)),
        anchor=draft.anchor_of(record),
    )


def _said(draft: Draft, record: Record) -> Inline:
    if isinstance(record, StatusObservation):
        state = status_in_words(status(draft.matter.register.scales[record.scale], record.code), aspect=record.aspect)
        return Message("{aspect}: {status}", aspect=brief(record.aspect), status=state)
    if isinstance(record, Deadline):
        return Message("no deadline") if record.due == "none" else Message("due {date}", date=on_day(record.due))
    title = title_of(record)
    declared = indicators(draft.matter.register).get(getattr(record, "indicator", ""))
    return declared.title if declared and isinstance(title, Verbatim) else title


def _dated(record: Record) -> Inline:
    if isinstance(record, Deadline):
        return on_day(record.set)
    at = record.as_of if isinstance(record, StatusObservation) else getattr(record, "at", None)
    if at is not None:
        return DateText(at)
    try:
        when = date_of(record)
    except KeyError:
        return Verbatim("–")
    return Verbatim("–") if when.earliest is None and when.latest is None else DateText(when)


def _sources(draft: Draft, record: Record) -> Inline:
    if not sources_of(record):
        url = getattr(record, "url", None)
        return Link(Verbatim(url), url) if url else Verbatim("–")
    return Sequence(tuple(_place(draft, each) for each in sources_of(record)), "; ")


def _place(draft: Draft, citation: Citation) -> Inline:
    document = draft.matter.register.document(citation.document)
    name: Inline = Verbatim(citation.document)
    if document is not None:
        name = Link(Verbatim(document.symbol or document.id), document.url or f"#{draft.anchor_of(document)}")
    return place_in_source(citation, name, in_words=True)
