"""Directories of text files and the registers they hold: the only place that knows both."""

from tracker.files._directory import links_not_followed
from tracker.files._load import load
from tracker.files._save import save

__all__ = ["links_not_followed", "load", "save"]
