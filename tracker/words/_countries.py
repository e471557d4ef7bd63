"""Names of countries and areas as parts of running text."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from tracker.codelists import Country, country
from tracker.documents import Inline, Listing, Name
from tracker.values import InternationalString, Language

__all__ = ["Form", "country_list", "country_name"]

CONTRACTING = (Language.FRENCH, Language.SPANISH)
"""Languages whose prepositions merge with the article, so that the name brings its preposition along."""


class Form(StrEnum):
    """How a name stands in its sentence."""

    LISTED = "listed"
    """as in a table"""
    RUNNING = "running"
    """with its article"""
    TO = "to"
    """after "to": in French and Spanish the preposition is part of the name"""
    OF = "of"
    """after "of", likewise"""
    WITHIN = "within"
    """after "in", likewise"""


def country_name(code: str, form: Form = Form.LISTED, on: date | None = None) -> Name:
    """
    Return the name of a country or area in all six languages.

    Args:
        code: Its code.

        form: How it stands in its sentence.

        on: The day of the report; the name valid on it is used.
    """
    found = country(code)
    return Name(
        InternationalString({language: _form(found, form, language, on) for language in Language}),
        {language: found.rank(language, on) for language in Language},
    )


def _form(found: Country, form: Form, language: Language, on: date | None) -> str:
    if form is Form.LISTED:
        return found.name(language, on)
    if form is Form.RUNNING or language not in CONTRACTING:
        return found.running(language, on)
    return {Form.TO: found.to, Form.OF: found.of, Form.WITHIN: found.within}[form](language, on)


def country_list(codes: Iterable[str], form: Form = Form.LISTED, on: date | None = None) -> Inline:
    """Return a list of countries and areas, which each language puts in its own alphabetical order."""
    return Listing(tuple(country_name(code, form, on) for code in sorted(codes)))
