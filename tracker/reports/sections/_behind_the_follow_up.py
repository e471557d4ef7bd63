"""The annex that lists, for each number of the follow-up, the recommendations behind it."""

from collections.abc import Iterator

from tracker.documents import Align, Column, Inline, Link, Message, Numeral, Row, Sequence, Table, Verbatim
from tracker.model import Deadline, Record
from tracker.reports._draft import Draft
from tracker.reports._led_number import LedNumber
from tracker.reports._matter import Matter
from tracker.reports.sections._previous_recommendations import statuses_of

MOST_BEHIND = 300
"""So many recommendations are listed behind a number; of more nobody reads the ids, and JSON has them all."""

_TITLE = Message("Recommendations behind the figures of the follow-up")


def follow_up_annex(matter: Matter, draft: Draft) -> None:
    """List the recommendations behind each number of the follow-up, and draw on their statuses and deadlines."""
    if not draft.led:
        return
    draft.annex(_TITLE)
    draft.remark(
        Message(
            "Each number of the follow-up with the recommendations that it counts. “Possibly”: dates are imprecise, and"
            " nobody can tell whether the number holds it."
        )
    )
    draft.add(
        Table(
            title=_TITLE,
            columns=(
                Column(title=Message("What is counted")),
                Column(title=Message("Number"), align=Align.END),
                Column(title=Message("Recommendations")),
            ),
            rows=tuple(_rows(draft)),
            anchor="table-behind-the-follow-up",
        )
    )
    for record in _records(matter, draft):
        draft.anchor_of(record)


def _rows(draft: Draft) -> Iterator[Row]:
    by_table: dict[Inline, list[LedNumber]] = {}
    for each in draft.led:
        by_table.setdefault(each.table, []).append(each)
    for table, numbers in by_table.items():
        yield Row(cells=(table, Verbatim(""), Verbatim("")), is_group=True)
        yield from (_row(draft, each) for each in numbers)


def _row(draft: Draft, each: LedNumber) -> Row:
    return Row(cells=(Sequence(each.counts, "; "), each.number, _listed(draft, each)), anchor=each.anchor)


def _listed(draft: Draft, each: LedNumber) -> Inline:
    """List the recommendations behind a number, certain ones first, as many as are read; the rest is counted."""
    certain = each.behind.certain[:MOST_BEHIND]
    possible = each.behind.possible[: MOST_BEHIND - len(certain)]
    parts: list[Inline] = []
    if certain:
        parts.append(Sequence(_links(draft, certain), ", "))
    if possible:
        parts.append(Message("possibly {records}", records=Sequence(_links(draft, possible), ", ")))
    rest = len(each.behind.certain) + len(each.behind.possible) - len(certain) - len(possible)
    if rest:
        parts.append(Message("and {number} more", number=Numeral(rest)))
    return Sequence(tuple(parts), "; ")


def _links(draft: Draft, names: tuple[str, ...]) -> tuple[Inline, ...]:
    recommendations = draft.matter.register.recommendations
    return tuple(Link(Verbatim(name), f"#{draft.anchor_of(recommendations[name])}") for name in names)


def _records(matter: Matter, draft: Draft) -> Iterator[Record]:
    """Go through every recommendation counted, with what was found out and what was set of it by the end."""
    register, end = matter.register, matter.period.end
    counted = {name for each in draft.led for name in (*each.behind.certain, *each.behind.possible)}
    for name in sorted(counted):
        yield register.recommendations[name]
        yield from (each for each in statuses_of(matter, name) if each.as_of.window.first <= end)
    for deadline in register.of_type(Deadline).values():
        if deadline.recommendation in counted and not deadline.draft and deadline.set <= end:
            yield deadline
