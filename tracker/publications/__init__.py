"""Publications: reports as they went out, what they rest on, and whether that still holds."""

from tracker.publications._differences import Difference, Kind, Verification
from tracker.publications._publish import publish
from tracker.publications._shelf import publications
from tracker.publications._verify import verify, verify_all

__all__ = ["Difference", "Kind", "Verification", "publications", "publish", "verify", "verify_all"]
