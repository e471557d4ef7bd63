"""What comes in and goes out: one exchange for each outside format, and the plan that all imports share."""

from tracker.exchange._comparing import Remark, Revised
from tracker.exchange._draft_book import DraftRow, write_draft_workbook
from tracker.exchange._entry_book import WorkbookWritten, write_workbook
from tracker.exchange._entry_plan import plan_from_workbook
from tracker.exchange._entry_sheets import is_filled_workbook
from tracker.exchange._exchange import EXCHANGES, Exchange
from tracker.exchange._export import Exported, export_records, export_rows
from tracker.exchange._imports import Imported, apply_import, plan_from_file
from tracker.exchange._offices import Conflict, PossibleIdentity
from tracker.exchange._plan import ImportPlan, plan_import
from tracker.exchange._raw_row import RawRow, RowPlace
from tracker.exchange._source import Source, TableMap

__all__ = [
    "EXCHANGES",
    "Conflict",
    "DraftRow",
    "Exchange",
    "Exported",
    "ImportPlan",
    "Imported",
    "PossibleIdentity",
    "RawRow",
    "Remark",
    "Revised",
    "RowPlace",
    "Source",
    "TableMap",
    "WorkbookWritten",
    "apply_import",
    "export_records",
    "export_rows",
    "is_filled_workbook",
    "plan_from_file",
    "plan_from_workbook",
    "plan_import",
    "write_draft_workbook",
    "write_workbook",
]
