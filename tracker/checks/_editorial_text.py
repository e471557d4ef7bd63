"""Editorial rules on words as people type them: what a program can see in a text without knowing what it is about."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tracker.documents import Message, Verbatim
from tracker.languages._editing import typing_rules
from tracker.values import Language

_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|‘[^‘’]*’(?!\w)")
_MARK = "“”"
"""What stands for a quotation: its words are those of others."""

Rules = Mapping[str, Any]
Remark = tuple[str, Message]
"""The name of a rule, and what is wrong."""


def faults_of_typing(text: str, language: Language) -> Iterator[Remark]:
    """
    Go through what an editor would change in running text; quotations and titles in quotes are left as they are.

    >>> [rule for rule, _ in faults_of_typing("It held 5 courses. The 10000 copies are gone.", Language("en"))]
    ['small-number', 'grouping']
    """
    rules = typing_rules(language)
    own = unquoted(text)
    for rule in _RULES:
        yield from rule(own, rules)


def unquoted(text: str) -> str:
    """Leave out the words of quotations and titles in quotes."""
    return _QUOTED.sub(_MARK, text)


def _small_number(text: str, rules: Rules) -> Iterator[Remark]:
    """A number under ten that counts things; labels, dates, units and series with higher numbers are none."""
    for found in re.finditer(r"(?<![\w.,/:$€£–—-])([1-9])[ \u00a0\u202f]([^\W\d_]+)(?!\w)", text):
        before = re.findall(r"[^\s\u00a0’(]+(?=[\s\u00a0’(]*$)", text[: found.start()])
        label = before[-1].casefold().rstrip(".") if before else ""
        noun = found[2]
        is_plural = noun.endswith(tuple(rules.get("plural_ends", ()))) or noun in rules.get("plurals", ())
        if not is_plural or noun in rules.get("no_plurals", ()) or not noun.islower():
            continue
        if label in rules.get("labels", ()) or label.removesuffix("s") in rules.get("labels", ()):
            continue
        if _is_in_series(text, found.start(), found.end()):
            continue
        said = Message("a number under ten is a word: {number}", number=Verbatim(found[0]))
        yield "small-number", said


_TENS = re.compile(r"(?<![\w.,/])[1-9]\d(?:[\d,\u202f\u00a0]*\d)?(?![\w/])")
_NEAR = 40


def _is_in_series(text: str, start: int, end: int) -> bool:
    """Tell whether a number of ten or more stands beside: numbers of one series are all in figures."""
    around = (
        f"{re.split(r'[.;:]', text[max(0, start - _NEAR) : start])[-1]} {re.split('[.;:]', text[end : end + _NEAR])[0]}"
    )
    return _TENS.search(around) is not None


def _grouping(text: str, rules: Rules) -> Iterator[Remark]:
    """Thousands that are not parted, or parted as in another language."""
    wrong = rules.get("wrong_grouping")
    pattern = r"(?<![\w/.,-])\d{5,}(?![\w/-])" + (f"|{wrong}" if wrong else "")
    for found in re.finditer(pattern, text):
        yield "grouping", Message("the thousands of {text} are not parted as they should be", text=Verbatim(found[0]))


def _spelling(text: str, rules: Rules) -> Iterator[Remark]:
    """A spelling that the United Nations do not use, in words that are no names."""
    for found in re.finditer(r"(?<![\w-])[a-z][^\W\d_]*", text):
        word = found[0]
        better = rules.get("spelling", {}).get(word) or _with_z(word, rules)
        if better is not None:
            said = Message("“{word}” is spelled “{better}”", word=Verbatim(word), better=Verbatim(better))
            yield "spelling", said


def _with_z(word: str, rules: Rules) -> str | None:
    """Spell a verb in -ise with a z, unless it is one that has an s."""
    kept = rules.get("kept_in_ise")
    found = re.fullmatch(r"(\w{3,})is(e|es|ed|ing|ation|ations|ational)", word)
    if kept is None or found is None or f"{found[1]}ise".endswith(tuple(kept)):
        return None
    return f"{found[1]}iz{found[2]}"


def _date_form(text: str, rules: Rules) -> Iterator[Remark]:
    """A date that is not written as the language does."""
    pattern = rules.get("wrong_date")
    for found in re.finditer(pattern, text) if pattern else ():
        yield "date-form", Message("a date is not written as the language does: {text}", text=Verbatim(found[0]))


def _straight_quotes(text: str, _: Rules) -> Iterator[Remark]:
    """A quotation mark or an apostrophe of a typewriter."""
    found = re.search(r"\"|(?<=\w)'(?=\w)|(?<!\w)'(?=\w)|(?<=[^\W\d])'", text)
    if found is not None:
        around = re.search(r"\S*$", text[: found.start()]), re.match(r"\S*", text[found.start() :])
        said = "".join(each[0] for each in around if each is not None)
        yield "straight-quotes", Message("a quotation mark or an apostrophe is straight: {text}", text=Verbatim(said))


def _bare_place(text: str, rules: Rules) -> Iterator[Remark]:
    """A paragraph that is named by its number without its document: numbers of paragraphs move."""
    pattern = rules.get("bare_place")
    for found in re.finditer(pattern, text) if pattern else ():
        said = Message("a paragraph is named without its document: {text}", text=Verbatim(found[0]))
        yield "bare-place", said


_RULES: tuple[Callable[[str, Rules], Iterator[Remark]], ...] = (
    _small_number,
    _grouping,
    _spelling,
    _date_form,
    _straight_quotes,
    _bare_place,
)
