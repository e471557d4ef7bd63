"""Runs: pieces of text that are set alike, and the order in which the marks of notes stand among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from attrs import evolve, frozen

from tracker.languages._locale import data
from tracker.values import Language


@frozen(kw_only=True)
class Run:
    """
    A piece of text that is set alike, or the mark of a note.

    Attributes:
        text: The text; of a mark, its number or letter.

        link: Where it leads: an anchor with its ``#``, or an address on the Web; None for nowhere.

        note: The name of the note it is the mark of, unique in the document; None for text.

        is_first: Whether it is the first mark of its note, to which the note leads back.

        lang: Its language, where that is not the document's; None where it is.

        ltr: Whether it runs from left to right in any language.

        is_number: Whether it is a number, which a key figure shows large.

        mark: How it is marked where it stands: ``open`` or ``held``; ``bracket`` is a sign around open words for
            formats that show no marks; None where it is not.
    """

    text: str
    link: str | None = None
    note: str | None = None
    is_first: bool = False
    lang: str | None = None
    ltr: bool = False
    is_number: bool = False
    mark: str | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it is text in the document's language that leads nowhere."""
        return self.link is None and self.note is None and self.lang is None and self.mark is None


def plain(runs: Iterable[Run]) -> str:
    """Return the text alone, without marks."""
    return "".join(run.text for run in runs if run.note is None)


def unmarked(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs without marks and links, for a place that repeats them."""
    return merged(evolve(run, link=None) for run in runs if run.note is None)


def linked(runs: Iterable[Run]) -> tuple[tuple[str | None, tuple[Run, ...]], ...]:
    """Put runs together that lead to the same place, so that each link is one."""
    return tuple((link, tuple(group)) for link, group in groupby(runs, key=lambda run: run.link))


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Make one run of neighbours that are set alike."""
    found: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if found and run.note is None and _set_alike(found[-1], run):
            found[-1] = Run(
                text=found[-1].text + run.text,
                link=run.link,
                lang=run.lang,
                ltr=run.ltr,
                is_number=run.is_number,
                mark=run.mark,
            )
        else:
            found.append(run)
    return tuple(found)


def _set_alike(one: Run, other: Run) -> bool:
    same = one.link == other.link and one.note == other.note and one.lang == other.lang
    return same and one.ltr == other.ltr and one.is_number == other.is_number and one.mark == other.mark


def raised_parts(text: str, language: Language) -> Iterator[tuple[str, bool]]:
    """
    Part a text where letters stand above the line, as in "1er juillet": the text and whether it is raised.

    >>> list(raised_parts("le 1er juillet", Language.FRENCH))
    [('le 1', False), ('er', True), (' juillet', False)]
    """
    ordinal = _first_day(language)
    place = 0
    if ordinal is not None:
        for found in ordinal.finditer(text):
            yield text[place : found.start(1)], False
            yield found[1], True
            place = found.end()
    if place < len(text):
        yield text[place:], False


@cache
def _first_day(language: Language) -> re.Pattern[str] | None:
    """Find the first day of a month as a language abbreviates it; None where it is a number like any other."""
    said: str = data("dates").get(language, {}).get("first_day", "")
    figures = said.rstrip("abcdefghijklmnopqrstuvwxyz")
    letters = said[len(figures) :]
    return re.compile(rf"(?<!\w){figures}({letters})(?!\w)") if figures and letters else None


SHORT = 3
"""A value that is no number and not longer than this is a sign that stands for one."""


def standing_out(runs: Sequence[Run]) -> tuple[Run, ...]:
    """
    Leave as numbers what is to stand out: not those of a remark, as in "at least 2; 9 more not dated".

    A sign that stands for a number, such as two points, stands out too.
    """
    if not any(run.is_number for run in runs) and len(plain(runs)) <= SHORT:
        return tuple(evolve(run, is_number=run.note is None) for run in runs)
    found: list[Run] = []
    stands_out = True
    for run in runs:
        stands_out = stands_out and not any(char in run.text for char in ";(؛；（")
        found.append(run if stands_out else evolve(run, is_number=False))
    return tuple(found)


# -- marks ------------------------------------------------------------------------------------------------------------

_SIGNS = ",;:!?،؛؟，；：！？。、"
"""Punctuation but the full stop of Latin script, in the scripts of all languages."""
_ENDING = re.compile(rf"\s*(?<!\.)[.{_SIGNS}]\Z")
_BEGINNING = re.compile(rf"(?:[{_SIGNS}]|\.(?!\.))[”’»]*")


def placed(runs: Sequence[Run], *, before_punctuation: bool) -> tuple[Run, ...]:
    """Put the marks of notes before the punctuation beside them, or behind it. Two points (..) are no punctuation."""
    if all(run.note is None for run in runs):
        return tuple(runs)
    place = _before if before_punctuation else _behind
    found: list[Run] = []
    for is_mark, group in groupby(runs, key=lambda run: run.note is not None):
        together = list(group)
        place(found, _in_order(together) if is_mark else together, is_mark=is_mark)
    return tuple(found)


def _in_order(marks: list[Run]) -> list[Run]:
    """Let the marks of one place stand in the order of their numbers, also where a later one was first met before."""
    return sorted(marks, key=lambda mark: int(mark.text)) if all(mark.text.isdecimal() for mark in marks) else marks


def _before(found: list[Run], group: list[Run], *, is_mark: bool) -> None:
    """Add a group; marks go before the punctuation that ends the text so far."""
    ending = _ENDING.search(found[-1].text) if is_mark and found and not found[-1].ltr else None
    if ending is None or not ending.start():
        found.extend(group)
        return
    last = found.pop()
    head, tail = evolve(last, text=last.text[: ending.start()]), evolve(last, text=ending[0])
    found.extend([head, *group, tail])


def _behind(found: list[Run], group: list[Run], *, is_mark: bool) -> None:
    """Add a group; punctuation that begins a text goes before the marks so far."""
    first = group[0]
    beginning = _BEGINNING.match(first.text) if not is_mark and found and first.link is None else None
    if beginning is None:
        found.extend(group)
        return
    marks = len(found)
    while marks and found[marks - 1].note is not None:
        marks -= 1
    found.insert(marks, evolve(first, text=beginning[0]))
    found.extend([evolve(first, text=first.text[beginning.end() :]), *group[1:]])
