"""What a PDF is made of: a layout as plain values, which the template of the pages reads."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

from attrs import Factory, define

from tracker.languages import translate
from tracker.values import Language
from tracker.writers._bars import Bar
from tracker.writers._layout import Layout
from tracker.writers._paper import LEAST, SMALL, USUAL, Columns, Size, held_together, stays_together
from tracker.writers._placed import (
    PlacedBlock,
    PlacedCell,
    PlacedGroup,
    PlacedItems,
    PlacedKeyFigures,
    PlacedMasthead,
    PlacedNote,
    PlacedPairs,
    PlacedParagraph,
    PlacedSection,
    PlacedTable,
    Runs,
)
from tracker.writers._run import Run, plain, raised_parts, standing_out
from tracker.writers._words import BARS, CONTENTS, DRAFT

Plain: TypeAlias = dict[str, Any]
"""A value as JSON has it."""

FEWEST_SECTIONS = 3
"""Fewer are seen without a table of contents."""
BAR = 54
"""How long the track of a bar is, in points."""


LONGEST_OF_LINE, LONGEST_OF_COLUMN = 60, 24
"""A piece of more letters is broken where it must be: an id without a hyphen would run off the page."""
_UNBROKEN = re.compile(r"[^\s/\u2013\u200b\u0e00-\u0fff\u2e80-\uffff-]+")
"""What no line ends within; it may end behind a hyphen or a stroke, and between signs of scripts without spaces."""
_PIECE = 8


def breakable(text: str, longest: int) -> str:
    """
    Let lines end within pieces that no line may have room for; numbers stay whole.

    >>> breakable("see 123456789 and abcdefghijkl", 8).split("\u200b")
    ['see 123456789 and abcdefgh', 'ijkl']
    """
    if len(text) <= longest:
        return text
    return _UNBROKEN.sub(lambda found: _in_pieces(found[0]) if len(found[0]) > longest else found[0], text)


def _in_pieces(word: str) -> str:
    if not any(map(str.isalpha, word)):
        return word
    return "\u200b".join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))


def data_of(layout: Layout) -> Plain:
    """
    Return a layout as plain values.

    Args:
        layout: The layout, without what is too long for paper.
    """
    return _Data(layout).document()


@define
class _Data:
    layout: Layout
    _places: set[str] = Factory(set)
    _led_to: dict[str, bool] = Factory(dict)
    _noted: set[str] = Factory(set)
    _notes: Mapping[str, PlacedNote] = Factory(dict)
    _is_turned: bool = False
    _longest: int = LONGEST_OF_LINE
    _holds: bool = True

    def document(self) -> Plain:
        layout = self.layout
        self._notes = {note.name: note for note in layout.notes}
        self._places = {name for block in layout.walk() for name in _names(block)}
        opening = [block for block in layout.blocks[:1] if isinstance(block, PlacedKeyFigures)]
        head = layout.masthead
        return {
            "language": layout.language.value,
            "direction": _direction(layout.language),
            "name": layout.name,
            "masthead": None if head is None else self.masthead(head),
            "title": self.say(layout.title),
            "subtitle": self.say(layout.subtitle),
            "header": self.say(head.symbol if head is not None and head.symbol else (Run(text=layout.name),)),
            "keywords": [plain(head.symbol)] if head is not None and head.symbol else [],
            "draft": translate(layout.language, DRAFT) if layout.is_draft else "",
            "day": None if layout.day is None else [layout.day.year, layout.day.month, layout.day.day],
            "opening": list(self.blocks(opening, 1)),
            "contents": translate(layout.language, CONTENTS) if len(layout.contents) >= FEWEST_SECTIONS else "",
            "blocks": list(self.blocks(layout.blocks[len(opening) :], 1)),
            "places": self._led_to,
            "bar": BAR,
        }

    def masthead(self, head: PlacedMasthead) -> Plain:
        return {
            "organ": self.say(head.organ),
            "symbol": self.say(head.symbol),
            "lines": [self.say(line) for line in head.lines],
            "session": self.say(head.session),
            "agenda": self.say(head.agenda_item),
        }

    # -- text ---------------------------------------------------------------------------------------------------------

    def say(self, runs: Runs) -> list[str | Plain]:
        """Return runs: text that is set as the text around it is a string."""
        found: list[str | Plain] = []
        before: Run | None = None
        for run in runs:
            follows = before is not None and before.note is not None
            if run.note is None:
                found.extend(self._text(run))
            else:
                found.append(self._mark(run, run.note, follows=follows))
            before = run
        return found

    def _text(self, run: Run) -> Iterator[str | Plain]:
        set_so = self._set_so(run)
        language = self.layout.language if run.lang is None else Language(run.lang)
        said = held_together(run.text) if self._holds else run.text
        for text, raised in raised_parts(breakable(said, self._longest), language):
            more: Plain = set_so | ({"raised": True} if raised else {})
            yield more | {"text": text} if more else text

    def _set_so(self, run: Run) -> Plain:
        found: Plain = {}
        own = self.layout.language
        if run.link is not None and run.link.startswith("#"):
            found |= self._link(run.link[1:])
        elif run.link is not None:
            found["address"] = run.link
        if run.lang is not None:
            foreign = Language(run.lang)
            found["language"] = run.lang
            if foreign.is_right_to_left is not own.is_right_to_left:
                found["apart"] = _direction(foreign)
        if run.ltr and own.is_right_to_left:
            found |= {"apart": "ltr"} if run.is_number else {"apart": "ltr", "language": Language.ENGLISH.value}
        return found

    def _link(self, place: str) -> Plain:
        if place not in self._places:
            return {}
        self._led_to[place] = True
        return {"place": place}

    def _mark(self, run: Run, name: str, *, follows: bool) -> Plain:
        """Return the mark of a note: the first of a note of the text brings the note along."""
        found: Plain = {"mark": run.text, **({"follows": True} if follows else {})}
        note = self._notes.get(name)
        if note is None:
            return found
        if name in self._noted:
            return found | {"name": name, "again": True}
        self._noted.add(name)
        return found | {"name": name, "note": self.say(note.text)}

    # -- blocks -------------------------------------------------------------------------------------------------------

    def blocks(self, blocks: Iterable[PlacedBlock], level: int) -> Iterator[Plain]:
        for block in blocks:
            yield self._block(block, level)

    def _block(self, block: PlacedBlock, level: int) -> Plain:
        match block:
            case PlacedSection():
                return self._section(block, level)
            case PlacedParagraph():
                text = self.say(block.text)
                return {"kind": "paragraph", "label": block.label, "text": text, "anchor": block.anchor}
            case PlacedItems():
                items = [{"label": label, "text": self.say(text)} for label, text in block.items]
                return {"kind": "items", "lettered": block.lettered, "items": items}
            case PlacedPairs():
                with self._in_columns():
                    pairs = [[self.say(label), self._cell(value)] for label, value in block.pairs]
                return {
                    "kind": "pairs",
                    "title": self.say(block.title),
                    "pairs": pairs,
                    "anchor": block.anchor,
                }
            case PlacedKeyFigures():
                return self._key_figures(block, level)
            case PlacedTable():
                with self._in_columns():
                    return self._table(block)

    @contextmanager
    def _in_columns(self) -> Iterator[None]:
        self._longest = LONGEST_OF_COLUMN
        yield
        self._longest = LONGEST_OF_LINE

    def _section(self, section: PlacedSection, level: int) -> Plain:
        """Nest headings as sections are nested: readers of a page find no level left out."""
        is_annex = section.is_annex and level == 1
        self._is_turned = self._is_turned or is_annex
        found = {
            "kind": "section",
            "level": level,
            "number": section.number,
            "title": self.say(section.title),
            "name": section.name,
            "is-annex": is_annex,
            "blocks": list(self.blocks(section.blocks, level + 1)),
        }
        self._is_turned = self._is_turned and not is_annex
        return found

    def _key_figures(self, block: PlacedKeyFigures, level: int) -> Plain:
        figures = [
            {
                "value": self._large(standing_out(figure.value.text)),
                "label": self.say(figure.label),
                "change": self.say(figure.change.text),
                "sign": figure.sign,
            }
            for figure in block.figures
        ]
        return {"kind": "key figures", "level": level, "title": self.say(block.title), "figures": figures}

    def _large(self, runs: Sequence[Run]) -> list[str | Plain]:
        return [
            {**(said if isinstance(said, dict) else {"text": said}), "large": True} if run.is_number else said
            for run, said in zip(runs, self.say(tuple(runs)), strict=True)
        ]

    # -- tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: PlacedTable) -> Plain:
        size, columns = self._columns(table)
        language = self.layout.language
        under = [self.say(line) for line in table.legend]
        title = self.say(table.title)
        if table.has_open_bars:
            under.append([translate(language, BARS)])
        self._holds = columns.has_room
        heads = [
            {"title": self.say(column.title), "at-end": column.at_end, "width": max(1, round(share * 1000))}
            for column, share in zip(table.columns, columns.shares, strict=True)
        ]
        groups = [self._group(group, len(table.columns)) for group in table.groups]
        self._holds = True
        return {
            "kind": "table",
            "anchor": table.anchor,
            "label": self.say(table.label),
            "title": title,
            "size": size.points,
            "columns": heads,
            "groups": groups,
            "under": under,
            "notes": [{"mark": note.label, "text": self.say(note.text)} for note in table.notes],
            "stays": stays_together(table),
        }

    def _columns(self, table: PlacedTable) -> tuple[Size, Columns]:
        """Set a table smaller whose texts want far more room than there is, and least where its words have none."""
        found = self._columns_of(table, USUAL)
        if not found.is_tight:
            return USUAL, found
        found = self._columns_of(table, SMALL)
        return (LEAST, self._columns_of(table, LEAST)) if found.is_narrow else (SMALL, found)

    def _columns_of(self, table: PlacedTable, size: Size) -> Columns:
        return Columns.of(table, size.turned if self._is_turned else size.upright)

    def _group(self, group: PlacedGroup, columns: int) -> Plain:
        found: Plain = {"anchor": group.anchor, "rows": []}
        if group.title is not None:
            found["title"] = self.say(group.title)
        for row in group.rows:
            cells = [self._cell(cell) for cell in row.cells[:columns]]
            cells.extend("" for _ in range(columns - len(cells)))
            found["rows"].append({"anchor": row.anchor, "cells": cells})
        return found

    def _cell(self, cell: PlacedCell) -> str | Plain:
        """Return a cell; one that is text alone, as most are, is a string."""
        bar = Bar.of(cell.measured)
        said = self.say(cell.text)
        if bar is None:
            texts = [each for each in said if isinstance(each, str)]
            return "".join(texts) if len(texts) == len(said) else {"text": said}
        drawn = [round(float(bar.certain), 4), round(float(bar.possible), 4), bar.is_open]
        return {"text": said, "at-end": cell.at_end, "bar": drawn}


def _direction(language: Language) -> str:
    return "rtl" if language.is_right_to_left else "ltr"


def _names(block: PlacedBlock) -> Iterator[str]:
    """Go through the places that links may lead to."""
    match block:
        case PlacedSection():
            yield block.name
        case PlacedParagraph() | PlacedPairs():
            yield block.anchor
        case PlacedTable():
            yield block.anchor
            for group in block.groups:
                yield group.anchor
                yield from (row.anchor for row in group.rows)
