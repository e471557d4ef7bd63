"""Documents that others wrote: what they say, paragraph by paragraph, which records quote it, and drafts of records."""

from tracker.reading._coverage import DocumentCoverage, coverage
from tracker.reading._document import read_document
from tracker.reading._draft import Confidence, DocumentReading, Draft
from tracker.reading._drafts import drafts_to_toml, read
from tracker.reading._find import Find
from tracker.reading._finders import find_all

__all__ = [
    "Confidence",
    "DocumentCoverage",
    "DocumentReading",
    "Draft",
    "Find",
    "coverage",
    "drafts_to_toml",
    "find_all",
    "read",
    "read_document",
]
