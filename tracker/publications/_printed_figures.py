"""The numbers that a report prints, held against the figures that its publication froze."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache

from attrs import frozen

from tracker.documents import DateText, PeriodText
from tracker.indicators import Basis
from tracker.languages._locale import rules
from tracker.languages._numbers import number
from tracker.model import Indicator
from tracker.publications._difference_words import other_printed, unprinted
from tracker.publications._differences import Difference
from tracker.publications._figures import FrozenFigure
from tracker.publications._printed import BoundedLine, Printed, bounded_lines
from tracker.reports._outline import anchor_text
from tracker.values import Number, ReportingPeriod, When
from tracker.words._terms import full
from tracker.writers import plain_text
from tracker.writers._anchors import bookmark_of

Links = Mapping[str, Collection["PrintedNumber"]]
"""The numbers that stand in links, by where these lead."""


@frozen
class PrintedNumber:
    """
    A number as it stands in print.

    Attributes:
        value: What it says.

        places: How many decimals it has.
    """

    value: Fraction
    places: int

    def may_be(self, number: Number) -> bool:
        """Tell whether it is how a number would print, also rounded, and also as a share of a hundred."""
        exact = Fraction(number)
        if self.places == 0 and self.value.denominator == 1 and exact.denominator == 1:
            return self.value == exact
        one = Fraction(1, 10**self.places)
        return abs(self.value - exact) < one or abs(self.value - 100 * exact) < one


def printed_figures(
    file: str,
    printed: Printed,
    language: str,
    figures: Sequence[FrozenFigure],
    declared: Iterable[Indicator],
    others: Iterable[Links] | None,
) -> Iterator[Difference]:
    """
    Go through the figures that a report prints otherwise, or not at all where it prints the others.

    Args:
        file: The name of the report.

        printed: What it prints.

        language: Its language.

        figures: The figures that were frozen.

        declared: The declarations that they were computed by.

        others: Numbers that may stand in links beside: those of an earlier period, of a part, of a change. None leaves
            links alone.
    """
    titles = {each.key: _flat(each.title.best(language)) for each in declared}
    known = [each for each in figures if each.key in titles]
    if others is not None:
        yield from _in_links(file, printed, language, known, others)
    yield from _in_rows(file, printed, language, known, titles)


# -- in the table of figures ------------------------------------------------------------------------------------------


def _time_of(figure: FrozenFigure, language: str) -> str:
    """Return the words for the time that a figure is about; a report has figures of an earlier period beside."""
    time = DateText(When(figure.at)) if figure.at else PeriodText(ReportingPeriod(*(figure.days or (date.min,) * 2)))
    return _flat(plain_text(time, language))


def _in_rows(
    file: str, printed: Printed, language: str, figures: Sequence[FrozenFigure], titles: Mapping[str, str]
) -> Iterator[Difference]:
    """Hold each row against the figures of its title, and where all figures have a row, each against the rows."""
    lines = [
        *bounded_lines(printed.lines, language),
        *_in_text(printed.text, language, figures if printed.text else (), titles),
    ]
    rows = [(line, keys) for line in lines if (keys := _titled(line, titles))]
    wrong, right = set[str](), set[str]()
    for line, keys in rows:
        about = [each for each in figures if each.key in keys and _is_named(_time_of(each, language), line)]
        fitting = [each for each in about if _fits(line, each, language)]
        right |= {each.name for each in fitting}
        if about and not fitting:
            wrong |= {each.key for each in about}
            yield other_printed(file, _likeliest(line, about, language), line.printed or f"{line.lower}–{line.upper}")
    if right and file.endswith(_ALL_FIGURES):
        for each in figures:
            if (each.certain or each.possible) and each.name not in right and each.key not in wrong:
                yield unprinted(file, each)


_ALL_FIGURES = (".md", ".html", ".csv", ".xlsx")
"""Formats whose table has every figure, and each in one place; on paper it has those that the text speaks of."""


def _titled(line: BoundedLine, titles: Mapping[str, str]) -> set[str]:
    """Return the keys of the indicators that a row may be about; what part it is about may stand behind the title."""
    found = {key for key, title in titles.items() if _is_named(title, line)}
    return found or {
        key for key, title in titles.items() for name in line.names if name.startswith((f"{title}:", f"{title} :"))
    }


def _is_named(text: str, line: BoundedLine) -> bool:
    """Tell whether a text is one of the names of a row, wherever it was broken to fit its column."""
    return _joined(text) in map(_joined, line.names)


def _joined(text: str) -> str:
    return "".join(text.split())


def _likeliest(line: BoundedLine, about: Sequence[FrozenFigure], language: str) -> FrozenFigure:
    """Return the figure that a row most likely means: one that shares a bound or the wording with it."""

    def agrees(each: FrozenFigure) -> int:
        bounds = each.bounds
        ends = () if bounds is None else ((line.lower, bounds.lower), (line.upper, bounds.upper))
        same = sum(_is_end(text, end, each, language) for text, end in ends)
        return same + _may_word(line.printed, each, language)

    return max(about, key=agrees)


def _fits(line: BoundedLine, figure: FrozenFigure, language: str) -> bool:
    if figure.bounds is None:
        return not numbers_in(line.lower, language) and not numbers_in(_worded(line.printed), language)
    upper_is_open = not numbers_in(line.upper, language)  # of what is not all recorded, paper gives no upper bound
    return (
        _is_end(line.lower, figure.bounds.lower, figure, language)
        and (upper_is_open or _is_end(line.upper, figure.bounds.upper, figure, language))
        and _may_word(line.printed, figure, language)
    )


def _is_end(text: str, bound: Number | None, figure: FrozenFigure, language: str) -> bool:
    """Tell whether a cell says a bound; a whole share may be 1 or 100 per cent."""
    found = numbers_in(text, language)
    if bound is None:
        return not found
    said = (bound, 100 * bound) if figure.kind == "ratio" else (bound,)
    return len(found) == 1 and any(found[0].may_be(each) for each in said)


# -- in links ---------------------------------------------------------------------------------------------------------


def linked_numbers(printed: Printed, language: str) -> dict[str, list[PrintedNumber]]:
    """Return the numbers that stand in links, by where these lead."""
    found: dict[str, list[PrintedNumber]] = {}
    for target, text in printed.links:
        found.setdefault(target, []).extend(numbers_in(text, language))
    return found


def numbers_of(figures: Iterable[FrozenFigure]) -> dict[str, list[PrintedNumber]]:
    """Return the numbers that figures may be worded by, by where links to them lead."""
    found: dict[str, list[PrintedNumber]] = {}
    for each in figures:
        for name in _anchors(each):
            found.setdefault(name, []).extend(PrintedNumber(value, 0) for value in _wordable(each))
    return found


def _anchors(figure: FrozenFigure) -> tuple[str, str]:
    """Return where links to a figure lead, on a page and in Word."""
    anchor = anchor_text(f"figure-{figure.key.rpartition('@')[0]}-{figure.basis.value}")
    return anchor, bookmark_of(anchor)


def _in_links(
    file: str, printed: Printed, language: str, figures: Sequence[FrozenFigure], others: Iterable[Links]
) -> Iterator[Difference]:
    """Hold what stands in each link to a figure against the figures that it may lead to."""
    led: dict[str, list[FrozenFigure]] = {}
    for each in figures:
        for name in _anchors(each):
            led.setdefault(name, []).append(each)
    wrong = dict.fromkeys(
        (target, text)
        for target, text in printed.links
        if target in led and not any(_may_word(text, each, language) for each in led[target])
    )
    if not wrong:
        return
    beside = list(others)
    for target, text in wrong:
        known = [each.value for links in beside for each in links.get(target, ())]
        if not all(any(each.may_be(one) for one in known) for each in numbers_in(_worded(text), language)):
            yield other_printed(file, led[target][0], text)


def _worded(text: str) -> str:
    """Return the part of a wording that says the number: dates and grounds stand behind it."""
    return re.split(r"[(;]", text, maxsplit=1)[0]


def _may_word(text: str, figure: FrozenFigure, language: str) -> bool:
    """Tell whether all numbers in a wording are among those that a figure may be worded by."""
    may = _wordable(figure)
    return all(any(found.may_be(each) for each in may) for found in numbers_in(_worded(text), language))


def _wordable(figure: FrozenFigure) -> set[Fraction]:
    """Return the numbers that a figure may be worded by: "more than 4,000" is 4,001 or more, "1; 3 more" is 1 to 4."""
    bounds = figure.bounds
    if bounds is None:
        return set()
    lower, upper = ([] if end is None else [Fraction(end)] for end in (bounds.lower, bounds.upper))
    found = {*lower, *upper}
    if not bounds.is_exact and figure.kind != "ratio":
        found |= {*(end - 1 for end in lower), *(end + 1 for end in upper)}
    found |= {value for one, other in zip(lower, upper, strict=False) for value in (other - one, (one + other) / 2)}
    said = (figure.plain.get("bounds") or {}).get("wording")
    return found | {each.value for each in numbers_in(_worded(str(said or "")), "en")}


# -- in a text --------------------------------------------------------------------------------------------------------


def _in_text(
    text: str, language: str, figures: Iterable[FrozenFigure], titles: Mapping[str, str]
) -> Iterator[BoundedLine]:
    """Find rows of the table of figures in a running text: title, time, wording, both bounds and the basis."""
    bases = "|".join(re.escape(plain_text(full(each), language)) for each in Basis)
    for each in figures:
        if each.bounds is None:
            continue
        time = _time_of(each, language)
        begins = f"{re.escape(titles[each.key])} {re.escape(time)}"
        bound = r"(?:\d[\d.,/]*|\.\.)"
        row = rf"{begins} (?P<printed>.{{1,90}}?) (?P<lower>{bound}) (?P<upper>{bound}) (?:{bases})"
        for found in re.finditer(row, text):
            yield BoundedLine((titles[each.key], time), found["printed"], found["lower"], found["upper"])


def _flat(text: str) -> str:
    return " ".join(text.split())


# -- numbers ----------------------------------------------------------------------------------------------------------


@cache
def _form(language: str) -> re.Pattern[str]:
    """Return the form of numbers: grouped by thousands, with decimals, or a fraction."""
    group, point = number(1000, language)[1:-3], number(Fraction("1.5"), language)[1:-1]
    groups = r"[\s\u00a0\u202f]" if group.isspace() else re.escape(group)
    whole = rf"\d{{1,3}}(?:{groups}\d{{3}})+(?!\d)|\d+"
    return re.compile(rf"(?P<above>\d+)/(?P<below>[1-9]\d*)|(?P<whole>{whole})(?:{re.escape(point)}(?P<part>\d+))?")


@cache
def _words(language: str) -> Mapping[str, int]:
    known = rules("words", language)
    spelled = {str(word): value for value, word in enumerate(known["numbers"])}
    return spelled | {str(word): int(value) for value, word in known.get("feminine", {}).items()}


def numbers_in(text: str, language: str) -> list[PrintedNumber]:
    """Return the numbers that a text states; where it has none in figures, those in words."""
    found = []
    for each in _form(language).finditer(text):
        if each["above"]:
            found.append(PrintedNumber(Fraction(int(each["above"][:_LONG]), int(each["below"][:_LONG])), 0))
        else:
            whole, part = re.sub(r"\D", "", each["whole"])[:_LONG], (each["part"] or "")[:_LONG]
            found.append(PrintedNumber(Fraction(int(whole + part), 10 ** len(part)), len(part)))
    words = _words(language)
    spelled = re.findall(r"[^\W\d_]+", text.casefold()) if not found else []
    return found or [PrintedNumber(Fraction(words[each]), 0) for each in spelled if each in words]


_LONG = 4000
"""Longer numbers are none; Python reads no more digits than 4,300."""
