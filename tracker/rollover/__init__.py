"""Opening the next reporting period: a checklist for people, and drafts of the records that go on."""

from tracker.rollover._open_period import open_period, roll
from tracker.rollover._opening import Opening, Task, checklist

__all__ = ["Opening", "Task", "checklist", "open_period", "roll"]
