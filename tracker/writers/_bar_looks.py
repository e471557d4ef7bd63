"""
How the bars of Word and Excel look, which draw them themselves.

Solid is certain, hatched is possible, and dashed with an arrow has no upper limit: none is told from another by its
colour alone.
"""

from collections.abc import Iterable
from typing import Any

from tracker.values import Language

INK = "#1F4E79"

_OUTLINE = {"color": INK, "width": 0.75}
_HATCH = {"pattern": "wide_upward_diagonal", "fg_color": INK, "bg_color": "#FFFFFF"}

CERTAIN_LOOK: dict[str, Any] = {"fill": {"color": INK}, "border": _OUTLINE}
POSSIBLE_LOOK: dict[str, Any] = {"pattern": _HATCH, "border": _OUTLINE}


def endless_look(lengths: Iterable[float], language: Language) -> dict[str, Any]:
    """
    Return the look of what goes on beyond the end of the axis.

    The arrow is the label of the bar, since no line of a chart has an end that every program draws.

    Args:
        lengths: How far each bar is drawn; where it has a limit, not at all.

        language: The language, which says where bars run to.
    """
    arrow = "←" if language.is_right_to_left else "→"
    labels = {
        "value": True,
        "num_format": f'"{arrow}"',
        "position": "inside_end",
        "font": {"name": "Arial", "size": 12, "bold": True, "color": INK},
        "fill": {"color": "#FFFFFF"},
        "custom": [None if length else {"delete": True} for length in lengths],
    }
    return {"pattern": _HATCH, "border": _OUTLINE | {"dash_type": "dash"}, "data_labels": labels}
