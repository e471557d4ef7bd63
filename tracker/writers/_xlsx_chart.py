"""A chart that Excel draws: solid for what is certain, hatched for what is possible, dashed without an upper limit."""

from typing import Any

from attrs import frozen
from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from tracker.languages import translate
from tracker.writers._workbook import CERTAIN, ENDLESS, POSSIBLE, Sheet, SheetChart
from tracker.writers._xlsx_page import INK, LINE, PALE, Book
from tracker.writers._xlsx_table import HEAD


@frozen
class _Part:
    """A part of every bar: its column behind the words, its name and its look. None is told apart by colour alone."""

    column: int
    msgid: str
    look: dict[str, Any]


_CERTAIN = _Part(1, CERTAIN, {"fill": {"color": INK}, "border": {"color": INK}})
_POSSIBLE = _Part(
    2,
    POSSIBLE,
    {
        "pattern": {"pattern": "wide_upward_diagonal", "fg_color": INK, "bg_color": "#FFFFFF"},
        "border": {"color": INK, "width": 1},
    },
)
_ENDLESS = _Part(
    3,
    ENDLESS,
    {
        "pattern": {"pattern": "light_upward_diagonal", "fg_color": PALE, "bg_color": "#FFFFFF"},
        "border": {"color": LINE, "width": 1.25, "dash_type": "dash"},
    },
)

_AROUND, _BAR, _WIDTH = 150, 24, 900
_MOST_ON_A_PAGE = 60
_SMALL = {"size": 9}


def draw(book: Book, page: Worksheet, sheet: Sheet, chart: SheetChart) -> None:
    """Draw bars, the first row on top, on a sheet that is printed on a page."""
    drawn: Chart = book.file.add_chart({"type": "bar", "subtype": "stacked"})
    last = HEAD + sheet.height
    for part in _CERTAIN, _POSSIBLE, *([_ENDLESS] if chart.has_open else []):
        column = chart.first + part.column
        series = {
            "name": translate(book.language, part.msgid),
            "categories": [sheet.name, HEAD + 1, chart.first, last, chart.first],
            "values": [sheet.name, HEAD + 1, column, last, column],
            "gap": 60,
            **part.look,
        }
        drawn.add_series(series)
    # A title is taken for the name of a cell if it looks like one; so it stands in a cell, under the chart.
    book.put(page, 0, 0, chart.title, "heading")
    drawn.set_title({"name": [chart.name, 0, 0], "name_font": {"size": 11, "bold": True}})
    drawn.set_y_axis({"reverse": True, "interval_unit": 1, "crossing": "max", "num_font": _SMALL})
    drawn.set_x_axis(
        {
            "min": 0,
            "max": chart.end,
            "reverse": book.language.is_right_to_left,
            "num_format": "#,##0" if isinstance(chart.end, int) else "0.0##",
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            "num_font": _SMALL,
        }
    )
    drawn.set_legend({"position": "bottom", "font": _SMALL})
    drawn.show_hidden_data()
    drawn.set_size({"width": _WIDTH, "height": _AROUND + _BAR * sheet.height})
    page.insert_chart(0, 0, drawn, {"object_position": 2, "description": chart.title})
    page.set_landscape()
    page.fit_to_pages(1, 1 if sheet.height <= _MOST_ON_A_PAGE else 0)
