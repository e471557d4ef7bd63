"""
What somebody probably meant who wrote a number or a date in another form: the form to write, for a hint.

Nothing is read this way: a text that is refused stays refused, and its author decides. Every form that a hint
proposes is one that is read.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from tracker.errors import PASTED_MARKS, Sentence

QUOTATION_MARKS = f"{PASTED_MARKS}\"'"
"""Those of word processors, and the straight ones."""

LONGEST = 60
"""A form that somebody meant to write is short."""

Reads = Callable[[str], bool]


@frozen
class Meant:
    """
    What was meant.

    Attributes:
        forms: The forms to write; empty where the source says nothing.

        hint: What to do, in a sentence.
    """

    forms: tuple[str, ...]
    hint: Sentence


@cache
def words_of_hints() -> dict[str, Any]:
    text = files("tracker.values").joinpath("data", "hedges.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def folded(text: str) -> str:
    """
    Write a text in small letters, without accents, with one kind of dash and of space.

    >>> folded("Près de 4 000"), folded("2021–2023")
    ('pres de 4 000', '2021-2023')
    """
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return " ".join(re.sub(r"[‐-―−]", "-", bare.replace("’", "'").casefold()).split())


def bare_text(text: str) -> tuple[str, bool]:
    """Take quotation marks off; tell whether there were any."""
    inside = text.strip().strip(QUOTATION_MARKS).strip()
    return folded(inside), inside != text.strip()


def says_nothing(bare: str) -> bool:
    return bare in words_of_hints()["nothing"]["words"]


def text_after(bare: str, words: Iterable[str]) -> str | None:
    """Return what stands after the first of some words that a text begins with."""
    for word in words:
        if bare.startswith(word) and (not word[-1].isalnum() or bare[len(word) : len(word) + 1] == " "):
            return bare[len(word) :].strip()
    return None


def text_before(bare: str, words: Iterable[str]) -> str | None:
    for word in words:
        if bare.endswith(word) and (not word[0].isalnum() or bare[: -len(word)].endswith(" ")):
            return bare[: -len(word)].strip()
    return None


def text_between(bare: str, pairs: Iterable[list[str]]) -> tuple[str, str] | None:
    for first, second in pairs:
        rest = text_after(bare, [first])
        if rest is not None and f" {second} " in rest:
            one, _, other = rest.partition(f" {second} ")
            return one.strip(), other.strip()
    return None


def parted(bare: str, words: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Go through the ways in which a text falls into two at a word; a sign needs no room around it."""
    for word in words:
        sign = f" {word} " if word.isalpha() else word
        for found in re.finditer(re.escape(sign), bare):
            one, other = bare[: found.start()].strip(), bare[found.end() :].strip()
            if one and other:
                yield one, other


# -- lists ------------------------------------------------------------------------------------------------------------

_PARTING = re.compile(r"\s*(?:[;,/|\n]|\s(?:and|et|y|&)\s)\s*")


def meant_list(text: str, known: Callable[[str], str | None]) -> tuple[str, ...] | None:
    """
    Return the items that somebody wrote as one; None where it is none, or not each of them is known.

    >>> meant_list("BO, PE and CO", {"BO": "BO", "PE": "PE", "CO": "CO"}.get)
    ('BO', 'PE', 'CO')

    Args:
        text: What was written.

        known: Returns how an item is written, and None for what is no item.
    """
    if len(text) > _LONGEST_LIST:
        return None
    items = [known(part.strip(QUOTATION_MARKS)) for part in _PARTING.split(text.strip()) if part]
    found = tuple(item for item in items if item is not None)
    return found if len(found) == len(items) > 1 else None


_LONGEST_LIST = 1000


def as_cell(items: Iterable[str]) -> str:
    """Write the items of a list as a cell of a table."""
    return ";".join(items)


def as_array(items: Iterable[str]) -> str:
    """Write the items of a list as TOML has them, and Python."""
    return "[" + ", ".join(f'"{item}"' for item in items) + "]"


# -- numbers ----------------------------------------------------------------------------------------------------------

_GROUPED = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?", re.ASCII)
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+", re.ASCII)
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_COUNTED = re.compile(r"(?P<number>\d[\d ,.']*?)(?: (?P<what>[^\W\d_][^\d]*))?", re.ASCII)


def meant_quantity(text: str, reads: Reads) -> Meant | None:
    """
    Return the short form that somebody meant by a number in words.

    >>> meant_quantity("plus de 4 000", lambda form: True).forms, meant_quantity("30-40", lambda form: True).forms
    (('>4000',), ('30..40',))

    Args:
        text: What was written.

        reads: Tells whether a form is read.
    """
    if len(text) > LONGEST:
        return None
    bare, is_quoted = bare_text(text)
    if says_nothing(bare):
        return Meant((), Sentence("leave the field out where the source gives no number"))
    form = _short_form(bare)
    if form is None or not reads(form):
        return None
    return _unquoted(text, form) if is_quoted else _with_comma(bare, form, reads)


def _unquoted(text: str, form: str) -> Meant:
    """Say to leave quotation marks out, and where they come from if no keyboard has them."""
    if any(mark in PASTED_MARKS for mark in text):
        return Meant((form,), Sentence("leave the quotation marks of a word processor out: write {form}", form=form))
    return Meant((form,), Sentence("leave the quotation marks out: write {form}", form=form))


_NOUGHTS = re.compile(r"\.?0+\Z")
"""What ends decimals and says nothing; with it, 4.000 might be taken for thousands."""


def _with_comma(bare: str, form: str, reads: Reads) -> Meant:
    """Say what to write; a single comma may stand before decimals or between thousands."""
    other = _NOUGHTS.sub("", bare.replace(",", "."))
    if bare.count(",") == 1 and _COMMAS.fullmatch(bare) and reads(other):
        said = Sentence("write {form}, or {other} if the comma marks decimals", form=form, other=other)
        return Meant((form, other), said)
    return Meant((form,), Sentence("write {form}", form=form))


def _short_form(bare: str) -> str | None:
    words = words_of_hints()["quantities"]
    percent = text_before(bare, words["percent"])
    if percent is not None:
        return _share(percent)
    for sign, before in words["before"].items():
        rest = text_after(bare, before)
        if rest is not None:
            number = _counted(rest)
            return None if number is None else f"{sign}{number}"
    for sign, after in words["after"].items():
        rest = text_before(bare, after)
        if rest is not None:
            number = _counted(rest)
            return None if number is None else f"{sign}{number}"
    return _range(bare, words) or _signed(bare) or _counted(bare)


def _range(bare: str, words: dict[str, Any]) -> str | None:
    pair = text_between(bare, words["between"])
    for one, other in [pair] if pair is not None else parted(bare, words["to"]):
        first, last = _number(one), _counted(other)
        if first is not None and last is not None:
            return f"{first}..{last}"
    return None


def _signed(bare: str) -> str | None:
    found = re.match(r">=|<=|<~|>|<|~", bare)
    number = None if found is None else _counted(bare[found.end() :].strip())
    return None if found is None or number is None else f"{found[0]}{number}"


def _share(text: str) -> str | None:
    number = _number(text)
    if number is None:
        return None
    whole, _, decimals = number.partition(".")
    return f"{int(whole + decimals)}/1{'0' * (2 + len(decimals))}"


def _counted(text: str) -> str | None:
    """Read a number with or without what it counts, as the field says that; "3 thousand" is another number than 3."""
    found = _COUNTED.fullmatch(text)
    if found is None or not _changing().isdisjoint(re.findall(r"[^\W\d_]+", found["what"] or "")):
        return None
    return _number(found["number"].strip())


@cache
def _changing() -> frozenset[str]:
    return frozenset(words_of_hints()["quantities"]["changing"])


def _number(text: str) -> str | None:
    if _GROUPED.fullmatch(text):
        return re.sub(r"[ ']", "", text).replace(",", ".")
    if _COMMAS.fullmatch(text):
        return text.replace(",", "")
    return text.replace(",", ".") if _PLAIN.fullmatch(text) else None
