"""The line of every key of a TOML file, against a file whose lines are counted by hand and against tomllib."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.files._record_texts import toml_of_records
from tracker.files._toml_lines import Lines, lines_of
from tracker.records._refused_values import Place

TEXT = '''# a comment with [[event]] in it
title = "a # no comment"   # [[event]]
"quoted.key" = 'literal \\'
dotted . "k e y".last = 1
many = """
[[event]]
id = "no" \\""" still ""
"""""
raw = \'\'\'
[[event]]\'\'\'\'

[[event]] # the first
id = "a"
when = 2021-03-17 10:00:00
citations = [
  { document = "d", printed = 2 }, # one
  # none
  { document = "]", "page" = '}' }
  ,
]
  [event.title]
  fr = "x"
  [[event.paragraph]]
  number = "1"

[[event.paragraph]]
number = "2"
[[ "event" ]]
id = [[1], [], [
 2]]
[table.sub]
x = {}
[table]
y = { a.b = 1, c = { d = [ { e = 1 } ] } }'''


def test_each_place_has_its_line() -> None:
    index = lines_of(TEXT)

    assert index == {
        ("title",): 2,
        ("quoted.key",): 3,
        ("dotted",): 4,
        ("dotted", "k e y"): 4,
        ("dotted", "k e y", "last"): 4,
        ("many",): 5,
        ("raw",): 9,
        ("event",): 12,
        ("event", 0): 12,
        ("event", 0, "id"): 13,
        ("event", 0, "when"): 14,
        ("event", 0, "citations"): 15,
        ("event", 0, "citations", 0): 16,
        ("event", 0, "citations", 0, "document"): 16,
        ("event", 0, "citations", 0, "printed"): 16,
        ("event", 0, "citations", 1): 18,
        ("event", 0, "citations", 1, "document"): 18,
        ("event", 0, "citations", 1, "page"): 18,
        ("event", 0, "title"): 21,
        ("event", 0, "title", "fr"): 22,
        ("event", 0, "paragraph"): 23,
        ("event", 0, "paragraph", 0): 23,
        ("event", 0, "paragraph", 0, "number"): 24,
        ("event", 0, "paragraph", 1): 26,
        ("event", 0, "paragraph", 1, "number"): 27,
        ("event", 1): 28,
        ("event", 1, "id"): 29,
        ("event", 1, "id", 0): 29,
        ("event", 1, "id", 0, 0): 29,
        ("event", 1, "id", 1): 29,
        ("event", 1, "id", 2): 29,
        ("event", 1, "id", 2, 0): 30,
        ("table",): 31,
        ("table", "sub"): 31,
        ("table", "sub", "x"): 32,
        ("table", "y"): 34,
        ("table", "y", "a"): 34,
        ("table", "y", "a", "b"): 34,
        ("table", "y", "c"): 34,
        ("table", "y", "c", "d"): 34,
        ("table", "y", "c", "d", 0): 34,
        ("table", "y", "c", "d", 0, "e"): 34,
    }


def places(content: Any, above: Place = ()) -> Iterator[Place]:  # noqa: ANN401  # what tomllib returns
    parts = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, part in parts:
        yield (*above, key)
        yield from places(part, (*above, key))


def test_it_has_the_places_that_tomllib_finds() -> None:
    assert set(lines_of(TEXT)) == set(places(tomllib.loads(TEXT)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('x = """\n[[event]]\n"""\n# [[event]]\n [[ event ]] # one\na = \'[[event]]\'\n[[event]]\n', [5, 7]),
        (TEXT, [12, 28]),
        ("\nevent = [\n  { id = 'a' },\n\n  { id = 'b' },\n]", [3, 5]),
        ('[["event"]]\n[[event]]\n', [1, 2]),
    ],
    ids=["decoys", "quoted once", "without headers", "quoted"],
)
def test_a_record_has_the_line_of_its_header(text: str, expected: list[int]) -> None:
    lines = Lines(text, tomllib.loads(text))

    assert [lines.record("event", number) for number in range(len(expected))] == expected


keys = st.text(max_size=4) | st.text("ab-_.\"'\\", max_size=3)
scalars = st.text(max_size=8) | st.text("\"'\\#[]{},=\n\r", max_size=8) | st.integers() | st.booleans() | st.dates()
contents = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3))


@given(st.lists(st.dictionaries(keys, contents, max_size=3), min_size=1, max_size=3))
@example([{"\\": '"""', "'": "'''"}])
def test_whatever_is_written_is_read_and_indexed(records: list[dict[str, Any]]) -> None:
    """tomllib reads back what `toml_of_records` writes, and each of its places has a line."""
    text = toml_of_records("event", records)

    assert tomllib.loads(text) == {"event": records}
    assert set(lines_of(text)) == set(places({"event": records}))

    index, lines = lines_of(text), Lines(text, {"event": records})
    assert all(lines.record("event", number) == index["event", number] for number in range(len(records)))
