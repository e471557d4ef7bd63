"""
What answers look like, in no format: blocks for terminal, page, Word and notebook alike, and plain data for JSON.

Each kind of answer has one file here, with its blocks and its JSON; `view` and `as_json` find it by the answer's class.
"""

from tracker.views._frames import columns_of, frame_of, rows_of
from tracker.views._view import View, Words, as_json, document_of, view, view_of

__all__ = ["View", "Words", "as_json", "columns_of", "document_of", "frame_of", "rows_of", "view", "view_of"]
