"""
Reports: from registers, figures and comparisons to documents without format or language.

A report is a tuple of sections, each a function from a `Matter`, which is what is told of, and a `Draft`, which is what
has been told. An office leaves sections out, reorders them and adds its own.
"""

from tracker.reports import sections
from tracker.reports._checks import EVERY_CHECK
from tracker.reports._draft import Draft, Section
from tracker.reports._matter import Matter
from tracker.reports._report import KINDS, report
from tracker.reports.sections import ANNEX, COUNTRY, PROGRAMME, SECRETARIAT

__all__ = [
    "ANNEX",
    "COUNTRY",
    "EVERY_CHECK",
    "KINDS",
    "PROGRAMME",
    "SECRETARIAT",
    "Draft",
    "Matter",
    "Section",
    "report",
    "sections",
]
