"""Indicators that cannot be measured, TRK307, and places of unknown kind, TRK606: a specimen of each sentence."""

from typing import Any

import pytest
from specimens import indicator, said, text

from tracker.model import Condition, IndicatorKind, Passage, Where


def where(path: str, *values: str) -> Where:
    return Where(conditions=(Condition(path, values),))


def excluding(path: str, *values: str) -> Where:
    return Where(excluded=(Condition(path, values),))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            {"counts": "participnts"},
            "counts 'participnts', which is no field of 'event' (did you mean 'participants'?)",
        ),
        ({"counts": "title"}, "counts 'title' of 'event', which holds nothing it can count (correct the indicator)"),
        (
            {"kind": IndicatorKind.DISTINCT, "counts": "contries"},
            "counts 'contries', which is no field of 'event' (did you mean 'countries'?)",
        ),
        ({"where": where("knd", "training")}, "asks for 'knd', which is no field of 'event' (did you mean 'kind'?)"),
        (
            {"where": where("kind", "trainin", "training")},
            (
                "asks for 'event' records whose field kind holds 'trainin', which is no such code "
                "(did you mean 'training'?)"
            ),
        ),
        (
            {"where": excluding("countries", "XX", "PK")},
            "asks for 'event' records whose field countries holds 'XX', which is no such code (correct the indicator)",
        ),
        (
            {"where": where("state", "dne")},
            "asks for 'event' records whose field state holds 'dne', which is no such code (did you mean 'done'?)",
        ),
        (
            {"where": where("draft", "no")},
            "asks for 'event' records whose field draft holds 'no', which is no such code (correct the indicator)",
        ),
        ({"of": "claim"}, "counts records of 'claim', which have no date (correct the indicator)"),
        (
            {"of": None, "kind": IndicatorKind.RATIO, "denominator": "people-trained"},
            "is a ratio without numerator (correct the indicator)",
        ),
    ],
)
def test_an_unmeasurable_indicator(given: dict[str, Any], sentence: str) -> None:
    assert said("TRK307", indicator("i", **{"of": "event", **given})) == [f"error TRK307 indicator 'i@1' {sentence}"]


@pytest.mark.parametrize(
    "given",
    [
        {"of": "event", "counts": "participants", "where": where("kind", "training")},
        {"of": "event", "where": where("title.en", "A")},
        {"of": "document", "where": where("kind", "report")},
        {"of": "event", "where": where("areas", "019")},
        {"of": "evnt"},  # TRK103 says so
        {"kind": IndicatorKind.RATIO},  # known from observations
        {"kind": IndicatorKind.STOCK, "of": "event", "counts": "cases"},
        {"kind": IndicatorKind.DISTINCT, "of": "programme", "counts": "donors"},
    ],
)
def test_a_measurable_indicator(given: dict[str, Any]) -> None:
    assert said("TRK307", indicator("i", **given)) == []


def passage(words: str) -> Passage:
    return Passage(id="p", period="cop11", section="introduction", text=text(words))


def test_a_place_of_unknown_kind() -> None:
    assert said("TRK606", passage("{figur:events} and {figur:events}, {sum:events}, {figure:events}, {x}")) == [
        "warning TRK606 passage 'p' has a place of unknown kind, '{figur:events}' (did you mean 'figure'?)",
        (
            "warning TRK606 passage 'p' has a place of unknown kind, '{sum:events}'"
            " (write figure, before, change, date or countries before the colon)"
        ),
    ]
