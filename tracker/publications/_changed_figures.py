"""Which figures of a publication come out otherwise when they are computed again, and which records explain it."""

import json
from collections import abc
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.documents import Inline, Message, Sequence, Verbatim, phrase
from tracker.model import Indicator, Register
from tracker.publications._changed_records import RecordChange
from tracker.publications._differences import Difference, Kind
from tracker.publications._figures import figures_again, figures_as_json
from tracker.values import ReportingPeriod

__all__ = ["Figures", "changed_figures", "read_figures"]

Figures = abc.Sequence[Mapping[str, Any]]
"""Figures as JSON."""

_BASES = {"evidenced": phrase("evidenced"), "claimed": phrase("claimed"), "derived": phrase("derived")}


def read_figures(content: bytes) -> Figures:
    """
    Read the figures of a publication.

    Raises:
        ValueError: They are something else.
    """
    try:
        found = json.loads(content)["figures"]
        for each in found:
            _name(each), _key(each), each["bounds"], each["missing"], each["records"]["certain"]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None
    return found  # type: ignore[no-any-return]  # looked at above


def changed_figures(
    known: Register,
    period: ReportingPeriod,
    published: Figures,
    declared: Iterable[Indicator],
    changes: tuple[RecordChange, ...],
) -> Iterator[Difference]:
    """
    Go through the figures that come out otherwise, in the order of their indicators.

    Words are left aside: how a number reads is up to the version of the library, what it is must not be.

    Args:
        known: What was known.

        period: The period of the publication.

        published: Its figures.

        declared: The declarations that it froze.

        changes: The records that are no longer what they were.
    """
    again = figures_as_json(figures_again(known, [_key(each) for each in published], declared, period), "en")
    before, after = _by_name(published), _by_name(again)
    for name in sorted(before.keys() | after.keys()):
        was, is_now = before.get(name), after.get(name)
        if was is None or is_now is None or _without_words(was) != _without_words(is_now):
            yield _difference(was, is_now, changes)


def _difference(
    was: Mapping[str, Any] | None, is_now: Mapping[str, Any] | None, changes: tuple[RecordChange, ...]
) -> Difference:
    shown = was or is_now or {}
    basis = _BASES.get(shown["basis"])
    words = Verbatim(str(shown["basis"])) if basis is None else Message(basis)
    subject = Sequence((Verbatim(f"{_key(shown)} ("), words, Verbatim(")")))
    if is_now is None:
        kind = Kind.FIGURE_GONE
        said = Message("figure {figure} was {before}, and is none now", figure=subject, before=_number(was))
    elif was is None:
        kind = Kind.FIGURE_NEW
        said = Message("figure {figure} is {after}, and was none", figure=subject, after=_number(is_now))
    elif _number(was) == _number(is_now):
        kind = Kind.FIGURE_DIFFERS
        said = Message(
            "figure {figure} is {after} still, and rests on other grounds", figure=subject, after=_number(was)
        )
    else:
        kind = Kind.FIGURE_DIFFERS
        said = Message(
            "figure {figure} was {before}, and is {after} now",
            figure=subject,
            before=_number(was),
            after=_number(is_now),
        )
    return Difference(
        kind=kind, subject=_key(shown), said=said, before=was, after=is_now, records=_behind(was, is_now, changes)
    )


def _behind(
    was: Mapping[str, Any] | None, is_now: Mapping[str, Any] | None, changes: tuple[RecordChange, ...]
) -> tuple[RecordChange, ...]:
    """Return the changed records that a figure rested or rests on; if there are none, all that may have moved it."""
    keys = {
        key
        for each in (was, is_now)
        if each is not None
        for certainty in ("certain", "possible")
        for key in each["records"].get(certainty, ())
    }
    return tuple(change for change in changes if change.key in keys) or changes


def _number(figure: Mapping[str, Any] | None) -> Inline:
    """Word the bounds of a figure, or the code of the reason why it is missing."""
    bounds = (figure or {}).get("bounds")
    if not isinstance(bounds, Mapping):
        return Verbatim(str((figure or {}).get("missing")))
    lower, upper = (bounds.get(end) for end in ("lower", "upper"))
    if lower is None and upper is None:
        return Verbatim("..")
    if lower is None:
        return Message("at most {number}", number=Verbatim(str(upper)))
    if upper is None:
        return Message("at least {number}", number=Verbatim(str(lower)))
    if lower == upper:
        return Verbatim(str(lower))
    return Message("{lower} to {upper}", lower=Verbatim(str(lower)), upper=Verbatim(str(upper)))


def _key(figure: Mapping[str, Any]) -> str:
    return f"{figure['indicator']}@{figure['version']}"


def _name(figure: Mapping[str, Any]) -> str:
    """Tell a figure from all others: by its indicator and version, what part it is of, and what it rests on."""
    return json.dumps([_key(figure), figure["basis"], figure["by"]], sort_keys=True)


def _by_name(figures: Figures) -> dict[str, Mapping[str, Any]]:
    return {_name(figure): figure for figure in figures}


def _without_words(figure: Mapping[str, Any]) -> dict[str, Any]:
    bounds = figure["bounds"]
    numbers = {end: bounds.get(end) for end in ("lower", "upper")} if isinstance(bounds, Mapping) else bounds
    left = {key: value for key, value in figure.items() if key not in {"assumptions", "bounds"}}
    return {**left, "bounds": numbers, "assumptions": len(figure.get("assumptions", ()))}
