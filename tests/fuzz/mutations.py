"""Mutations of a register: of its bytes, of what its records say, and of what stands among its files."""
# ruff: noqa: E501  # tables of words are read better as they are; chance is no secret here

import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from tracker.errors import StructureError
from tracker.files import load

__all__ = ["OTHERS", "TABLES", "WORDS", "anything", "mutate", "write_register"]

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
    """
    Write a register, and change a few things in it.

    Of what cannot be loaded there is less to ask, so two in three are those of the first changes that can be.
    """
    for _ in range(random.choice((1, 8, 8))):
        shutil.rmtree(directory, ignore_errors=True)
        tables: dict[str, list[dict[str, Any]]] = json.loads(json.dumps(TABLES))
        for _ in range(random.choice((1, 1, 2, 3, 5))):
            _mutate_records(tables, random)
        write_register(directory, tables)
        if random.random() < 0.1:
            random.choice((_cut, _swap_bytes, _swap_bytes, _add_file))(directory, random)
        with suppress(StructureError):
            load(directory)
            break


def _mutate_records(tables: dict[str, list[dict[str, Any]]], random: Random) -> None:
    records = tables[random.choice(sorted(tables))]
    if not records:
        return
    record = random.choice(records)
    change: Callable[[list[dict[str, Any]], dict[str, Any], Random], None] = random.choice(
        (_likely,) * 12 + (_added,) * 4 + (_value, _value, _value_of_another, _value_of_another, _key, _twice, _without)
    )
    change(records, record, random)


DATES = (
    "2021", "2021-02", "2021-02-28", "2020-12-31", "2021-Q4", "2021~", "2021?", "2021-05~", "2020/2021", "2021/..", "../2021",
    "2021-05-01/2021-06-30", "0001", "9999-12-31", "2000-02-29", "2021-12", "2022", "1999-06", "2020-06-01", "May 2021",
)  # fmt: skip
QUANTITIES: tuple[Any, ...] = (
    0, 1, 2, 40, 10**9, ">0", ">40", "<5", "about 30", "5-9", {"value": 30, "qualifier": "about"}, {"value": 0},
    {"value": 5, "qualifier": "more_than"}, {"value": 50, "qualifier": "at_most"}, {"value": 1, "qualifier": "nearly"},
    {"text": "some dozens"}, {"value": 12, "text": "a dozen"}, {"lower": 3, "upper": 9},
)  # fmt: skip
TEXTS = (
    "\u202egpj.exe", "\x1b[31mred", "::error file=a::x", "a\n::error::y", "##[error]", "\u200b=1+1", "=1+1", "@x", "\ufeff::x::",
    "e\u0301te\u0301", "\u00e9t\u00e9", "<b>&amp;</b>", "{0} {title} %s", "| a | b |", "[x](javascript:1)", "\U000e0041tag", "x" * 2000,
    "\u0639\u0631\u0628\u064a", "\u4e2d\u6587", "trailing ", "'quoted'", "\u2019", "\u00a0", "line\u2028line", "a\tb", "TRK999 forged",
)  # fmt: skip
IDS = (
    "e",
    "f",
    "m",
    "n",
    "r",
    "q",
    "d",
    "s",
    "g",
    "c",
    "b",
    "h",
    "p1",
    "p2",
    "i",
    "j",
    "k",
    "l",
    "none",
    "e\u0301",
    "::x::",
    "\x1b[1mq",
)
CODES = (
    "implemented",
    "in_progress",
    "withdrawn",
    "superseded",
    "not_started",
    "training",
    "workshop",
    "resolution",
    "complete",
)
FREE = (
    "title",
    "text",
    "note",
    "assessor",
    "themes",
    "wording",
    "reason",
    "decision",
    "why",
    "by",
    "outcome",
    "places",
    "symbol",
)


def _likely(_: list[dict[str, Any]], record: dict[str, Any], random: Random) -> None:
    """Put something of a like form in place of a value: a register with it mostly loads."""
    key = random.choice(sorted(record))
    record[key] = _like(key, record[key], random)


def _like(key: str, held: Any, random: Random) -> Any:  # noqa: ANN401, PLR0911  # whatever JSON holds; a list of forms
    if isinstance(held, list):
        return [_like(key, each, random) for each in held] if random.random() < 0.7 else [*held, *held[:1]]
    if isinstance(held, dict) and "value" not in held:
        return {each: _like(each, value, random) for each, value in held.items()}
    if key in {"value", "participants", "women"} or isinstance(held, int | dict):
        return random.choice(QUANTITIES)
    if isinstance(held, str) and held[:4].isdecimal():
        return random.choice(DATES)
    if key in FREE or (key in {"en", "fr"} and isinstance(held, str)):
        return random.choice(TEXTS)
    if key in {"code", "kind", "state"}:
        return random.choice(CODES)
    return random.choice(IDS) if random.random() < 0.7 else anything(random)


ADDED: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("note", TEXTS),
    ("outcome", TEXTS),
    ("places", tuple([each] for each in TEXTS)),
    ("themes", tuple([each] for each in TEXTS)),
    ("addressees", tuple([each] for each in TEXTS)),
    ("priority", TEXTS),
    ("made_by", TEXTS),
    ("assessor", TEXTS),
    ("wording", TEXTS),
    ("symbol", TEXTS),
    ("recorded", DATES),
    ("valid", DATES),
    ("since", DATES),
    ("deadline", DATES),
    ("women", QUANTITIES),
    ("participants", QUANTITIES),
    ("reiterates", tuple([each] for each in IDS)),
    ("supersedes", tuple([each] for each in IDS)),
    ("includes", tuple([each] for each in IDS)),
    ("same_as", tuple([each] for each in IDS)),
    ("about", IDS),
    ("draft", (True,)),
    ("breakdown", ({"country": "PK"}, {"programme": "g"}, {"sex": "women"}, {"country": "\x1b[1m"}, {"region": "002"})),
    ("countries", (["PK"], ["KE", "ZM"], ["SS"], ["SU"], [])),
    (
        "citations",
        ([{"document": "d", "paragraph": "::x::", "quote": "\x1b[1mq"}], [{"document": "d", "page": "\u202e1"}]),
    ),
    ("adopted", DATES),
)
"""Fields that many types have, each with values that are mostly taken."""


def _added(_: list[dict[str, Any]], record: dict[str, Any], random: Random) -> None:
    key, values = random.choice(ADDED)
    record[key] = random.choice(values)


def anything(random: Random) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Return a value of any type that JSON has: a word that means something elsewhere, a number, or a nest."""
    return random.choice(random.choice((WORDS, WORDS, NUMBERS, OTHERS)))


def _value(_: list[dict[str, Any]], record: dict[str, Any], random: Random) -> None:
    key = random.choice(sorted(record))
    inner = record[key]
    if isinstance(inner, dict) and inner and random.random() < 0.6:
        inner[random.choice(sorted(inner))] = anything(random)
    elif isinstance(inner, list) and random.random() < 0.6:
        inner.append(anything(random))
    else:
        record[key] = anything(random)


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
    record[random.choice(FIELDS)] = anything(random)


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
