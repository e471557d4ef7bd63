"""An Excel file as it is opened for reading: nothing in it runs, and nothing of it is larger than a table may be."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from tracker.errors import MissingExtraError, Sentence, StructureFault
from tracker.exchange._sheets import content_of
from tracker.exchange._workbook_size import demand_small

FORMULA = (Sentence("the cell holds a formula"), Sentence("paste its value in its place"))
"""What is wrong with a cell that computes, and what to do."""


def opened(path: Path) -> Any:  # noqa: ANN401  # openpyxl has no types
    """
    Open a workbook, its formulas as formulas.

    Raises:
        StructureFault: It cannot be read.

        MissingExtraError: The package openpyxl is not installed.
    """
    try:
        import openpyxl  # noqa: PLC0415  # the extra "xlsx"
    except ImportError:
        raise MissingExtraError("an Excel file needs openpyxl: pip install 'mandate-tracker[xlsx]'") from None
    import warnings  # noqa: PLC0415  # loads when it is needed

    content = content_of(path)
    try:
        demand_small(content, path.name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles that it does not know
            return openpyxl.load_workbook(BytesIO(content), data_only=False)
    except StructureFault:
        raise
    except Exception as error:  # noqa: BLE001  # whatever a file makes openpyxl stumble on
        what = Sentence("this is no Excel file that can be read: {reason}", reason=type(error).__name__)
        hint = Sentence("open it in a spreadsheet program and save it anew as .xlsx")
        raise StructureFault(what, file=path.name, hint=hint) from None


def held(page: Any) -> dict[int, dict[int, Any]]:  # noqa: ANN401  # openpyxl has no types
    """Return the cells of a sheet that hold something, by row and column; a sheet may span far more."""
    found: dict[int, dict[int, Any]] = {}
    for line, place, cell in _cells(page):
        found.setdefault(line, {})[place] = cell
    return found


def _cells(page: Any) -> Iterator[tuple[int, int, Any]]:  # noqa: ANN401  # openpyxl has no types
    for (line, place), cell in page._cells.items():  # noqa: SLF001  # iter_rows makes each cell that there could be
        if cell.value is not None:
            yield line, place, cell


def comments_in(page: Any) -> dict[int, dict[str, str]]:  # noqa: ANN401  # openpyxl has no types
    """Return what somebody noted on the cells of a sheet, by row and by the name of the cell; most cells hold none."""
    found: dict[int, dict[str, str]] = {}
    for (line, _), cell in sorted(page._cells.items()):  # noqa: SLF001  # as above
        text = "" if cell.comment is None else str(cell.comment.text or "")
        said = " ".join(text.rpartition(_THREADED)[2].split()) if text.startswith("[") else " ".join(text.split())
        if said:
            found.setdefault(line, {})[cell.coordinate] = said
    return found


_THREADED = "Comment:"
"""What stands before the first word of a conversation in a copy of it that older programs can read."""


def error_in(value: object) -> tuple[Sentence, Sentence]:
    """Say what is wrong with a cell whose formula failed, and what to do."""
    return Sentence("the cell holds the error {error}", error=value), Sentence("correct it, or empty the cell")
