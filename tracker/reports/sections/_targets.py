"""Results of the period, and its targets against what was reached."""

from tracker.comparison import Attainment, assess_all
from tracker.documents import (
    Align,
    Column,
    Message,
    Numeral,
    Row,
    Table,
    Verbatim,
)
from tracker.indicators import indicators
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.words._changes import attained_in_words
from tracker.words._figures import (
    dated_figure_of,
)
from tracker.words._numbers import NOT_AVAILABLE


def targets(matter: Matter, draft: Draft) -> None:
    """Tell of results, as people wrote them, and set the targets of the period against what was reached of them."""
    found = assess_all(matter.register, matter.period)
    said = [*draft.narrative("results"), *draft.narrative("planned")]
    if not found and not said:
        return
    draft.heading(1, Message("Results and targets") if said else Message("Planned and reached"))
    for passage in said:
        draft.paragraph(passage)
    if found:
        _targets(draft, found)


def _targets(draft: Draft, found: tuple[Attainment, ...]) -> None:
    number = draft.table_number()
    draft.paragraph(
        Message("Table {number} sets what was planned for the period against what was reached.", number=Numeral(number))
    )
    draft.add(
        Table(
            number=number,
            title=Message("Targets of the period and what was reached"),
            columns=(
                Column(title=Message("Figure")),
                Column(title=Message("Starting point"), align=Align.END),
                Column(title=Message("Planned"), align=Align.END),
                Column(title=Message("Reached"), align=Align.END),
                Column(title=Message("Target")),
            ),
            rows=tuple(_target_row(draft, each) for each in found),
            legend=(Message(".. not available."),),
            anchor="table-planned",
        )
    )


def _target_row(draft: Draft, each: Attainment) -> Row:
    declared = indicators(draft.matter.register).get(each.target.indicator.partition("@")[0])
    baseline = each.target.baseline
    return Row(
        cells=(
            declared.title if declared else Verbatim(each.target.indicator),
            draft.amount(baseline) if baseline is not None else NOT_AVAILABLE,
            draft.amount(each.target.value),
            draft.figure(dated_figure_of(each.actual), each.actual),
            draft.with_source(attained_in_words(each), each.target),
        )
    )
