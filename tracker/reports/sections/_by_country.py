"""Activities counted by country or area, or where those are many by region."""

from collections.abc import Iterator

from tracker.codelists import area, codelist, countries
from tracker.documents import (
    Align,
    Cell,
    Column,
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
from tracker.indicators import About, Basis, Figure, measure, measure_all
from tracker.indicators._counted_records import REGIONAL
from tracker.reports._draft import Draft
from tracker.reports._matter import is_incomplete
from tracker.reports._selection import tells
from tracker.words._numbers import NIL, bounds_in_words
from tracker.words._sentences import lowered

MOST_ROWS = 60
"""So many countries are rows of a table; of more the regions are."""


def by_country(draft: Draft) -> None:
    matter = draft.matter
    found = measure_all(matter.register, ["events"], matter.period, by="country", basis=Basis.EVIDENCED)
    if not found:
        return
    is_by_region = len(found) > MOST_ROWS
    if is_by_region:
        found = measure_all(matter.register, ["events"], matter.period, by="region", basis=Basis.EVIDENCED)
    draft.heading(2, Message("By region") if is_by_region else Message("By country or area"))
    scale = max((most(figure) for figure in found), default=1) or 1
    number = draft.table_number()
    if is_by_region:
        said: Inline = Message(
            "Table {number} shows how many activities of assistance are known for each region.", number=Numeral(number)
        )
    else:
        said = Message(
            "Table {number} shows how many activities of assistance are known for each country or area. An activity for"
            " several is counted in the row of each, so that rows do not add up.",
            number=Numeral(number),
        )
        if any(_is_range(figure) for figure in found):
            said = Sequence((said, Message(_ON_RANGES)), " ")
    known = measure(matter.register, "events", matter.period, basis=Basis.EVIDENCED, about=About.ACTUAL)
    if is_incomplete(known):
        said = Sequence((said, Message("Not every activity is known, so that there may have been more.")), " ")
    draft.paragraph(said)
    columns = [
        Column(title=Message("Region") if is_by_region else Message("Country or area")),
        Column(title=Message("Activities"), align=Align.END),
        Column(title=Message("Kinds")),
    ]
    if matter.annex == "full":
        columns.append(Column(title=Message("See")))
    draft.add(
        Table(
            number=number,
            title=Message("Activities by region, {period}", period=PeriodText(matter.period))
            if is_by_region
            else Message("Activities by country or area, {period}", period=PeriodText(matter.period)),
            columns=tuple(columns),
            rows=tuple(_rows(draft, found, scale)),
            is_alphabetical=not is_by_region,
            legend=tuple(_in_annex(draft, known)),
            anchor="table-by-country",
        )
    )


_ON_RANGES = phrase(
    "A range is given where two sources may speak of one activity, or its date may lie outside the period."
)


def _is_range(figure: Figure) -> bool:
    """Tell whether the row of a country gives two numbers, of which a reader must know what they mean."""
    return figure.bounds is not None and figure.bounds.upper is not None and not figure.bounds.is_exact


def _in_annex(draft: Draft, known: Figure) -> Iterator[Inline]:
    """Say on paper which figure of the annex the numbers are parts of."""
    if draft.is_on_paper and tells(known):
        draft.figure_anchor(known)
        number = Numeral(draft.figure_number(known))
        yield Message("These activities are those of figure {number} in the annex.", number=number)


def _rows(draft: Draft, found: tuple[Figure, ...], scale: int) -> Iterator[Row]:
    """Go through the rows, States before all others."""
    states = [figure for figure in found if not _is_area(figure)]
    others = [figure for figure in found if _is_area(figure)]
    yield from (_place_row(draft, figure, scale) for figure in states)
    if states and others:
        width = 4 if draft.matter.annex == "full" else 3
        yield Row(cells=(Message("Other areas"), *[Verbatim("")] * (width - 1)), is_group=True)
    yield from (_place_row(draft, figure, scale) for figure in others)


def _is_area(figure: Figure) -> bool:
    dimension, code = figure.by[0]
    return dimension == "country" and code in countries() and not countries()[code].is_state


def least(figure: Figure) -> int:
    return int(figure.bounds.lower or 0) if figure.bounds else 0


def most(figure: Figure) -> int:
    return int(figure.bounds.upper or figure.bounds.lower or 0) if figure.bounds else 0


def _place_row(draft: Draft, figure: Figure, scale: int) -> Row:
    dimension, code = figure.by[0]
    kinds = {draft.matter.register.events[key].kind for key in figure.records}
    titles = [codelist("assistance")[kind].title for kind in codelist("assistance") if kind in kinds]
    named = (*titles[:1], *map(lowered, titles[1:]))
    bounds = figure.bounds
    shown = NIL if bounds is None else bounds_in_words(bounds)
    linked = draft.linked(shown, figure, in_table=True)
    bar = Measured(text=linked, lower=least(figure), upper=bounds.upper if bounds else 0, scale=scale)
    cells: list[Cell] = [_place(draft, dimension, code), bar, Sequence(named, "; ")]
    if draft.matter.annex == "full":
        cells.append(_records(draft, figure))
    return Row(cells=tuple(cells))


def _place(draft: Draft, dimension: str, code: str) -> Inline:
    if dimension == "country":
        return draft.country(code)
    return Message("Several regions") if code == REGIONAL else area(code).names


def _records(draft: Draft, figure: Figure) -> Inline:
    """Number the records behind a figure, each number a link to its record."""
    events = draft.matter.register.events
    links = (
        Link(Numeral(number), f"#{draft.anchor_of(events[key])}") for number, key in enumerate(figure.records, start=1)
    )
    return Sequence(tuple(links), ", ")
