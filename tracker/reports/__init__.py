"""Reports: from registers, figures and comparisons to documents without format or language."""

from tracker.reports._due import DUE_KINDS, DUE_STATES, calendar_of, remarks_on, session_name
from tracker.reports._followup_words import (
    AGES,
    ASPECTS,
    count_in_words,
    definition_of,
    difference_in_words,
    group_in_words,
    have_several_scales,
    notes_on_follow_up,
    on_day,
    percentage_of,
    rate_title,
    share_in_words,
    status_in_words,
    telling_rates,
)
from tracker.reports._names import Form, country_list, country_name
from tracker.reports._remedies_said import advice_in_words
from tracker.reports._restated import move_in_words
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
    "AGES",
    "ASPECTS",
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
    "count_in_words",
    "country_list",
    "country_name",
    "definition_of",
    "difference_in_words",
    "figure_of",
    "group_in_words",
    "have_several_scales",
    "move_in_words",
    "notes_on",
    "notes_on_follow_up",
    "on_day",
    "percentage_of",
    "place_of",
    "proofs_of",
    "rate_title",
    "reason_in_words",
    "remarks_on",
    "report",
    "session_name",
    "share_in_words",
    "status_in_words",
    "telling_rates",
    "time_of",
    "time_of_claim",
    "verdict_in_words",
]
