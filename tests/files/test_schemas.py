"""The schemas for editors accept what the loader accepts, and name what it refuses."""

import json
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from _json_schema import KEYWORDS, violations
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.files import schemas
from tracker.files._record_texts import toml_of_records
from tracker.files._tables import record_table
from tracker.model import RECORD_TYPES, Record
from tracker.records._keys import TABLES
from tracker.values import Language

SCHEMAS = schemas()
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.toml"))


def broken(schema: str, value: object) -> list[str]:
    return violations(value, SCHEMAS[f"{schema}.schema.json"], SCHEMAS[f"{schema}.schema.json"])


def test_there_is_one_for_each_kind_of_file() -> None:
    assert set(SCHEMAS) == {f"{name}.schema.json" for name in ("register", "records", *TABLES)}
    assert json.loads(json.dumps(SCHEMAS)) == SCHEMAS


def keywords(schema: Any) -> Iterator[str]:  # noqa: ANN401  # whatever JSON holds
    for key, value in schema.items():
        yield key
        for each in value.values() if key in {"$defs", "properties"} else [value]:
            for one in each if isinstance(each, list) else [each]:
                yield from keywords(one) if isinstance(one, dict) else ()


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_only_known_keywords_are_used(name: str) -> None:
    """A misspelt keyword would be ignored by every editor."""
    assert set(keywords(SCHEMAS[name])) <= KEYWORDS
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_reference_is_resolved_and_every_field_is_described() -> None:
    for schema in SCHEMAS.values():
        text = json.dumps(schema)
        assert {part.split('"')[0] for part in text.split('"#/$defs/')[1:]} <= set(schema["$defs"])
        for each in schema["$defs"].values():
            assert all(set(field) - {"description"} for field in each.get("properties", {}).values())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_are_accepted(path: Path) -> None:
    content = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=lambda text: float(Decimal(text)))

    assert broken("register" if path.name == "register.toml" else "records", content) == []


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_whatever_can_be_saved_is_accepted(data: st.DataObject) -> None:
    record = data.draw(st.one_of(*(st.from_type(record_type) for record_type in RECORD_TYPES)))
    assert isinstance(record, Record)
    text = toml_of_records(record.table, [record_table(record, Language.ENGLISH)])
    content = tomllib.loads(text)

    assert broken("records", content) == []
    assert broken(record.table, content[record.table][0]) == []


EVENT = {"id": "a", "kind": "training", "title": "A course", "when": "2021"}


@pytest.mark.parametrize(
    ("event", "places"),
    [
        (EVENT, []),
        ({**EVENT, "recorded": "2021-01-01", "women": {"value": 3}, "outcome": {"fr": "Fait"}}, []),
        ({**EVENT, "tilte": "x"}, [".tilte: unknown"]),
        ({"id": "a", "kind": "training", "title": "A course"}, [".when: missing"]),
        ({**EVENT, "state": "finished"}, [".state: 'finished'"]),
        ({**EVENT, "when": 2021}, [".when: 2021"]),
        ({**EVENT, "women": {"value": 3, "qualifier": "roughly"}}, [".women: none of the alternatives"]),
        ({**EVENT, "title": ""}, [".title: none of the alternatives"]),
        ({**EVENT, "citations": [{"paragraph": "1"}]}, [".citations[0].document: missing"]),
        ({**EVENT, "recorded": "2021"}, [".recorded: '2021'"]),
        ({**EVENT, "revision": {"reason": "whim"}}, [".revision.reason: 'whim'"]),
        ({**EVENT, "origin": "x"}, [".origin: unknown"]),
    ],
)
def test_what_the_loader_refuses_is_named(event: dict[str, Any], places: list[str]) -> None:
    assert broken("event", event) == places
    assert broken("records", {"event": [event]}) == [f".event[0]{place}" for place in places]


def test_a_field_says_what_it_means() -> None:
    note = SCHEMAS["event.schema.json"]["properties"]["countries_complete"]["description"]

    assert note.startswith("Whether the source names all of them")
    assert SCHEMAS["event.schema.json"]["properties"]["recorded"]["description"].startswith("The day it was entered")
