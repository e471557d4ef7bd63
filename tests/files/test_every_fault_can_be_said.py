"""Whatever text stands in whatever field, its faults and diagnostics are said: in each language, in each format."""

import gc
import json
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from itertools import cycle, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.cli import main
from tracker.errors import Sentence, StructureError
from tracker.files import load, schemas
from tracker.languages import LANGUAGES
from tracker.model import RECORD_TYPES
from tracker.writers import plain_text

SCHEMAS = schemas()
FORMATS = ("text", "json", "sarif", "github")
WAYS = tuple(product(FORMATS, map(str, LANGUAGES)))
"""Every format in every language."""

HEADER: dict[str, Any] = {"schema": 1, "id": "r", "title": "R", "languages": ["en", "fr"]}
LEAST: dict[str, dict[str, Any]] = {
    "period": {"id": "p", "start": "2021-01-01", "end": "2021-12-31"},
    "coverage": {"of": "event", "period": "p", "state": "complete"},
    "mandate": {"id": "m", "kind": "resolution", "title": "M"},
    "meeting": {"id": "s", "title": "S", "when": "2021"},
    "document": {"id": "d", "title": "D"},
    "programme": {"id": "g", "kind": "programme", "title": "G"},
    "event": {"id": "e", "kind": "training", "title": "E", "when": "2021"},
    "recommendation": {"id": "c", "source": "m", "text": "C", "issued": "2020"},
    "scale": {"id": "c@1", "title": "C", "code": [{"code": "done", "title": "Done", "class": "implemented"}]},
    "deadline": {"recommendation": "c", "due": "2022-01-01", "set": "2021-01-01"},
    "status": {
        "recommendation": "c", "aspect": "verified", "as_of": "2021", "scale": "plain@1", "code": "in_progress",
    },
    "observation": {"indicator": "i", "period": "p", "value": 3},
    "target": {"indicator": "i", "at": "2021", "value": 9},
    "claim": {"id": "n", "document": "d", "paragraph": "1", "indicator": "i", "period": "p", "value": 3},
    "finding": {"id": "f", "text": "F"},
    "passage": {"id": "a", "section": "introduction", "period": "p", "text": "A"},
    "adjudication": {"subject": "claim:n", "decision": "confirmed", "why": "W", "by": "B", "on": "2022-03-01"},
    "indicator": {"id": "i", "version": "1", "title": "I", "kind": "flow", "unit": "events", "of": "event"},
}  # fmt: skip
"""The least of each record that can be read."""

NUMBERED = {"deadline": "recommendation", "status": "recommendation", "observation": "indicator", "target": "indicator"}
NUMBERED |= {"adjudication": "subject"}
"""The field that tells records of a type apart, where it is not the id."""

ANYTHING = "*"
"""The place of a key that anybody may choose."""

TEXT = "\ue000"
"""What stands for a text that is yet to be drawn."""

Place = tuple[str | int, ...]


def places(schema: dict[str, Any], defined: dict[str, Any], above: Place = ()) -> Iterator[Place]:
    """Go through every place of a record where something may stand, its parts included."""
    if above:
        yield above
    if "$ref" in schema:
        yield from places(defined[schema["$ref"].rpartition("/")[2]], defined, above)
    for choice in schema.get("anyOf", []):
        yield from places(choice, defined, above)
    for key, value in schema.get("properties", {}).items():
        yield from places(value, defined, (*above, key))
    if isinstance(schema.get("items"), dict):
        yield from places(schema["items"], defined, (*above, 0))
    if isinstance(schema.get("additionalProperties"), dict):
        yield from places(schema["additionalProperties"], defined, (*above, ANYTHING))


def at(place: Place, text: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Put a text at a place, with lists and tables around it; a key that anybody may choose is the text as well."""
    if not place:
        return text
    key, inner = place[0], at(place[1:], text)
    return [inner] if isinstance(key, int) else {text if key == ANYTHING else key: inner}


def filled(name: str, least: dict[str, Any], text: str) -> Iterator[dict[str, Any]]:
    """Go through records, or headers, of a type that are right but for a text in one place."""
    schema = SCHEMAS[f"{name}.schema.json"]
    defined = schema["$defs"]
    whole = defined.get(name, schema)
    for number, place in enumerate(dict.fromkeys([*places(whole, defined), (ANYTHING,)])):
        if place != ("schema",):
            yield told_apart(name, least, number) | at(place, text)


def told_apart(name: str, least: dict[str, Any], number: int) -> dict[str, Any]:
    if name == "register":
        return least
    if name == "coverage":
        return least | {"period": str(1900 + number)}
    field = NUMBERED.get(name, "id")
    return least | {field: f"{least[field]}{number}"}


def toml(value: Any) -> str:  # noqa: ANN401  # whatever JSON holds
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{toml(key)} = {toml(each)}' for key, each in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value).replace("\x7f", "\\u007f")


def header(content: dict[str, Any]) -> str:
    return "".join(f"{toml(key)} = {toml(value)}\n" for key, value in content.items())


def told(*arguments: str) -> tuple[object, str, str]:
    """Run the command line, and give its exit status and what it printed."""
    output, messages = StringIO(), StringIO()
    with patch.object(sys, "argv", ["tracker", *arguments]), redirect_stdout(output), redirect_stderr(messages):
        with pytest.raises(SystemExit) as stop:
            main()
        gc.enable()
    return stop.value.code, output.getvalue(), messages.getvalue()


def demand_all_is_said(directory: Path, faults: int, ways: Iterable[tuple[str, str]] = WAYS) -> None:
    """Check a register in formats and languages: each fault is said, and nothing unexpected happens."""
    for form, language in ways:
        status, output, messages = told("check", str(directory), "--format", form, "--language", language)
        assert "--traceback" not in messages, messages
        assert status in ((1,) if faults else (0, 1))
        (output + messages).encode()
        if form == "json":
            assert len(json.loads(output)["faults"]) == faults
        elif form == "sarif":
            found = json.loads(output)["runs"][0]["results"]
            assert sum(each["ruleId"] == "TRK000" for each in found) == faults
        elif form == "github":
            assert all(line.startswith("::") for line in output.splitlines())
        else:
            fault = plain_text(Sentence("{place} fault", place=""), language)
            assert sum(fault in line for line in messages.splitlines()) >= faults  # and not in English instead


def refused(directory: Path) -> list[tuple[str, int | None]]:
    """Load a register, and give the places of its faults."""
    try:
        load(directory)
    except StructureError as error:
        return [(fault.file, fault.line) for fault in error.faults]
    return []


TEXTS = st.text(max_size=12) | st.sampled_from(
    ["2021", "2021-02-30", "not", "PK", ">3", "none", "{x}", "{figure:i}", "d", "claim:n", "2021..", "1/0", "training"]
)


@settings(max_examples=50)
@given(st.sampled_from(sorted(LEAST)), TEXTS)
def test_a_text_in_any_place_of_a_record(table: str, text: str) -> None:
    demand_all_is_said_of([table], text)


TROUBLE = ["", "EU", "TG, BJ", "../..", "\ud800", "a\u2028\x1bb", "é" * 70]


@pytest.mark.parametrize(
    ("text", "way"), list(zip(TROUBLE, cycle(WAYS), strict=False)), ids=lambda each: ascii(each)[:12]
)
def test_a_text_that_was_trouble_once_in_any_place_of_any_record(text: str, way: tuple[str, str]) -> None:
    demand_all_is_said_of(list(LEAST), text, [way])


def demand_all_is_said_of(tables: list[str], text: str, ways: Collection[tuple[str, str]] = WAYS) -> None:
    """First everything at once, then again what can be read, so that checks see it."""
    records = {table: list(filled(table, LEAST[table], text)) for table in tables}
    with TemporaryDirectory() as scratch:
        directory = Path(scratch)
        (directory / "register.toml").write_text(header(HEADER), encoding="utf-8")
        wrong = written(directory, records)
        demand_all_is_said(directory, len(wrong), ways)
        lines = set(wrong)
        right = {
            table: [record for line, record in enumerate(each, 1) if (f"{table}.jsonl", line) not in lines]
            for table, each in records.items()
        }
        demand_all_is_said(directory, len(written(directory, right)), ways)


def written(directory: Path, records: dict[str, list[dict[str, Any]]]) -> list[tuple[str, int | None]]:
    """Write records, and give the places of their faults."""
    for table, each in records.items():
        lines = "".join(f"{json.dumps(record)}\n" for record in each)
        (directory / f"{table}.jsonl").write_text(lines, encoding="utf-8")
    return refused(directory)


@settings(max_examples=60)
@given(st.sampled_from([*filled("register", HEADER, TEXT)]), TEXTS, st.sampled_from(WAYS))
def test_a_text_in_any_place_of_the_header(content: dict[str, Any], text: str, way: tuple[str, str]) -> None:
    with TemporaryDirectory() as scratch:
        directory = Path(scratch)
        (directory / "register.toml").write_text(header(replaced(content, text)), encoding="utf-8")
        demand_all_is_said(directory, len(refused(directory)), [way])


def replaced(value: Any, text: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Put a text where the stand-in stands."""
    if isinstance(value, dict):
        return {replaced(key, text): replaced(each, text) for key, each in value.items()}
    if isinstance(value, list):
        return [replaced(each, text) for each in value]
    return text if value == TEXT else value


def test_every_record_type_has_a_record_that_can_be_read(tmp_path: Path) -> None:
    assert set(LEAST) == {each.table for each in RECORD_TYPES}
    (tmp_path / "register.toml").write_text(header(HEADER), encoding="utf-8")

    assert written(tmp_path, {table: [least] for table, least in LEAST.items()}) == []
