"""Reports: from registers, figures and comparisons to documents without format or language."""

from tracker.reports._due import DUE_KINDS, DUE_STATES, calendar_of, remarks_on, session_name
from tracker.reports._names import Form, country_list, country_name
from tracker.reports._secretariat import KINDS, report
from tracker.reports._wording import change_in_words, change_of, figure_of, notes_on, time_of

__all__ = [
    "DUE_KINDS",
    "DUE_STATES",
    "KINDS",
    "Form",
    "calendar_of",
    "change_in_words",
    "change_of",
    "country_list",
    "country_name",
    "figure_of",
    "notes_on",
    "remarks_on",
    "report",
    "session_name",
    "time_of",
]
