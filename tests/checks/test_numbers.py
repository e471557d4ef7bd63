"""Checks of numbers, TRK3xx: one specimen of each sentence, and what passes."""

import pytest
from attrs import evolve
from specimens import claim, event, indicator, observation, programme, said

from tracker.model import EntityType, IndicatorKind, Participant
from tracker.values import Quantity


def test_part_exceeds_whole() -> None:
    assert said("TRK301", claim("whole", 168, includes="part"), claim("part", ">200")) == [
        (
            "error TRK301 claim 'whole' counts 168, yet its part 'part' more than 200 "
            "(correct one of the values, or take the part out of includes)"
        )
    ]


@pytest.mark.parametrize(("whole", "part"), [(168, 47), (">4000", 9000), (168, "~170"), ("160..170", 165), (5, "<8")])
def test_parts_that_may_be_smaller(whole: str, part: str) -> None:
    assert said("TRK301", claim("whole", whole, includes="part lost"), claim("part", part)) == []


def test_the_reading_of_the_register_decides() -> None:
    claims = claim("whole", "~3500", includes="part"), claim("part", 3700)

    assert len(said("TRK301", *claims)) == len(said("TRK301", *claims, reading="of our own")) == 1
    assert said("TRK301", *claims, reading="strict") == []


def test_parts_miss_whole() -> None:
    parts = claim("academia", 5), claim("business", "2..3")
    assert said("TRK302", claim("whole", 9, includes_all="academia business"), *parts) == [
        (
            "error TRK302 claim 'whole' counts 9, yet its parts 'academia' and 'business' add up to between 7 and 8 "
            "(correct one of the values, or use includes if the parts do not make up the whole)"
        )
    ]
    assert said("TRK302", claim("whole", 7, includes_all="academia business"), *parts) == []
    assert said("TRK302", claim("whole", 9, includes_all="academia business lost"), *parts) == []


def test_parts_of_a_count_of_different_things_may_overlap() -> None:
    parts = claim("africa", 5), claim("asia", 4)
    kinds = indicator("countries", kind=IndicatorKind.DISTINCT), indicator("share", kind=IndicatorKind.RATIO)

    assert said("TRK302", claim("w", 7, includes_all="africa asia", entities=EntityType.STATES), *parts) == []
    assert said("TRK302", claim("w", 7, includes_all="africa asia", indicator="countries"), *parts, *kinds) == []
    assert said("TRK302", claim("w", 1, includes_all="africa asia", indicator="share"), *parts, *kinds) == []
    assert said("TRK301", claim("w", 1, includes_all="africa asia", indicator="share"), *parts, *kinds) == []
    assert said("TRK302", claim("w", 10, includes_all="africa asia", entities=EntityType.STATES), *parts) == [
        (
            "error TRK302 claim 'w' counts 10, yet its parts 'africa' and 'asia' add up to 9 "
            "(correct one of the values, or use includes if the parts do not make up the whole)"
        )
    ]


def test_more_women_than_participants() -> None:
    assert said("TRK303", event("a", participants=25, women=">25")) == [
        "error TRK303 event 'a' counts more than 25 women among 25 participants (correct one of the numbers)"
    ]
    assert (
        said(
            "TRK303", event("a", participants=25, women=25), event("b", women=9), event("c", participants=">5", women=9)
        )
        == []
    )


def test_nobody_is_a_part_of_one() -> None:
    found = said("TRK312", event("a", participants=Quantity("1.2")), event("b", women=Quantity("12.345")))
    assert found == [
        (
            "warning TRK312 event 'a' gives 'participants' as 1.2, and counts whole ones there"
            " (write 1200 if the point parts thousands)"
        ),
        (
            "warning TRK312 event 'b' gives 'women' as 12.345, and counts whole ones there"
            " (write 12345 if the point parts thousands)"
        ),
    ]
    assert said("TRK312", event("a", participants=Quantity("4/3"))) == [
        (
            "warning TRK312 event 'a' gives 'participants' as 4/3, and counts whole ones there"
            " (write the whole number that the source prints)"
        ),
    ]
    assert said("TRK312", event("a", participants=1200, women=">4")) == []


def test_what_counts_no_records_may_be_of_any_unit() -> None:
    parted = evolve(claim("c", 9), value=Quantity("9.5"))

    assert len(said("TRK312", evolve(parted, indicator="events"))) == 1
    assert said("TRK312", evolve(parted, indicator="of-another-kind")) == []


def test_more_named_than_stated() -> None:
    assert said("TRK304", event("a", countries="BD NP PK", countries_total=2)) == [
        "warning TRK304 event 'a' counts 2 countries and names 3: BD, NP, PK (correct the number or the names)"
    ]
    ten = "AF BD GA IQ MV NP PK SO SD ZM"
    assert said("TRK304", claim("c", 9, named=ten, entities=EntityType.STATES)) == [
        (
            "warning TRK304 claim 'c' counts 9 states and names 10: AF, BD, GA, IQ, MV, NP, PK, SD, SO, ZM "
            "(correct the number or the names)"
        )
    ]
    members = tuple(Participant(country=code) for code in ("GM", "ML"))
    assert said("TRK304", programme("p", participants=members, participants_total="<2")) == [
        (
            "warning TRK304 programme 'p' counts fewer than 2 countries and names 2: GM, ML "
            "(correct the number or the names)"
        )
    ]


def test_names_that_the_number_need_not_count() -> None:
    assert said("TRK304", event("a", countries="BD NP TC", countries_total=2), event("b", countries="BD NP")) == []
    assert said("TRK304", claim("c", 1, named="BD NP")) == []
    assert said("TRK304", claim("c", 1, named="BD NP", entities=EntityType.ORGANIZATIONS)) == []


def test_an_indicator_says_that_its_claims_count_countries() -> None:
    counting = indicator("countries", counts="countries"), indicator("territories", entities=EntityType.TERRITORIES)
    claims = (
        claim("c", 1, named="BD NP", indicator="countries"),
        claim("d", 1, named="BD TC XK", indicator="territories"),
    )

    assert said("TRK304", *counting, *claims) == [
        "warning TRK304 claim 'c' counts 1 country and names 2: BD, NP (correct the number or the names)",
        "warning TRK304 claim 'd' counts 1 territory and names 2: TC, XK (correct the number or the names)",
    ]


def test_fewer_named_than_stated() -> None:
    assert said(
        "TRK305",
        event("a", countries="BD NP", countries_total=14),
        claim("c", 3, named="BD", entities=EntityType.STATES),
    ) == [
        "warning TRK305 claim 'c' counts 3 states, yet names only 1 (add the missing names, or write complete = false)",
        (
            "warning TRK305 event 'a' counts 14 countries, yet names only 2 "
            "(add the missing names, or write countries_complete = false)"
        ),
    ]


def test_open_lists_and_lists_that_suffice() -> None:
    open_list = event("a", countries="BD NP", countries_complete=False, countries_total=14)

    assert (
        said("TRK305", open_list, event("b", countries="BD NP TC", countries_total=3), event("c", countries_total=14))
        == []
    )


def test_foreign_unit() -> None:
    assert said("TRK306", claim("c", Quantity(200, "more_than", unit="arrests"))) == [
        (
            "warning TRK306 claim 'c' is in 'arrests', yet indicator 'people-trained' counts 'people' "
            "(correct the unit or the indicator)"
        )
    ]
    fitting = Quantity(200, unit="People")
    assert said("TRK306", claim("c", fitting), claim("d", 9), observation("other", Quantity(1, unit="t"))) == []
