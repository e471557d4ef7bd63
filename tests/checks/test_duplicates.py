"""Checks of duplicates, TRK5xx: one specimen of each sentence, and what passes."""

from datetime import date

import pytest
from attrs import evolve
from specimens import cited, claim, event, mandate, observation, programme, recommendation, said, settling

from tracker.model import Revision, RevisionReason
from tracker.values import InternationalString

TITLE = "Training of women investigators of the Federal Agency"


def test_passage_printed_again() -> None:
    records = (
        programme("glo-act", citations=(cited("47", printed=2),)),
        event("fia", citations=(cited("47", "25 agents", printed=2), cited("47", "a role", printed=2), cited("48"))),
    )
    assert said("TRK501", *records) == [
        (
            "warning TRK501 CTOC/COP/2022/3 prints paragraph 47 twice, cited by programme 'glo-act' and event 'fia' "
            "(have the source corrected; the records count once)"
        )
    ]


def test_a_passage_without_number_printed_three_times() -> None:
    assert said("TRK501", event("a", citations=(cited(None, printed=3),))) == [
        (
            "warning TRK501 CTOC/COP/2022/3 prints a passage 3 times, cited by event 'a' "
            "(have the source corrected; the records count once)"
        )
    ]
    assert said("TRK501", event("a")) == []


def test_possible_duplicate() -> None:
    one = event("a", title=TITLE, countries="PK", when="2021")
    other = event("b", title=TITLE + " in Pakistan", countries="PK NP", when="2021-03")

    assert said("TRK502", one, other) == [
        (
            "info TRK502 events 'a' and 'b' may be the same: kind 'training', with overlapping dates and countries and "
            "nearly the same words (link them by same_as or possibly_same_as, or settle it by an adjudication of "
            "'identity:a=b')"
        )
    ]


def test_the_same_quote_makes_a_possible_duplicate() -> None:
    quote = "the Office trained investigators in Pakistan"
    records = [event(key, title=f"{key} title", citations=(cited("47", quote),)) for key in "abc"]

    assert [line.partition(" may")[0] for line in said("TRK502", *records)] == ["info TRK502 events 'a', 'b' and 'c'"]


@pytest.mark.parametrize(
    "changed",
    [
        {"when": "2022-04"},
        {"countries": "NP"},
        {"kind": "workshop"},
        {"title": TITLE + " 2"},
        {"title": "Training of prosecutors"},
        {"participants": 30},
        {"same_as": "a"},
        {"possibly_same_as": "a"},
    ],
)
def test_what_is_told_apart_or_linked(changed: dict[str, object]) -> None:
    given: dict[str, object] = {"title": TITLE, "countries": "PK", "when": "2021", "participants": 25}

    assert len(said("TRK502", event("a", **given), event("b", **given))) == 1
    assert said("TRK502", event("a", **given), event("b", **{**given, **changed})) == []


@pytest.mark.parametrize("subject", ["identity:a=b", "identity:b=a", "diagnostic:TRK502:a", "diagnostic:trk502:event"])
def test_a_settled_identity_is_not_mentioned_again(subject: str) -> None:
    assert said("TRK502", event("a", title=TITLE), event("b", title=TITLE), settling(subject)) == []


def test_short_titles_are_alike_by_chance() -> None:
    assert said("TRK502", event("a", title="Basic training"), event("b", title="Basic training")) == []


def test_statement_repeated() -> None:
    quote = "more than 4 000 practitioners"
    claims = [claim(key, 4000, citations=(cited(number, quote),)) for key, number in (("a", "4"), ("b", "40"))]
    assert said("TRK503", *claims) == [
        (
            "info TRK503 claims 'a' and 'b' repeat one statement of CTOC/COP/2022/3, paragraphs 4 and 40: "
            "'more than 4 000 practitioners' (keep one record that cites every paragraph, or link them by same_as)"
        )
    ]
    assert said("TRK503", *claims, settling("identity:a=b")) == []


def test_repeated_observations() -> None:
    values = [
        observation("people-trained", 1, at=year, citations=(cited(year, "as in every year"),))
        for year in ("2020", "2021")
    ]

    assert [line.partition(" repeat")[0] for line in said("TRK503", *values)] == [
        "info TRK503 observations 'people-trained@2020@CTOC/COP/2022/3' and 'people-trained@2021@CTOC/COP/2022/3'"
    ]


def test_statements_that_differ_or_stand_once() -> None:
    twice = claim(
        "a", 9, citations=(cited("4", "nine countries were helped"), cited("40", "nine countries were helped"))
    )
    same_place = claim("b", 9, citations=(cited("4", "nine countries were helped"),))
    other = claim("c", 9, indicator="x", citations=(cited("5", "nine countries were helped"),))

    assert said("TRK503", twice, same_place, other) == []
    assert (
        said("TRK503", claim("a", 9, citations=(cited("4", "nine"),)), claim("b", 9, citations=(cited("5", "Nine"),)))
        == []
    )


def test_contradictory_identity() -> None:
    records = event("a", when="2021", same_as="b"), event("b", when="2021-06", same_as="c"), event("c", when="2020")
    assert said("TRK504", *records) == [
        (
            "error TRK504 event 'c' of 2020 is said to be the same as 'b' of 2021-06, yet their dates exclude each "
            "other (correct a date, or take the link out of same_as)"
        )
    ]


def test_identities_that_may_hold() -> None:
    events = (
        event("a", when="2021", same_as="b lost"),
        event("b", when="2021-06"),
        event("c", when="1999?", same_as="a"),
    )

    assert said("TRK504", *events, mandate("m", same_as="n"), mandate("n")) == []


REMOVED = Revision(reason=RevisionReason.DUPLICATE_REMOVED)


def test_duplicate_of_nothing() -> None:
    events = (event("a"), event("b"), event("b", recorded=date(2022, 1, 1), revision=REMOVED))

    assert said("TRK505", *events) == [
        (
            "warning TRK505 event 'b' was removed as a duplicate and names no record that stayed"
            " (name the record that stayed in same_as)"
        )
    ]
    assert len(said("TRK505", *events[:2], evolve(events[2], same_as=frozenset({"c"})))) == 1


def test_a_duplicate_names_what_stayed() -> None:
    """It does no longer count, and what links or settles it still holds."""
    events = (
        event("a", same_as="b"),
        event("b"),
        event("b", recorded=date(2022, 1, 1), revision=REMOVED, same_as="c"),
        event("c"),
    )

    assert said("TRK505", *events) == []
    assert said("TRK103", *events, settling("identity:b=c")) == []


def test_groups_that_differ_by_capitals_alone() -> None:
    made = (
        recommendation("a", priority="High"),
        recommendation("b", priority="High "),
        recommendation("c", priority="high"),
    )

    assert said("TRK507", *made) == [
        (
            "warning TRK507 recommendation 'c' has 'high' as priority, which recommendation 'a' writes 'High': two"
            " groups that differ by capitals alone (write it in one way in all records)"
        )
    ]
    assert said("TRK507", *made[:2]) == []


@pytest.mark.parametrize("field", ["themes", "made_by", "addressees"])
def test_every_field_of_groups_is_looked_at(field: str) -> None:
    def of(word: str) -> frozenset[str] | tuple[InternationalString, ...]:
        return frozenset({word}) if field == "themes" else (InternationalString(en=word),)

    made = [recommendation(id_, **{field: of(word)}) for id_, word in (("a", "Safety"), ("b", "safety"), ("c", "Sea"))]

    assert len(said("TRK507", *made)) == 1


def test_words_of_two_languages_are_no_two_spellings() -> None:
    named = InternationalString(en="Organisation", fr="organisation")

    assert said("TRK507", recommendation("a", addressees=(named,))) == []


ATELIER = "Atelier régional sur le contrôle des conteneurs"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"fr": ATELIER}, {"fr": "Atelier regional sur le controle des conteneurs"}),
        ({"fr": ATELIER}, {"fr": "CONTROLE DES CONTENEURS : atelier régional (sur le)"}),
        ({"fr": ATELIER}, {"en": "Regional workshop on container control"}),
    ],
)
def test_one_activity_without_accents_in_another_order_or_language(one: dict[str, str], other: dict[str, str]) -> None:
    """On the same days, in the same country and with the same number of participants."""
    given: dict[str, object] = {"countries": "SN", "when": "2024-03-05/2024-03-07", "participants": 32}
    pair = [event(key, title=InternationalString(title), **given) for key, title in (("a", one), ("b", other))]

    assert len(said("TRK502", *pair)) == 1


@pytest.mark.parametrize(
    ("title", "changed"),
    [
        ({"en": "Regional workshop on container control"}, {"when": "2024-03-06/2024-03-07"}),
        ({"en": "Regional workshop on container control"}, {"participants": 33}),
        ({"en": "Regional workshop on container control"}, {"participants": "~32"}),
        ({"en": "Regional workshop on container control"}, {"participants": None}),
        ({"en": "Regional workshop on container control"}, {"countries": "GM"}),
        ({"en": "Regional workshop on container control 2"}, {}),
        ({"fr": "Réunion des procureurs de la région"}, {}),
        ({"fr": ATELIER + " 2"}, {}),
    ],
)
def test_days_country_and_number_alone_are_shared_by_chance(title: dict[str, str], changed: dict[str, object]) -> None:
    given: dict[str, object] = {"countries": "SN", "when": "2024-03-05/2024-03-07", "participants": 32}
    one = event("a", title=InternationalString({"fr": ATELIER}), **given)

    assert said("TRK502", one, event("b", title=InternationalString(title), **{**given, **changed})) == []
