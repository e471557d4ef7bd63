"""Mutations of a register: of its bytes, of what its records say, and of what stands among its files."""
# ruff: noqa: E501  # tables of words are read better as they are; chance is no secret here

import json
import os
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

__all__ = ["mutate", "write_register"]

TABLES: dict[str, list[dict[str, Any]]] = {
    "period": [
        {"id": "p1", "start": "2020-01-01", "end": "2020-12-31"},
        {"id": "p2", "start": "2021-01-01", "end": "2021-12-31"},
    ],
    "coverage": [{"of": "event", "period": "p2", "state": "complete"}],
    "mandate": [
        {"id": "m", "kind": "resolution", "title": "M", "adopted": "2019", "reports_at": "at its next session"},
        {"id": "n", "kind": "resolution", "title": "N", "adopted": "2020", "renews": ["m"], "supersedes": ["m"]},
    ],
    "meeting": [{"id": "s", "title": "S", "when": "2019-05"}],
    "document": [{"id": "d", "symbol": "A/75/1", "title": "D", "published": "2020-06-01"}],
    "programme": [{"id": "g", "kind": "programme", "title": "G"}],
    "event": [
        {
            "id": "e", "kind": "training", "title": {"en": "T", "fr": "T"}, "when": "2021-05", "countries": ["PK", "BD"],
            "participants": {"value": 30, "qualifier": "more_than"}, "women": 10, "programmes": ["g"],
            "citations": [{"document": "d", "paragraph": "3"}], "recorded": "2021-06-01",
        },
        {"id": "f", "kind": "workshop", "title": "U", "when": "2020-Q3", "countries": ["ZM"], "possibly_same_as": ["e"]},
    ],
    "recommendation": [
        {"id": "r", "source": "s", "text": "Adopt measures against smuggling", "issued": "2020-01-01", "themes": ["x"]},
        {"id": "q", "source": "m", "text": "Adopt measures against it", "issued": "2021-02-01", "reiterates": ["r"]},
    ],
    "deadline": [{"recommendation": "r", "due": "2021-03-01", "set": "2020-02-01"}],
    "status": [
        {"recommendation": "r", "aspect": "verified", "as_of": "2021-01-01", "scale": "plain@1", "code": "in_progress"},
        {"recommendation": "r", "aspect": "self_reported", "as_of": "2021-05", "scale": "plain@1", "code": "implemented"},
    ],
    "indicator": [
        {"id": "i", "version": "1", "title": "I", "kind": "flow", "unit": "x", "of": "event", "counts": "participants"},
        {"id": "j", "version": "1", "title": "J", "kind": "stock", "unit": "x"},
        {"id": "k", "version": "1", "title": "K", "kind": "ratio", "unit": "1", "numerator": "i", "denominator": "events"},
        {"id": "l", "version": "1", "title": "L", "kind": "status", "unit": "rank", "direction": "up"},
    ],
    "observation": [
        {"indicator": "j", "at": "2020-12-31", "value": 3},
        {"indicator": "j", "at": "2021-12-31", "value": {"value": 4, "qualifier": "about"}},
        {"indicator": "l", "at": "2020-12-31", "value": ">900"},
        {"indicator": "l", "at": "2021-12-31", "value": ">1000"},
    ],
    "target": [{"indicator": "j", "at": "2021", "value": 9}, {"indicator": "i", "period": "p2", "value": 40}],
    "claim": [
        {"id": "c", "document": "d", "paragraph": "1", "indicator": "i", "period": "p2", "value": 30},
        {"id": "b", "document": "d", "paragraph": "2", "indicator": "i", "period": "p2", "value": 9, "includes": ["c"]},
    ],
    "finding": [{"id": "h", "text": "Found."}],
    "passage": [{"id": "t", "period": "p2", "section": "overview", "text": "Said.", "state": "cleared"}],
    "adjudication": [{"subject": "claim:c", "decision": "D", "why": "W", "by": "B", "on": "2022-03-01"}],
}  # fmt: skip
"""A record or two of every type, which refer to one another."""

HEADER = 'schema = 1\nid = "r"\ntitle = { en = "R", fr = "R" }\nlanguages = ["en", "fr"]\n'

WORDS = (
    "", " ", "x", "\u00b2", "2021", "2021-02-30", "../..", "../2021", "2021/..", "2021~", "2021-XX", "0000", "9999-12-31", "-1",
    ">0", ">900", "<1", "5-3", "1e9", "PK", "XX", "e", "i@1", "m", "d", "A/75/1", "p2", "2020-01-01..2021-12-31", "plain@1",
    "plain@\u00b2", "claim:c", "identity:e=f", "identity:=====", "diagnostic:TRK102", "\u202e", "\x1b[31m", "\u200b=1", "::error",
    "increase", "decrease", "none", "complete", "more_than", "all", "x" * 300, "\u0661\u0662", "a\nb", "{0}", "%s", "{title}",
)  # fmt: skip
NUMBERS = (0, 1, -1, 2, 3, 10**6, 10**18, 10**30, 0.5, -0.0, 1.5e300, True, False)
OTHERS: tuple[Any, ...] = (
    None,
    [],
    {},
    [[]],
    [{}],
    {"x": {}},
    ["", ""],
    [1],
    {"en": ""},
    {"en": "x", "xx": "y"},
    {"value": None},
)


def write_register(directory: Path, tables: dict[str, list[dict[str, Any]]]) -> None:
    """Write tables as a register."""
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "register.toml").write_text(HEADER, encoding="utf-8")
    for table, records in tables.items():
        lines = "".join(f"{json.dumps(each)}\n" for each in records)
        (directory / f"{table}.jsonl").write_text(lines, encoding="utf-8")


def mutate(directory: Path, random: Random) -> None:
    """Write a register, and change a few things in it: mostly values, so that it mostly loads."""
    tables: dict[str, list[dict[str, Any]]] = json.loads(json.dumps(TABLES))
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        _mutate_records(tables, random)
    write_register(directory, tables)
    if random.random() < 0.2:
        random.choice((_cut, _swap_bytes, _swap_bytes, _add_file))(directory, random)


def _mutate_records(tables: dict[str, list[dict[str, Any]]], random: Random) -> None:
    records = tables[random.choice(sorted(tables))]
    if not records:
        return
    record = random.choice(records)
    change: Callable[[list[dict[str, Any]], dict[str, Any], Random], None] = random.choice(
        (_value, _value, _value, _value_of_another, _value_of_another, _key, _twice, _without)
    )
    change(records, record, random)


def _any(random: Random) -> Any:  # noqa: ANN401  # whatever JSON holds
    return random.choice(random.choice((WORDS, WORDS, NUMBERS, OTHERS)))


def _value(_: list[dict[str, Any]], record: dict[str, Any], random: Random) -> None:
    key = random.choice(sorted(record))
    inner = record[key]
    if isinstance(inner, dict) and inner and random.random() < 0.6:
        inner[random.choice(sorted(inner))] = _any(random)
    elif isinstance(inner, list) and random.random() < 0.6:
        inner.append(_any(random))
    else:
        record[key] = _any(random)


def _value_of_another(_: list[dict[str, Any]], record: dict[str, Any], random: Random) -> None:
    """Take a field, and what it says, from any other record."""
    every = [each for records in TABLES.values() for each in records]
    other = random.choice(every)
    key = random.choice(sorted(other))
    record[key if random.random() < 0.5 else random.choice(sorted(record) or [key])] = other[key]


FIELDS = [
    "where",
    "of",
    "counts",
    "bridges",
    "valid",
    "unit",
    "entities",
    "breakdown",
    "by",
    "about",
    "since",
    "at",
    "period",
    "recorded",
    "revision",
    "draft",
    "origin",
    "named",
    "women",
    "reiterates",
    "supersedes",
    "splits",
    "merges",
    "renews",
    "in_force",
    "reports_at",
    "accepted",
    "made_by",
    "addressees",
    "includes_all",
    "includes",
    "quote",
    "note",
    "state",
    "printed",
    "complete",
    "value",
    "qualifier",
    "part_of_whole",
    "max_age",
    "recognition",
    "same_as",
    "places",
    "outcome",
    "expected",
    "prepared_for",
]


def _key(_: list[dict[str, Any]], record: dict[str, Any], random: Random) -> None:
    record[random.choice(FIELDS)] = _any(random)


def _twice(records: list[dict[str, Any]], record: dict[str, Any], random: Random) -> None:
    again = {**record, "revision": {"reason": "error"}, "recorded": random.choice(("2021-07-01", "2022-01-01"))}
    records.append(again if random.random() < 0.7 else dict(record))


def _without(records: list[dict[str, Any]], record: dict[str, Any], random: Random) -> None:
    if random.random() < 0.5:
        records.remove(record)
    else:
        record.pop(random.choice(sorted(record)), None)


# -- files ------------------------------------------------------------------------------------------------------------


def _some_file(directory: Path, random: Random) -> Path:
    return random.choice(sorted(path for path in directory.iterdir() if path.is_file()))


def _cut(directory: Path, random: Random) -> None:
    file = _some_file(directory, random)
    file.write_bytes(file.read_bytes()[: random.randrange(200)])


def _swap_bytes(directory: Path, random: Random) -> None:
    file = _some_file(directory, random)
    content = bytearray(file.read_bytes() or b" ")
    for _ in range(random.randrange(1, 4)):
        content[random.randrange(len(content))] = random.randrange(256)
    file.write_bytes(bytes(content))


def _add_file(directory: Path, random: Random) -> None:
    name = random.choice(
        ("event.csv", "a.toml", "claim.x.csv", "b.jsonl", ".tracker.save/plan.json", "publications/x/publication.json")
    )
    path = directory / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if random.random() < 0.2:
        os.mkfifo(path)
    else:
        path.write_text(random.choice(("", "{}", "[]", "[[event]]\n", "id,kind\na,b\n", '{"b.toml": {}}', "\x00")))
