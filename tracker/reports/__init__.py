"""Reports: from registers, figures and comparisons to documents without format or language."""

from tracker.reports._names import Form, country_list, country_name
from tracker.reports._planned import TARGET_VERDICTS, attained_in_words
from tracker.reports._remedies_said import advice_in_words
from tracker.reports._secretariat import KINDS, report
from tracker.reports._wording import (
    amount_of,
    bounds_in_words,
    change_in_words,
    change_of,
    figure_of,
    notes_on,
    outward,
    time_of,
)

__all__ = [
    "KINDS",
    "TARGET_VERDICTS",
    "Form",
    "advice_in_words",
    "amount_of",
    "attained_in_words",
    "bounds_in_words",
    "change_in_words",
    "change_of",
    "country_list",
    "country_name",
    "figure_of",
    "notes_on",
    "outward",
    "report",
    "time_of",
]
