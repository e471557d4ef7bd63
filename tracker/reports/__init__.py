"""Reports: from registers, figures and comparisons to documents without format or language."""

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
from tracker.reports._secretariat import KINDS, report
from tracker.reports._wording import bounds_in_words, change_in_words, change_of, figure_of, notes_on, time_of

__all__ = [
    "AGES",
    "ASPECTS",
    "KINDS",
    "Form",
    "bounds_in_words",
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
    "notes_on",
    "notes_on_follow_up",
    "on_day",
    "percentage_of",
    "rate_title",
    "report",
    "share_in_words",
    "status_in_words",
    "telling_rates",
    "time_of",
]
