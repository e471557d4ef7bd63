"""On which line of a TOML file each key stands; tomllib does not say."""

import re
import tomllib
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from tracker.records._refused_values import Place

STRING = r""""{3}(?:[^\\"]|\\[\s\S]|"{1,2}(?!"))*+"{3,5}|'{3}(?:[^']|'{1,2}(?!'))*+'{3,5}|"(?:[^"\\]|\\.)*+"|'[^']*+'"""
KEY = r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*+"|'[^']*+'"""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
_PART = re.compile(rf"[ \t]*({KEY})[ \t]*(\.?)")
_SCALAR = re.compile(rf"{STRING}|[^\n,\]}}#]+")
_HEADER = re.compile(rf"{STRING}|#[^\n]*|^[ \t]*\[\[[ \t]*([A-Za-z0-9_-]+)[ \t]*\]\]", re.MULTILINE)
"""A header, but not within a string or a comment: those are passed over whole."""


def lines_of(text: str) -> dict[Place, int]:
    r"""
    Index a TOML text that tomllib has accepted: the line of each table, key and item.

    >>> index = lines_of("[[event]]\nid = 'a'\n\n[[event.citations]]\npage = '7'")
    >>> index["event", 0], index["event", 0, "citations", 0, "page"]
    (1, 5)
    """
    return _Scan(text).lines


Span = tuple[int, int]
"""The characters from the first to the one behind the last."""


def spans_of(text: str) -> dict[Place, Span]:
    r"""
    Index a TOML text that tomllib has accepted: where each header, pair of key and value, and item begins and ends.

    >>> text = "[[event]]\nid = 'a' # first"
    >>> start, end = spans_of(text)["event", 0, "id"]
    >>> text[start:end]
    "id = 'a'"
    """
    return _Scan(text).spans


class Lines:
    r"""
    The lines of a TOML file, found when they are asked for: those of records always, those of keys only for a fault.

    >>> lines = Lines("[[event]]\n[[event]]\ntitle = 3", {"event": [{}, {"title": 3}]})
    >>> lines.record("event", 1), lines.nearest(("event", 1, "title", "fr"))
    (2, 3)
    """

    def __init__(self, text: str, raw: Mapping[str, Any]) -> None:
        self._text = text
        self._raw = raw

    def record(self, table: str, number: int) -> int:
        """Return the line of the header of a record, or of the record itself where it has no header."""
        headers = self._headers.get(table, [])
        if len(headers) == len(self._raw[table]):
            return headers[number]
        return self.nearest((table, number)) or 1

    def nearest(self, place: Place) -> int | None:
        """Return the line of a place, or of the nearest one around it that has a line."""
        around = (place[:length] for length in range(len(place), 0, -1))
        return next((self._index[each] for each in around if each in self._index), None)

    @cached_property
    def _headers(self) -> dict[str, list[int]]:
        """What looks like a header, by table; a row of a nested list may, and then there are too many."""
        found: dict[str, list[int]] = {}
        line, counted = 1, 0
        for each in _HEADER.finditer(self._text):
            if each[1]:
                line += self._text.count("\n", counted, each.start(1))
                counted = each.start(1)
                found.setdefault(each[1], []).append(line)
        return found

    @cached_property
    def _index(self) -> dict[Place, int]:
        return lines_of(self._text)


class _Scan:
    """One pass over a text. It knows where strings and comments end, and takes the rest on trust."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted = 0
        self._line = 1
        self._last: dict[Place, int] = {}
        """The number of the latest entry of each array of tables."""
        self.lines: dict[Place, int] = {}
        self.spans: dict[Place, Span] = {}
        self._statements()

    def _statements(self) -> None:
        base: Place = ()
        while self._skip_blank():
            if self._text.startswith("[[", self._at):
                base = self._array_header()
            elif self._text[self._at] == "[":
                start = self._at
                self._at += 1
                base = self._resolved(self._key())
                self._mark((), base)
                self._at += 1
                self.spans[base] = start, self._at
            else:
                self._pair(base)

    def _array_header(self) -> Place:
        start = self._at
        self._at += 2
        key = self._key()
        array = (*self._resolved(key[:-1]), key[-1])
        self._last[array] = self._last.get(array, -1) + 1
        base = (*array, self._last[array])
        self._mark((), base)
        self._at += 2
        self.spans[base] = start, self._at
        return base

    def _resolved(self, key: tuple[str, ...]) -> Place:
        """Follow a header's key into the latest entry of every array on the way."""
        place: Place = ()
        for part in key:
            place = (*place, part)
            if place in self._last:
                place = (*place, self._last[place])
        return place

    def _pair(self, base: Place) -> None:
        start = self._at
        place = (*base, *self._key())
        self._mark(base, place)
        self._at += 1  # the equals sign
        self._value(place)
        self.spans[place] = start, self._at

    def _value(self, place: Place) -> None:
        self._skip_blank()
        opening = self._text[self._at]
        if opening == "[":
            self._at += 1
            self._items(place)
        elif opening == "{":
            self._at += 1
            while self._skip_to("}"):
                self._pair(place)
        else:
            self._at = self._end(_SCALAR)
            while self._text[self._at - 1] in " \t\r":  # what a number or a day ends before
                self._at -= 1

    def _items(self, place: Place) -> None:
        number = 0
        while self._skip_to("]"):
            self._mark(place, (*place, number))
            start = self._at
            self._value((*place, number))
            self.spans[(*place, number)] = start, self._at
            number += 1

    def _skip_to(self, closing: str) -> bool:
        """Go to the next item; leave the bracket behind where there is none."""
        self._skip_blank()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip_blank()
        if self._text[self._at] != closing:
            return True
        self._at += 1
        return False

    def _key(self) -> tuple[str, ...]:
        parts = []
        while True:
            found = _PART.match(self._text, self._at)
            if found is None:  # not reached for a text that tomllib accepts
                raise ValueError(f"no key at character {self._at}")
            self._at = found.end()
            parts.append(_bare(found[1]))
            if not found[2]:
                return tuple(parts)

    def _skip_blank(self) -> bool:
        self._at = self._end(_BLANK)
        return self._at < len(self._text)

    def _end(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self._text, self._at)
        return len(self._text) if found is None else found.end()

    def _mark(self, base: Place, place: Place) -> None:
        """Note the line of a place, and of the places between it and its base that are named here first."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        for length in range(len(base) + 1, len(place) + 1):
            self.lines.setdefault(place[:length], self._line)


def _bare(key: str) -> str:
    if key[0] not in "\"'":
        return key
    return str(next(iter(tomllib.loads(f"{key} = 0")))) if "\\" in key else key[1:-1]
