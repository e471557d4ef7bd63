"""Passages: the narrative that people write, with figures filled in; a sentence that would say nothing is left out."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from tracker.checks._wording import HEDGES
from tracker.comparison import Comparison, compare
from tracker.documents import DateText, Inline, Link, Message, PeriodText, Sequence, Verbatim
from tracker.documents._inline import Filled
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.indicators import About, Figure, indicators, measure
from tracker.languages._editing import short_words
from tracker.model import AssistanceEvent, Claim, IndicatorKind, Passage, PassageState, Programme, Record, Register
from tracker.reports._selection import dated_in
from tracker.values import Bounds, InternationalString, Membership, ReportingPeriod, membership
from tracker.words._changes import change_in_table, is_partly_recorded
from tracker.words._figures import figure_of
from tracker.words._numbers import NIL, NOT_AVAILABLE, amount_of, share_in_per_cent
from tracker.words._records import Form

if TYPE_CHECKING:  # a draft takes its passages from here
    from tracker.reports._draft import Draft

_PLACE = re.compile(r"\{(?P<what>figure|before|change|date|countries):(?P<id>[^{}:]+)(?::(?P<form>[a-z]+))?\}")

_END = re.compile(r"(?<=[.!?…؟])(?P<close>[\u00a0 ]?[»”\")]*)\s+(?=\S)|(?<=[。！？])")
"""Where a sentence may end."""

_OPENING = "«“‘([{¿¡"
"""Signs that may begin a sentence, before its first letter."""

_ABBREVIATED = re.compile(rf"(?:^|[\s(])(?:[A-ZÀ-Þ]|{'|'.join(short_words('stops', 'numbers', 'places'))})\.$")
"""A stop that ends no sentence."""


def passages_of(draft: "Draft", section: str) -> Iterator[Inline]:
    """Go through the passages of a section that may go out, in their order."""
    for passage in _cleared(draft, section):
        filled = _filled(draft, passage)
        if filled is not None:
            yield draft.with_sources(filled, passage)


def countries_told(draft: "Draft", section: str) -> frozenset[str]:
    """Return the countries that the narrative of a section names by its places, so that no list repeats them."""
    matter = draft.matter
    texts = (
        passage.text.get(language) or "" for passage in _cleared(draft, section) for language in passage.text.languages
    )
    places = {found["id"] for text in texts for found in _PLACE.finditer(text) if found["what"] == "countries"}
    return frozenset(code for place in places for each in matter.register.find(place) for code in _codes(each) or ())


def _cleared(draft: "Draft", section: str) -> list[Passage]:
    """Return the passages of a section that may go out, in their order."""
    register, period = draft.matter.register, draft.matter.period
    own = [
        passage
        for passage in register.passages.values()
        if passage.section == section
        and not passage.draft
        and passage.state is PassageState.CLEARED
        and register.is_period(passage.period, period)
    ]
    return sorted(own, key=lambda each: (each.order, each.id))


def has_waiting(register: Register, period: ReportingPeriod) -> bool:
    """
    Tell whether something waits that may still change the report of a period, which is then a draft.

    That is a passage of the period that is not cleared, or an event that may lie in it and is a draft; what waits for
    another period changes nothing.
    """
    passages = (each for each in register.passages.values() if register.is_period(each.period, period))
    events = (evolve(each, draft=False) for each in register.events.values() if each.draft)
    waits = any(each.draft or each.state is not PassageState.CLEARED for each in passages)
    return waits or any(True for _ in dated_in(events, period))


def silent_places(draft: "Draft", passage: Passage) -> tuple[str, ...]:
    """Return the places of a passage that have nothing to say, whose sentences are left out."""
    return tuple(place for place, part in _parts(draft, passage).items() if part is None)


def _parts(draft: "Draft", passage: Passage) -> dict[str, Inline | None]:
    """Work out what fills each place; the same place is filled alike in every language."""
    places: dict[str, Inline | None] = {}
    for text in passage.text:
        for found in _PLACE.finditer(text):
            if found[0] not in places:
                places[found[0]] = _part(draft, passage, found)
    return places


def _filled(draft: "Draft", passage: Passage) -> Inline | None:
    """Fill the places of a passage, sentence by sentence; None if no sentence has anything to say."""
    parts = _parts(draft, passage)
    filled = [place for place, part in parts.items() if part is not None]

    def number(found: re.Match[str]) -> str:
        return f"{{{filled.index(found[0])}}}"

    written = dict(passage.text.texts)
    texts = {language: _PLACE.sub(number, _speaking(written[language], parts)) for language in passage.text.languages}
    if not all(texts.values()):
        return None
    return Filled(InternationalString(texts), tuple(part for part in parts.values() if part is not None))


def in_front_of_stop(passage: Inline, noted: Callable[[Inline], Inline]) -> Inline:
    """Add a note to a passage in front of its full stop, as French has it; writers in English put it behind."""
    if not isinstance(passage, Filled) or not all(text.endswith(".") for _, text in passage.text.texts):
        return noted(passage)
    texts = {language: text.removesuffix(".") for language, text in passage.text.texts}
    return Sequence((noted(evolve(passage, text=InternationalString(texts))), Verbatim(".")))


def _speaking(text: str, parts: dict[str, Inline | None]) -> str:
    """Leave out the sentences that have a place with nothing to say."""
    if None not in parts.values():
        return text
    return " ".join(each for each in sentences(text) if not _is_silent(each, parts))


def _is_silent(sentence: str, parts: dict[str, Inline | None]) -> bool:
    return any(parts[found[0]] is None for found in _PLACE.finditer(sentence))


def sentences(text: str) -> list[str]:
    """
    Return the sentences of a text, each with its stop.

    >>> sentences("Two of them met (art. 5). {figure:events} followed! “So it was.” The rest waited.")
    ['Two of them met (art. 5).', '{figure:events} followed!', '“So it was.”', 'The rest waited.']
    """
    found, start = list[str](), 0
    for end in _END.finditer(text):
        if _ABBREVIATED.search(text[start : end.start()]) or not _may_begin(text[end.end() :]):
            continue
        found.append(text[start : end.end("close") if end["close"] else end.start()].strip())
        start = end.end()
    return [each for each in (*found, text[start:].strip()) if each]


def _may_begin(text: str) -> bool:
    """Tell whether words may begin a sentence: by a capital, or in a script that has none."""
    return text[:1] in _OPENING or text[:1].isupper() or (text[:1].isalpha() and text[0].upper() == text[0].lower())


# -- what fills a place -----------------------------------------------------------------------------------------------


def _part(draft: "Draft", passage: Passage, place: re.Match[str]) -> Inline | None:
    try:
        return _FILLED_BY[place["what"]](draft, place)
    except (UnknownRecordError, InvalidValueError) as error:
        raise InvalidValueError(
            "passage {id} asks for {place}: {error}", id=repr(passage.id), place=place[0], error=error
        ) from error


def _claim(draft: "Draft", place: re.Match[str]) -> Claim | None:
    """Return the claim that a place asks for; None if it asks for an indicator."""
    return draft.matter.register.claims.get(place["id"])


def _figure(draft: "Draft", place: re.Match[str]) -> Inline | None:
    claim = _claim(draft, place)
    if claim is not None:
        if draft.matter.is_about_another_period(claim.document):
            return None  # what the last report stated is nothing of this period
        return Link(_claimed(draft, claim), f"#{draft.anchor_of(claim)}")
    figure = measure(draft.matter.register, place["id"], draft.matter.period, about=About.ACTUAL)
    shown = _in_sentence(figure)
    if figure.missing is not None or shown in (NIL, NOT_AVAILABLE):
        return None
    return draft.linked(shown, figure, in_table=True)


def _in_sentence(figure: Figure) -> Inline:
    """Word a figure for the noun that follows it: how many of its records state a number the annex says."""
    return figure_of(figure, words=True, brief=not figure.parts)


def _claimed(draft: "Draft", claim: Claim) -> Inline:
    """Word the number of a claim as its source hedges it; a share in per cent."""
    declared = indicators(draft.matter.register).get(claim.indicator)
    value = claim.value
    if declared is None or declared.kind is not IndicatorKind.RATIO or value.upper is not None:
        return amount_of(value, words=True)
    share = share_in_per_cent(Bounds.exactly(value.value))
    hedge = HEDGES.get(value.qualifier)
    return share if hedge is None else Message(hedge, number=share)


def _comparison(draft: "Draft", place: re.Match[str]) -> Comparison | None:
    """Compare what a place asks for with the period before; a claim with what documents print of that one."""
    matter, claim = draft.matter, _claim(draft, place)
    if matter.against is None:
        return None
    if claim is not None:
        found = compare(
            matter.register,
            claim.indicator,
            matter.period,
            against=matter.against,
            about=About.ACTUAL,
            subject=claim.about,
        )
    else:
        found = compare(matter.register, place["id"], matter.period, against=matter.against, about=About.ACTUAL)
    return matter.as_told(found)


def _before(draft: "Draft", place: re.Match[str]) -> Inline | None:
    figure = _figure_before(draft, place)
    return None if figure is None else draft.linked(_in_sentence(figure), figure, in_table=True)


def _figure_before(draft: "Draft", place: re.Match[str]) -> Figure | None:
    """Return the figure of the period before; None if there is none."""
    found = _comparison(draft, place)
    return None if found is None or found.before.missing is not None else found.before


def _change(draft: "Draft", place: re.Match[str]) -> Inline | None:
    """Word a change; None if nothing proves one, or only that more was recorded."""
    found = _comparison(draft, place)
    if found is None or not found.change.verdict.is_definite or is_partly_recorded(found):
        return None
    if any(reason.code == "CARRIED" for reason in found.comparability.reasons):
        return None  # nothing was observed later
    return draft.linked(change_in_table(found, words=True), found.after, in_table=True)


def _date(draft: "Draft", place: re.Match[str]) -> Inline | None:
    """Word when a number was so, as it stands in a sentence; with ``before`` that of the period before."""
    if place["form"] == "before":
        before = _figure_before(draft, place)
        return None if before is None else _time(before)
    if place["form"] is not None:
        raise InvalidValueError("a date has no form {form}; leave it out, or write before", form=repr(place["form"]))
    claim = _claim(draft, place)
    if claim is not None:
        return _time_of_claim(draft, claim)
    figure = measure(draft.matter.register, place["id"], draft.matter.period, about=About.ACTUAL)
    return None if figure.missing is not None else _time(figure)


def _time(figure: Figure) -> Inline:
    if figure.at is not None:
        return DateText(figure.at, as_phrase=True)
    return PeriodText(figure.period or figure.asked, as_phrase=True)


def _time_of_claim(draft: "Draft", claim: Claim) -> Inline:
    if claim.at is not None:
        return DateText(claim.at, as_phrase=True)
    return PeriodText(draft.matter.register.period(claim.period or ""), as_phrase=True)


def _countries(draft: "Draft", place: re.Match[str]) -> Inline | None:
    form = place["form"] or Form.RUNNING.value
    if form not in list(Form):
        raise InvalidValueError(
            "{form} is no form of a name; choose one of {forms}", form=repr(form), forms=", ".join(Form)
        )
    for record in draft.matter.register.find(place["id"]):
        if (
            isinstance(record, AssistanceEvent)
            and membership(record.when, draft.matter.period) is Membership.IMPOSSIBLE
        ):
            return None  # it took place in another period
        codes = _codes(record)
        if codes is not None:
            return draft.countries(codes, Form(form))
    raise InvalidValueError(
        "{place} names no countries; name an event, a programme or a claim", place=repr(place["id"])
    )


def _codes(record: Record) -> frozenset[str] | None:
    """Return the countries that a record names; None if its type names none."""
    if isinstance(record, AssistanceEvent):
        return record.countries or record.represented or record.named_countries
    if isinstance(record, Programme):
        return frozenset(each.country for each in record.participants)
    return frozenset(record.named) if isinstance(record, Claim) else None


_FILLED_BY: dict[str, Callable[["Draft", re.Match[str]], Inline | None]] = {
    "figure": _figure,
    "before": _before,
    "change": _change,
    "date": _date,
    "countries": _countries,
}
