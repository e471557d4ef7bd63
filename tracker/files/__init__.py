"""Directories of text files and the registers they hold: the only place that knows both."""

from tracker.files._directory import links_not_followed
from tracker.files._load import load
from tracker.files._new_register import new_register
from tracker.files._record_texts import records_from_lines, records_to_lines, records_to_toml
from tracker.files._save import save
from tracker.files._schemas import schemas

__all__ = [
    "links_not_followed",
    "load",
    "new_register",
    "records_from_lines",
    "records_to_lines",
    "records_to_toml",
    "save",
    "schemas",
]
