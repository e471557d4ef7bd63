"""How a notebook shows an answer: its view, written as a part of a page."""

from tracker.documents import Document
from tracker.values import Language
from tracker.views import view
from tracker.writers._html import to_html_part


def html_of(answer: object, language: str = Language.ENGLISH) -> str:
    """
    Write an answer, or a document, as HTML that stands in another page; all text in it is inert.

    Args:
        answer: What a verb of the library returned.

        language: The language.

    Raises:
        InvalidValueError: Nothing says how such a thing is shown.

        MissingTranslationError: Nothing is written in the language yet.
    """
    document = answer if isinstance(answer, Document) else Document(blocks=view(answer))
    return to_html_part(document, language)
