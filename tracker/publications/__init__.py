"""Publications: reports as they went out, what they rest on, and whether that still holds."""

from tracker.publications._changed_records import RecordChange, Why
from tracker.publications._differences import Difference, Kind, Verification
from tracker.publications._known import is_draft
from tracker.publications._place import folder_of
from tracker.publications._publish import publish
from tracker.publications._read import publications
from tracker.publications._verify import verify, verify_all

__all__ = [
    "Difference",
    "Kind",
    "RecordChange",
    "Verification",
    "Why",
    "folder_of",
    "is_draft",
    "publications",
    "publish",
    "verify",
    "verify_all",
]
