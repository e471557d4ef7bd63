"""The workbook of the example, and what is said of it when it comes back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from filled import put, row_of
from openpyxl import Workbook

from tracker.errors import StructureError
from tracker.exchange import write_workbook
from tracker.exchange._entry_plan import plan_of_workbook
from tracker.files import load
from tracker.model import Register

__all__ = ["EVENT", "EXAMPLE", "REGISTER", "Edit", "faults_of", "few_sheets", "one"]

EXAMPLE = Path("examples/smuggling-of-migrants")
REGISTER = load(EXAMPLE)
EVENT = "gloact-pk-fia-training"

Edit = Callable[[Workbook], None]


def few_sheets(directory: Path) -> Path:
    """Write a workbook of few sheets, which is quickly opened and saved."""
    path = directory / "register.xlsx"
    write_workbook(REGISTER, path, types=("event", "mandate"), language="fr")
    return path


def faults_of(path: Path, register: Register = REGISTER) -> list[str]:
    """Return what is wrong with a workbook."""
    with pytest.raises(StructureError) as refused:
        plan_of_workbook(register, path)
    return [str(fault) for fault in refused.value.exceptions]


def one(column: str, value: object, number_format: str = "@", *, of: str = EVENT) -> Edit:
    """Return what types into a cell of an event."""

    def edit(book: Workbook) -> None:
        put(book["event"], row_of(book["event"], of), column, value, number_format)

    return edit
