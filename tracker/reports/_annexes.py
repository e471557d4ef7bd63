"""Annexes: figures with their bounds, the records behind them, and how all of it was established."""

from tracker.documents import (
    Align,
    Column,
    DateText,
    Inline,
    Link,
    Message,
    Numeral,
    Row,
    Sequence,
    Table,
    Verbatim,
    phrase,
)
from tracker.indicators import Basis, Figure, indicators
from tracker.indicators._counted_records import date_of
from tracker.model import Citation, Indicator, Record
from tracker.reports._changes import shown_comparisons
from tracker.reports._composer import Composer
from tracker.reports._restated import add_ledger, has_ledger
from tracker.reports._selection import sources_of
from tracker.values import Bounds, InternationalString
from tracker.words._due import on_day
from tracker.words._figures import dated_figure_of, time_of, titled
from tracker.words._numbers import NOT_AVAILABLE
from tracker.words._records import title_of
from tracker.words._terms import brief, code_in_words, full

__all__ = ["add_annexes"]


def add_annexes(composer: Composer) -> None:
    """Add the annexes; the records come last, since the figures' annex refers to some of them."""
    shown = _shown_figures(composer)
    composer.heading(1, Message("Annex I. Figures, their bounds and their basis"), numbered=False)
    _figures(composer, shown)
    composer.heading(1, Message("Annex II. How figures and changes are established"), numbered=False)
    _method(composer, shown)
    if has_ledger(composer):
        composer.heading(1, Message("Annex III. Restatement of the previous report"), numbered=False)
        add_ledger(composer)
        composer.heading(1, Message("Annex IV. Records and their sources"), numbered=False)
    else:
        composer.heading(1, Message("Annex III. Records and their sources"), numbered=False)
    _records(composer)


# -- figures ----------------------------------------------------------------------------------------------------------


def _shown_figures(composer: Composer) -> list[Figure]:
    found = [each for each in composer.figures if each.missing is None and not each.is_nothing]
    before = (each.before for each in shown_comparisons(composer))
    found.extend(each for each in before if each.missing is None and not each.is_nothing)
    return sorted(found, key=lambda each: (each.indicator.id, each.basis.value, each.asked.start, each.by))


def _figures(composer: Composer, shown: list[Figure]) -> None:
    composer.remark(
        Message("Bounds hold what was recorded, whatever the exact dates and numbers that the sources leave open.")
    )
    seen: set[str] = set()
    rows = []
    for figure in shown:
        anchor = composer.figure_anchor(figure)
        rows.append(_figure_row(composer, figure, "" if anchor in seen else anchor))
        seen.add(anchor)
    composer.add(
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


def _figure_row(composer: Composer, figure: Figure, anchor: str) -> Row:
    bounds = figure.bounds or Bounds(None, None)
    basis: Inline = full(figure.basis)
    if figure.flags:
        basis = Sequence((basis, *(full(flag) for flag in figure.flags)), "; ")
    return Row(
        cells=(
            titled(composer.register, figure),
            time_of(figure),
            dated_figure_of(figure),
            NOT_AVAILABLE if bounds.lower is None else Numeral(bounds.lower),
            NOT_AVAILABLE if bounds.upper is None else Numeral(bounds.upper),
            basis,
            _behind(composer, figure),
        ),
        anchor=anchor,
    )


def _behind(composer: Composer, figure: Figure) -> Inline:
    if figure.parts:
        return Sequence(tuple(_behind(composer, part) for part in figure.parts), " / ")
    certain = _links(composer, figure, figure.certain)
    possible = _links(composer, figure, figure.possible)
    if not possible:
        return Sequence(certain, ", ") if certain else Verbatim("–")
    doubtful = Message("possibly {records}", records=Sequence(possible, ", "))
    return Sequence((Sequence(certain, ", "), doubtful), "; ") if certain else doubtful


def _links(composer: Composer, figure: Figure, keys: tuple[str, ...]) -> tuple[Inline, ...]:
    table = _table_of(figure)
    records = composer.register.table(table)
    return tuple(Link(Verbatim(key), f"#{composer.anchor_of(records[key])}") for key in keys if key in records)


def _table_of(figure: Figure) -> str:
    if figure.basis is Basis.CLAIMED:
        return "claim"
    return figure.indicator.of or "observation"


# -- method -----------------------------------------------------------------------------------------------------------

_RULES = (
    phrase(
        "Figures count what the register holds. A nil (–) means that nothing was recorded, two dots (..) that no"
        " figure is available; neither is a zero."
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


def _method(composer: Composer, shown: list[Figure]) -> None:
    for rule in _RULES:
        composer.remark(Message(rule))
    vintage = composer.register.latest_day
    if vintage.published is not None:
        composer.remark(
            Message("Sources published up to {date} are taken into account.", date=on_day(vintage.published))
        )
    composer.remark(
        Message("Reading of hedged words: {reading}.", reading=code_in_words("Reading", composer.register.reading))
    )
    assumptions: list[InternationalString] = []
    for figure in shown:
        assumptions += [each for each in figure.assumptions if each not in assumptions]
    if assumptions:
        composer.remark(Message("Assumptions made:"))
        composer.items(assumptions)
    used = {figure.indicator.id: figure.indicator for figure in shown}
    composer.remark(Message("Definitions:"))
    composer.items(_definition(each) for _, each in sorted(used.items()))


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


def _records(composer: Composer) -> None:
    composer.remark(Message("The records that this report draws on, each with the places in its sources."))
    for record in composer.drawn_on:
        for citation in sources_of(record):
            document = composer.register.document(citation.document)
            if document is not None:
                composer.anchor_of(document)
    rows = tuple(_record_row(composer, record) for record in composer.drawn_on)
    composer.add(
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


def _record_row(composer: Composer, record: Record) -> Row:
    return Row(
        cells=(Verbatim(record.key), _said(composer, record), _dated(record), _sources(composer, record)),
        anchor=composer.anchor_of(record),
    )


def _said(composer: Composer, record: Record) -> Inline:
    title = title_of(record)
    declared = indicators(composer.register).get(getattr(record, "indicator", ""))
    return declared.title if declared and isinstance(title, Verbatim) else title


def _dated(record: Record) -> Inline:
    at = getattr(record, "at", None)
    if at is not None:
        return DateText(at)
    try:
        when = date_of(record)
    except KeyError:
        return Verbatim("–")
    return Verbatim("–") if when.earliest is None and when.latest is None else DateText(when)


def _sources(composer: Composer, record: Record) -> Inline:
    if not sources_of(record):
        url = getattr(record, "url", None)
        return Link(Verbatim(url), url) if url else Verbatim("–")
    return Sequence(tuple(_place(composer, each) for each in sources_of(record)), "; ")


def _place(composer: Composer, citation: Citation) -> Inline:
    document = composer.register.document(citation.document)
    name: Inline = Verbatim(citation.document)
    if document is not None:
        name = Link(Verbatim(document.symbol or document.id), document.url or f"#{composer.anchor_of(document)}")
    parts: list[Inline] = [name]
    if citation.paragraph and any(char.isalnum() for char in citation.paragraph):
        parts.append(Message(", para. {places}", places=Verbatim(citation.paragraph)))
    if citation.quote:
        parts.append(Message(" “{quote}”", quote=Verbatim(citation.quote)))
    if citation.printed > 1:
        parts.append(Message(" (printed {times} times)", times=Numeral(citation.printed, words=True)))
    return Sequence(tuple(parts))
