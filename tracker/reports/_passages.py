"""Passages: the narrative that people write, with figures filled in."""

import re

from tracker.comparison import compare
from tracker.documents import Filled, Inline
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.indicators import measure
from tracker.model import AssistanceEvent, Claim, Passage, PassageState, Programme
from tracker.reports._composer import Composer
from tracker.values import InternationalString
from tracker.words._changes import change_of
from tracker.words._countries import Form
from tracker.words._figures import figure_of
from tracker.words._numbers import NOT_AVAILABLE

__all__ = ["add_passages"]

_PLACE = re.compile(r"\{(?P<what>figure|change|countries):(?P<id>[^{}:]+)(?::(?P<form>[a-z]+))?\}")


def add_passages(composer: Composer, section: str) -> None:
    """Add the passages of a section, in their order."""
    own = [passage for passage in composer.register.passages.values() if passage.section == section]
    for passage in sorted(own, key=lambda each: (each.order, each.id)):
        if passage.draft or passage.state is not PassageState.CLEARED:
            continue  # it may not go out yet
        if composer.register.is_period(passage.period, composer.period):
            composer.paragraph(_filled(composer, passage))


def _filled(composer: Composer, passage: Passage) -> Inline:
    """Fill the places of a passage; the same place is filled alike in every language."""
    places: dict[str, Inline] = {}

    def number(found: re.Match[str]) -> str:
        if found[0] not in places:
            places[found[0]] = _part(composer, passage, found)
        return f"{{{list(places).index(found[0])}}}"

    texts = {language: _PLACE.sub(number, text) for language, text in passage.text.texts}
    ordered = {language: texts[language] for language in passage.text.languages}
    return Filled(InternationalString(ordered), tuple(places.values()))


def _part(composer: Composer, passage: Passage, place: re.Match[str]) -> Inline:
    try:
        return _PARTS[place["what"]](composer, place)
    except (UnknownRecordError, InvalidValueError) as error:
        raise InvalidValueError(
            "passage {id} asks for {place}: {error}", id=repr(passage.id), place=place[0], error=error
        ) from error


def _figure(composer: Composer, place: re.Match[str]) -> Inline:
    figure = measure(composer.register, place["id"], composer.period)
    return composer.linked(figure_of(figure, words=True), figure)


def _change(composer: Composer, place: re.Match[str]) -> Inline:
    if composer.against is None:
        return NOT_AVAILABLE
    comparison = composer.as_restated(
        compare(composer.register, place["id"], composer.period, against=composer.against)
    )
    return composer.linked(change_of(comparison), comparison.after)


def _countries(composer: Composer, place: re.Match[str]) -> Inline:
    form = place["form"] or Form.RUNNING.value
    if form not in list(Form):
        raise InvalidValueError(
            "{form} is no form of a name; choose one of {forms}", form=repr(form), forms=", ".join(Form)
        )
    for record in composer.register.find(place["id"]):
        if isinstance(record, AssistanceEvent):
            return composer.countries(record.countries, Form(form))
        if isinstance(record, Programme):
            return composer.countries((each.country for each in record.participants), Form(form))
        if isinstance(record, Claim):
            return composer.countries(record.named, Form(form))
    raise InvalidValueError(
        "{place} names no countries; name an event, a programme or a claim", place=repr(place["id"])
    )


_PARTS = {"figure": _figure, "change": _change, "countries": _countries}
