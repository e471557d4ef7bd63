"""Reports: from registers, figures and comparisons to documents without format or language."""

from tracker.reports._secretariat import KINDS, report

__all__ = ["KINDS", "report"]
