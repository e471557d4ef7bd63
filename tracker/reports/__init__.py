"""Reports: from registers, figures and comparisons to documents without format or language."""

from tracker.reports._due import DUE_KINDS, DUE_STATES, calendar_of, remarks_on, session_name
from tracker.reports._names import Form, country_list, country_name
from tracker.reports._remedies_said import advice_in_words
from tracker.reports._secretariat import KINDS, report
from tracker.reports._verdicts import (
    advice_on,
    assumptions_of,
    place_of,
    proofs_of,
    reason_in_words,
    time_of_claim,
    verdict_in_words,
)
from tracker.reports._wording import (
    amount_of,
    bounds_in_words,
    change_in_words,
    change_of,
    figure_of,
    notes_on,
    time_of,
)

__all__ = [
    "DUE_KINDS",
    "DUE_STATES",
    "KINDS",
    "Form",
    "advice_in_words",
    "advice_on",
    "amount_of",
    "assumptions_of",
    "bounds_in_words",
    "calendar_of",
    "change_in_words",
    "change_of",
    "country_list",
    "country_name",
    "figure_of",
    "notes_on",
    "place_of",
    "proofs_of",
    "reason_in_words",
    "remarks_on",
    "report",
    "session_name",
    "time_of",
    "time_of_claim",
    "verdict_in_words",
]
