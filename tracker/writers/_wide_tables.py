"""Tables that are wider than paper: in parts under one another, each of which names its rows."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from tracker.documents import Message
from tracker.values import Language
from tracker.writers._anchors import Anchors
from tracker.writers._placed import PlacedGroup, PlacedRow, PlacedTable
from tracker.writers._run import Run, unmarked
from tracker.writers._speech import Speaker
from tracker.writers._words import CONTINUED

MOST_COLUMNS = 14
"""A table of no more columns is set smaller, and its longest words are broken; one of more has numbers that are not."""


def parted(table: PlacedTable, needs: Sequence[float], room: float, language: Language) -> Iterator[PlacedTable]:
    """
    Part a table whose words have no room beside one another; one that has room stays as it is.

    The first column, which names the rows, begins each part; what stands under the table stands under the last.

    Args:
        table: The table.

        needs: How much room each column needs.

        room: How much there is.

        language: The language.
    """
    parts = _even(list(_parts(needs, room)), needs, room)
    if len(parts) < 2:  # noqa: PLR2004  # one part is the table
        yield table
        return
    names = Speaker(language, Anchors({})).say(Message(CONTINUED))
    for number, part in enumerate(parts):
        is_first, is_last = number == 0, number == len(parts) - 1
        places = (0, *part)
        groups = tuple(_group(group, places, is_first=is_first, is_last=is_last) for group in table.groups)
        yield evolve(
            table,
            name=table.name if is_first else f"{table.name}-{number + 1}",
            label=table.label if is_first else (),
            title=table.title if is_first else (*unmarked(table.title), Run(text=" "), *names),
            columns=tuple(table.columns[place] for place in places),
            groups=groups,
            legend=table.legend if is_last else (),
            notes=table.notes if is_last else (),
            anchor=table.anchor if is_first else "",
        )


def _parts(needs: Sequence[float], room: float) -> Iterator[list[int]]:
    """Go through the columns behind the first in parts that have room beside it; each part has one at least."""
    first, *others = needs
    part: list[int] = []
    used = first
    for place, need in enumerate(others, 1):
        if part and used + need > room:
            yield part
            part, used = [], first
        part.append(place)
        used += need
    yield part


def _even(parts: list[list[int]], needs: Sequence[float], room: float) -> list[list[int]]:
    """Make parts of equally many columns if each has room, so that none has two where the others have ten."""
    places = [place for part in parts for place in part]
    each = -(-len(places) // len(parts))
    even = [places[start : start + each] for start in range(0, len(places), each)]
    has_room = all(needs[0] + sum(needs[place] for place in part) <= room for part in even)
    return even if has_room else parts


def _group(group: PlacedGroup, places: Sequence[int], *, is_first: bool, is_last: bool) -> PlacedGroup:
    rows = [_row(row, places, is_first=is_first, is_last=is_last) for row in group.rows]
    return evolve(group, anchor=group.anchor if is_first else "", rows=rows)


def _row(row: PlacedRow, places: Sequence[int], *, is_first: bool, is_last: bool) -> PlacedRow:
    """Take the cells of a part; cells beyond the last column stand in the last one, and a row may end before."""
    cells = [row.cells[place] for place in places if place < len(row.cells)]
    beyond = row.cells[places[-1] + 1 :] if is_last else ()
    return evolve(row, cells=(*cells, *beyond), anchor=row.anchor if is_first else "")
