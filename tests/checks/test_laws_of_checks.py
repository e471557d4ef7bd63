"""Laws of checks: they never fail, and what they say depends on the records alone."""

import random
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st
from specimens import (
    REPORT,
    cited,
    claim,
    document,
    event,
    indicator,
    mandate,
    meeting,
    observation,
    period,
    programme,
    recommendation,
    register,
    settling,
    text,
)

from tracker.checks import check
from tracker.model import Coverage, CoverageState, Finding, Passage, Record, Register
from tracker.values import InternationalString, Language

KEYS = st.sampled_from(["a", "b", "c", "d"])
NAMES = st.sets(st.sampled_from(["a", "b", "c", "d", "lost"]), max_size=2).map(" ".join)
WHEN = st.sampled_from(
    [
        "2020",
        "2021-03",
        "2020-06",
        "[2020..2022]",
        "[..2021]",
        "2021/2023",
        "2019/..",
        "{2020-11,2022}",
        "2021?",
        "0001",
        "9999",
    ]
)
NUMBERS = st.sampled_from(["0", "9", ">4000", "<9", "~50", "<~50", "20..25", "1/3", "<=1"])
PERIODS = st.sampled_from(["cop11", "cop12", "2020..2022", "", "?", "2021"])
CITATIONS = st.lists(
    st.builds(
        cited,
        st.sampled_from([None, "4", "15", "47"]),
        st.sampled_from([None, "", "Left in the Dark Abroad", "Left in the Dark and Abroad", "9"]),
        st.sampled_from([REPORT, "a", "lost", ""]),
        st.integers(1, 3),
    ),
    max_size=3,
).map(tuple)
CODES = st.sampled_from(["", "PK", "PK NP", "TC XK PK"])
TEXTS = st.sampled_from(
    [text("Training of border guards in Nepal"), text("{figure:x} {countries:a}"), InternationalString(fr="Cours")]
)
SUBJECTS = st.sampled_from(["claim:a", "identity:a=b", "diagnostic:TRK201:a", "x", "", "identity:==", "diagnostic:"])
LINKS = {"citations": CITATIONS, "same_as": NAMES, "possibly_same_as": NAMES}

RECORDS: st.SearchStrategy[Record] = st.one_of(
    st.builds(
        event,
        KEYS,
        when=WHEN,
        title=TEXTS,
        countries=CODES,
        countries_total=NUMBERS,
        participants=NUMBERS,
        women=NUMBERS,
        programmes=NAMES,
        mandates=NAMES,
        **LINKS,
    ),
    st.builds(meeting, KEYS, when=WHEN, part_of=NAMES, **LINKS),
    st.builds(mandate, KEYS, adopted=WHEN, in_force=WHEN, renews=NAMES, part_of=NAMES, symbol=TEXTS.map(str), **LINKS),
    st.builds(document, KEYS, published=WHEN, covers=PERIODS, prepared_for=NAMES, symbol=TEXTS.map(str), **LINKS),
    st.builds(programme, KEYS, when=WHEN, participants_total=NUMBERS, **LINKS),
    st.builds(recommendation, KEYS, source=NAMES, issued=WHEN, merges=NAMES, **LINKS),
    st.builds(
        claim,
        KEYS,
        NUMBERS,
        document=KEYS,
        period=PERIODS,
        named=CODES,
        includes=NAMES,
        includes_all=NAMES,
        indicator=KEYS,
        **LINKS,
    ),
    st.builds(observation, KEYS, NUMBERS, at=WHEN, about=KEYS, citations=CITATIONS),
    st.builds(indicator, KEYS, numerator=KEYS, counts=st.sampled_from(["records", "countries"]), of=KEYS),
    st.builds(period, KEYS, st.just("2020-07-01"), st.sampled_from(["2020-07-01", "2022-07-31"]), title=TEXTS),
    st.builds(Coverage, of=KEYS, period=PERIODS, state=st.sampled_from(CoverageState)),
    st.builds(Finding, id=KEYS, text=TEXTS, citations=CITATIONS),
    st.builds(Passage, id=KEYS, section=KEYS, period=PERIODS, text=TEXTS),
    SUBJECTS.map(settling),
)
"""Records whose names, dates and numbers meet often, rightly or wrongly."""

REGISTERS = st.lists(RECORDS, max_size=12, unique_by=lambda record: (record.table, record.key))


@settings(deadline=None)
@given(REGISTERS, st.randoms(use_true_random=False))
def test_checks_never_fail_and_the_order_of_records_does_not_matter(
    records: list[Record], chance: random.Random
) -> None:
    languages = (Language.ENGLISH, Language.FRENCH)
    found = check(register(*records, languages=languages))
    shuffled = chance.sample(records, len(records))

    assert found == check(register(*shuffled, languages=languages))


@settings(deadline=None)
@given(REGISTERS)
def test_each_diagnostic_names_its_record_and_adjudications_silence_all(records: list[Record]) -> None:
    whole = register(*records)
    found = check(whole, limit=None)
    assert all(each.record is None or each.record in whole.table(each.table) for each in found)

    subjects = {f"diagnostic:{each.code}:{each.record or each.table}" for each in found}
    subjects -= whole.table("adjudication").keys()
    assert check(register(*records, *map(settling, sorted(subjects))), limit=None) == ()


def _large(size: int) -> Register:
    chance = random.Random(1)  # noqa: S311  # no secret
    words = [
        "training",
        "of",
        "border",
        "guards",
        "police",
        "judges",
        "in",
        "the",
        "field",
        "on",
        "smuggling",
        "money",
        "by",
        "sea",
        "and",
        "air",
    ]
    events = [
        event(
            f"e{number}",
            title=" ".join(chance.choices(words, k=8)),
            when=chance.choice(["2020", "2021-03", "[2020-07-01..2022-07-31]", "2022-Q1"]),
            countries=" ".join(chance.sample(["PK", "NP", "BD", "IQ", "AF", "GA"], 2)),
            citations=(cited(str(number % 80), f"quote {number % 900} of the report"),),
        )
        for number in range(size)
    ]
    return register(*events)


def test_time_grows_with_the_records_and_not_with_their_pairs() -> None:
    """5,000 events take 0.7 s on an idle machine; all pairs of 8 times as many would take 64 times as long."""

    def seconds(whole: Register) -> float:
        assert whole.current
        start = perf_counter()
        check(whole)
        return perf_counter() - start

    small, large = _large(500), _large(4000)
    assert min(seconds(large) for _ in range(2)) < 24 * min(seconds(small) for _ in range(3))
