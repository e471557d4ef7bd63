"""Reports: from registers, figures and comparisons to documents without format or language."""

from tracker.reports._names import Form, country_list, country_name
from tracker.reports._secretariat import KINDS, report
from tracker.reports._wording import amount_of, change_in_words, change_of, figure_of, notes_on, time_of

__all__ = [
    "KINDS",
    "Form",
    "amount_of",
    "change_in_words",
    "change_of",
    "country_list",
    "country_name",
    "figure_of",
    "notes_on",
    "report",
    "time_of",
]
