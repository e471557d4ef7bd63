"""Reports: from registers, figures and comparisons to documents without format or language."""

from tracker.reports._names import Form, country_list, country_name
from tracker.reports._restated import move_in_words
from tracker.reports._secretariat import KINDS, report
from tracker.reports._wording import change_in_words, change_of, figure_of, notes_on, time_of

__all__ = [
    "KINDS",
    "Form",
    "change_in_words",
    "change_of",
    "country_list",
    "country_name",
    "figure_of",
    "move_in_words",
    "notes_on",
    "report",
    "time_of",
]
