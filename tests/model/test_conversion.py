# ruff: noqa: E501  # a sentence stands on one line, as its reader sees it
"""The constructors of records take what is plainly meant for each field, and refuse all else by the field's name."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

import pytest
from attrs import Attribute, evolve, fields, has
from hypothesis import HealthCheck, given, settings

from tracker.errors import InvalidValueError, TrackerError
from tracker.model import (
    RECORD_TYPES,
    AssistanceEvent,
    Breakdown,
    Bridge,
    BridgeKind,
    Citation,
    Claim,
    Concordance,
    Condition,
    Deadline,
    Masthead,
    Observation,
    Origin,
    Publication,
    Register,
    Revision,
    RevisionReason,
    Vintage,
    Where,
)
from tracker.strategies import registers
from tracker.values import InternationalString, Language, Quantity, ReportingPeriod, When

TITLE = InternationalString(en="A title")
NOON = datetime(2022, 1, 31, 12)  # noqa: DTZ001  # a time of day, in no zone


def inside(kind: Any) -> Iterator[type]:  # noqa: ANN401  # a type, or what stands for one
    """Go through the classes of records that a type is made of."""
    if isinstance(kind, type) and has(kind) and kind.__module__.startswith("tracker.model"):
        yield kind
        for each in fields(kind):
            yield from inside(each.type)
    for part in get_args(kind):
        yield from inside(part)


CLASSES = sorted({each for root in (*RECORD_TYPES, Publication) for each in inside(root)} | {Register}, key=str)
FIELDS = [
    (cls, each) for cls in CLASSES for each in fields(cls) if each.init and each.name not in ("digests", "records")
]
SWEPT = [pytest.param(cls, each, id=f"{cls.__name__}.{each.name}") for cls, each in FIELDS]


def taken(attribute: "Attribute[Any]", value: object) -> Any:  # noqa: ANN401  # whatever the field holds
    """What a field makes of a value, before it looks whether that may be."""
    convert: Any = attribute.converter
    return convert(value)


def is_optional(kind: Any) -> bool:  # noqa: ANN401  # a type, or what stands for one
    return get_origin(kind) is UnionType and NoneType in get_args(kind)


def bare(kind: Any) -> Any:  # noqa: ANN401  # a type, or what stands for one
    return next(part for part in get_args(kind) if part is not NoneType) if is_optional(kind) else kind


@pytest.mark.parametrize(("cls", "attribute"), SWEPT)
def test_every_field_refuses_what_it_cannot_hold(cls: type, attribute: "Attribute[Any]") -> None:
    """Whatever a field is given, it holds a value of its type, or says by its name that it does not."""
    strange: list[object] = [object(), 3.5, b"x", {"a": "b"}, ["a"], {"a"}, "a", True, 7, None, NOON]
    for value in strange:
        with suppress(TrackerError):
            held = taken(attribute, value)
            assert fits(held, attribute.type), f"{cls.__name__}.{attribute.name} holds {held!r}"


def fits(value: object, kind: Any) -> bool:  # noqa: ANN401, PLR0911  # a type, or what stands for one
    if value is None:
        return is_optional(kind) or kind is NoneType
    kind = bare(kind)
    if kind == date | When | Literal["none"]:
        return value == "none" or type(value) is date or (isinstance(value, When) and not value.is_day)
    if kind in (Breakdown, Concordance):
        return isinstance(value, tuple) and list(value) == sorted(value)
    if get_origin(kind) is frozenset:
        return isinstance(value, frozenset) and all(fits(each, get_args(kind)[0]) for each in value)
    if get_origin(kind) is tuple:
        return isinstance(value, tuple) and all(fits(each, get_args(kind)[0]) for each in value)
    if kind in (str, bool, int, date):
        return type(value) is kind
    return isinstance(value, kind)


@pytest.mark.parametrize("attribute", [each for _, each in FIELDS if get_origin(each.type) in (tuple, frozenset)])
def test_a_text_is_never_split_into_letters(attribute: "Attribute[Any]") -> None:
    with pytest.raises(InvalidValueError, match=rf"^{attribute.name} holds several, got 'PK'; write it in brackets$"):
        taken(attribute, "PK")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(registers())
def test_a_record_is_made_of_lists_sets_and_words_as_of_exact_values(register: Register) -> None:
    """Every record is equal to the one that the loose forms of its values make."""
    for record in register.records:
        loose = {each.name: loosely(getattr(record, each.name)) for each in fields(type(record))}
        assert type(record)(**loose) == record


def loosely(value: Any) -> Any:  # noqa: ANN401  # whatever a record holds
    if isinstance(value, When):
        return value.text
    if isinstance(value, InternationalString):
        return {language: value.get(language) for language in value.languages}
    if isinstance(value, Quantity) and value.unit is None:
        return value.short()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset | tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value


def event(**given: Any) -> AssistanceEvent:  # noqa: ANN401  # whatever is tried
    return AssistanceEvent(**{"id": "e", "kind": "training", "title": TITLE, "when": When("2021"), **given})


@pytest.mark.parametrize(
    ("name", "given", "held"),
    [
        ("title", {"fr": "Un titre"}, InternationalString(fr="Un titre")),
        ("when", date(2021, 3, 17), When("2021-03-17")),
        ("countries", ["PK", "BD"], frozenset({"PK", "BD"})),
        ("countries", {"PK": 1}.keys(), frozenset({"PK"})),
        ("places", [{"en": "Vienna"}], (InternationalString(en="Vienna"),)),
        ("participants", 30, Quantity(30)),
        ("participants", ">4000", Quantity(4000, "more_than")),
        ("participants", Fraction(1, 2), Quantity("1/2")),
        ("participants", Decimal("2.5"), Quantity("2.5")),
        ("recorded", "2022-01-31", date(2022, 1, 31)),
        ("citations", [Citation(document="d")], (Citation(document="d"),)),
    ],
)
def test_what_is_meant_is_converted(name: str, given: object, held: object) -> None:
    assert getattr(event(**{name: given}), name) == held


def test_other_classes_convert_too() -> None:
    maps: Any = {"old": ["new", "also"]}
    parts: Any = {"kind": "training", "country": "PK"}
    about: Any = "2021"

    assert Bridge(version="1", kind="map", codes=maps).codes == (("old", ("also", "new")),)
    assert Bridge(version="1", kind="map").kind is BridgeKind.MAP
    assert Observation(indicator="i", period="2021", value=Quantity(1), breakdown=parts).breakdown == (
        ("country", "PK"),
        ("kind", "training"),
    )
    assert Publication(id="p", period=about, vintage=Vintage()).period == ReportingPeriod.parse("2021")
    assert Deadline(recommendation="r", due="none", set=date(2021, 1, 1)).due == "none"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"title": "A title"}, "title is a text in a language, got 'A title'; write it as in InternationalString(en=\"…\")"),
        ({"countries": "PK"}, "countries holds several, got 'PK'; write it in brackets"),
        ({"countries": {"PK": 1}}, "countries holds several, got {'PK': 1}; write it in brackets"),
        ({"countries": [1]}, "a member of countries is a word, got 1; write it in quotation marks"),
        ({"places": {TITLE}}, f"places has an order, got {{{TITLE!r}}}; write a list"),
        ({"places": ["Vienna"]}, "places[0] is a text in a language, got 'Vienna'; write it as in InternationalString(en=\"…\")"),
        ({"citations": Citation(document="d")}, "citations holds several, got Citation(document='d', parag...=None, quote=None, printed=1); write it in brackets"),
        ({"citations": ["d"]}, "citations[0] is made by Citation, got 'd'; write it as in Citation(…)"),
        ({"countries_complete": "no"}, "countries_complete is True or False, got 'no'"),
        ({"id": 7}, "id is a word, got 7; write it in quotation marks"),
        ({"recorded": NOON}, 'recorded is a day, got datetime.datetime(2022, 1, 31, 12, 0); write it as in date(2021, 3, 17) or "2021-03-17"'),
        ({"recorded": "31/01/2022"}, "recorded is a day, got '31/01/2022'; write it as in date(2021, 3, 17) or \"2021-03-17\""),
        ({"participants": True}, "participants is a quantity, got True; write it as in participants=Quantity(30)"),
    ],
)  # fmt: skip
def test_an_event_refuses(given: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        event(**given)
    assert str(caught.value) == message


def test_parts_of_records_refuse_by_their_own_names() -> None:
    wrong: Any = "training"
    twice: Any = [("kind", "a"), ("kind", "b")]
    loose: Any = ["kind"]
    for make, message in (
        (lambda: Condition("kind", wrong), "values holds several, got 'training'; write it in brackets"),
        (lambda: Where(conditions=wrong), "conditions holds several, got 'training'; write it in brackets"),
        (lambda: Bridge(version="1", kind="guess"), "kind is one of identity, map, factor, got 'guess'"),
        (lambda: Citation(document="d", printed=wrong), "printed is a whole number, got 'training'"),
        (
            lambda: Claim(id="c", document="d", paragraph="1", indicator="i", period="2021", value=Quantity(1), breakdown=twice),
            "breakdown names 'kind' twice; name it once",
        ),
        (
            lambda: Claim(id="c", document="d", paragraph="1", indicator="i", period="2021", value=Quantity(1), breakdown=loose),
            "breakdown is made of pairs, got 'kind'; write it as in {…: …}",
        ),
        (lambda: Masthead(original=wrong), "original is one of ar, zh, en, fr, ru, es, got 'training'"),
    ):  # fmt: skip
        with pytest.raises(InvalidValueError) as caught:
            make()
        assert str(caught.value) == message


# -- the register -----------------------------------------------------------------------------------------------------


def register(*records: Any, **header: Any) -> Register:  # noqa: ANN401  # whatever is tried
    return Register(**{"id": "r", "title": TITLE, "records": records, **header})


def test_two_records_of_one_id_are_refused() -> None:
    with pytest.raises(InvalidValueError) as caught:
        register(event(id="b"), event(), event(title=InternationalString(en="Another")))
    assert str(caught.value) == (
        "event 'e' stands at records[1] and at records[2]; "
        'give one another id, or give the newer one revision=Revision(reason="…") and a later recorded'
    )


def test_two_records_read_from_files_are_refused_by_their_lines() -> None:
    one, other = (event(origin=Origin("event.toml", line)) for line in (3, 9))
    with pytest.raises(InvalidValueError, match=r"^event 'e' stands at event.toml:3 and at event.toml:9; "):
        register(one, other)


def test_a_revision_has_the_id_of_what_it_revises() -> None:
    first = event(recorded="2021-01-01")
    later = evolve(first, recorded=date(2022, 1, 1), revision=Revision(reason=RevisionReason.ERROR))

    assert register(later, first).records == (first, later)
    assert register(later, first).events == {"e": later}


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(InvalidValueError) as caught:
        register("event")
    assert str(caught.value) == "records[0] is no record, got 'event'; write records=[…]"


def test_a_register_has_a_language_and_remembers_where_it_was_read() -> None:
    made = register(languages=["fr", "en"], source="somewhere")

    assert made.language is Language.FRENCH
    assert register(languages=()).language is Language.ENGLISH
    assert str(made.as_of(recorded=date(2021, 1, 1)).source) == "somewhere"
    assert made == register(languages=["fr", "en"])
    assert "somewhere" not in repr(made)
