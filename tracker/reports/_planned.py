"""What was planned, against what was reached."""

from tracker.comparison import Attainment, assess_all
from tracker.documents import Align, Column, Message, Numeral, Row, Table, Verbatim
from tracker.indicators import indicators
from tracker.reports._composer import Composer
from tracker.reports._passages import add_passages
from tracker.words._changes import attained_in_words
from tracker.words._figures import dated_figure_of
from tracker.words._numbers import NOT_AVAILABLE, amount_of

__all__ = ["add_planned"]


def add_planned(composer: Composer) -> None:
    """Add the targets of the period with what was reached of them."""
    found = assess_all(composer.register, composer.period)
    if not found:
        return
    composer.heading(1, Message("Planned and reached"))
    add_passages(composer, "planned")
    number = composer.table_number()
    composer.paragraph(
        Message("Table {number} sets what was planned for the period against what was reached.", number=Numeral(number))
    )
    composer.add(
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
            rows=tuple(_row(composer, each) for each in found),
            legend=(Message(".. not available."),),
            anchor="table-planned",
        )
    )


def _row(composer: Composer, each: Attainment) -> Row:
    declared = indicators(composer.register).get(each.target.indicator.partition("@")[0])
    baseline = each.target.baseline
    return Row(
        cells=(
            declared.title if declared else Verbatim(each.target.indicator),
            amount_of(baseline) if baseline is not None else NOT_AVAILABLE,
            amount_of(each.target.value),
            composer.linked(dated_figure_of(each.actual), each.actual),
            composer.with_source(attained_in_words(each), each.target),
        )
    )
