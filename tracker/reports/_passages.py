"""Passages: the narrative that people write, with figures filled in."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.comparison import compare
from tracker.documents import Inline
from tracker.documents._inline import Filled
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.indicators import measure
from tracker.model import AssistanceEvent, Claim, Passage, PassageState, Programme
from tracker.values import InternationalString
from tracker.words._changes import change_of
from tracker.words._figures import figure_of
from tracker.words._numbers import NOT_AVAILABLE
from tracker.words._records import Form

if TYPE_CHECKING:  # a draft takes its passages from here
    from tracker.reports._draft import Draft

_PLACE = re.compile(r"\{(?P<what>figure|change|countries):(?P<id>[^{}:]+)(?::(?P<form>[a-z]+))?\}")


def passages_of(draft: "Draft", section: str) -> Iterator[Inline]:
    """Go through the passages of a section that may go out, in their order."""
    matter = draft.matter
    own = [passage for passage in matter.register.passages.values() if passage.section == section]
    for passage in sorted(own, key=lambda each: (each.order, each.id)):
        if passage.draft or passage.state is not PassageState.CLEARED:
            continue  # it may not go out yet
        if matter.register.is_period(passage.period, matter.period):
            yield _filled(draft, passage)


def _filled(draft: "Draft", passage: Passage) -> Inline:
    """Fill the places of a passage; the same place is filled alike in every language."""
    places: dict[str, Inline] = {}

    def number(found: re.Match[str]) -> str:
        if found[0] not in places:
            places[found[0]] = _part(draft, passage, found)
        return f"{{{list(places).index(found[0])}}}"

    texts = {language: _PLACE.sub(number, text) for language, text in passage.text.texts}
    ordered = {language: texts[language] for language in passage.text.languages}
    return Filled(InternationalString(ordered), tuple(places.values()))


def _part(draft: "Draft", passage: Passage, place: re.Match[str]) -> Inline:
    try:
        return _PARTS[place["what"]](draft, place)
    except (UnknownRecordError, InvalidValueError) as error:
        raise InvalidValueError(
            "passage {id} asks for {place}: {error}", id=repr(passage.id), place=place[0], error=error
        ) from error


def _figure(draft: "Draft", place: re.Match[str]) -> Inline:
    figure = measure(draft.matter.register, place["id"], draft.matter.period)
    return draft.linked(figure_of(figure, words=True), figure)


def _change(draft: "Draft", place: re.Match[str]) -> Inline:
    matter = draft.matter
    if matter.against is None:
        return NOT_AVAILABLE
    comparison = matter.as_restated(compare(matter.register, place["id"], matter.period, against=matter.against))
    return draft.linked(change_of(comparison), comparison.after)


def _countries(draft: "Draft", place: re.Match[str]) -> Inline:
    form = place["form"] or Form.RUNNING.value
    if form not in list(Form):
        raise InvalidValueError(
            "{form} is no form of a name; choose one of {forms}", form=repr(form), forms=", ".join(Form)
        )
    for record in draft.matter.register.find(place["id"]):
        if isinstance(record, AssistanceEvent):
            return draft.countries(record.countries or record.represented or record.named_countries, Form(form))
        if isinstance(record, Programme):
            return draft.countries((each.country for each in record.participants), Form(form))
        if isinstance(record, Claim):
            return draft.countries(record.named, Form(form))
    raise InvalidValueError(
        "{place} names no countries; name an event, a programme or a claim", place=repr(place["id"])
    )


_PARTS = {"figure": _figure, "change": _change, "countries": _countries}
