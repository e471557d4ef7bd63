"""Habits of typography in which languages differ."""

from tracker.languages._locale import rules

__all__ = ["item_letter", "marks_before_punctuation", "semicolon"]


def semicolon(language: str) -> str:
    r"""
    Return the semicolon with the spaces around it.

    >>> semicolon("en"), semicolon("fr")
    ('; ', '\xa0; ')
    """
    return str(rules("words", language)["semicolon"])


def marks_before_punctuation(language: str) -> bool:
    """
    Tell whether the mark of a footnote stands before a full stop or comma, or after it.

    >>> marks_before_punctuation("fr"), marks_before_punctuation("en")
    (True, False)
    """
    return bool(rules("words", language)["marks_before_punctuation"])


def item_letter(letter: str, language: str) -> str:
    """
    Write the letter of an item.

    >>> item_letter("a", "en"), item_letter("a", "fr")
    ('(a)', 'a)')
    """
    return str(rules("words", language)["item"]).format(letter=letter)
