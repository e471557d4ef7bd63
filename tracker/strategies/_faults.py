"""For each check, the records that it finds fault with."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import evolve

from tracker.model import (
    Adjudication,
    Citation,
    Coverage,
    CoverageState,
    Deadline,
    Direction,
    IndicatorKind,
    Observation,
    PassageState,
    Programme,
    Recommendation,
    Revision,
    RevisionReason,
    SourceDocument,
)
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.strategies._faulty_parts import (
    REPORT,
    Fault,
    Made,
    Maker,
    a_claim,
    a_coverage,
    a_mandate,
    a_passage,
    a_period,
    a_report,
    a_target,
    an_event,
    an_indicator,
    cited,
    english,
)
from tracker.values import InternationalString, Language, Quantity, When

# -- references -------------------------------------------------------------------------------------------------------


def _unknown_record(fault: Fault) -> Made:
    relation = fault.one_of("mandates", "recommendations", "part_of", "same_as")
    yield an_event("a", fault.year(), **{relation: frozenset({"faulty-nothing"})})


def _circle(fault: Fault) -> Made:
    names = [str(number) for number in range(fault.number(2, 4))]
    relation = fault.one_of("renews", "endorses", "supersedes", "implements", "supplements", "part_of")
    for name, other in zip(names, [*names[1:], names[0]], strict=True):
        yield a_mandate(name, **{relation: frozenset({f"faulty-{other}"})})


# -- time -------------------------------------------------------------------------------------------------------------


def _outside(fault: Fault) -> Made:
    year = fault.year()
    yield a_report(covers=str(year))
    yield an_event("a", year - fault.number(1, 9), citations=cited())


def _perhaps_outside(fault: Fault) -> Made:
    year = fault.year()
    yield a_report(covers=f"{year}-03..{year}-0{fault.number(4)}")
    yield an_event("a", year, citations=cited())


def _published_before(fault: Fault) -> Made:
    year = fault.year()
    yield a_report(published=When(str(year - 1 - fault.number())))
    yield an_event("a", year, citations=cited())


def _misnamed(fault: Fault) -> Made:
    year = fault.year()
    yield a_period("a", date(year, 1, 1), date(year, 12, 31), title=english(f"The year {year + fault.number(1)}"))


def _overlapping(fault: Fault) -> Made:
    month = fault.number(2)
    yield a_period("a", date(2101, 1, 1), date(2101, 12, 31))
    yield a_period("b", date(2101, month, 1), date(2102, month - 1, 28))


def _of_another_period(fault: Fault) -> Made:
    year = fault.year()
    yield a_report(covers=str(year))
    yield a_claim("a", fault.number(), year + fault.number(1))


def _undated(fault: Fault) -> Made:
    year = fault.year()
    yield an_event("a", f"[{year}..{year + fault.number(1)}]")


def _before_it_existed(fault: Fault) -> Made:
    yield an_event("a", 2010 - fault.number(), countries=frozenset({"SS"}))


def _set_too_early(fault: Fault) -> Made:
    year = fault.year()
    yield a_report()
    yield Recommendation(id="faulty-a", source=REPORT, text=english("Do it"), issued=When(f"{year}-06"))
    day = date(year, fault.number(1, 5), 1)
    yield Deadline(recommendation="faulty-a", set=day, due=date(year + 1, 1, 1))


# -- numbers ----------------------------------------------------------------------------------------------------------


def _long_after(fault: Fault) -> Made:
    year = fault.year()
    source = a_report(published=When(str(year)))
    late = When(str(year + 3 + fault.number()))
    return [source, Recommendation(id="faulty-a", source=REPORT, text=english("Do it."), issued=late)]


def _part_above(fault: Fault) -> Made:
    whole, year = fault.number(), fault.year()
    yield a_report()
    yield a_claim("part", whole + fault.number(1), year)
    yield a_claim("whole", whole, year, includes=frozenset({"faulty-part"}))


def _parts_apart(fault: Fault) -> Made:
    one, other, year = fault.number(), fault.number(), fault.year()
    yield a_report()
    yield a_claim("one", one, f"{year}-01")
    yield a_claim("other", other, f"{year}-02")
    names = frozenset({"faulty-one", "faulty-other"})
    yield a_claim("whole", one + other + fault.number(1), f"{year}-01..{year}-02", includes_all=names)


def _more_women(fault: Fault) -> Made:
    every = fault.number()
    yield an_event("a", fault.year(), participants=Quantity(every), women=Quantity(every + fault.number(1)))


def _more_named(fault: Fault) -> Made:
    codes = ("KE", "PK", "TD")[: fault.number(1, 3)]
    total = Quantity(fault.number(0, len(codes) - 1))
    yield an_event("a", fault.year(), countries=frozenset(codes), countries_total=total)


def _fewer_named(fault: Fault) -> Made:
    codes = ("KE", "PK", "TD")[: fault.number(1, 3)]
    total = Quantity(len(codes) + fault.number(1))
    yield an_event("a", fault.year(), countries=frozenset(codes), countries_total=total)


def _foreign_unit(fault: Fault) -> Made:
    yield an_indicator()
    yield evolve(a_target(1), value=Quantity(fault.number(), unit=fault.one_of("kg", "persons")))


def _unmeasurable(fault: Fault) -> Made:
    yield an_indicator(of="event", counts=fault.one_of("faulty", "contries"))


def _against_direction(fault: Fault) -> Made:
    low = fault.number()
    high = low + fault.number(1)
    if fault.number(0, 1):
        yield an_indicator(direction=Direction.UP)
        yield a_target(low, baseline=Quantity(high))
    else:
        yield an_indicator(direction=Direction.DOWN)
        yield a_target(high, baseline=Quantity(low))


def _at_another_time(fault: Fault) -> Made:
    yield a_report()
    yield a_claim("a", fault.number(), None, at=When(str(fault.year())))


def _computed(fault: Fault) -> Made:
    yield Observation(indicator="events", period=str(fault.year()), value=Quantity(fault.number()))


def _unknown_code(fault: Fault) -> Made:
    yield an_indicator()
    pair = ("country", "QQ"), ("region", "QQ"), ("kind", "faulty")
    yield a_target(fault.number(), breakdown=(pair[fault.number(0, 2)],))


def _below_zero(fault: Fault) -> Made:
    yield an_indicator()
    yield a_target(-fault.number(1, 100))


def _undirected(fault: Fault) -> Made:
    yield an_indicator()
    yield a_target(fault.number())


# -- texts ------------------------------------------------------------------------------------------------------------


def _untranslated(fault: Fault) -> Made:
    (other, *_) = (each for each in Language if each is not fault.register.languages[0])
    yield a_passage(text=InternationalString({other.value: "Words."}))


def _two_titles(_: Fault) -> Made:
    yield a_report()
    quotes = ("Left in the Dark Abroad", "Left in the Dark and Abroad")
    cited = tuple(Citation(document=REPORT, paragraph=str(n), quote=quote) for n, quote in enumerate(quotes, start=1))
    yield SourceDocument(id="faulty-study", title=english("A study"), citations=cited)


# -- duplicates -------------------------------------------------------------------------------------------------------


def _printed_again(fault: Fault) -> Made:
    yield a_report()
    yield an_event("a", fault.year(), citations=cited(printed=fault.number(2)))


def _look_alike(fault: Fault) -> Made:
    year, title = fault.year(), english("Training of the border guards")
    for number in range(fault.number(2, 3)):
        yield an_event(str(number), year, title=title)


def _stated_twice(fault: Fault) -> Made:
    year, value = fault.year(), fault.number()
    yield a_report()
    for name in ("1", "2"):
        yield a_claim(name, value, year, citations=cited(name, quote="several events took place"))


def _two_times(fault: Fault) -> Made:
    year = fault.year()
    yield an_event("a", year)
    yield an_event("b", year + fault.number(1), same_as=frozenset({"faulty-a"}))


def _duplicate_of_nothing(fault: Fault) -> Made:
    first = an_event("a", fault.year(), recorded=date(2020, 1, 1))
    yield first
    yield evolve(first, recorded=date(2020, 1, 2), revision=Revision(reason=RevisionReason.DUPLICATE_REMOVED))


def _two_spellings(fault: Fault) -> Made:
    year = 2100 + fault.number()
    yield a_coverage(str(year))
    yield a_coverage(f"{year}-01..{year}-12")


# -- what a register holds --------------------------------------------------------------------------------------------


def _undeclared(fault: Fault) -> Made:
    for year in (2101, 2102):
        yield a_period(str(year), date(year, 1, 1), date(year, 12, 31))
    yield an_event("a", fault.year())


def _stale(fault: Fault) -> Made:
    yield an_indicator(kind=IndicatorKind.STOCK)
    yield Observation(indicator="faulty-indicator", at=When("1990"), value=Quantity(fault.number()))
    yield a_period("a", date(2101, 1, 1), date(2101, 12, 31))


def _wording(fault: Fault) -> Made:
    number, hedge = fault.number(), fault.one_of("more than", "at most", "nearly", "plus de")
    yield an_event("a", fault.year(), participants=Quantity(number, text=f"{hedge} {number}"))


def _not_printed(fault: Fault) -> Made:
    yield a_period("a", date(2101, 1, 1), date(2101, 12, 31))
    yield a_passage(period=str(1990 + fault.number()), state=PassageState.CLEARED)


def _no_assistance(fault: Fault) -> Made:
    kind = fault.one_of("launch", "coordination_meeting", "research")
    yield an_event("a", fault.year(), kind=kind, countries=frozenset({"KE"}))


def _worth_declaring(_: Fault) -> Made:
    yield Programme(id="faulty-programme", kind="programme", title=english("A programme"))
    for year in (2101, 2102):
        yield a_period(str(year), date(year, 1, 1), date(year, 12, 31))
        for number in range(3):
            programmes = frozenset({"faulty-programme"})
            yield an_event(f"{year}-{number}", f"{year}-0{number + 1}", programmes=programmes)


def _unfinished(fault: Fault) -> Made:
    yield UnfinishedDraft(an_event("a", fault.year(), draft=True), ("kind",))


def _silent(fault: Fault) -> Made:
    """Nothing is observed of the indicator that the sentence speaks of."""
    year = fault.year()
    yield an_indicator(kind=IndicatorKind.STOCK)
    yield a_period("a", date(year, 1, 1), date(year, 12, 31))
    place = fault.one_of("figure", "change")
    yield a_passage(f"It is {{{place}:faulty-indicator}}.", period=str(year), state=PassageState.CLEARED)


def _contradictory(fault: Fault) -> Made:
    """Two declarations that contradict each other are one, written in two ways, too: somebody has decided on that."""
    year = fault.number(1950, 1960)  # of which no other declaration is
    state, other = CoverageState.COMPLETE, CoverageState(fault.one_of("incomplete", "none"))
    for period, said in ((f"{year}", state), (f"{year}-01..{year}-12", other)):
        declared = Coverage(of="meeting", period=period, state=said)
        yield declared
        subject = f"diagnostic:TRK506:{declared.key}"
        yield Adjudication(
            subject=subject, decision="accepted", why=english("Both stay."), by="faulty", on=date(2020, 1, 1)
        )


def _parted(fault: Fault) -> Made:
    thousands = Fraction(fault.number(1001, 1009), 1000)
    yield an_event("a", fault.year(), **{fault.one_of("participants", "women"): Quantity(thousands)})


def _by_capitals(fault: Fault) -> Made:
    word = fault.one_of("faulty", "défaut")
    for number, each in enumerate((word, word.capitalize())):
        yield an_event(f"{number}", fault.year(), themes=frozenset({each}))


MAKERS: Mapping[str, Maker] = {
    "TRK101": lambda fault: [an_event("a", fault.year(), citations=cited())],
    "TRK102": lambda fault: [an_event("a", fault.year(), programmes=frozenset({"faulty-programme"}))],
    "TRK103": _unknown_record,
    "TRK104": _circle,
    "TRK105": lambda fault: [an_event("a", fault.year())],
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
    "TRK312": _parted,
    "TRK313": _below_zero,
    "TRK314": _undirected,
    "TRK401": _untranslated,
    "TRK402": lambda fault: [a_mandate("a", symbol=fault.one_of("not a symbol", "CTOC//COP"))],
    "TRK403": _two_titles,
    "TRK501": _printed_again,
    "TRK502": _look_alike,
    "TRK503": _stated_twice,
    "TRK504": _two_times,
    "TRK505": _duplicate_of_nothing,
    "TRK506": _two_spellings,
    "TRK507": _by_capitals,
    "TRK601": _undeclared,
    "TRK602": _stale,
    "TRK603": lambda fault: [an_event("a", fault.year())],
    "TRK604": _wording,
    "TRK605": lambda fault: [a_passage(section=fault.one_of("faulty", "introducton"))],
    "TRK606": lambda fault: [a_passage(fault.one_of("{figur:events} events", "{faulty:x}"))],
    "TRK607": _unfinished,
    "TRK608": _not_printed,
    "TRK609": lambda fault: [a_passage(state=PassageState.DRAFT, order=fault.number())],
    "TRK610": _no_assistance,
    "TRK611": _worth_declaring,
    "TRK612": _silent,
    "TRK613": _contradictory,
}
"""For each code, what makes the records that its check finds fault with."""
