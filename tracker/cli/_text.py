"""What commands print for people: plain text that fits a terminal."""

from collections.abc import Iterable, Iterator

from tracker.cli._room import wrapped
from tracker.cli._said import said
from tracker.codelists import area
from tracker.comparison import Attainment, Comparison, Panel, Severity, TargetPath
from tracker.documents import Counted, DateText, Inline, Message, Numeral, Verbatim, phrase
from tracker.indicators import REGIONAL, Figure
from tracker.languages import counted, number
from tracker.model import IndicatorKind
from tracker.values import Bounds, When, inert
from tracker.words._changes import change_of, notes_on
from tracker.words._figures import figure_of, time_of
from tracker.words._numbers import amount_of, bounds_in_words, outward, range_in_words
from tracker.words._remedies import advice_in_words
from tracker.words._targets import attained_in_words
from tracker.words._terms import brief, code_in_words

__all__ = ["comparison_block", "figure_block", "figure_head", "target_block"]

_FIGURE, _TIME, _BOUNDS, _REMARKS = phrase("figure"), phrase("time"), phrase("bounds"), phrase("remarks")
_RECORDS, _POSSIBLY = phrase("records"), phrase("possibly")
_BEFORE, _AFTER, _CHANGE, _NEW, _GONE = (
    phrase("before"),
    phrase("after"),
    phrase("change"),
    phrase("new"),
    phrase("gone"),
)
_START, _PLANNED, _REACHED = phrase("start"), phrase("planned"), phrase("reached")
_TARGET, _ON_TRACK = phrase("target"), phrase("on track")
_NOTE, _REMEDY, _ADVICE = phrase("note"), phrase("remedy"), phrase("advice")
_BOTH, _CAME, _WENT = phrase("in both"), phrase("came"), phrase("went")
_NEWLY, _NO_LONGER = phrase("newly in"), phrase("lapsed")

_LABELS = (
    _FIGURE, _TIME, _BOUNDS, _REMARKS, _RECORDS, _POSSIBLY,
    _BEFORE, _AFTER, _CHANGE, _NEW, _GONE, _NOTE, _REMEDY, _ADVICE,
    _START, _PLANNED, _REACHED, _TARGET, _ON_TRACK,
    _BOTH, _CAME, _WENT, _NEWLY, _NO_LONGER,
)  # fmt: skip


def figure_block(figure: Figure, language: str) -> str:
    """Print a figure: what it measures, the number, its bounds if they say more, and the records behind it."""
    lines: list[tuple[str, Inline]] = [(_FIGURE, _with_unit(figure, language)), (_TIME, time_of(figure))]
    if figure.bounds is not None and not figure.bounds.is_exact:
        lines.append((_BOUNDS, _between(figure.bounds, figure.reading.name)))
    if figure.flags:
        lines.append((_REMARKS, Verbatim(", ".join(said(brief(flag), language) for flag in figure.flags))))
    if figure.certain:
        lines.append((_RECORDS, Verbatim(", ".join(figure.certain))))
    if figure.possible:
        lines.append((_POSSIBLY, Verbatim(", ".join(figure.possible))))
    return _block(figure_head(figure, language), lines, language)


def figure_head(figure: Figure, language: str) -> str:
    """Say which figure it is: its title and part, and in brackets its indicator and what it rests on."""
    part = "".join(
        f" – {said(code_in_words('Row', dimension), language)} {_code(dimension, code, language)}"
        for dimension, code in figure.by
    )
    basis = said(brief(figure.basis), language)
    return f"{inert(figure.indicator.title.best(language))}{part}  [{figure.indicator.id}, {basis}]"


def comparison_block(comparison: Comparison, language: str, asked: str | None = None) -> str:
    """Print a comparison: both figures, the verdict, what the reader must know, and the remedy *asked* for."""
    indicator, change = comparison.indicator, comparison.change
    lines: list[tuple[str, Inline]] = []
    for label, figure in ((_BEFORE, comparison.before), (_AFTER, comparison.after)):
        shown = Message(
            "{figure}, {time} ({basis})",
            figure=_with_unit(figure, language),
            time=time_of(figure),
            basis=brief(figure.basis),
        )
        lines.append((label, shown))
    verdict = change_of(comparison)
    if change.grade and not any(reason.code == "CARRIED" for reason in comparison.comparability.reasons):
        verdict = Message(
            "{change} (holds under the {reading} reading)",
            change=verdict,
            reading=code_in_words("Reading", change.grade),
        )
    lines.append((_CHANGE, verdict))
    if change.churn.entries or change.churn.exits:
        lines.append((_NEW, _codes(change.churn.entries)))
        lines.append((_GONE, _codes(change.churn.exits)))
    lines.extend((_NOTE, note) for note in notes_on(comparison))
    lines.extend(_what_to_do(comparison, asked))
    if comparison.panel is not None:
        lines.extend(_panel_lines(comparison.panel))
    return _block(f"{inert(indicator.title.best(language))}  [{indicator.id}]", lines, language)


def target_block(found: Attainment, path: TargetPath | None, language: str) -> str:
    """Print a target: where it started, what was planned and what was reached, and the verdict on it."""
    target, indicator = found.target, found.actual.indicator
    due = DateText(target.at) if target.at is not None else Verbatim(target.period or "")
    reached = Message(
        "{figure}, {time} ({basis})",
        figure=_with_unit(found.actual, language),
        time=time_of(found.actual),
        basis=brief(found.actual.basis),
    )
    lines: list[tuple[str, Inline]] = []
    if target.baseline is not None:
        lines.append((_START, amount_of(target.baseline)))
    lines.append((_PLANNED, Message("{figure}, {time}", figure=amount_of(target.value), time=due)))
    lines.append((_REACHED, reached))
    if path is None:
        lines.append((_TARGET, attained_in_words(found)))
    else:
        asked = Message(
            "{verdict}; by {time} a straight line asks for {number}",
            verdict=brief(path.verdict),
            time=DateText(When.on(path.on)),
            number=bounds_in_words(outward(path.required)),
        )
        lines.append((_ON_TRACK, asked))
    part = "".join(f" – {code}" for _, code in target.breakdown)
    return _block(f"{inert(indicator.title.best(language) + part)}  [{inert(target.key)}]", lines, language)


def _what_to_do(comparison: Comparison, asked: str | None) -> Iterator[tuple[str, Inline]]:
    """Name the remedies that would lift a block, and say what only people can do."""
    reasons = comparison.comparability.reasons
    blocks = comparison.comparability.blocks
    remedies = sorted({remedy for reason in blocks for remedy in reason.remedies})
    # No remedy brings a figure that is not there.
    if remedies and not any(reason.code == "MISSING" for reason in blocks):
        yield _REMEDY, Verbatim(", ".join(remedies))
    if asked not in (None, "default") and comparison.remedied is None:
        yield _REMEDY, Message("{remedy} cannot be done with these figures", remedy=Verbatim(str(asked)))
    for name in dict.fromkeys(
        name for reason in reasons if reason.severity is not Severity.INFO for name in reason.advice
    ):
        yield _ADVICE, advice_in_words(name)


def _panel_lines(found: Panel) -> Iterator[tuple[str, Inline]]:
    """Say who is in both periods, who came and who went, or is only recorded in one of them."""
    for label, codes in (
        (_BOTH, found.possible),
        (_CAME, found.entries),
        (_WENT, found.exits),
        (_NEWLY, found.newly_recorded),
        (_NO_LONGER, found.no_longer_recorded),
    ):
        if codes:
            yield label, _codes(codes)


def _block(head: str, lines: Iterable[tuple[str, Inline]], language: str) -> str:
    """Write a heading and below it each label with its text, wrapped."""
    width = 1 + max(len(said(Message(label), language)) for label in _LABELS)
    written = [
        wrapped(
            said(text, language),
            first=f"  {said(Message(label), language):<{width}}",
            others=" " * (width + 2),
        )
        for label, text in lines
    ]
    return "\n".join([head, *written]) + "\n"


def _code(dimension: str, code: str, language: str) -> str:
    """Name a region, which nobody knows by its number; other codes are what users type."""
    return area(code).name(language) if dimension == "region" and code != REGIONAL else code


def _with_unit(figure: Figure, language: str) -> Inline:
    """Say a figure with what it counts: a number alone decides on the form of the unit, any other has the plural."""
    if figure.indicator.kind is IndicatorKind.RATIO:
        return figure_of(figure)
    shown, brief = figure_of(figure), figure_of(figure, brief=True)
    if shown != brief and isinstance(shown, Message):
        # What is said of the records comes after what they count: "more than 440 practitioners (18 of 21 …)".
        return Message(shown.id, **{**dict(shown.parts), "number": _counting(brief, figure, language)})
    return _counting(shown, figure, language)


def _counting(shown: Inline, figure: Figure, language: str) -> Inline:
    unit = figure.indicator.unit
    if isinstance(shown, Numeral):
        return Counted(shown.value, unit)
    parts = dict(shown.parts) if isinstance(shown, Message) else {}
    if isinstance(shown, Message) and isinstance(parts.get("number"), Numeral) and "more" in parts:
        return Message(shown.id, **{**parts, "number": _counting(parts["number"], figure, language)})
    return Message("{figure} {unit}", figure=shown, unit=Verbatim(_plural(unit, language)))


_MANY = 100
"""A number that goes with the plural in every language, where some have forms for two, or for three to ten."""


def _plural(unit: str, language: str) -> str:
    return counted(_MANY, unit, language).replace(number(_MANY, language), "", 1).strip()


def _between(bounds: Bounds, reading: str) -> Inline:
    """Say from where to where a number may lie, and under which reading of its words."""
    words = range_in_words(bounds)
    return Message("{range} ({reading} reading)", range=words, reading=code_in_words("Reading", reading))


def _codes(codes: tuple[str, ...]) -> Inline:
    return Verbatim(", ".join(codes)) if codes else Message("none")
