"""How a notebook shows an answer: its view, written as a part of a page."""

import os

from attrs import fields

from tracker.documents import Document
from tracker.languages import LANGUAGES
from tracker.model import Record, Register
from tracker.values import InternationalString, Language
from tracker.values._spoken import languages_noted
from tracker.views import view
from tracker.writers._html import to_html_part


def html_of(answer: object, language: str | None = None) -> str:
    """
    Write an answer, or a document, as HTML that stands in another page; all text in it is inert.

    Args:
        answer: What a verb of the library returned.

        language: The language; without it, the first in which answers are written of the languages of the register that
            was asked, else English; the variable ``TRACKER_LANGUAGE`` comes before both.

    Raises:
        InvalidValueError: Nothing says how such a thing is shown.

        MissingTranslationError: Nothing is written in the language yet.
    """
    document = answer if isinstance(answer, Document) else Document(blocks=view(answer))
    return to_html_part(document, language or _usual_language(answer))


def _usual_language(answer: object) -> str:
    """Return the language of this machine, else of the register that was asked, or of the texts of a record."""
    named = os.environ.get("TRACKER_LANGUAGE", "").strip().casefold()  # as on the command line
    if named in LANGUAGES:
        return named
    own = answer.languages if isinstance(answer, Register) else languages_noted(answer)
    if not own and isinstance(answer, Record):
        texts = (getattr(answer, each.name) for each in fields(type(answer)))
        own = tuple(text.first for text in texts if isinstance(text, InternationalString))
    return next((each for each in own if each in LANGUAGES), Language.ENGLISH)
