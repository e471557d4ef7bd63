"""Charts in Word that an editor can change: a workbook is inside each, which Word opens to edit the numbers."""

from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from itertools import count
from zipfile import ZipFile

from attrs import frozen
from xlsxwriter import Workbook
from xlsxwriter.chart_bar import ChartBar

from tracker.documents import Measured
from tracker.languages import translate
from tracker.languages._punctuation import semicolon
from tracker.values import Language
from tracker.writers._bar_looks import CERTAIN_LOOK, POSSIBLE_LOOK, endless_look
from tracker.writers._docx_widths import ems
from tracker.writers._docx_xml import Element, as_part, name_of, parsed
from tracker.writers._placed import PlacedTable
from tracker.writers._run import plain
from tracker.writers._words import CERTAIN, NO_LIMIT, POSSIBLE, label_and_value

FEWEST, MOST = 2, 40
"""A single bar compares nothing, and so many bars fill a page."""

MOST_LINES = 10
"""So many lines of the axis are told apart."""
EMU = 635
"""So many units of a drawing are a twip."""
_LINE, _HIGH_LINE, _AROUND = 240, 340, 1500
"""How high a bar is with the gap before the next, the same with a name in East Asian signs, and all around the bars."""
_TYPE = 170
"""How wide the letter M is in the names of bars, in twips."""
MOST_NAMES = 0.6
"""So much of the width names of bars may take."""
_BEYOND = Fraction(8, 100)
"""How far a bar without a limit goes beyond the greatest number."""


@frozen(kw_only=True)
class Chart:
    """
    A chart of bars, one for each row of a table.

    Attributes:
        title: What the table shows.

        labels: What each row is called, with its number in words.

        certain: The certain part of each.

        possible: The possible part beyond it.

        endless: What is drawn beyond it where no limit is known.

        language: The language.
    """

    title: str
    labels: tuple[str, ...]
    certain: tuple[float, ...]
    possible: tuple[float, ...]
    endless: tuple[float, ...]
    language: Language

    @property
    def said(self) -> str:
        """The chart in words, for those who do not see it."""
        return f"{self.title}. {semicolon(self.language).join(self.labels)}."

    @property
    def height(self) -> int:
        """Its height, in twips."""
        line = _HIGH_LINE if self.language is Language.CHINESE else _LINE
        return line * len(self.labels) + _AROUND


def chart_of(table: PlacedTable, language: Language) -> Chart | None:
    """Return the chart of a table that has a column of bars; None where it has none, or too few or too many."""
    rows = [
        (row.cells[0].text, cell, cell.measured)
        for row in table.rows
        for cell in row.cells[1:]
        if cell.measured is not None and cell.measured.scale
    ]
    if not FEWEST <= len(rows) <= MOST or len({id(row) for row, _, _ in rows}) != len(rows):
        return None
    numbers = [measured for _, _, measured in rows]
    top = max(max(Fraction(each.upper or 0), _certain(each)) for each in numbers)
    return Chart(
        title=plain(table.title),
        labels=tuple(plain(label_and_value(label, cell.text, language)) for label, cell, _ in rows),
        certain=tuple(float(_certain(each)) for each in numbers),
        possible=tuple(_possible(each) for each in numbers),
        endless=tuple(
            0.0 if each.upper is not None else float(top * (1 + _BEYOND) - _certain(each)) for each in numbers
        ),
        language=language,
    )


def _certain(found: Measured) -> Fraction:
    """Return how far a bar is certain; the axis begins at 0, and what is less is in words alone."""
    return max(Fraction(0), Fraction(found.lower or 0))


def _possible(found: Measured) -> float:
    return 0.0 if found.upper is None else float(max(Fraction(0), Fraction(found.upper) - _certain(found)))


# -- drawing ----------------------------------------------------------------------------------------------------------


def drawn(chart: Chart, width: int) -> tuple[bytes, bytes]:
    """Draw a chart so wide, in twips: the part that shows it, in which ``rId1`` is its workbook, and that workbook."""
    made = BytesIO()
    workbook = Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"created": datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    sheet = workbook.add_worksheet("1")
    bars = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    sheet.write_string(0, 0, chart.title)
    sheet.write_column(1, 0, chart.labels)
    last = len(chart.labels)
    for column, (name, numbers, look) in enumerate(_series(chart), start=1):
        sheet.write_string(0, column, name)
        sheet.write_column(1, column, numbers)
        ranges = {"categories": ["1", 1, 0, last, 0], "values": ["1", 1, column, last, column]}
        bars.add_series({"name": ["1", 0, column], "gap": 45} | ranges | look)
    _axes(bars, chart)
    _frame(bars, chart, width)
    sheet.insert_chart(0, 6, bars)
    workbook.close()
    content = made.getvalue()
    with ZipFile(BytesIO(content)) as archive:
        part = parsed(archive.read("xl/charts/chart1.xml"))
    return as_part(_embedded(part)), content


def _series(chart: Chart) -> list[tuple[str, tuple[float, ...], dict[str, object]]]:
    """Go through the parts of the bars that there are."""
    looks: tuple[tuple[str, tuple[float, ...], dict[str, object]], ...] = (
        (CERTAIN, chart.certain, CERTAIN_LOOK),
        (POSSIBLE, chart.possible, POSSIBLE_LOOK),
        (NO_LIMIT, chart.endless, endless_look(chart.endless, chart.language)),
    )
    return [
        (translate(chart.language, name), numbers, look)
        for name, numbers, look in looks
        if name == CERTAIN or any(numbers)
    ]


def _axes(bars: ChartBar, chart: Chart) -> None:
    """Begin at 0, and name every bar, the first at the top."""
    font = {"name": "Times New Roman", "size": 8}
    names = {"interval_unit": 1, "major_tick_mark": "none"}
    bars.set_y_axis({"reverse": True, "num_font": font, "crossing": "max"} | names)
    top = max(map(sum, zip(chart.certain, chart.possible, chart.endless, strict=True)))
    lines = {"visible": True, "line": {"color": "#BFBFBF", "width": 0.5}}
    bars.set_x_axis(
        {
            "min": 0,
            "max": top if any(chart.endless) else None,
            "major_unit": _step(top),
            "num_format": "0",
            "num_font": font,
            "reverse": chart.language.is_right_to_left,
            "major_gridlines": lines,
        }
    )
    bars.set_legend({"position": "bottom", "font": font})
    # A title is taken for the name of a cell if it looks like one, so it stands in one.
    bars.set_title({"name": ["1", 0, 0], "name_font": font | {"size": 9, "bold": True}})
    bars.set_chartarea({"border": {"none": True}})


def _frame(bars: ChartBar, chart: Chart, width: int) -> None:
    """Leave the names of bars as much room as they need on one line: a program leaves out names that it would break."""
    names = min(MOST_NAMES, (max(map(ems, chart.labels)) * _TYPE + _LINE) / width)
    above, below = _AROUND * 0.35 / chart.height, _AROUND * 0.65 / chart.height
    start = 0.02 if chart.language.is_right_to_left else names
    layout = {"x": start, "y": above, "width": 0.98 - names, "height": 1 - above - below}
    bars.set_plotarea({"layout": layout})


def _step(top: float) -> int:
    """
    Return how far the lines of an axis are apart.

    >>> [_step(top) for top in (3, 12, 80, 4001)]
    [1, 2, 10, 500]
    """
    steps = (int(f"{factor}{'0' * power}") for power in count() for factor in (1, 2, 5))
    return next(step for step in steps if top <= step * MOST_LINES)


def _embedded(part: Element) -> Element:
    """Let a chart that was drawn in a workbook stand in a document: its numbers are in a workbook of its own."""
    for each in part.findall(name_of("c:printSettings")):
        part.remove(each)
    for each in part.iter(name_of("c:showVal")):
        _say_what_labels_leave_out(each)
    part.append(part.makeelement(name_of("c:externalData"), {name_of("r:id"): "rId1"}))
    return part


def _say_what_labels_leave_out(value: Element) -> None:
    """Say that labels hold their value alone: in a document, what is not said to be left out may be shown."""
    parent = value.getparent()
    if parent is None:
        return
    parts = ("c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize")
    shown = [value if part == "c:showVal" else value.makeelement(name_of(part), {"val": "0"}) for part in parts]
    place = parent.index(value)
    parent[place : place + 1] = shown


_INLINE = (
    b'<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    b' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    b' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    b' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    b'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent/><wp:docPr/><wp:cNvGraphicFramePr/>'
    b'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart/>'
    b"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def shown(chart: Chart, number: int, relation: str, width: int) -> Element:
    """
    Return the run that shows a chart.

    Args:
        chart: The chart.

        number: Its number in the document.

        relation: The name of the document's relation to its part.

        width: How wide it is, in twips.
    """
    run = parsed(_INLINE)
    extent = next(run.iter(name_of("wp:extent")))
    extent.set("cx", str(width * EMU))
    extent.set("cy", str(chart.height * EMU))
    properties = next(run.iter(name_of("wp:docPr")))
    properties.set("id", str(number))
    properties.set("name", f"Chart {number}")
    properties.set("descr", chart.said)
    next(run.iter(name_of("c:chart"))).set(name_of("r:id"), relation)
    return run
