"""How figures read: the number in plain words, with what it counts, its time and its title."""

from collections.abc import Iterable, Iterator

from tracker.codelists import area, codelist, countries
from tracker.documents import Counted, DateText, Inline, Message, Numeral, PeriodText, Sequence, Verbatim
from tracker.documents._inline import Unit, number_in
from tracker.indicators import Figure, Flag
from tracker.indicators._counted_records import REGIONAL
from tracker.model import IndicatorKind, Register
from tracker.model._kinds import KIND_LISTS
from tracker.values import Bounds, InternationalString
from tracker.words._numbers import (
    NIL,
    NOT_AVAILABLE,
    amount_of,
    at_least,
    bounds_in_words,
    outward,
    share_in_per_cent,
    share_of,
)
from tracker.words._records import country_name, named
from tracker.words._terms import brief, code_in_words


def figure_of(figure: Figure, *, words: bool = False, brief: bool = False) -> Inline:
    """
    Word a figure: the number alone, without what it counts.

    Args:
        figure: The figure.

        words: Whether a number under ten is written as a word, as running text does.

        brief: Whether to leave out how many of its records state a number, where the place is narrow.
    """
    if figure.bounds is None:
        return NOT_AVAILABLE
    if figure.is_nothing:
        return NIL
    if figure.source is not None:
        return share_of(figure.source) if figure.indicator.unit == "share" else amount_of(figure.source, words=words)
    if figure.parts and figure.indicator.part_of_whole:
        return _share(figure, figure.bounds, brief=brief)
    number = _computed(figure, figure.bounds, words=words)
    if Flag.UNSTATED in figure.flags and figure.stated is not None and not brief:
        stating, every = figure.stated
        number = Message(
            "{number} ({stating} of {every} {every:event|events} {every:states|state} a number)",
            number=number,
            stating=Numeral(stating),
            every=Numeral(every),
        )
    return number


def _share(figure: Figure, bounds: Bounds, *, brief: bool) -> Inline:
    """Word a part of a whole in per cent, with both numbers: a share without them cannot be judged."""
    if (bounds.lower, bounds.upper) == (0, 1):
        return NOT_AVAILABLE  # which says no more than that it is a share
    share = share_in_per_cent(bounds)
    if brief:
        return share
    part, whole = figure.parts
    return Message(
        "{share} ({part} of {whole})", share=share, part=figure_of(part, brief=True), whole=figure_of(whole, brief=True)
    )


def _computed(figure: Figure, bounds: Bounds, *, words: bool) -> Inline:
    lower, upper = bounds.lower, bounds.upper
    if upper is None and lower is not None and figure.granule > 1 and lower >= figure.granule:
        rounded = lower // figure.granule * figure.granule
        return at_least(rounded, strictly=rounded != lower)
    if lower is None or upper is None or figure.indicator.counts != "records":
        return bounds_in_words(bounds, words=words)
    if upper > 2 * lower > 0 and upper - lower == len(figure.possible):
        return Message(
            "at least {number}; {more} more not precisely dated",
            number=Numeral(lower, words=words),
            more=Numeral(upper - lower, words=words),
        )
    return bounds_in_words(bounds, words=words)


def time_of(figure: Figure) -> Inline:
    """Say which period or date a figure is about."""
    if figure.at is not None:
        return DateText(figure.at)
    return PeriodText(figure.period or figure.asked)


def dated_figure_of(figure: Figure, *, brief: bool = False) -> Inline:
    """Word a figure for a table whose column names the period: a figure at another time brings its own."""
    shown = figure_of(figure, brief=brief)
    if figure.missing is not None or (figure.at is None and figure.period == figure.asked):
        return shown
    return Message("{figure} ({time})", figure=shown, time=time_of(figure))


def figure_bounds(figure: Figure) -> Inline:
    """Word the bounds of a figure without regard to how its sources word it."""
    return NOT_AVAILABLE if figure.bounds is None else bounds_in_words(outward(figure.bounds))


def scope_of(figure: Figure) -> Inline:
    """Say of which part a figure is: its row, and what kind of thing it counts."""
    entities = figure.indicator.entities
    return Verbatim(", ".join([*(code for _, code in figure.by), *([entities.value] if entities else [])]) or "–")


def titled(register: Register, figure: Figure) -> Inline:
    """
    Return the title of a figure, with the thing that it is about where its indicator is about several.

    What only a draft names is no record of a report, whose readers know no ids.
    """
    subject = dict(figure.by).get("about")
    if subject is None:
        return figure.indicator.title
    name = named(register, subject)
    if name == Verbatim(subject):
        name = Message("a record that is still a draft")
    if isinstance(name, InternationalString) and any(":" in text for _, text in name.texts):
        return Message("{title} – {subject}", title=figure.indicator.title, subject=name)  # one colon is enough
    return Message("{title}: {subject}", title=figure.indicator.title, subject=name)


# -- with what it counts ----------------------------------------------------------------------------------------------


def figure_with_unit(figure: Figure, *, words: bool = False, is_brief: bool = False) -> Inline:
    """
    Say a figure with what it counts, or why there is none.

    The last number that is said decides on the form of the unit: "at least 1 State", "1 to 5 States".

    Args:
        figure: The figure.

        words: Whether a number under ten is written as a word, as running text does.

        is_brief: Whether to leave out how many of its records state a number.
    """
    if figure.missing is not None:
        return brief(figure.missing)
    narrow = figure_of(figure, words=words, brief=True)
    shown = narrow if is_brief else figure_of(figure, words=words)
    if figure.indicator.kind is IndicatorKind.RATIO:
        return shown
    if shown != narrow and isinstance(shown, Message):
        # What is said of the records comes after what they count: "more than 440 practitioners (18 of 21 …)".
        return Message(shown.id, **{**dict(shown.parts), "number": _counting(narrow, figure.indicator.unit)})
    return _counting(shown, figure.indicator.unit)


def count_with_unit(bounds: Bounds, unit: str, *, words: bool = False) -> Inline:
    """Say a number of records with what they are: "at least one meeting", "two or three meetings"."""
    return _counting(bounds_in_words(bounds, words=words), unit)


def _counting(shown: Inline, unit: str) -> Inline:
    if isinstance(shown, Numeral):
        return Counted(shown.value, unit, words=shown.words)
    parts = dict(shown.parts) if isinstance(shown, Message) else {}
    if isinstance(shown, Message) and isinstance(parts.get("number"), Numeral):
        # "at least one activity": the number decides on the form of what it counts, behind a hedge too.
        return Message(shown.id, **{**parts, "number": _counting(parts["number"], unit)})
    return Message("{figure} {unit}", figure=shown, unit=Unit(unit, number_in(shown)))


def figure_and_time(figure: Figure) -> Inline:
    """Say a figure with what it counts, its time and what it rests on: "150 parties, July 2022 (evidenced)"."""
    return Message(
        "{figure}, {time} ({basis})", figure=figure_with_unit(figure), time=time_of(figure), basis=brief(figure.basis)
    )


def figure_head(figure: Figure, register: Register | None = None) -> Inline:
    """Say which figure it is: its title and part, and in brackets its indicator and what it rests on."""
    of = figure.indicator.of
    parts = (part_in_words(part, of, register) for part in figure.by)
    basis = brief(figure.basis)
    source = Sequence((Verbatim(f"  [{figure.indicator.id}, "), basis, Verbatim("]")))
    return Sequence((figure.indicator.title, *parts, source))


def figure_keys(figure: Figure, register: Register | None = None) -> Iterator[tuple[Inline, Inline]]:
    """Say which figure it is, part by part, each with its label: what `figure_head` says in one line."""
    yield Message("indicator"), figure.indicator.title
    yield from part_keys(figure.by, figure.indicator.of, register)
    yield Message("id"), Verbatim(figure.indicator.id)
    yield Message("basis"), brief(figure.basis)


def part_keys(
    by: Iterable[tuple[str, str]], of: str | None = None, register: Register | None = None
) -> Iterator[tuple[Inline, Inline]]:
    """
    Say of which part of the whole something is: the name of each part, and its code beside it.

    Args:
        by: A code for each dimension.

        of: The table of the records that are counted; None for none.

        register: The register that names its records; None calls them by their ids.
    """
    for dimension, code in by:
        label = Message("subject") if dimension == "about" else code_in_words("Row", dimension)
        name = _name_of(dimension, code, of, register)
        yield label, name
        if name != Verbatim(code):
            yield Message("{part}, code", part=label), Verbatim(code)


def _name_of(dimension: str, code: str, of: str | None, register: Register | None) -> Inline:
    if dimension == "country" and code in countries():
        return country_name(code)
    if dimension == "kind" and of in KIND_LISTS and code in codelist(KIND_LISTS[of]):
        return codelist(KIND_LISTS[of])[code].title
    if dimension in ("programme", "about") and register is not None:
        return named(register, code)
    return _named(dimension, code)


def part_in_words(part: tuple[str, str], of: str | None = None, register: Register | None = None) -> Inline:
    """
    Say of which part of the whole a figure is, behind its title: " – country Pakistan"; nobody reads codes on paper.

    Args:
        part: The dimension and the code.

        of: The table of the records that are counted; None for none.

        register: The register that names its records; None calls them by their ids.
    """
    dimension, code = part
    name = _name_of(dimension, code, of, register)
    if _says(name, dimension):
        return Sequence((Verbatim(" – "), name))
    return Sequence((Verbatim(" – "), code_in_words("Row", dimension), Verbatim(" "), name))


def _says(name: Inline, dimension: str) -> bool:
    """Tell whether a title begins with the word for what it names: "Programme One" is no "programme Programme One"."""
    return isinstance(name, InternationalString) and any(text.casefold().startswith(dimension) for text in name)


def _named(dimension: str, code: str) -> Inline:
    """Name a region, which nobody knows by its number; other codes are what users type."""
    return area(code).names if dimension == "region" and code != REGIONAL else Verbatim(code)
