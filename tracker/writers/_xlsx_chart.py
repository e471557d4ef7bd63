"""A chart that Excel draws: solid for what is certain, hatched for what is possible, dashed without an upper limit."""

from collections.abc import Iterator
from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from tracker.languages import translate
from tracker.writers._bar_looks import CERTAIN_LOOK, POSSIBLE_LOOK, endless_look
from tracker.writers._sheet import Sheet, SheetChart
from tracker.writers._sheet_bars import CERTAIN, ENDLESS, POSSIBLE
from tracker.writers._xlsx_page import Book
from tracker.writers._xlsx_table import HEAD

_AROUND, _BAR, _WIDTH = 150, 24, 900
_MOST_ON_A_PAGE = 60
_SMALL = {"size": 9}


def draw(book: Book, page: Worksheet, sheet: Sheet, chart: SheetChart) -> None:
    """Draw bars, the first row on top, on a sheet that is printed on a page."""
    drawn: Chart = book.file.add_chart({"type": "bar", "subtype": "stacked"})
    last = HEAD + sheet.height
    for place, (name, look) in enumerate(_parts(book, sheet, chart), start=1):
        column = chart.first + place
        series = {
            "name": translate(book.language, name),
            "categories": [sheet.name, HEAD + 1, chart.first, last, chart.first],
            "values": [sheet.name, HEAD + 1, column, last, column],
            "gap": 60,
            **look,
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


def _parts(book: Book, sheet: Sheet, chart: SheetChart) -> Iterator[tuple[str, dict[str, Any]]]:
    """Go through the parts of every bar in the order of their columns, each with its name and its look."""
    yield CERTAIN, CERTAIN_LOOK
    yield POSSIBLE, POSSIBLE_LOOK
    if chart.has_open:
        lengths = [float(str(length)) for length in sheet.columns[chart.first + 3].values]
        yield ENDLESS, endless_look(lengths, book.language)
