"""Columns: files of millions of events, measured where they are and without a register of them."""

from tracker.columns._events import Events, read

__all__ = ["Events", "read"]
