"""Registers that one check finds fault with, and no other check calls wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from tracker.checks import CHECKS, Severity, check, code_of
from tracker.errors import InvalidValueError, UnknownCodeError, closest
from tracker.model import (
    AssistanceEvent,
    Citation,
    Claim,
    Coverage,
    CoverageState,
    Deadline,
    DeclaredPeriod,
    Direction,
    Indicator,
    IndicatorKind,
    Mandate,
    Observation,
    Passage,
    PassageState,
    Programme,
    Recommendation,
    Record,
    Register,
    Revision,
    RevisionReason,
    SourceDocument,
    Target,
)
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.values import InternationalString, Language, Quantity, When

Made = Iterable[Record | UnfinishedDraft]
Maker = Callable[["Fault"], Made]

_REPORT = "faulty-report"


class Fault:
    """What makers draw on: small numbers, years, and records with no more than they need."""

    def __init__(self, draw: st.DrawFn, register: Register) -> None:
        self._draw = draw
        self.register = register

    def number(self, least: int = 0, most: int = 9) -> int:
        """Draw a small number."""
        return self._draw(st.integers(least, most))

    def year(self) -> int:
        """Draw a year in which nothing is wrong by itself."""
        return self._draw(st.integers(2015, 2025))

    def one_of(self, *options: str) -> str:
        """Draw one of several words."""
        return self._draw(st.sampled_from(options))


def _text(words: str) -> InternationalString:
    return InternationalString(en=words)


def _cited(paragraph: str = "1", **more: Any) -> tuple[Citation, ...]:  # noqa: ANN401  # whatever the class takes
    return (Citation(document=_REPORT, paragraph=paragraph, **more),)


def _report(**more: Any) -> SourceDocument:  # noqa: ANN401  # whatever the class takes
    return SourceDocument(id=_REPORT, title=_text("A report"), **more)


def _event(name: str, when: object, **more: Any) -> AssistanceEvent:  # noqa: ANN401  # whatever the class takes
    given = {"kind": "training", "title": _text(f"Course {name}"), **more}
    return AssistanceEvent(id=f"faulty-{name}", when=When(str(when)), **given)


def _mandate(name: str, **more: Any) -> Mandate:  # noqa: ANN401  # whatever the class takes
    return Mandate(id=f"faulty-{name}", kind="resolution", title=_text(f"Resolution {name}"), **more)


def _claim(name: str, value: int, period: object, **more: Any) -> Claim:  # noqa: ANN401  # whatever the class takes
    given = {"paragraph": name, "indicator": "events", **more}
    times: dict[str, Any] = {} if "at" in given else {"period": str(period)}
    return Claim(id=f"faulty-{name}", document=_REPORT, value=Quantity(value), **times, **given)


def _indicator(**more: Any) -> Indicator:  # noqa: ANN401  # whatever the class takes
    given = {"version": "1", "kind": IndicatorKind.FLOW, "unit": "events", **more}
    return Indicator(id="faulty-indicator", title=_text("An indicator"), **given)


def _target(value: int, period: str = "2021", **more: Any) -> Target:  # noqa: ANN401  # whatever the class takes
    return Target(indicator="faulty-indicator", period=period, value=Quantity(value), **more)


def _period(name: str, start: date, end: date, **more: Any) -> DeclaredPeriod:  # noqa: ANN401  # as above
    return DeclaredPeriod(id=f"faulty-{name}", start=start, end=end, **more)


def _passage(words: str = "Words.", **more: Any) -> Passage:  # noqa: ANN401  # whatever the class takes
    given = {"section": "introduction", "period": "2021", "text": _text(words), **more}
    return Passage(id="faulty-passage", **given)


def _coverage(period: str) -> Coverage:
    return Coverage(of="event", period=period, state=CoverageState.COMPLETE)


# -- references -------------------------------------------------------------------------------------------------------


def _unknown_record(fault: Fault) -> Made:
    relation = fault.one_of("mandates", "recommendations", "part_of", "same_as")
    yield _event("a", fault.year(), **{relation: frozenset({"faulty-nothing"})})


def _circle(fault: Fault) -> Made:
    names = [str(number) for number in range(fault.number(2, 4))]
    relation = fault.one_of("renews", "endorses", "supersedes", "implements", "supplements", "part_of")
    for name, other in zip(names, [*names[1:], names[0]], strict=True):
        yield _mandate(name, **{relation: frozenset({f"faulty-{other}"})})


# -- time -------------------------------------------------------------------------------------------------------------


def _outside(fault: Fault) -> Made:
    year = fault.year()
    yield _report(covers=str(year))
    yield _event("a", year - fault.number(1, 9), citations=_cited())


def _perhaps_outside(fault: Fault) -> Made:
    year = fault.year()
    yield _report(covers=f"{year}-03..{year}-0{fault.number(4)}")
    yield _event("a", year, citations=_cited())


def _published_before(fault: Fault) -> Made:
    year = fault.year()
    yield _report(published=When(str(year - 1 - fault.number())))
    yield _event("a", year, citations=_cited())


def _misnamed(fault: Fault) -> Made:
    year = fault.year()
    yield _period("a", date(year, 1, 1), date(year, 12, 31), title=_text(f"The year {year + fault.number(1)}"))


def _overlapping(fault: Fault) -> Made:
    month = fault.number(2)
    yield _period("a", date(2101, 1, 1), date(2101, 12, 31))
    yield _period("b", date(2101, month, 1), date(2102, month - 1, 28))


def _of_another_period(fault: Fault) -> Made:
    year = fault.year()
    yield _report(covers=str(year))
    yield _claim("a", fault.number(), year + fault.number(1))


def _undated(fault: Fault) -> Made:
    year = fault.year()
    yield _event("a", f"[{year}..{year + fault.number(1)}]")


def _before_it_existed(fault: Fault) -> Made:
    yield _event("a", 2010 - fault.number(), countries=frozenset({"SS"}))


def _set_too_early(fault: Fault) -> Made:
    year = fault.year()
    yield _report()
    yield Recommendation(id="faulty-a", source=_REPORT, text=_text("Do it"), issued=When(f"{year}-06"))
    day = date(year, fault.number(1, 5), 1)
    yield Deadline(recommendation="faulty-a", set=day, due=date(year + 1, 1, 1))


# -- numbers ----------------------------------------------------------------------------------------------------------


def _long_after(fault: Fault) -> Made:
    year = fault.year()
    source = _report(published=When(str(year)))
    late = When(str(year + 3 + fault.number()))
    return [source, Recommendation(id="faulty-a", source=_REPORT, text=_text("Do it."), issued=late)]


def _part_above(fault: Fault) -> Made:
    whole, year = fault.number(), fault.year()
    yield _report()
    yield _claim("part", whole + fault.number(1), year)
    yield _claim("whole", whole, year, includes=frozenset({"faulty-part"}))


def _parts_apart(fault: Fault) -> Made:
    one, other, year = fault.number(), fault.number(), fault.year()
    yield _report()
    yield _claim("one", one, f"{year}-01")
    yield _claim("other", other, f"{year}-02")
    names = frozenset({"faulty-one", "faulty-other"})
    yield _claim("whole", one + other + fault.number(1), f"{year}-01..{year}-02", includes_all=names)


def _more_women(fault: Fault) -> Made:
    every = fault.number()
    yield _event("a", fault.year(), participants=Quantity(every), women=Quantity(every + fault.number(1)))


def _more_named(fault: Fault) -> Made:
    codes = ("KE", "PK", "TD")[: fault.number(1, 3)]
    total = Quantity(fault.number(0, len(codes) - 1))
    yield _event("a", fault.year(), countries=frozenset(codes), countries_total=total)


def _fewer_named(fault: Fault) -> Made:
    codes = ("KE", "PK", "TD")[: fault.number(1, 3)]
    total = Quantity(len(codes) + fault.number(1))
    yield _event("a", fault.year(), countries=frozenset(codes), countries_total=total)


def _foreign_unit(fault: Fault) -> Made:
    yield _indicator()
    yield evolve(_target(1), value=Quantity(fault.number(), unit=fault.one_of("kg", "persons")))


def _unmeasurable(fault: Fault) -> Made:
    yield _indicator(of="event", counts=fault.one_of("faulty", "contries"))


def _against_direction(fault: Fault) -> Made:
    low = fault.number()
    high = low + fault.number(1)
    if fault.number(0, 1):
        yield _indicator(direction=Direction.UP)
        yield _target(low, baseline=Quantity(high))
    else:
        yield _indicator(direction=Direction.DOWN)
        yield _target(high, baseline=Quantity(low))


def _at_another_time(fault: Fault) -> Made:
    yield _report()
    yield _claim("a", fault.number(), None, at=When(str(fault.year())))


def _computed(fault: Fault) -> Made:
    yield Observation(indicator="events", period=str(fault.year()), value=Quantity(fault.number()))


def _unknown_code(fault: Fault) -> Made:
    yield _indicator()
    pair = ("country", "QQ"), ("region", "QQ"), ("kind", "faulty")
    yield _target(fault.number(), breakdown=(pair[fault.number(0, 2)],))


# -- texts ------------------------------------------------------------------------------------------------------------


def _untranslated(fault: Fault) -> Made:
    (other, *_) = (each for each in Language if each is not fault.register.languages[0])
    yield _passage(text=InternationalString({other.value: "Words."}))


def _two_titles(_: Fault) -> Made:
    yield _report()
    quotes = ("Left in the Dark Abroad", "Left in the Dark and Abroad")
    cited = tuple(Citation(document=_REPORT, paragraph=str(n), quote=quote) for n, quote in enumerate(quotes, start=1))
    yield SourceDocument(id="faulty-study", title=_text("A study"), citations=cited)


# -- duplicates -------------------------------------------------------------------------------------------------------


def _printed_again(fault: Fault) -> Made:
    yield _report()
    yield _event("a", fault.year(), citations=_cited(printed=fault.number(2)))


def _look_alike(fault: Fault) -> Made:
    year, title = fault.year(), _text("Training of the border guards")
    for number in range(fault.number(2, 3)):
        yield _event(str(number), year, title=title)


def _stated_twice(fault: Fault) -> Made:
    year, value = fault.year(), fault.number()
    yield _report()
    for name in ("1", "2"):
        yield _claim(name, value, year, citations=_cited(name, quote="several events took place"))


def _two_times(fault: Fault) -> Made:
    year = fault.year()
    yield _event("a", year)
    yield _event("b", year + fault.number(1), same_as=frozenset({"faulty-a"}))


def _duplicate_of_nothing(fault: Fault) -> Made:
    first = _event("a", fault.year(), recorded=date(2020, 1, 1))
    yield first
    yield evolve(first, recorded=date(2020, 1, 2), revision=Revision(reason=RevisionReason.DUPLICATE_REMOVED))


def _two_spellings(fault: Fault) -> Made:
    year = 2100 + fault.number()
    yield _coverage(str(year))
    yield _coverage(f"{year}-01..{year}-12")


# -- what a register holds --------------------------------------------------------------------------------------------


def _undeclared(fault: Fault) -> Made:
    for year in (2101, 2102):
        yield _period(str(year), date(year, 1, 1), date(year, 12, 31))
    yield _event("a", fault.year())


def _stale(fault: Fault) -> Made:
    yield _indicator(kind=IndicatorKind.STOCK)
    yield Observation(indicator="faulty-indicator", at=When("1990"), value=Quantity(fault.number()))
    yield _period("a", date(2101, 1, 1), date(2101, 12, 31))


def _wording(fault: Fault) -> Made:
    number, hedge = fault.number(), fault.one_of("more than", "at most", "nearly", "plus de")
    yield _event("a", fault.year(), participants=Quantity(number, text=f"{hedge} {number}"))


def _not_printed(fault: Fault) -> Made:
    yield _period("a", date(2101, 1, 1), date(2101, 12, 31))
    yield _passage(period=str(1990 + fault.number()), state=PassageState.CLEARED)


def _no_assistance(fault: Fault) -> Made:
    kind = fault.one_of("launch", "coordination_meeting", "research")
    yield _event("a", fault.year(), kind=kind, countries=frozenset({"KE"}))


def _worth_declaring(_: Fault) -> Made:
    yield Programme(id="faulty-programme", kind="programme", title=_text("A programme"))
    for year in (2101, 2102):
        yield _period(str(year), date(year, 1, 1), date(year, 12, 31))
        for number in range(3):
            programmes = frozenset({"faulty-programme"})
            yield _event(f"{year}-{number}", f"{year}-0{number + 1}", programmes=programmes)


def _unfinished(fault: Fault) -> Made:
    yield UnfinishedDraft(_event("a", fault.year(), draft=True), ("kind",))


MAKERS: Mapping[str, Maker] = {
    "TRK101": lambda fault: [_event("a", fault.year(), citations=_cited())],
    "TRK102": lambda fault: [_event("a", fault.year(), programmes=frozenset({"faulty-programme"}))],
    "TRK103": _unknown_record,
    "TRK104": _circle,
    "TRK105": lambda fault: [_event("a", fault.year())],
    "TRK201": _outside,
    "TRK202": _perhaps_outside,
    "TRK203": _published_before,
    "TRK204": _misnamed,
    "TRK205": _overlapping,
    "TRK206": _of_another_period,
    "TRK207": _undated,
    "TRK208": _before_it_existed,
    "TRK209": _set_too_early,
    "TRK210": _long_after,
    "TRK301": _part_above,
    "TRK302": _parts_apart,
    "TRK303": _more_women,
    "TRK304": _more_named,
    "TRK305": _fewer_named,
    "TRK306": _foreign_unit,
    "TRK307": _unmeasurable,
    "TRK308": _against_direction,
    "TRK309": _at_another_time,
    "TRK310": _computed,
    "TRK311": _unknown_code,
    "TRK401": _untranslated,
    "TRK402": lambda fault: [_mandate("a", symbol=fault.one_of("not a symbol", "CTOC//COP"))],
    "TRK403": _two_titles,
    "TRK501": _printed_again,
    "TRK502": _look_alike,
    "TRK503": _stated_twice,
    "TRK504": _two_times,
    "TRK505": _duplicate_of_nothing,
    "TRK506": _two_spellings,
    "TRK601": _undeclared,
    "TRK602": _stale,
    "TRK603": lambda fault: [_event("a", fault.year())],
    "TRK604": _wording,
    "TRK605": lambda fault: [_passage(section=fault.one_of("faulty", "introducton"))],
    "TRK606": lambda fault: [_passage(fault.one_of("{figur:events} events", "{faulty:x}"))],
    "TRK607": _unfinished,
    "TRK608": _not_printed,
    "TRK609": lambda fault: [_passage(state=PassageState.DRAFT, order=fault.number())],
    "TRK610": _no_assistance,
    "TRK611": _worth_declaring,
}
"""For each code, what makes the records that its check finds fault with."""

NOT_ALONE: Mapping[str, str] = {
    "TRK613": "two declarations that contradict each other are also one that is written in two ways (TRK506)",
}
"""The codes that no record can break without an error of another code, and why."""


def maker_of(code: str) -> Maker:
    """
    Find what breaks a check.

    Raises:
        UnknownCodeError: No check that ships has the code; the error carries the nearest.
        InvalidValueError: Nothing breaks it alone.
    """
    known = [code_of(each) for each in CHECKS]
    if code in NOT_ALONE:
        raise InvalidValueError("no register breaks {code} alone: {why}", code=code, why=NOT_ALONE[code])
    if code not in MAKERS:
        raise UnknownCodeError(code, codelist="checks", nearest=closest(code, known))
    return MAKERS[code]


def without_errors(register: Register) -> Register:
    """
    Leave out the records that a check calls wrong, and those that then name nothing, until no error is left.

    So nothing that is drawn is thrown away, and a check that is added is heeded at once.
    """
    while wrong := {(each.table, each.record) for each in check(register) if each.severity is Severity.ERROR}:
        kept = tuple(each for each in register.records if (each.table, each.key) not in wrong)
        register = evolve(register, records=kept)
    return register


def broken(draw: st.DrawFn, register: Register, code: str) -> Register:
    """Add to a register without errors what the check of *code* finds fault with."""
    made = list(maker_of(code)(Fault(draw, register)))
    drafts: Sequence[UnfinishedDraft] = [each for each in made if isinstance(each, UnfinishedDraft)]
    records: Iterator[Record] = (each for each in made if not isinstance(each, UnfinishedDraft))
    return evolve(register, records=(*register.records, *records), unfinished=(*register.unfinished, *drafts))
