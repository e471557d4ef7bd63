"""What the constructors of records take and refuse, word for word."""

from datetime import date
from typing import Any

import pytest

from tracker.errors import InvalidValueError, InvalidWhenError, UnknownCodeError
from tracker.model import (
    AssistanceEvent,
    EntityType,
    Indicator,
    IndicatorKind,
    Meeting,
    Record,
    Revision,
    RevisionReason,
    State,
)
from tracker.values import InternationalString, Quantity, Recognition, ReportingPeriod, When

TITLE = InternationalString(en="A title")


def event(**given: Any) -> AssistanceEvent:  # noqa: ANN401  # JSON, or whatever is tried
    return AssistanceEvent(**{"id": "e", "kind": "training", "title": TITLE, "when": When("2021"), **given})


def indicator(**given: Any) -> Indicator:  # noqa: ANN401  # JSON, or whatever is tried
    return Indicator(**{"id": "i", "version": "1", "title": TITLE, "kind": "flow", "unit": "events", **given})


def test_the_words_of_vocabularies_are_taken() -> None:
    found = indicator(kind="distinct", entities="states", recognition="on_completion", direction="up")

    assert (found.kind, found.entities) == (IndicatorKind.DISTINCT, EntityType.STATES)
    assert found.recognition is Recognition.ON_COMPLETION
    assert event(state="planned").state is State.PLANNED
    assert event(state=None).state is None
    reason: Any = "error"
    assert Revision(reason=reason).reason is RevisionReason.ERROR


def test_the_text_of_a_date_is_read() -> None:
    made = event(when="2021-03", published=date(2022, 5, 1))

    assert made == event(when=When("2021-03"), published=When("2022-05-01"))
    assert isinstance(made.when, When)


KINDS = "flow, stock, cumulative, distinct, ratio, rate, status"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"kind": "flowx"}, f"kind is one of {KINDS}, got 'flowx'; did you mean 'flow'?"),
        ({"kind": 7}, f"kind is one of {KINDS}, got 7"),
        ({"entities": "stats"}, "entities is one of states, territories, organizations, got 'stats'; "),
        ({"recognition": "on_startt"}, "got 'on_startt'; did you mean 'on_start'?"),
        ({"direction": "sideways"}, "direction is one of up, down, none, got 'sideways'"),
        ({"direction": None}, "direction is one of up, down, none, got None"),
        ({"valid": 2021}, 'valid is a date, got 2021; write it as in When("2021-03")'),
    ],
)
def test_an_indicator_refuses(given: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        indicator(**given)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"when": None}, 'when is a date, got None; write it as in When("2021-03")'),
        ({"participants": Quantity(-5)}, "participants must not be negative, got -5"),
        ({"women": Quantity(-5, "at_least")}, "women must not be negative, got >=-5"),
        ({"participants": 30.5}, "participants is a quantity, got 30.5; write it as in participants=Quantity(30)"),
    ],
)
def test_an_event_refuses(given: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        event(**given)
    assert str(caught.value).startswith(message)


def test_a_date_outside_the_subset_is_refused_as_ever() -> None:
    with pytest.raises(InvalidWhenError):
        event(when="spring")


def test_every_record_type_takes_the_text_of_when_it_was_published() -> None:
    published: Any = "2021"
    record: Record = Meeting(id="m", title=TITLE, when=When("2021"), published=published)

    assert record.published == When("2021")


def test_a_name_carries_the_code_that_was_meant() -> None:
    with pytest.raises(UnknownCodeError, match="'Pakistan' is not a code but a name; write 'PK'") as caught:
        event(countries=frozenset({"Pakistan"}))
    assert caught.value.nearest == "PK"


@pytest.mark.parametrize("end", ["\ue000" * 70, "\U000e0001" * 70, "'\"\\" * 30])
def test_what_cannot_be_printed_makes_no_long_message(end: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        ReportingPeriod.parse(end)
    assert len(str(caught.value)) < 320
