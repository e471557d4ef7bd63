"""How the recommendations made in the period were received, and which of them may repeat earlier ones."""

from collections.abc import Iterable, Mapping

from tracker.codelists import scale
from tracker.documents import Align, Column, Inline, Message, Numeral, PeriodText, Row, Table, Verbatim, phrase
from tracker.followup import NOT_YET_OBSERVED, Acceptance, Status, acceptance, possible_lineage
from tracker.model import Aspect, StatusObservation
from tracker.reports._composer import Composer
from tracker.values import Bounds, InternationalString, ReportingPeriod
from tracker.words._numbers import count_in_words
from tracker.words._recommendations import group_in_words, status_in_words

__all__ = ["add_acceptance", "add_possible_lineage"]

_MOST_CODES = 4
"""A table with more columns than that cannot be read."""
_GROUPINGS = {
    "theme": phrase("Theme"),
    "made_by": phrase("Made by"),
}


def add_acceptance(composer: Composer) -> None:
    """Add how the recommendations made in each period were received, by theme and by who made them."""
    observed = composer.register.of_type(StatusObservation).values()
    if not any(each.aspect is Aspect.ACCEPTANCE and not each.draft for each in observed):
        return
    periods = [each for each in (composer.against, composer.period) if each is not None]
    totals = [each for period in periods for each in acceptance(composer.register, period)]
    codes = _codes(totals)
    if len(codes) > _MOST_CODES or all(each.issued.upper == 0 for each in totals):
        return
    composer.heading(2, Message("Acceptance of the recommendations made in each period"))
    for by, title in _GROUPINGS.items():
        _add_table(composer, by, title, periods, codes, totals)


def _codes(found: Iterable[Acceptance]) -> list[Status]:
    """Return the statuses that occur, in the order of their scales; what is not yet known comes last."""
    every = {status for each in found for status in each.codes}

    def rank(status: Status) -> tuple[bool, str, int]:
        place = list(scale(status.scale)).index(status.code) if status.scale else 0
        return status is NOT_YET_OBSERVED, status.scale or "", place

    return sorted(every, key=rank)


def _add_table(
    composer: Composer,
    by: str,
    title: str,
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
    rows = [_row(Message("All recommendations"), totals, codes)]
    rows += [_row(group_in_words(composer.register, name), [part.get(name) for part in parts], codes) for name in names]
    heads: list[Inline] = [Message(title)]
    for period in periods:
        heads += [
            Message("{status}, {period}", status=status_in_words(code), period=PeriodText(period)) for code in codes
        ]
    composer.add(
        Table(
            number=number,
            title=Message("Acceptance of recommendations"),
            columns=tuple(
                Column(title=head, align=Align.END if place else Align.START) for place, head in enumerate(heads)
            ),
            rows=tuple(rows),
            legend=(Message("A recommendation with several values stands in several rows; – nil."),),
            anchor=f"table-acceptance-{by.replace('_', '-')}",
        )
    )


def _row(name: Inline, found: Iterable[Acceptance | None], codes: list[Status]) -> Row:
    cells: list[Inline] = [name]
    for each in found:
        cells += [_part(each, code) for code in codes]
    return Row(cells=tuple(cells))


def _part(found: Acceptance | None, code: Status) -> Inline:
    """Write a number with that of which it is a part."""
    if found is None or found.issued.upper == 0:
        return Verbatim("–")
    part = found.codes.get(code, Bounds.exactly(0))
    shown = Numeral(0) if part == Bounds.exactly(0) else count_in_words(part)
    return Message("{part} of {whole}", part=shown, whole=count_in_words(found.issued))


# -- lineage ----------------------------------------------------------------------------------------------------------

_MOST = 25


def add_possible_lineage(composer: Composer) -> None:
    """Add which recommendations may repeat earlier ones, as proposals that somebody has to confirm."""
    if composer.against is None or composer.against.end >= composer.period.start:
        return
    found = possible_lineage(composer.register, composer.against, composer.period)
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
    texts: Mapping[str, InternationalString] = {
        key: each.text for key, each in composer.register.recommendations.items()
    }
    records = composer.register.recommendations
    rows = [
        Row(
            cells=(
                composer.with_source(texts[each.later], records[each.later]),
                composer.with_source(texts[each.earlier], records[each.earlier]),
                Message("{part} of {whole}", part=Numeral(len(each.shared)), whole=Numeral(each.of)),
            )
        )
        for each in found[:_MOST]
    ]
    heads = (Message("Recommendation"), Message("May repeat"), Message("Words shared"))
    left = len(found) - len(rows)
    more: tuple[Inline, ...] = (Message("{number} more are not shown.", number=Numeral(left)),) if left else ()
    composer.add(
        Table(
            number=number,
            title=Message("Possible repetitions"),
            columns=tuple(
                Column(title=head, align=Align.END if place > 1 else Align.START) for place, head in enumerate(heads)
            ),
            rows=tuple(rows),
            legend=(
                Message("Words of four letters or more, by their first six letters; brackets are left out."),
                *more,
            ),
            anchor="table-possible-repetitions",
        )
    )
