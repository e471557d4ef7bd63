"""Dates and periods in running text, as EDTF."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import evolve, frozen

from tracker.errors import InvalidWhenError
from tracker.reading._find import Find, Taken
from tracker.reading._lexicon import folded, lexicon, one_of
from tracker.values import When


@frozen
class _Point:
    """A date as it stands in a text, whole or in short: the year of "14 May" may be said behind it."""

    start: int
    end: int
    year: str = ""
    part: str = ""
    month: int = 0
    day: int = 0

    @property
    def edtf(self) -> str:
        """The date in EDTF; it has its year by now."""
        if self.part:
            return f"{self.year}-{self.part}"
        return self.year + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")

    @property
    def depth(self) -> int:
        """How exact it is."""
        return 3 if self.day else 2 if self.month or self.part else 1


@frozen
class _Words:
    """The patterns of a language."""

    whole: tuple[re.Pattern[str], ...]
    spans: tuple[re.Pattern[str], ...]
    before: re.Pattern[str]
    to: re.Pattern[str]
    both: re.Pattern[str]
    opening: re.Pattern[str]
    loose: re.Pattern[str]
    yearless: re.Pattern[str]
    budget_year: re.Pattern[str]
    not_years: re.Pattern[str]
    decades: re.Pattern[str]
    decade_forms: re.Pattern[str]
    months: Mapping[str, int]
    parts: Mapping[str, str]
    both_words: frozenset[str]


@cache
def _words(language: str) -> _Words:
    known = lexicon(language)
    data = known.data["dates"]
    parts = {re.sub(r"\s+", " ", folded(word)): code for word, code in data["part_words"].items()}
    patterns = _patterns(language)

    def form(pattern: str) -> str:
        return _form(pattern, patterns)

    # A date may follow a hyphen, but only behind another, 2020-2022 and 30 June-2 July, or in "mid-2020".
    prefix = f"{one_of(known.data['prefixes'])}?" if known.data.get("prefixes") else ""
    middle = "".join(rf"|(?<=\b{re.escape(folded(each))})" for each in data.get("middle", ()))
    middle += "".join(rf"|(?<=\b{re.escape(each)}-)" for each in known.months) if known.is_spaced else ""
    edge = rf"(?<![\w])(?:(?<!\D-){middle}){prefix}" if known.is_spaced else r"(?<![0-9])"
    whole = tuple(
        re.compile(f"{edge}{form(pattern)}") for kind in ("day", "parts", "month", "year") for pattern in data[kind]
    )
    day, month = patterns["day"], patterns["month"]
    to, both = one_of(data["to"]), one_of(data["and"])
    opened = one_of([*data["from"], *data["to"], *data["and"]])
    shortened = "|".join(form(each) for each in data["day_of_year"])
    again = rf"(?:{one_of(data['again'])}\s+)?" if data.get("again") else ""
    edge = known.starts
    return _Words(
        whole=whole,
        spans=tuple(re.compile(form(each)) for each in data.get("spans", ())),
        before=re.compile(
            rf"{edge}(?P<short>{_unnamed(shortened)}|{_unnamed(day)}|{_unnamed(month)})\s*(?P<link>,|{to}|{both})\s*(?:{one_of(data['articles'])}\s+)?{again}\Z"
        ),
        to=re.compile(rf"\s*(?:{to})\s*"),
        both=re.compile(rf"\s*(?:{both})\s*"),
        opening=re.compile(rf"{edge}(?:{opened})\s*\Z"),
        loose=re.compile(rf"{edge}(?:{one_of(data['loose'])})\s*\Z"),
        yearless=re.compile(_yearless(data["day_of_year"], patterns, to, both, known.starts)),
        budget_year=re.compile(
            r"(?<![\d/.])(?:19|20)\d\d[/-]\d\d(?!\d)|(?<![\d/])(?:19|20)\d\d/(?:19|20)\d\d(?![\d/])"
        ),
        not_years=re.compile(rf"\s+{one_of(data['not_years'])}") if data["not_years"] else re.compile(r"(?!)"),
        decades=_decades(data.get("decades", ()), to, both, known.starts),
        decade_forms=_decade_forms(data.get("decade_forms", ())),
        months=known.months,
        parts=parts,
        both_words=frozenset(map(folded, data["both"])),
    )


_DECADE = re.compile(r"(?<![\w/])(?:19|20)\d0(?='s\b)")
"""As in "the 1990's"."""


def _decades(words: Sequence[str], to: str, both: str, edge: str) -> re.Pattern[str]:
    """Return the pattern of decades, which are no years: "les années 1990 et 2000", but "les années 2020 et 2021"."""
    year = r"(?:19|20)\d"
    more = rf"\s*(?:,|{both})\s*{year}0"
    return re.compile(
        rf"{edge}{one_of(words)}\s+(?P<all>{year}0(?:{more})*)(?![\d/]|\s*(?:,|{to}|{both})\s*{year}\d)"
        if words
        else "(?!)"
    )


def _decade_forms(forms: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of decades that are written in a way of their own: "1990-е годы", "años noventa"."""
    return re.compile("|".join(folded(form) for form in forms) or "(?!)")


def _yearless(forms: Sequence[str], patterns: Mapping[str, str], to: str, both: str, edge: str) -> str:
    """Return the pattern of days without a year: "3 May", "14 and 27 January"."""
    one = "|".join(_unnamed(_form(each, patterns)) for each in forms) or "(?!)"
    day = _unnamed(patterns["day"])
    return rf"{edge}(?:{day}\s*(?:,|{to}|{both})\s*){{0,{_MOST_DAYS}}}(?:{one})"


_MOST_DAYS = 12
"""So many days are named in a row before their month; a longer row of numbers is none of days."""


@cache
def _patterns(language: str) -> Mapping[str, str]:
    known = lexicon(language)
    data = known.data["dates"]
    endings = one_of(data["day_endings"]) if data["day_endings"] else "(?!)"
    return {
        "day": rf"(?P<day>[12]\d|3[01]|0?[1-9])(?:{endings})?(?![\d/])",
        "last_day": r"(?P<last_day>[12]\d|3[01]|0?[1-9])",
        "month": rf"(?P<month>{one_of(known.months)})",
        "part": rf"(?P<part>{one_of(data['part_words'])})",
        "year": r"(?P<year>(?:19|20)\d\d)(?![\da-z/]|[.,]\d)",
    }


def _form(pattern: str, patterns: Mapping[str, str]) -> str:
    found = folded(pattern).replace(" ", r"\s+")
    for name, each in patterns.items():
        found = found.replace("{" + name + "}", each)
    return found


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def dates_in(text: str, language: str, taken: Taken) -> Iterator[Find]:
    """Find dates and periods; a year of a budget such as 2024/25 is read and passed over."""
    words, plain = _words(language), folded(text)
    for found in words.budget_year.finditer(plain):
        if _is_budget_year(found[0]):
            taken.take(found.start(), found.end())
    for found in words.decades.finditer(plain):
        taken.take(*found.span("all"))
    for found in (*_DECADE.finditer(plain), *words.decade_forms.finditer(plain)):
        taken.take(*found.span())
    points = _points(words, plain, taken)
    yearless = [each.span() for each in words.yearless.finditer(plain)]
    for first, last in _spans(words, plain, points):
        edtf = first.edtf if first is last else f"{first.edtf}/{last.edtf}"
        try:
            When(edtf)
        except InvalidWhenError:
            continue
        start, end = first.start, last.end
        if not taken.is_free(start, end):
            continue
        taken.take(start, end)
        start = _with_opening(words, plain, start)
        yield Find("date", text[start:end], edtf, start)
    for start, end in yearless:  # the days of a year that is not said are no quantities, and no date either
        if taken.is_free(start, end):
            taken.take(start, end)


def _is_budget_year(text: str) -> bool:
    """Tell whether two years that follow each other name one year of a budget."""
    first, last = int(text[:4]), text[5:]
    if "/" in text:
        return True
    return int(last) == (first + 1) % 100 and not 1 <= int(last) <= 12  # noqa: PLR2004  # a month, as in 2011-12


def _with_opening(words: _Words, plain: str, start: int) -> int:
    loose = words.loose.search(plain, max(0, start - 30), start)
    return loose.start() if loose else start


def _points(words: _Words, plain: str, taken: Taken) -> list[_Point]:
    """Return the whole dates of a text, each once, the most exact first where two begin alike."""
    found: list[_Point] = []
    held = Taken()
    for pattern in (*words.spans, *words.whole):
        for match in pattern.finditer(plain):
            start, end = match.span()
            if not (taken.is_free(start, end) and held.is_free(start, end)) or words.not_years.match(plain, end):
                continue
            point = _point(words, match)
            if point is not None:
                held.take(start, end)
                found += point
    return sorted(found, key=lambda each: each.start)


def _point(words: _Words, match: re.Match[str]) -> list[_Point] | None:
    said = match.groupdict()
    month = words.months.get(re.sub(r"\s+", " ", said.get("month") or ""), 0)
    part = words.parts.get(re.sub(r"\s+", " ", said.get("part") or ""), "")
    day = int(said.get("day") or 0)
    begins = min(match.start(name) for name, words_of in said.items() if words_of)
    point = _Point(begins, match.end(), said["year"], part, month, day)
    last = said.get("last_day")
    if last:
        middle = match.start("last_day")
        return [evolve(point, end=middle), evolve(point, start=middle, day=int(last))]
    return [point]


def _spans(words: _Words, plain: str, points: list[_Point]) -> Iterator[tuple[_Point, _Point]]:
    """Go through dates and periods: what stands before a date in short, and what two dates are the ends of."""
    done = -1
    for place, point in enumerate(points):
        if place <= done:
            continue
        following = points[place + 1] if place + 1 < len(points) else None
        if following is not None and _are_ends(words, plain, point, following):
            done = place + 1
            yield point, following
            continue
        yield from _with_shortened(words, plain, point, floor=points[place - 1].end if place else 0)


def _are_ends(words: _Words, plain: str, first: _Point, last: _Point) -> bool:
    """Tell whether two dates are the ends of a period."""
    between = plain[first.end : last.start]
    if between == "" and first.day and last.day and first.month == last.month:
        return True  # the two ends of one form
    if words.to.fullmatch(between):
        return first.edtf < last.edtf or first.depth != last.depth
    return bool(words.both.fullmatch(between)) and _after_both(words, plain, first.start)


def _after_both(words: _Words, plain: str, start: int) -> bool:
    opening = words.opening.search(plain, max(0, start - 30), start)
    return opening is not None and opening[0].strip() in words.both_words


def _with_shortened(words: _Words, plain: str, point: _Point, *, floor: int) -> Iterator[tuple[_Point, _Point]]:
    """Go through what is said in short before a date of which it takes the year: "from 14 to 23 May 2014"."""
    earlier: list[tuple[_Point, str]] = []
    current = point
    while (found := words.before.search(plain, max(floor, current.start - _LONGEST_SHORT), current.start)) is not None:
        short = _shortened(words, found, current)
        if short is None:
            break
        earlier.append((short, found["link"]))
        current = short
    while earlier:
        first, link = earlier.pop()
        following = earlier[-1][0] if earlier else point
        is_pair = words.both.fullmatch(link) is not None
        is_span = words.to.fullmatch(link) is not None
        if is_span or (is_pair and (first.day or _after_both(words, plain, first.start))):
            yield first, following
            if not earlier:
                return
            earlier.pop()
            continue
        yield first, first
    yield point, point


_LONGEST_SHORT = 60


def _shortened(words: _Words, found: re.Match[str], behind: _Point) -> _Point | None:
    """Complete what is said in short by the date behind it; None where it is no part of such a date."""
    text = found["short"]
    bare = _Point(found.start("short"), found.end("short"), behind.year)
    months = words.months
    named = re.sub(r"\s+", " ", text)
    if named in months:
        return evolve(bare, month=months[named]) if behind.month and not behind.part else None
    digits = re.match(r"\d+", text) or re.search(r"\d+", text)
    if digits is None or not behind.day:
        return None
    month = next((months[each] for each in sorted(months, key=len, reverse=True) if each in named), behind.month)
    return evolve(bare, month=month, day=int(digits[0]))
