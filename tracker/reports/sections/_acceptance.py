"""How the recommendations made in the period were received, and which of them may repeat earlier ones."""

from attrs import evolve

from tracker.documents import Inline, Message, Numeral, PeriodText, Sequence, phrase
from tracker.followup import Acceptance, possible_lineage
from tracker.followup import acceptance as received
from tracker.followup._status import Status
from tracker.model import Aspect, StatusObservation
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.values import InternationalString, ReportingPeriod
from tracker.views._follow_up_tables import table_of_numbers
from tracker.views._received import acceptance_row, codes_of, lineage_table, on_groups
from tracker.words._recommendations import (
    FOLLOW_UP,
    RECOMMENDATIONS,
    Led,
    dimension_title,
    group_in_words,
    status_in_words,
)

_MOST_CODES = 4
"""A table with more columns than that cannot be read."""
_GROUPINGS = ("theme", "made_by")
"""A report tells both by what recommendations are about and by who made them."""


def acceptance(matter: Matter, draft: Draft) -> None:
    """Tell how the recommendations made in each period were received, by theme and by who made them."""
    observed = matter.register.of_type(StatusObservation).values()
    if not any(each.aspect is Aspect.ACCEPTANCE and not each.draft for each in observed):
        return
    periods = [each for each in (matter.against, matter.period) if each is not None]
    totals = [each for period in periods for each in received(matter.register, period)]
    codes = codes_of(totals)
    if len(codes) > _MOST_CODES or all(each.issued.upper == 0 for each in totals):
        return
    draft.heading(_level(draft), Message("Acceptance of the recommendations made in each period"))
    for by in _GROUPINGS:
        _add_table(draft, by, periods, codes, totals)


def _level(draft: Draft) -> int:
    """Stand under the chapter on recommendations or their follow-up; without one, be a chapter."""
    return 2 if draft.chapter in (RECOMMENDATIONS, FOLLOW_UP) else 1


def _add_table(
    draft: Draft,
    by: str,
    periods: list[ReportingPeriod],
    codes: list[Status],
    totals: list[Acceptance],
) -> None:
    parts = [{each.group: each for each in received(draft.matter.register, period, by=by)} for period in periods]
    names = sorted({name for part in parts for name in part}, key=lambda name: (name is None, str(name)))
    if names == [None]:
        return
    number = draft.table_number()
    draft.paragraph(Message(_SHOWN[by], number=Numeral(number)))
    title, anchor = Message("Acceptance of recommendations"), f"table-acceptance-{by.replace('_', '-')}"
    led = draft.to_recommendations(Sequence((title, dimension_title(by)), "; "), anchor, is_dated=True)
    leds = [_within(period, led) for period in periods]
    rows = [acceptance_row(None, totals, codes, leds)]
    shown = _most(parts, names)
    for name in shown:
        group = group_in_words(draft.matter.register, name, by)
        rows.append(acceptance_row(group, [part.get(name) for part in parts], codes, leds))
    heads: list[Inline] = [dimension_title(by)]
    for period in periods:
        heads += [
            Message("{status}, {period}", status=status_in_words(code), period=PeriodText(period)) for code in codes
        ]
    legend: list[Inline] = [on_groups()]
    if left := len(names) - len(shown):
        legend.append(Message(_LEFT_OUT, number=Numeral(left)))
    draft.add_counts(evolve(table_of_numbers(title, heads, rows, legend=legend), number=number, anchor=anchor))


_SHOWN = {
    "theme": phrase(
        "Table {number} shows by theme how many of the recommendations made in a period were accepted by its end."
    ),
    "made_by": phrase(
        "Table {number} shows by who made them how many of the recommendations of a period were accepted by its end."
    ),
}
_LEFT_OUT = phrase("{number} more {number:group|groups}, with fewer recommendations, {number:is|are} left out.")

MOST_GROUPS = 20
"""So many groups are read in a table; of more those with the most recommendations are shown."""


def _most(
    parts: list[dict[InternationalString | str | None, Acceptance]], names: list[InternationalString | str | None]
) -> list[InternationalString | str | None]:
    """Return the groups with the most recommendations, where there are many; those alike in number stay together."""
    if len(names) <= MOST_GROUPS:
        return names
    numbers = {name: sum(part[name].issued.upper or 0 for part in parts if name in part) for name in names}
    least = sorted(numbers.values(), reverse=True)[MOST_GROUPS]
    return [name for name in names if numbers[name] > least] or names[:MOST_GROUPS]


def _within(period: ReportingPeriod, led: Led) -> Led:
    """Say of a number in which period the recommendations were made that it counts."""
    return lambda number, behind, counts: led(number, behind, (*counts, PeriodText(period)))


# -- lineage ----------------------------------------------------------------------------------------------------------


def possible_repetitions(matter: Matter, draft: Draft) -> None:
    """Tell which recommendations may repeat earlier ones, as proposals that somebody has to confirm."""
    if matter.against is None or matter.against.end >= matter.period.start:
        return
    found = possible_lineage(matter.register, matter.period, against=matter.against)
    if not found:
        return
    number = draft.table_number()
    draft.heading(_level(draft), Message("Recommendations that may repeat earlier ones"))
    draft.paragraph(
        Message(
            "Table {number} proposes which recommendations may repeat one of the period before, by the words that both"
            " share. Likeness of words alone proves no repetition, and no figure of the present report rests on it.",
            number=Numeral(number),
        )
    )

    def named(recommendation: str) -> Inline:
        record = matter.register.recommendations[recommendation]
        return draft.with_source(record.text, record)

    draft.add(evolve(lineage_table(found, named), number=number, anchor="table-possible-repetitions"))
