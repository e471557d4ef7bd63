"""Recommendations: what became of them, by when they were due, and what follows from mandates."""

from tracker.followup._deadlines import DeadlineHistory, DeadlineState, deadlines_of

__all__ = ["DeadlineHistory", "DeadlineState", "deadlines_of"]
