"""Directories of text files and the registers they hold: the only place that knows both."""

from tracker.files._load import load
from tracker.files._new_register import new_register, schemas
from tracker.files._save import save

__all__ = ["load", "new_register", "save", "schemas"]
