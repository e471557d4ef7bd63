"""What comes in and goes out: one exchange for each outside format, and the plan that all imports share."""

from tracker.exchange._exchange import EXCHANGES, Exchange
from tracker.exchange._export import Exported, export_records, export_rows
from tracker.exchange._imports import Imported, apply_import, plan_from_file
from tracker.exchange._plan import ImportPlan, Remark, Revised, plan_import
from tracker.exchange._raw_row import RawRow, RowPlace
from tracker.exchange._source import Source, TableMap

__all__ = [
    "EXCHANGES",
    "Exchange",
    "Exported",
    "ImportPlan",
    "Imported",
    "RawRow",
    "Remark",
    "Revised",
    "RowPlace",
    "Source",
    "TableMap",
    "apply_import",
    "export_records",
    "export_rows",
    "plan_from_file",
    "plan_import",
]
