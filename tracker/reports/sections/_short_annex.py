"""The annex on paper: one table of the figures that the text draws on, under the number of each."""

from collections.abc import Iterator
from itertools import groupby

from tracker.documents import (
    Align,
    Cell,
    Column,
    Counted,
    Inline,
    Link,
    Message,
    Numeral,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.followup._tally import Behind
from tracker.indicators import Basis, Figure
from tracker.model import Aspect, Recommendation, Record, Register
from tracker.reports._draft import Draft, without_stop
from tracker.reports._led_number import LedNumber
from tracker.reports._matter import Matter
from tracker.reports._places import source_in_words, with_paragraphs
from tracker.reports._selection import sources_of
from tracker.reports.sections._figures_annex import table_of
from tracker.reports.sections._previous_recommendations import status_of
from tracker.values import Bounds
from tracker.words._figures import figure_of, time_of, titled
from tracker.words._numbers import NOT_AVAILABLE, bounds_in_words, ends_as_numbers, ends_in_per_cent
from tracker.words._recommendations import ALL_RECOMMENDATIONS, RECOMMENDATIONS
from tracker.words._terms import brief, full


def short_annex(matter: Matter, draft: Draft) -> None:
    """
    Give the figures that the text draws on in one table: bounds, basis and source under the number of each.

    Numbers of recommendations are among them: what stands behind each is said by source and paragraph, or counted.
    """
    rows = [(draft.figure_number(each), _short_row(draft, each)) for each in _drawn_on(matter, draft)]
    rows += [(each.figure, _row_of_recommendations(draft, each)) for each in draft.led if each.figure is not None]
    if rows:
        _add_figures(draft, [row for _, row in sorted(rows, key=lambda pair: pair[0])])
    elif draft.listed:
        draft.annex(RECOMMENDATIONS)
    for title, listed in draft.listed.items():
        draft.add(_recommendations_in_full(draft, title, listed))


def _add_figures(draft: Draft, rows: list[Row]) -> None:
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
            rows=tuple(rows),
            legend=(Message(".. no limit."),),
            anchor="table-figures",
        )
    )


MOST_LISTED = 200
"""So many texts are printed: about ten pages. The data files have them all."""
_TOLD = (Aspect.ACCEPTANCE, Aspect.SELF_REPORTED, Aspect.VERIFIED)
"""What is known of each at the end of the period: what was accepted, is reported and was verified stands apart."""


def _recommendations_in_full(draft: Draft, title: Inline, listed: list[tuple[Inline, Recommendation]]) -> Table:
    """List the recommendations that the text counts by group, each with its paragraph and what is known of it."""
    known = {aspect: {each.id: status_of(draft.matter, each, aspect) for _, each in listed} for aspect in _TOLD}
    told = {aspect: states for aspect, states in known.items() if any(states.values())}
    rows: list[Row] = []
    for group, own in groupby(listed[:MOST_LISTED], key=lambda pair: pair[0]):
        if group != title:  # what nothing tells apart is one group, and the table has its name
            rows.append(Row(cells=(group, *[Verbatim("")] * (1 + len(told))), is_group=True))
        for _, each in own:
            place = with_paragraphs(
                source_in_words(draft.matter.register, each.source), {each.paragraph} if each.paragraph else set()
            )
            cells: list[Cell] = [Link(without_stop(each.text), f"#{draft.anchor_of(each)}"), place]
            cells += [states[each.id] or NOT_AVAILABLE for states in told.values()]
            rows.append(Row(cells=tuple(cells)))
    columns = [Column(title=Message("Recommendation")), Column(title=Message("Source"))]
    columns += [Column(title=brief(aspect)) for aspect in told]
    legend: list[Inline] = []
    if any(state is None for states in told.values() for state in states.values()):
        legend.append(Message(".. nothing is known."))
    left = len(listed) - MOST_LISTED
    if left > 0:
        legend.append(Message("{number} more {number:is|are} in the data files.", number=Numeral(left)))
    return Table(
        title=title,
        columns=tuple(columns),
        rows=tuple(rows),
        legend=tuple(legend),
        anchor=f"table-in-full-{list(draft.listed).index(title) + 1}",
    )


def _drawn_on(matter: Matter, draft: Draft) -> list[Figure]:
    return sorted((each for each in matter.told_figures if draft.leads_to(each)), key=draft.figure_number)


def _short_row(draft: Draft, figure: Figure) -> Row:
    number = draft.figure_number(figure)
    figure = draft.matter.as_happened(figure)
    return Row(
        cells=(
            Numeral(number),
            titled(draft.matter.register, figure),
            time_of(figure),
            figure_of(figure, brief=True),
            *_ends(figure),
            full(figure.basis),
            _documents_behind(draft, figure),
        ),
        anchor=draft.figure_anchor(figure) if draft.is_first_of(figure) else "",
    )


def _ends(figure: Figure) -> tuple[Inline, Inline]:
    """Write the bounds as the figure beside them is written: a share in per cent."""
    bounds = figure.bounds or Bounds(None, None)
    is_share = figure.indicator.unit == "share" or bool(figure.parts and figure.indicator.part_of_whole)
    return ends_in_per_cent(bounds) if is_share else ends_as_numbers(bounds)


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
        if (found := register.table(table_of(part)).get(key)) is not None
    ]
    names = list(dict.fromkeys(name for record in records for name in _named_sources(record)))
    if not names:
        return Message("source not stated")
    if len(names) > MOST_DOCUMENTS:
        return Counted(len(names), "sources")
    return Sequence(tuple(source_in_words(register, each) for each in names), "; ")


def _named_sources(record: Record) -> Iterator[str]:
    """Go through the documents that a record cites; a recommendation has at least the one that makes it."""
    cited = [citation.document for citation in sources_of(record)]
    yield from cited
    if isinstance(record, Recommendation) and not cited:
        yield record.source


# -- numbers of recommendations ---------------------------------------------------------------------------------------

MOST_NAMED = 12
"""So many recommendations are named by their paragraphs behind a number; of more there is how many each source has."""


def _row_of_recommendations(draft: Draft, led: LedNumber) -> Row:
    told = [each for each in led.counts if each not in (led.time, ALL_RECOMMENDATIONS)]
    counts = (*told[:-1], Sequence((*told[-1:], *led.also), " / ")) if told else ()
    bounds = led.behind.bounds
    return Row(
        cells=(
            Numeral(led.figure or 0),
            Message("{table}: {counts}", table=led.table, counts=Sequence(counts, "; ")) if counts else led.table,
            led.time,
            bounds_in_words(bounds),
            NOT_AVAILABLE if bounds.lower is None else Numeral(bounds.lower),
            NOT_AVAILABLE if bounds.upper is None else Numeral(bounds.upper),
            full(Basis.EVIDENCED),
            _recommendations_behind(draft, led.behind),
        ),
        anchor=led.anchor,
    )


def _recommendations_behind(draft: Draft, behind: Behind) -> Inline:
    """Name the recommendations behind a number by source and paragraph; the possible ones apart."""
    parts: list[Inline] = [_by_source(draft, behind.certain)] if behind.certain else []
    if behind.possible:
        parts.append(Message("possibly {records}", records=_by_source(draft, behind.possible)))
    return Sequence(tuple(parts), "; ")


def _by_source(draft: Draft, names: tuple[str, ...]) -> Inline:
    register = draft.matter.register
    by_source: dict[str, list[Recommendation]] = {}
    for name in names:
        record = register.recommendations[name]
        by_source.setdefault(record.source, []).append(record)
    if len(by_source) > MOST_DOCUMENTS:
        return Counted(len(names), "recommendations")
    is_named = len(names) <= MOST_NAMED
    return Sequence(tuple(_of_source(register, source, own, is_named) for source, own in by_source.items()), "; ")


def _of_source(
    register: Register, source: str, own: list[Recommendation], is_named: bool
) -> Inline:  # the caller says it of all
    name = source_in_words(register, source)
    paragraphs = {each.paragraph for each in own if each.paragraph}
    if is_named and len(paragraphs) == len(own):
        return with_paragraphs(name, paragraphs)
    return Message("{source} ({number})", source=name, number=Counted(len(own), "recommendations"))
