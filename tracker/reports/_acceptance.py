"""How the recommendations made in the period were received, and which of them may repeat earlier ones."""

from attrs import evolve

from tracker.documents import Inline, Message, Numeral, PeriodText
from tracker.followup import Acceptance, Status, acceptance, possible_lineage
from tracker.model import Aspect, StatusObservation
from tracker.reports._composer import Composer
from tracker.values import ReportingPeriod
from tracker.views._follow_up_tables import table_of_numbers
from tracker.views._received import acceptance_row, codes_of, lineage_table, on_groups
from tracker.words._recommendations import dimension_title, group_in_words, status_in_words

__all__ = ["add_acceptance", "add_possible_lineage"]

_MOST_CODES = 4
"""A table with more columns than that cannot be read."""
_GROUPINGS = ("theme", "made_by")
"""A report tells both by what recommendations are about and by who made them."""


def add_acceptance(composer: Composer) -> None:
    """Add how the recommendations made in each period were received, by theme and by who made them."""
    observed = composer.register.of_type(StatusObservation).values()
    if not any(each.aspect is Aspect.ACCEPTANCE and not each.draft for each in observed):
        return
    periods = [each for each in (composer.against, composer.period) if each is not None]
    totals = [each for period in periods for each in acceptance(composer.register, period)]
    codes = codes_of(totals)
    if len(codes) > _MOST_CODES or all(each.issued.upper == 0 for each in totals):
        return
    composer.heading(2, Message("Acceptance of the recommendations made in each period"))
    for by in _GROUPINGS:
        _add_table(composer, by, periods, codes, totals)


def _add_table(
    composer: Composer,
    by: str,
    periods: list[ReportingPeriod],
    codes: list[Status],
    totals: list[Acceptance],
) -> None:
    parts = [{each.group: each for each in acceptance(composer.register, period, by=by)} for period in periods]
    names = sorted({name for part in parts for name in part}, key=lambda name: (name is None, str(name)))
    if names == [None]:
        return
    number = composer.table_number()
    composer.paragraph(
        Message(
            "Table {number} shows how many of the recommendations made in a period were accepted by its end.",
            number=Numeral(number),
        )
    )
    rows = [acceptance_row(None, totals, codes)]
    for name in names:
        group = group_in_words(composer.register, name)
        rows.append(acceptance_row(group, [part.get(name) for part in parts], codes))
    heads: list[Inline] = [dimension_title(by)]
    for period in periods:
        heads += [
            Message("{status}, {period}", status=status_in_words(code), period=PeriodText(period)) for code in codes
        ]
    table = table_of_numbers(Message("Acceptance of recommendations"), heads, rows, legend=[on_groups()])
    composer.add(evolve(table, number=number, anchor=f"table-acceptance-{by.replace('_', '-')}"))


# -- lineage ----------------------------------------------------------------------------------------------------------


def add_possible_lineage(composer: Composer) -> None:
    """Add which recommendations may repeat earlier ones, as proposals that somebody has to confirm."""
    if composer.against is None or composer.against.end >= composer.period.start:
        return
    found = possible_lineage(composer.register, composer.period, against=composer.against)
    if not found:
        return
    number = composer.table_number()
    composer.heading(2, Message("Recommendations that may repeat earlier ones"))
    composer.paragraph(
        Message(
            "Table {number} proposes which recommendations may repeat one of the period before, by the words that both"
            " share. Nothing is counted by it: each proposal is for a person to confirm.",
            number=Numeral(number),
        )
    )

    def named(recommendation: str) -> Inline:
        record = composer.register.recommendations[recommendation]
        return composer.with_source(record.text, record)

    composer.add(evolve(lineage_table(found, named), number=number, anchor="table-possible-repetitions"))
