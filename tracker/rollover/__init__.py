"""Opening the next reporting period: a checklist for people, and drafts of the records that go on."""

from tracker.rollover._open_period import open_period, roll, write_opening
from tracker.rollover._opening import Item, Opening, Task
from tracker.rollover._view import TITLES, checklist

__all__ = ["TITLES", "Item", "Opening", "Task", "checklist", "open_period", "roll", "write_opening"]
