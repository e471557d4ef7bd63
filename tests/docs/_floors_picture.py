"""The picture of the floors, drawn from the list that the imports are tested against."""

from itertools import groupby
from pathlib import Path

from tests.architecture.test_floors import FLOORS

__all__ = ["PICTURE", "ROOMS", "floors_picture"]

PICTURE = Path(__file__).parents[2] / "docs" / "floors.svg"

ROOMS = {
    floor: tuple(sorted(room for room, _ in alike))
    for floor, alike in groupby(sorted(FLOORS.items(), key=lambda item: -item[1]), key=lambda item: item[1])
    if floor <= FLOORS["cli"]  # what is above only starts the command line
}
"""The rooms of each floor, from the highest floor down."""

_WIDE, _HIGH, _GAP, _LEFT = 150, 30, 10, 50
_STYLE = (
    "text { font: 14px ui-monospace, monospace; fill: #1f2937; } .floor { fill: #6b7280; } "
    "rect { fill: #eef2ff; stroke: #6366f1; } .paper { fill: #ffffff; stroke: none; }"
)


def floors_picture() -> str:
    """Draw the floors as SVG, a row for each, the ground floor at the bottom."""
    most = max(map(len, ROOMS.values()))
    width, height = _LEFT + most * (_WIDE + _GAP), _GAP + len(ROOMS) * (_HIGH + _GAP)
    rows = [
        line
        for row, (floor, rooms) in enumerate(ROOMS.items())
        for line in _row(floor, rooms, row * (_HIGH + _GAP) + _GAP)
    ]
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        "<title>The floors of the house: a room imports from lower floors only</title>",
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        *rows,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _row(floor: int, rooms: tuple[str, ...], top: int) -> list[str]:
    baseline = top + _HIGH // 2 + 5
    lines = [f'<text class="floor" x="{_LEFT - 2 * _GAP}" y="{baseline}" text-anchor="end">{floor}</text>']
    for number, room in enumerate(rooms):
        left = _LEFT + number * (_WIDE + _GAP)
        lines += [
            f'<rect x="{left}" y="{top}" width="{_WIDE}" height="{_HIGH}" rx="4"/>',
            f'<text x="{left + _WIDE // 2}" y="{baseline}" text-anchor="middle">{room}</text>',
        ]
    return lines
