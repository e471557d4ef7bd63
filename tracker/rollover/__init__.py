"""
Opening the next reporting period, and what comes after: drafts are confirmed, and records revised.

`roll` writes a checklist for people and drafts of the records that go on; `confirm` makes records of drafts; `revise`
writes a revision that repeats its record.
"""

from tracker.rollover._confirm import Confirmed, confirm
from tracker.rollover._open_period import open_period, roll, write_opening
from tracker.rollover._opening import Item, Opening, Overlap, Task
from tracker.rollover._revise import RecordRevised, revise
from tracker.rollover._view import TITLES, checklist

__all__ = [
    "TITLES",
    "Confirmed",
    "Item",
    "Opening",
    "Overlap",
    "RecordRevised",
    "Task",
    "checklist",
    "confirm",
    "open_period",
    "revise",
    "roll",
    "write_opening",
]
