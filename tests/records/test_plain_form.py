"""A record has one plain form: it is read back whole, files and JSON are made of it, and its schema accepts it."""

import json
from datetime import date
from pathlib import Path

import pytest
from _json_schema import violations
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.cli import cli
from tracker.errors import StructureError
from tracker.files import load
from tracker.model import RECORD_TYPES, AssistanceEvent, Indicator, Record
from tracker.records import fields_of, schema_of, shipped_indicators, structure, unstructure
from tracker.records._plain_form import changed_fields, plain_value, read_indicators
from tracker.values import InternationalString, Language, Quantity, When

EXAMPLES = sorted(path.parent for path in Path("examples").rglob("register.toml"))
REGISTERS = {path.name: load(path) for path in EXAMPLES}
SCHEMAS = {record_type: schema_of(record_type) for record_type in RECORD_TYPES}
records = st.one_of(*(st.from_type(record_type) for record_type in RECORD_TYPES))


def demand_one_form(record: Record, language: Language) -> None:
    plain = unstructure(record, language)
    schema = SCHEMAS[type(record)]

    assert json.loads(json.dumps(plain)) == plain
    assert structure(json.loads(json.dumps(plain)), type(record), language) == record
    assert violations(plain, schema, schema) == []


@pytest.mark.parametrize("name", REGISTERS)
def test_every_record_of_the_examples_is_read_back_and_accepted(name: str) -> None:
    register = REGISTERS[name]
    for record in register.records:
        demand_one_form(record, register.languages[0])


@given(records, st.sampled_from(Language))
@settings(max_examples=150, deadline=None)
def test_whatever_a_record_says_is_read_back_and_accepted(record: Record, language: Language) -> None:
    demand_one_form(record, language)


@given(records)
@settings(max_examples=60, deadline=None)
def test_its_own_fields_come_first_and_what_every_record_carries_last(record: Record) -> None:
    keys = list(unstructure(record))
    known = list(fields_of(type(record)))

    assert keys == [key for key in known if key in keys]
    assert known[-9:] == [*fields_of(Record)]
    assert "id" not in known or known[0] == "id"


def shown(register: str, key: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(cli, ["show", register, key, "--format", "json"])
    return [each["fields"] for each in json.loads(done.stdout)["records"]]


@pytest.mark.parametrize(
    ("table", "key"), [("event", "gloact-pk-fia-training"), ("mandate", "afghanistan-national-action-plan")]
)
def test_show_and_list_say_the_same_of_a_record(table: str, key: str) -> None:
    register = "examples/smuggling-of-migrants"
    done = CliRunner().invoke(cli, ["list", register, table, "--where", f"id={key}", "--format", "json"])
    listed = json.loads(done.stdout)["records"]

    assert shown(register, key) == listed
    assert next(iter(unstructure(REGISTERS["smuggling-of-migrants"].find(key)[0]))) == "id"


def test_numbers_are_numbers_and_keys_are_those_of_files() -> None:
    (event,) = shown("examples/smuggling-of-migrants", "gloact-pk-fia-training")
    (mandate,) = shown("examples/smuggling-of-migrants", "afghanistan-national-action-plan")

    assert event["participants"] == 25
    assert "paragraph" in mandate
    assert "paragraphs" not in mandate


# -- what is refused --------------------------------------------------------------------------------------------------


def test_all_that_is_wrong_is_said_with_its_place() -> None:
    with pytest.raises(StructureError) as caught:
        structure({"id": "a", "kind": "training", "title": "", "wen": "2021"}, AssistanceEvent, file="notebook")

    assert [str(each) for each in caught.value.faults] == [
        "notebook fault at event.title: the text in 'en' is empty; leave the language out or write its text",
        "notebook fault at event.wen: unknown key 'wen' (did you mean 'when'?)",
        "notebook fault at event.when: 'when' is missing (required: id, kind, title, when)",
    ]


def test_what_is_given_is_left_as_it_is() -> None:
    plain = {"id": "a", "kind": "training", "title": "Course", "when": "2021"}

    assert structure(plain, AssistanceEvent, Language.FRENCH).title == InternationalString(fr="Course")
    assert plain == {"id": "a", "kind": "training", "title": "Course", "when": "2021"}


# -- shipped indicators -----------------------------------------------------------------------------------------------

DECLARED = """
[[indicator]]
id = "parties"
version = "1"
title = { en = "Parties" }
kind = "stock"
unit = "States"
max_age = 12
valid = "[2015..]"
bridge = { version = "0", kind = "factor", factor = "1/2" }
breaks = [{ on = 2020-01-01, reason = "A new list" }]
not_additive = ["entity"]
"""


def test_no_key_of_a_shipped_indicator_is_dropped() -> None:
    (found,) = read_indicators(DECLARED)

    assert found.max_age == 12
    assert found.valid == When("[2015..]")
    assert found.bridge is not None
    assert found.bridge.factor == Quantity("0.5")
    assert [each.on for each in found.breaks] == [date(2020, 1, 1)]
    assert found.not_additive == {"entity"}


def test_a_key_that_no_indicator_has_is_a_fault() -> None:
    with pytest.raises(StructureError) as caught:
        read_indicators(DECLARED.replace("max_age", "max_aeg"))

    assert [str(each) for each in caught.value.faults] == [
        "indicators.toml fault at indicator.max_aeg: unknown key 'max_aeg' (did you mean 'max_age'?)"
    ]


def test_shipped_indicators_are_found_by_id() -> None:
    assert all(isinstance(each, Indicator) and each.id == name for name, each in shipped_indicators().items())
    assert len(shipped_indicators()) > 10


# -- changes ----------------------------------------------------------------------------------------------------------


@given(records)
@settings(max_examples=60, deadline=None)
def test_nothing_changes_between_a_record_and_itself(record: Record) -> None:
    assert changed_fields(record, record, words_count=True) == ()


def test_other_words_for_the_same_number_are_a_change_where_words_count() -> None:
    def event(words: str) -> AssistanceEvent:
        title = InternationalString(en="Course")
        participants = Quantity(4000, "more_than", text=words)
        return AssistanceEvent(id="a", kind="training", title=title, when=When("2021"), participants=participants)

    one, other = event("plus de 4 000"), event("more than 4,000")

    assert changed_fields(one, other) == ()
    (change,) = changed_fields(one, other, words_count=True)
    assert change.field == "participants"
    assert plain_value(AssistanceEvent, change.field, change.after)["text"] == "more than 4,000"


def test_a_date_spelled_otherwise_is_no_change() -> None:
    title = InternationalString(en="Course")
    one, other = (
        AssistanceEvent(id="a", kind="training", title=title, when=When(text)) for text in ("2021-03", "mars 2021")
    )

    assert changed_fields(one, other, words_count=True) == ()
