"""Laws of the fold: records cut into any chunks, merged in any order, give the figure of the whole."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

from _worlds import (
    COUNT,
    FLOW,
    READINGS_OF_ALL,
    WHICH_STATES,
    WHOM,
    Act,
    act,
    acts,
    covered,
    measure_of,
    on_day,
    periods,
    register,
    span,
)
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.indicators import About, Figure, Question, measure, measure_all
from tracker.indicators._counted_records import Dated, dated_from, links_between, parts_in
from tracker.indicators._identity import Links
from tracker.indicators._question import ask
from tracker.indicators.engines._plain import Partial, fold, zero
from tracker.model import Breakdown, CoverageState, Indicator, IndicatorKind, Register
from tracker.values import CAUTIOUS, InternationalString, Qualifier, Quantity, Reading, Recognition, ReportingPeriod

WOMEN = measure_of(counts="women")
SO_FAR = measure_of(IndicatorKind.CUMULATIVE, counts="participants")
A_MONTH = measure_of(IndicatorKind.RATE, counts="participants")
PROGRAMMES = measure_of(IndicatorKind.DISTINCT, counts="programmes")
SHARE = measure_of(IndicatorKind.RATIO, of=None, numerator="flow-records", denominator="distinct-countries")
WAYS = [InternationalString(en=text) for text in ("read as July", "read as days", "read as all")]

measures = st.builds(
    lambda indicator, rule: evolve(indicator, recognition=rule),
    st.sampled_from([COUNT, FLOW, WOMEN, WHOM, WHICH_STATES, PROGRAMMES, SO_FAR, A_MONTH]),
    st.sampled_from(Recognition),
)
readings = st.sampled_from(READINGS_OF_ALL)
told = acts(partial=True, linked=True, max_size=6)
cuts = st.lists(st.integers(0, 6), max_size=4)
chances = st.randoms(use_true_random=False)


class InPieces:
    """An engine that cuts the records into chunks, folds each by itself, and merges what comes out in any order."""

    def __init__(self, chance: Random, cuts: Sequence[int]) -> None:
        self.chance, self.cuts = chance, cuts

    def answer(self, question: Question, register: Register) -> Iterator[Figure]:
        links = links_between(register, question.indicator)
        records = dated_from(register, question.indicator, question.part)
        if question.by is None:
            yield self._folded(question, question.part, links, records).finish()
            return
        by = question.by
        for code in sorted({code for record, _ in records for code in parts_in(record, question.indicator, by)}):
            own = [each for each in records if code in parts_in(each[0], question.indicator, by)]
            figure = self._folded(question, ((by, code),), links, own).finish()
            if figure.records:
                yield figure

    def _folded(self, question: Question, part: Breakdown, links: Links, records: Sequence[Dated]) -> Partial:
        shuffled = self.chance.sample(records, len(records))
        edges = [0, *sorted(min(cut, len(shuffled)) for cut in self.cuts), len(shuffled)]
        chunks = [shuffled[start:end] for start, end in pairwise(edges)]
        partials = [fold(question, part, links, chunk) for chunk in chunks]
        while len(partials) > 1:
            one = partials.pop(self.chance.randrange(len(partials)))
            other = partials.pop(self.chance.randrange(len(partials)))
            partials.append(one.merge(other))
        return partials[0]


def held(found: Sequence[Act], state: CoverageState, *more: Indicator) -> Register:
    """Make a register of acts whose wordings were read in some way, so that figures repeat what was assumed."""
    events = [
        evolve(one.event, assumption=WAYS[len(one.event.programmes)] if one.event.countries else None) for one in found
    ]
    return register([*events, covered(state, span(0, 9)), *more])


@given(told, periods(), measures, readings, st.sampled_from(About), cuts, chances)
@example(  # linked records, one of them outside the period, in chunks of their own
    (
        act(0, on_day(3), participants=Quantity(2), same_as=frozenset({"e2"})),
        act(1, on_day(3), participants=Quantity(3), possibly_same_as=frozenset({"e2"})),
        act(2, on_day(9), participants=Quantity(4)),
    ),
    span(0, 4),
    FLOW,
    CAUTIOUS,
    About.RECORDED,
    [1, 2],
    Random(0),  # noqa: S311  # a shuffle is no secret
)
@example(  # the coarsest number is hedged in one chunk, the finer one in another
    (
        act(0, on_day(3), participants=Quantity(3000, Qualifier.ABOUT)),
        act(1, on_day(3), participants=Quantity(12, Qualifier.ABOUT)),
    ),
    span(0, 4),
    FLOW,
    CAUTIOUS,
    About.RECORDED,
    [1],
    Random(0),  # noqa: S311  # the same draws in each run, and nothing secret
)
def test_chunks_in_any_order_give_the_figure_of_the_whole(
    found: Sequence[Act],
    period: ReportingPeriod,
    indicator: Indicator,
    reading: Reading,
    about: About,
    cut: Sequence[int],
    chance: Random,
) -> None:
    """The same bounds, flags, keys, assumptions and granule, whichever measure it is."""
    records = held(found, CoverageState.INCOMPLETE)
    whole = measure(records, indicator, period, reading=reading, about=about)

    assert measure(records, indicator, period, reading=reading, about=about, engine=InPieces(chance, cut)) == whole


@given(told, periods(), measures, st.sampled_from(["country", "programme", "kind", "region"]), readings, cuts, chances)
def test_chunks_give_the_figures_of_all_parts(
    found: Sequence[Act],
    period: ReportingPeriod,
    indicator: Indicator,
    by: str,
    reading: Reading,
    cut: Sequence[int],
    chance: Random,
) -> None:
    records = held(found, CoverageState.COMPLETE)
    whole = measure_all(records, [indicator], period, by=by, reading=reading)

    assert measure_all(records, [indicator], period, by=by, reading=reading, engine=InPieces(chance, cut)) == whole


@given(told, periods(), st.sampled_from([None, "kind"]), cuts, chances)
def test_a_ratio_asks_the_same_engine(
    found: Sequence[Act], period: ReportingPeriod, by: str | None, cut: Sequence[int], chance: Random
) -> None:
    records = held(found, CoverageState.COMPLETE, COUNT, WHOM)
    whole = measure_all(records, [SHARE], period, by=by)

    assert measure_all(records, [SHARE], period, by=by, engine=InPieces(chance, cut)) == whole


@given(st.tuples(told, told, told), periods(), measures, readings)
@example(  # one record alone has more countries than all of them name
    (
        (act(0, on_day(3), countries=frozenset({"KE"}), countries_total=Quantity(3)),),
        (act(1, on_day(3), countries=frozenset({"PK"})),),
        (),
    ),
    span(0, 4),
    WHOM,
    CAUTIOUS,
)
def test_merging_is_associative_and_commutative(
    chunks: tuple[Sequence[Act], ...], period: ReportingPeriod, indicator: Indicator, reading: Reading
) -> None:
    """Whoever merges whom first; nothing is what changes nothing, and a merge leaves both as they were."""
    apart = [[one.but(id=f"{name}{one.id}") for one in chunk] for name, chunk in zip("abc", chunks, strict=True)]
    records = held([one for chunk in apart for one in chunk], CoverageState.COMPLETE)
    question = ask(records, indicator, period, about=About.RECORDED, reading=reading)
    links = links_between(records, indicator)
    every = dated_from(records, indicator)
    one, two, three = (fold(question, (), links, [each for each in every if each[0].key[0] == name]) for name in "abc")
    before = [each.finish() for each in (one, two, three)]

    whole = fold(question, (), links, every).finish()
    assert one.merge(two).merge(three).finish() == whole
    assert one.merge(two.merge(three)).finish() == whole
    assert three.merge(one.merge(two)).finish() == two.merge(one).merge(three).finish() == whole
    assert one.merge(zero(question, (), links)).finish() == zero(question, (), links).merge(one).finish() == before[0]
    assert [each.finish() for each in (one, two, three)] == before
