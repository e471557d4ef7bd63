"""TOML files: records written by hand."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from tracker.errors import Sentence, StructureFault, nearest_hint
from tracker.files._entries import Entry, decimal
from tracker.files._toml_lines import KEY, STRING, Lines
from tracker.records._keys import TABLES
from tracker.records._refusals import path_of
from tracker.records._refused_values import Place, described, parser_said, quoted
from tracker.values._meant import QUOTATION_MARKS
from tracker.values._safe_text import UNMERGED_HINT, unmerged, unmerged_between


@frozen
class Tree:
    """
    A TOML file as read.

    Attributes:
        file: The file, relative to the register's directory.

        raw: Its keys and values.

        lines: Where its places stand.
    """

    file: str
    raw: dict[str, Any]
    lines: Lines

    def fault(self, message: str, *, place: Place, hint: str = "") -> StructureFault:
        """Make a fault of a place in the file."""
        return StructureFault(message, file=self.file, line=self.lines.nearest(place), path=path_of(place), hint=hint)


def read_tree(file: str, text: str) -> Tree:
    """
    Read a TOML text.

    Raises:
        StructureFault: It is no TOML; tomllib stops at the first fault, so there is only one.
    """
    unified = text.replace("\r\n", "\n")
    deep = _deep_key(unified)
    if deep is not None:
        raise StructureFault(
            "tables or lists are nested too deeply",
            file=file,
            line=unified.count("\n", 0, deep) + 1,
            hint=_FEW_LEVELS,
        )
    try:
        raw = tomllib.loads(unified, parse_float=decimal)
        return Tree(file, raw, Lines(unified, raw))
    except tomllib.TOMLDecodeError as error:
        raise _syntax_fault(file, unified, str(error)) from None
    except RecursionError:
        raise StructureFault("tables or lists are nested too deeply", file=file, hint=_FEW_LEVELS) from None
    except ValueError:
        found = _MANY_DIGITS.search(unified)
        line = unified.count("\n", 0, found.start()) + 1 if found else None
        raise StructureFault("a number has thousands of digits", file=file, line=line, hint="check it") from None


_FEW_LEVELS = Sentence("a register needs only a few levels")
_DEEP = 50
_MOST_PARTS = 4_000
"""Of all keys with more parts than a record has levels: reading one takes time that grows with their square."""
_MANY_DOTS = re.compile(rf"^(?:[^.\n]*\.){{{_DEEP}}}", re.MULTILINE)
_DEEP_KEY = re.compile(rf"(?P<deep>(?:(?:{KEY})[ \t]*\.[ \t]*){{{_DEEP},}})|{STRING}|#[^\n]*|[A-Za-z0-9_-]++")
"""A key of many parts, but not within a string or a comment: those are passed over whole."""


def _deep_key(text: str) -> int | None:
    """Return where keys have come to more parts than any register needs."""
    if _MANY_DOTS.search(text) is None:
        return None
    parts = 0
    for found in _DEEP_KEY.finditer(text):
        parts += found["deep"].count(".") if found["deep"] else 0
        if parts > _MOST_PARTS:
            return found.start()
    return None


def entries_of(tree: Tree, faults: list[StructureFault], *, also: frozenset[str] = frozenset()) -> Iterator[Entry]:
    """Go through the records of a file; the keys *also* are somebody else's concern."""
    for table, content in tree.raw.items():
        if table in also:
            continue
        if table not in TABLES:
            what = Sentence("unknown table {word}") if _is_table(content) else Sentence("unknown key {key}")
            hint = nearest_hint(
                table, TABLES.keys() | also, otherwise=Sentence("the tables are {words}", words=", ".join(TABLES))
            )
            faults.append(tree.fault(Sentence(what, word=quoted(table), key=quoted(table)), place=(table,), hint=hint))
        elif not isinstance(content, list):
            hint = Sentence("write [[{table}]], in two brackets, above each record", table=table)
            faults.append(
                tree.fault(
                    Sentence("records are expected, got {found}", found=described(content)), place=(table,), hint=hint
                )
            )
        else:
            for number, raw in enumerate(content):
                yield Entry(tree.file, table, number, tree.lines.record(table, number), raw, tree.lines)


def _is_table(content: object) -> bool:
    first = content[0] if isinstance(content, list) and content else content
    return isinstance(first, dict)


# -- what tomllib says, in a sentence ---------------------------------------------------------------------------------

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_MANY_DIGITS = re.compile(r"[0-9](?:_?[0-9]){3999,}", re.ASCII)
_BARE_DATE = re.compile(r"[0-9]{4}[-~?%/][0-9A-Za-z:.~?%/-]*", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_HINTS = (
    ("invalid value", Sentence("text stands in quotation marks; true, false, numbers and dates without")),
    ("invalid date", Sentence("check the day and the month")),
    ("unescaped '\\'", Sentence("write two backslashes for one, or put the text in single quotation marks")),
    ("illegal character '\\n'", Sentence("a text ends on the line it starts on; close its quotation mark")),
    ("cannot overwrite", Sentence("this key stands twice; write it once")),
    ("duplicate inline table key", Sentence("this key stands twice; write it once")),
    ("expected '='", Sentence("write key = value")),
    ("invalid initial character", Sentence("a key is made of letters, digits, hyphens and underscores")),
    ("cannot declare", Sentence("above each record stands its type in two brackets, as in [[event]]")),
    ("expected newline", Sentence("write one key = value on each line; text stands in quotation marks")),
    ("unterminated string", Sentence("close its quotation mark")),
    ("unclosed", Sentence("close its bracket")),
)


def _syntax_fault(file: str, text: str, message: str) -> StructureFault:
    mark, found = unmerged(text), _PLACE.search(message)
    if mark is None and found and found[1]:
        parting = unmerged_between(text.split("\n")[int(found[1]) - 1])
        mark = None if parting is None else (int(found[1]), parting)
    if mark is not None:
        line, sentence = mark
        return StructureFault(sentence, file=file, line=line, hint=UNMERGED_HINT)
    said = message[: found.start()] if found else message
    said = re.sub(r"\('(.*)',?\)", lambda key: f"[{key[1].replace(chr(39) + ', ' + chr(39), '.')}]", said)
    said = said[:1].lower() + said[1:]
    if found and found[1]:
        line, where = int(found[1]), Sentence("in column {column}", column=found[2])
    else:
        line, where = text.rstrip("\n").count("\n") + 1, Sentence("at the end of the file")
    date = _bare_date(text, found)
    if date is not None:
        hint = (
            Sentence("check the month and the day")
            if _DAY.fullmatch(date)
            else Sentence('write it in quotation marks: "{value}"', value=date)
        )
        return StructureFault(
            Sentence("{date} without quotation marks is no date", date=quoted(date)), file=file, line=line, hint=hint
        )
    remedy = _quotation_marks(text, found) or next((remedy for start, remedy in _HINTS if said.startswith(start)), "")
    return StructureFault(
        Sentence("this is not TOML: {said} {where}", said=parser_said(said), where=where),
        file=file,
        line=line,
        hint=remedy,
    )


def _quotation_marks(text: str, found: "re.Match[str] | None") -> Sentence | None:
    """Say of the quotation marks of a word processor, at which tomllib stops, that they are none here."""
    if found is None or not found[1]:
        return None
    line, column = text.split("\n")[int(found[1]) - 1], int(found[2]) - 1
    mark = line[column : column + 1]
    if not mark or mark not in QUOTATION_MARKS or mark in "\"'":
        return None
    return Sentence('{mark} is a quotation mark of a word processor; write the straight one, "', mark=mark)


def _bare_date(text: str, found: "re.Match[str] | None") -> str | None:
    """Find the date without quotation marks at which tomllib stopped, having read its year as a number."""
    if found is None or not found[1]:
        return None
    line, column = text.split("\n")[int(found[1]) - 1], int(found[2]) - 1
    year = _BARE_DATE.match(line, max(0, column - 4))
    return year[0] if year and not line[: max(0, column - 4)].rstrip()[-1:].isalnum() else None
