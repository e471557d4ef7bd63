"""Names of countries and areas in a report: States first, with the note that a name needs."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.codelists import country
from tracker.documents import Counted, Inline, Listing, Message, Note, phrase
from tracker.model import Recommendation, Register
from tracker.values import InternationalString, Language
from tracker.words._parties import country_of_party
from tracker.words._records import Form, country_name

MOST_NAMED = 40
"""So many names in a sentence are still read."""


def listed_countries(codes: Iterable[str], form: Form, day: date, noted: set[str]) -> Inline:
    """
    Name countries and areas in a sentence, States before all others; so many that nobody reads them are counted.

    Args:
        codes: Their codes.

        form: The form of the names.

        day: Names are those valid on it.

        noted: Of which the note was given; those that are noted now are added.
    """
    every = states_first(codes)
    states = [code for code in every if country(code).is_state]
    others = every[len(states) :]
    if len(every) > MOST_NAMED:
        return _counted(len(states), len(others))
    if not states or not others:
        return Listing(tuple(_named(code, form, day, noted) for code in every))
    return Message(
        "{states}, as well as {others}",
        states=Listing(tuple(_named(code, form, day, noted) for code in states)),
        others=Listing(tuple(_named(code, form, day, noted) for code in others)),
    )


def listed_country(code: str, day: date) -> Inline:
    """Name a country or area as in a list, in a table, under which the note that it needs stands."""
    name = country_name(code, Form.LISTED, day)
    note = _note_on(code)
    return name if note is None else Note(name, note)


def listed_party(register: Register, party: InternationalString, day: date) -> Inline:
    """Name one who makes recommendations or to whom they are made; a country recorded by its code by its name."""
    code = country_of_party(register, party)
    return party if code is None else listed_country(code, day)


def listed_addressees(register: Register, recommendation: Recommendation, day: date) -> Inline | None:
    """Name those to whom a recommendation is made; None if it says nobody."""
    named = tuple(listed_party(register, each, day) for each in recommendation.addressees)
    return Listing(named) if named else None


def addressees_of_all(register: Register, found: Sequence[Recommendation], day: date) -> Inline | None:
    """Name those to whom several recommendations are made where they are the same for all, so that no row says it."""
    if len(found) < 2 or len({each.addressees for each in found}) > 1:  # noqa: PLR2004  # one says it by itself
        return None
    return listed_addressees(register, found[0], day)


ONE_ADDRESSEE = phrase("All of these recommendations have the same addressee: {addressees}.")


def states_first(codes: Iterable[str]) -> list[str]:
    """Sort countries and areas, the States before all others."""
    return sorted(set(codes), key=lambda code: (not country(code).is_state, code))


def _counted(states: int, others: int) -> Inline:
    if not others:
        return Counted(states, "States")
    return Message(
        "{states} and {others}", states=Counted(states, "States"), others=Counted(others, "countries and areas")
    )


def _named(code: str, form: Form, day: date, noted: set[str]) -> Inline:
    name = country_name(code, form, day)
    note = _note_on(code)
    if note is None or code in noted:
        return name
    noted.add(code)
    return Note(name, note)


def _note_on(code: str) -> InternationalString | None:
    """Return the note that the name of a country or area needs; None if it needs none."""
    notes = {language: note for language in Language if (note := country(code).note(language))}
    return InternationalString(notes) if notes else None
