"""Publications: reports as they went out, what they rest on, and whether that still holds."""

from tracker.publications._changed_records import RecordChange, Why
from tracker.publications._checklist import TITLES, checklist
from tracker.publications._differences import Difference, Kind, Verification
from tracker.publications._known import is_draft
from tracker.publications._place import folder_of
from tracker.publications._publish import publish
from tracker.publications._read import publications
from tracker.publications._roll import open_period, roll, write_opening
from tracker.publications._rolled import Item, Opening, Task
from tracker.publications._verify import verify, verify_all

__all__ = [
    "TITLES",
    "Difference",
    "Item",
    "Kind",
    "Opening",
    "RecordChange",
    "Task",
    "Verification",
    "Why",
    "checklist",
    "folder_of",
    "is_draft",
    "open_period",
    "publications",
    "publish",
    "roll",
    "verify",
    "verify_all",
    "write_opening",
]
