"""What was planned, against what was reached."""

from tracker.comparison import Attainment, TargetVerdict, assess_all
from tracker.documents import Align, Column, Inline, Message, Numeral, Row, Table, Verbatim, phrase
from tracker.indicators import indicators
from tracker.reports._composer import Composer
from tracker.reports._passages import add_passages
from tracker.reports._wording import NOT_AVAILABLE, amount_of, dated_figure_of
from tracker.values import Bounds

__all__ = ["TARGET_VERDICTS", "add_planned", "attained_in_words"]

TARGET_VERDICTS = {
    TargetVerdict.EXCEEDED: phrase("exceeded"),
    TargetVerdict.MET: phrase("met"),
    TargetVerdict.NOT_MET: phrase("not met"),
    TargetVerdict.POSSIBLY_MET: phrase("possibly met"),
    TargetVerdict.NOT_REPORTED: phrase("not reported"),
}
"""What is said of a target."""


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


def attained_in_words(each: Attainment) -> Inline:
    """Say whether the target was reached, and which part of the way was gone."""
    verdict = Message(TARGET_VERDICTS[each.verdict])
    if each.share is None or not _is_share(each.share):
        return verdict
    return Message(
        "{verdict} ({percent} per cent of the way)",
        verdict=verdict,
        percent=Numeral(round((each.share.lower or 0) * 100)),
    )


def _is_share(share: Bounds) -> bool:
    return share.is_exact and share.lower is not None and 0 <= share.lower <= 1
