"""
How answers read: every sentence and label about figures, changes, verdicts, statuses, moves and decisions, once.

Each file words one kind of thing, and no file knows where its words are printed: a report, a terminal and a notebook
say the same. `_terms` has the words of enumerations, `_numbers` those of bounds and quantities.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.words._changes import change_in_words, change_of, notes_on
    from tracker.words._claims import claim_verdict, proofs_of
    from tracker.words._countries import Form, country_list, country_name
    from tracker.words._decisions import decision_in_words
    from tracker.words._figures import dated_figure_of, figure_of, time_of, titled
    from tracker.words._numbers import NIL, NOT_AVAILABLE, amount_of, bounds_in_words, count_in_words, move_in_words
    from tracker.words._recommendations import status_in_words
    from tracker.words._terms import brief, full

_HOMES = {
    "_changes": ("change_in_words", "change_of", "notes_on"),
    "_claims": ("claim_verdict", "proofs_of"),
    "_countries": ("Form", "country_list", "country_name"),
    "_decisions": ("decision_in_words",),
    "_figures": ("dated_figure_of", "figure_of", "time_of", "titled"),
    "_numbers": ("NIL", "NOT_AVAILABLE", "amount_of", "bounds_in_words", "count_in_words", "move_in_words"),
    "_recommendations": ("status_in_words",),
    "_terms": ("brief", "full"),
}
"""Where the words live; a file loads when one of its words is first used: one command says few of them."""

_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "NIL",
    "NOT_AVAILABLE",
    "Form",
    "amount_of",
    "bounds_in_words",
    "brief",
    "change_in_words",
    "change_of",
    "claim_verdict",
    "count_in_words",
    "country_list",
    "country_name",
    "dated_figure_of",
    "decision_in_words",
    "figure_of",
    "full",
    "move_in_words",
    "notes_on",
    "proofs_of",
    "status_in_words",
    "time_of",
    "titled",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # as various as the names
    if name in _HOME_OF:
        return getattr(import_module(f"tracker.words.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module 'tracker.words' has no attribute {name!r}")
