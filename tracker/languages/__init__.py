"""Words, numbers, dates and lists in the languages of the United Nations. Only this package knows Babel and gettext."""

from tracker.languages._catalogue import compile_catalogues, missing_messages, translate, translation
from tracker.languages._dates import date_text, period_text
from tracker.languages._locale import LANGUAGES, written_in
from tracker.languages._numbers import counted, number, plural
from tracker.languages._ordinals import cardinals, ordinal, ordinals_in
from tracker.languages._punctuation import item_letter, joints, listing, marks_before_punctuation, semicolon

__all__ = [
    "LANGUAGES",
    "cardinals",
    "compile_catalogues",
    "counted",
    "date_text",
    "item_letter",
    "joints",
    "listing",
    "marks_before_punctuation",
    "missing_messages",
    "number",
    "ordinal",
    "ordinals_in",
    "period_text",
    "plural",
    "semicolon",
    "translate",
    "translation",
    "written_in",
]
