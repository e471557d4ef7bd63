"""The numbers of one country or programme: figures and targets, what documents print of it, what research found."""

from tracker.claims import ClaimVerdict, reconcile
from tracker.comparison import Attainment, Comparison
from tracker.documents import (
    Align,
    Cell,
    Column,
    Inline,
    Link,
    Measured,
    Message,
    Note,
    Numeral,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.indicators import Figure, indicators
from tracker.model import Claim
from tracker.reports._draft import NUMBERS_IN_BRACKETS, Draft, without_stop
from tracker.reports._matter import Matter
from tracker.reports._part import row_of
from tracker.reports._selection import by_paragraph, tells
from tracker.reports.sections._changes import numbered
from tracker.reports.sections._signs import signs_in
from tracker.values import ReportingPeriod
from tracker.words._changes import attained_in_words, change_of, is_partly_recorded, notes_on
from tracker.words._claims import place_of, time_of_claim
from tracker.words._figures import dated_figure_of, figure_of
from tracker.words._numbers import NOT_AVAILABLE, amount_of


def own_figures(matter: Matter, draft: Draft) -> None:
    """Set the figures of a country or programme beside those of the period before, and beside its targets."""
    if matter.part is None:
        return
    figures = [each for each in matter.figures if each.by and _says_something(each)]
    targets = matter.part.targets(matter.register, matter.period)
    if not figures and not targets:
        return
    draft.heading(1, Message("Figures and targets") if targets else Message("Figures"))
    if figures:
        _figures(matter, draft, figures)
    if targets:
        draft.paragraph(Message("Of what was planned, the following was reached:"))
        draft.items(_target(draft, each) for each in targets)


def _says_something(figure: Figure) -> bool:
    """Tell whether a figure gives a reader a number: one that no record states says only that it is a number."""
    return tells(figure) and figure_of(figure) != NOT_AVAILABLE and (figure.stated is None or figure.stated[0] > 0)


def _figures(matter: Matter, draft: Draft, figures: list[Figure]) -> None:
    number = draft.table_number()
    earlier = {row_of(each.after): each for each in matter.comparisons}
    is_compared = any(_is_compared(matter, each) for each in figures)
    is_proved = any(_is_proved(earlier.get(row_of(each))) for each in figures)
    said: list[Inline] = [Message("Table {number} gives the figures of the period.", number=Numeral(number))]
    if matter.against is not None and not is_compared:
        said.append(Message("Of the earlier period none is known that could be set beside them."))
    elif any(is_partly_recorded(each) for each in earlier.values()):
        said.append(
            Message(
                "Not all that was done is known of either period, so that figures of activities stand side by side"
                " without a conclusion."
            )
        )
    draft.paragraph(Sequence(tuple(said), " "))
    columns = [Column(title=Message("Figure"))]
    if is_compared and matter.against is not None:
        columns.append(Column(title=PeriodText(matter.against), align=Align.END))
    columns.append(Column(title=PeriodText(matter.period), align=Align.END))
    if is_proved:
        columns.append(Column(title=Message("Change")))
    rows = tuple(
        _row(draft, each, earlier.get(row_of(each)), with_earlier=is_compared, with_change=is_proved)
        for each in figures
    )
    draft.add(
        Table(
            number=number,
            title=Message("Figures of the period"),
            columns=tuple(columns),
            rows=rows,
            legend=(*signs_in(rows), *((NUMBERS_IN_BRACKETS,) if draft.is_on_paper else ())),
            anchor="table-own-figures",
        )
    )


def _is_compared(matter: Matter, figure: Figure) -> bool:
    return any(row_of(each.after) == row_of(figure) and tells(each.before) for each in matter.comparisons)


def _is_proved(found: Comparison | None) -> bool:
    """Tell whether a change is one of what happened, and its direction is certain."""
    return (
        found is not None and tells(found.before) and found.change.verdict.is_definite and not is_partly_recorded(found)
    )


def _row(draft: Draft, figure: Figure, found: Comparison | None, *, with_earlier: bool, with_change: bool) -> Row:
    cells: list[Cell] = [numbered(draft, figure.indicator.title, figure)]
    if with_earlier:
        known = found is not None and tells(found.before)
        cells.append(_figure(draft, found.before) if found and known else NOT_AVAILABLE)
    cells.append(_figure(draft, figure))
    if with_change:
        cells.append(_change(found) if found is not None and _is_proved(found) else Verbatim("–"))
    return Row(cells=tuple(cells))


def _figure(draft: Draft, figure: Figure) -> Measured:
    return draft.figure(dated_figure_of(figure), figure)


def _change(found: Comparison) -> Measured:
    change: Inline = change_of(found)
    for note in notes_on(found):
        change = Note(change, note)
    return Measured.of(change, found.change.bounds)


def _target(draft: Draft, each: Attainment) -> Inline:
    declared = indicators(draft.matter.register).get(each.target.indicator.partition("@")[0])
    return draft.with_source(
        Message(
            "{title}: {planned} planned, {reached} reached – {verdict}",
            title=declared.title if declared else Verbatim(each.target.indicator),
            planned=amount_of(each.target.value),
            reached=draft.linked(dated_figure_of(each.actual), each.actual),
            verdict=attained_in_words(each),
        ),
        each.target,
    )


# -- what documents print ---------------------------------------------------------------------------------------------


def own_claims(matter: Matter, draft: Draft) -> None:
    """
    List the figures that documents print and that name the country or are about the programme.

    As in the report of the secretariat, what the evidence contradicts is left to the annex of a full report.
    """
    if matter.part is None:
        return
    known = matter.concerning(each for each in matter.register.claims.values() if not each.draft)
    every = sorted((each for each in known if _is_of_period(matter, each)), key=by_paragraph)
    found = {each.claim.id: each for each in reconcile(matter.register, claims=[each.id for each in every])}
    claims = [each for each in every if found[each.id].verdict is not ClaimVerdict.CONTRADICTED]
    if not claims:
        return
    draft.heading(1, Message("Figures given in documents"))
    number = draft.table_number()
    sentence = Message("Table {number} gives printed figures that are about the programme.", number=Numeral(number))
    if matter.part.is_country:
        sentence = Message(
            "Table {number} gives printed figures that count the country or area among others, or may count it.",
            number=Numeral(number),
        )
    draft.paragraph(sentence)
    draft.add(
        Table(
            number=number,
            title=Message("Printed figures"),
            columns=(
                Column(title=Message("Figure")),
                Column(title=Message("Period or date")),
                Column(title=Message("Number"), align=Align.END),
                Column(title=Message("Source")),
            ),
            rows=tuple(_claim(matter, draft, each) for each in claims),
            anchor="table-own-claims",
        )
    )


def _is_of_period(matter: Matter, claim: Claim) -> bool:
    """Tell whether a claim stands in a document on the period, or is of a time that touches it."""
    if matter.is_about_period(claim.document):
        return True
    if matter.is_about_another_period(claim.document):
        return False  # what the last report stated is nothing of this period
    if claim.at is not None:
        return claim.at.window.last >= matter.period.start and claim.at.window.first <= matter.period.end
    return claim.period is not None and _span(matter, claim.period).overlap_days(matter.period) > 0


def _span(matter: Matter, period: str) -> ReportingPeriod:
    return matter.register.period(period)


def _claim(matter: Matter, draft: Draft, claim: Claim) -> Row:
    declared = indicators(matter.register).get(claim.indicator)
    return Row(
        cells=(
            claim.text or (declared.title if declared else Verbatim(claim.indicator)),
            time_of_claim(matter.register, claim),
            draft.amount(claim.value),
            Link(_place(matter, claim), f"#{draft.anchor_of(claim)}"),
        )
    )


def _place(matter: Matter, claim: Claim) -> Inline:
    """Name the place that prints a claim: the document by its symbol, else by its title, and the paragraph."""
    document = matter.register.document(claim.document)
    if document is None or document.symbol:
        return place_of(matter.register, claim, is_brief=True)
    return document.title


# -- research ---------------------------------------------------------------------------------------------------------


def own_findings(matter: Matter, draft: Draft) -> None:
    """Tell what research found out about a country in the period."""
    if matter.part is None or not matter.part.is_country:
        return
    found = sorted(matter.concerning(matter.spoken_of(matter.register.findings.values())), key=by_paragraph)
    if not found:
        return
    draft.heading(1, Message("What research found"))
    if len(found) == 1:
        draft.paragraph(draft.with_source(without_stop(found[0].text), found[0]))
        return
    draft.paragraph(Message("Research that names the country or area found the following:"))
    draft.items(draft.with_source(without_stop(each.text), each) for each in found)
