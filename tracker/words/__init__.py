"""
How answers read: every sentence and label about figures, changes, verdicts, statuses, moves and decisions, once.

Each file words one kind of thing, and no file knows where its words are printed: a report, a terminal and a notebook
say the same. `_terms` has the words of enumerations, `_numbers` those of bounds and quantities.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.words._changes import change_in_words
    from tracker.words._numbers import bounds_in_words
    from tracker.words._recommendations import status_in_words
    from tracker.words._records import country_list
    from tracker.words._terms import brief, full

_HOMES = {
    "_changes": ("change_in_words",),
    "_records": ("country_list",),
    "_numbers": ("bounds_in_words",),
    "_recommendations": ("status_in_words",),
    "_terms": ("brief", "full"),
}
"""Where the words live; a file loads when one of its words is first used: one command says few of them."""

_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "bounds_in_words",
    "brief",
    "change_in_words",
    "country_list",
    "full",
    "status_in_words",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # as various as the names
    if name in _HOME_OF:
        return getattr(import_module(f"tracker.words.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module 'tracker.words' has no attribute {name!r}")
