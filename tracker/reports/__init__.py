"""
Reports: from registers, figures and comparisons to documents without format or language.

A report is a tuple of sections, each a function from a `Matter`, which is what is told of, and a `Draft`, which is what
has been told. An office leaves sections out, reorders them and adds its own.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.reports import sections
    from tracker.reports._checks import EVERY_CHECK, check, explain
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
    "check",
    "explain",
    "report",
    "sections",
]

_HOMES = {
    "_checks": ("EVERY_CHECK", "check", "explain"),
    "_draft": ("Draft", "Section"),
    "_matter": ("Matter",),
    "_report": ("KINDS", "report"),
    "sections": ("ANNEX", "COUNTRY", "PROGRAMME", "SECRETARIAT"),
}
"""Where the names live; a file loads when one of its names is first used: checking a register composes no report."""

_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # as various as the names
    if name == "sections":
        return import_module("tracker.reports.sections")
    if name in _HOME_OF:
        return getattr(import_module(f"tracker.reports.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module 'tracker.reports' has no attribute {name!r}")
