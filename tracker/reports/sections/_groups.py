"""Groups of many recommendations: by what they are about, whom they ask, or who made them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import evolve

from tracker.documents import Inline, Message, Numeral, Row, phrase
from tracker.followup._tally import Behind
from tracker.model import Recommendation
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.values import InternationalString
from tracker.views._follow_up_tables import counted, table_of_numbers
from tracker.words._recommendations import dimension_title, group_in_words

MOST_GROUPS = 20
"""So many groups are read in a table."""
NOT_STATED = Message("not stated")

Groups: TypeAlias = Sequence[tuple[Inline, list[Recommendation]]]
Columns: TypeAlias = Mapping[Inline, Callable[[list[Recommendation]], Behind]]
"""What is counted of a group, by the head of its column."""

_DIMENSIONS: Mapping[str, Callable[[Recommendation], Iterable[InternationalString | str]]] = {
    "theme": lambda each: sorted(each.themes),
    "addressee": lambda each: each.addressees,
    "made_by": lambda each: each.made_by,
}
"""By what recommendations are grouped: the first that tells most of them apart."""

_ANNOUNCED = {
    "theme": phrase("Table {number} counts them by what they are about."),
    "addressee": phrase("Table {number} counts them by whom they are addressed to."),
    "made_by": phrase("Table {number} counts them by who made them."),
}


def grouped(matter: Matter, found: Sequence[Recommendation]) -> tuple[str, Groups]:
    """Return what tells recommendations apart and the groups, the largest first; nothing if nothing does."""
    for dimension, values_of in _DIMENSIONS.items():
        groups: dict[Inline, list[Recommendation]] = {}
        for each in found:
            for value in values_of(each) or (None,):
                groups.setdefault(group_in_words(matter.register, value, dimension), []).append(each)
        stated = len(found) - len(groups.get(NOT_STATED, []))
        if 1 < len(groups) <= MOST_GROUPS and 2 * stated > len(found):
            return dimension, sorted(groups.items(), key=lambda pair: (pair[0] == NOT_STATED, -len(pair[1])))
    return "", []


def announced(dimension: str, number: int) -> Inline:
    """Say what the table of the groups shows."""
    return Message(_ANNOUNCED[dimension], number=Numeral(number))


def add_groups(
    draft: Draft, dimension: str, groups: Groups, columns: Columns, *, number: int, title: Inline, anchor: str
) -> None:
    """
    Add the table of groups, and leave the texts to an annex.

    Args:
        draft: The report.

        dimension: What the groups are groups of.

        groups: The groups.

        columns: What is counted of each.

        number: The number of the table.

        title: Its title; the annex with the texts bears it too.

        anchor: Its anchor.
    """
    led = draft.to_recommendations(title, anchor)
    rows = []
    for name, own in groups:
        behind = {head: of(own) for head, of in columns.items()}
        rows.append(
            Row(cells=(name, *(counted(each.bounds, each, (name, head), led) for head, each in behind.items())))
        )
    table = table_of_numbers(
        title,
        (dimension_title(dimension), *columns),
        rows,
        legend=[Message("A recommendation that belongs to several groups stands in several rows; – nil.")],
    )
    draft.add_counts(evolve(table, number=number, anchor=anchor))
    first = {each.id: name for name, own in reversed(groups) for each in own}
    draft.listed[title] = [(name, each) for name, own in groups for each in own if first[each.id] == name]
