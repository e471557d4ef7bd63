"""
Opening the next reporting period, and what comes after: drafts are confirmed, and records revised.

`roll` writes a checklist for people and drafts of the records that go on; `confirm` makes records of drafts; `revise`
writes a revision that repeats its record.
"""

from tracker.rollover._confirm import Confirmed, confirm
from tracker.rollover._open_period import open_period, roll
from tracker.rollover._opening import Opening, Task, checklist
from tracker.rollover._revise import RecordRevised, revise

__all__ = ["Confirmed", "Opening", "RecordRevised", "Task", "checklist", "confirm", "open_period", "revise", "roll"]
