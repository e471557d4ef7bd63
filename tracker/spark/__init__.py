"""
Figures of events past one machine: what they add is grouped by Spark, and all the rest is computed as ever.

Events are a data frame of Spark in the shape of a register's own event files; the register holds everything else. It
needs the extra ``spark``, and Java.
"""

from tracker.spark._event_frame import read_events
from tracker.spark._measure import measure

__all__ = ["measure", "read_events"]
