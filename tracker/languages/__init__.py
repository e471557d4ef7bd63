"""Words, numbers, dates and lists in the languages of the United Nations. Only this package knows Babel and gettext."""

from tracker.languages._dates import date_text
from tracker.languages._locale import LANGUAGES, compile_catalogues, missing_messages, translate
from tracker.languages._numbers import number, ordinal
from tracker.languages._punctuation import listing

__all__ = [
    "LANGUAGES",
    "compile_catalogues",
    "date_text",
    "listing",
    "missing_messages",
    "number",
    "ordinal",
    "translate",
]
