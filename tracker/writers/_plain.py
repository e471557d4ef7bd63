"""Plain text: what a terminal or a spreadsheet shows of running text."""

from tracker.documents import Inline
from tracker.languages import written_in
from tracker.writers._anchors import Anchors
from tracker.writers._run import plain
from tracker.writers._speech import Speaker

__all__ = ["plain_text"]


def plain_text(inline: Inline, language: str) -> str:
    """
    Say a part of running text in a language, without its notes and links.

    >>> from tracker.documents import Message, Numeral
    >>> plain_text(Message("at least {number}", number=Numeral(4000)), "en")
    'at least 4,000'

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    return plain(Speaker(written_in(language), Anchors({})).say(inline))
