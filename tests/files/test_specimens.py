"""One specimen for each fault, word for word: files in `specimens/`, between their names and what is said of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from _small_files import EVENT, INDICATOR, Files

SPECIMENS = Path(__file__).parent / "specimens"


def specimens() -> Iterator[Any]:
    for sheet in sorted(SPECIMENS.glob("*.txt")):
        for block in sheet.read_text(encoding="utf-8").removeprefix("=== ").split("\n=== "):
            name, _, content = block.partition("\n")
            sections = f"\n{content.rstrip()}\n".split("\n--- ")[1:]
            files: dict[str, str | None] = {}
            for section in sections[:-1]:
                title, _, text = section.partition("\n")
                files |= {title.removeprefix("no "): None} if title.startswith("no ") else {title: f"{text}\n"}
            yield pytest.param(files, sections[-1].strip().splitlines()[1:], id=f"{sheet.stem}: {name}")


@pytest.mark.parametrize(("files", "expected"), list(specimens()))
def test_a_fault_says_where_what_and_what_to_do(
    files: Files, expected: list[str], faults: Callable[[Files], list[str]]
) -> None:
    assert faults(files) == expected


TOO_MUCH = {
    "lists in lists": ({"a.toml": f"event = {'[' * 5000}\n"}, "a.toml fault: tables or lists are nested too deeply"),
    "tables in tables": (
        {"a.toml": f"{INDICATOR}where.{'a.' * 3000}b = 1\n"},
        "a.toml:7 fault at indicator[0].where: tables or lists are nested too deeply",
    ),
    "digits": ({"a.toml": f"event = {'1' * 5000}\n"}, "a.toml:1 fault: a number has thousands of digits (check it)"),
    "hexadecimal digits": (
        {"a.toml": f'{EVENT}citations = [{{ document = "d", printed = 0x{"f" * 4000} }}]\n'},
        "a.toml:6 fault at event[0].citations[0].printed: a whole number is expected, got a number of very many digits",
    ),
    "digits of a quantity": (
        {"a.toml": f"{EVENT}women = 0x{'f' * 4000}\n"},
        "a.toml:6 fault at event[0].women: a number of thousands of digits has more than 60 digits",
    ),
    "a cell": ({"event.csv": f"none\n{'a' * 140000}\n"}, "event.csv:2 fault: a cell has more than 131 072 characters"),
    "objects in objects": (
        {"event.jsonl": "[" * 100_000},
        "event.jsonl:1 fault at event[0]: objects or lists are nested too deeply",
    ),
    "digits in JSON": (
        {"event.jsonl": f'{{"id": {"1" * 5000}}}\n'},
        "event.jsonl:1 fault at event[0]: a number has thousands of digits",
    ),
    "a key": (
        {"event.jsonl": f'{{"{"k" * 5000}": 1}}\n'},
        f"event.jsonl:1 fault at event[0].'{'k' * 60}…': unknown key",
    ),
}


@pytest.mark.parametrize(("files", "expected"), TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_too_much_of_anything_is_a_fault(files: Files, expected: str, faults: Callable[[Files], list[str]]) -> None:
    found = faults(files)

    assert any(fault.startswith(expected) for fault in found), found
    assert all(len(fault) < 500 for fault in found)


def test_all_faults_are_found_in_one_reading(faults: Callable[[Files], list[str]]) -> None:
    found = faults(
        {
            "register.toml": 'schema = 1\nid = 3\ntitle = "A"\nlanguages = "it"\n',
            "a.toml": EVENT.replace("2021", "spring") + 'countries = ["BGD"]\ntilte = "x"\nwomen = true\n',
            "b.toml": "[[event]\n",
            "claim.csv": "id,value\nc,many\n",
            "event.jsonl": '{"id": "b"}\n{"id": \n',
            "sub/evnt.csv": "id\n",
            "z.toml": f"{EVENT}\n{EVENT}".replace('"a"', '"z"'),
        }
    )

    assert [fault.partition(": ")[0] for fault in found] == [
        "a.toml:5 fault at event[0].when",
        "a.toml:6 fault at event[0].countries",
        "a.toml:7 fault at event[0].tilte",
        "a.toml:8 fault at event[0].women",
        "b.toml:1 fault",
        "claim.csv:1 fault at document",
        "claim.csv:1 fault at indicator",
        "claim.csv:1 fault at paragraph",
        "claim.csv:2 fault at claim[0].period",
        "claim.csv:2 fault at claim[0].value",
        "event.jsonl:1 fault at event[0].kind",
        "event.jsonl:1 fault at event[0].title",
        "event.jsonl:1 fault at event[0].when",
        "event.jsonl:2 fault at event[1]",
        "register.toml:2 fault at id",
        "register.toml:4 fault at languages[0]",
        "sub/evnt.csv fault",
        "z.toml:7 fault at event[1]",
    ]
