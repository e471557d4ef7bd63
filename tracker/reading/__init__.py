"""Documents that others wrote: what they say, paragraph by paragraph, which records quote it, and drafts of records."""

from tracker.reading._coverage import DocumentCoverage, coverage
from tracker.reading._document import read_document
from tracker.reading._find import Find
from tracker.reading._finders import find_all

__all__ = ["DocumentCoverage", "Find", "coverage", "find_all", "read_document"]
