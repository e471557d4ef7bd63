"""Transitions between two days, and the roll-forward that they add up to."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from tracker.codelists import COMMON_CODES, Scales
from tracker.followup._status import NOT_ISSUED, NOT_YET_OBSERVED, Status, status
from tracker.followup._tally import Behind, Tally
from tracker.followup._timeline import Course
from tracker.values import Bounds, InternationalString


@frozen(kw_only=True)
class StatusCount:
    """
    How many recommendations have a status on a day.

    Attributes:
        status: The status.

        bounds: How many have it.

        before: How many had it on the day compared with, on the scale of today; None if no day is compared with.

        change: How many more have it than before; None if no day is compared with, or the two are not comparable.

        is_comparable: Whether a change can be told: not where a recommendation has moved to another scale without a
            concordance between the two.

        records: The recommendations behind each number, by its name: behind ``bounds``, and if a day is compared with,
            behind ``before`` and ``change``; behind a change are those that came to have the status or no longer do.
    """

    status: Status
    bounds: Bounds
    before: Bounds | None = None
    change: Bounds | None = None
    is_comparable: bool = True
    records: Mapping[str, Behind]


@frozen(kw_only=True)
class Transition:
    """
    How many recommendations went from one status to another, or stayed.

    Attributes:
        before: The status on the earlier day; ``not_issued`` for one that came in.

        after: The status on the later day.

        bounds: How many.

        records: Which recommendations they are.
    """

    before: Status
    after: Status
    bounds: Bounds
    records: Behind


@frozen(kw_only=True)
class ScaleBreak:
    """
    That recommendations moved from one scale to another.

    Attributes:
        before: The scale left.

        after: The scale taken up.

        titles: What the two are called.

        has_concordance: Whether statuses can be translated.

        bounds: How many recommendations moved.

        records: Which recommendations they are.
    """

    before: str
    after: str
    titles: tuple[InternationalString, InternationalString]
    has_concordance: bool
    bounds: Bounds
    records: Behind


def status_counts(found: Tally[Course], scales: Scales) -> tuple[StatusCount, ...]:
    """Count the recommendations by their status on one day: every code of a scale in use, and not yet observed."""
    return tuple(_status_count(each, found.behind(_ends_in(each))) for each in _in_use(found, scales))


def _status_count(status: Status, behind: Behind) -> StatusCount:
    return StatusCount(status=status, bounds=behind.bounds, records=MappingProxyType({"bounds": behind}))


def changed_counts(found: Tally[Course], scales: Scales) -> tuple[StatusCount, ...]:
    """Count them by their status on the later of two days, with what changed since the earlier one."""
    foreign = {
        scale for each in breaks(found, scales) if not each.has_concordance for scale in (each.before, each.after)
    }
    translated = _translated(found, scales)
    return tuple(
        _changed_count(each, found, translated, is_comparable=each.scale not in foreign)
        for each in _in_use(found, scales)
    )


def _changed_count(
    status: Status, found: Tally[Course], translated: Tally[Course], *, is_comparable: bool
) -> StatusCount:
    gain = _gain_of(status)
    behind = {"bounds": found.behind(_ends_in(status)), "before": translated.behind(_begins_in(status))}
    bounds, before = (each.bounds for each in behind.values())
    if is_comparable:
        behind["change"] = translated.behind(lambda course: gain(course) != 0)
    return StatusCount(
        status=status,
        bounds=bounds,
        before=before,
        change=translated.extent(gain) if is_comparable else None,
        is_comparable=is_comparable,
        records=MappingProxyType(behind),
    )


def _ends_in(status: Status) -> Callable[[Course], bool]:
    return lambda course: course[-1] == status


def _begins_in(status: Status) -> Callable[[Course], bool]:
    return lambda course: course[0] == status


def _gain_of(status: Status) -> Callable[[Course], int]:
    return lambda course: (course[-1] == status) - (course[0] == status)


def transitions(found: Tally[Course], scales: Scales) -> tuple[Transition, ...]:
    """Count each pair of statuses on two days; a recommendation not made by the later day is in none."""
    rank = _rank_in(scales)
    pairs = sorted({(course[0], course[-1]) for course in found.all()}, key=lambda pair: tuple(map(rank, pair)))
    return tuple(
        _transition(before, after, found.behind(_is((before, after))))
        for before, after in pairs
        if after is not NOT_ISSUED
    )


def _transition(before: Status, after: Status, behind: Behind) -> Transition:
    return Transition(before=before, after=after, bounds=behind.bounds, records=behind)


def _is(pair: tuple[Status, Status]) -> Callable[[Course], bool]:
    return lambda course: (course[0], course[-1]) == pair


def breaks(found: Tally[Course], scales: Scales) -> tuple[ScaleBreak, ...]:
    """Return the moves from scale to scale between two days."""
    moves = sorted({(one, other) for course in found.all() if (one := course[0].scale) and (other := course[-1].scale)})
    return tuple(_break(move, found.behind(_moves(move)), scales) for move in moves if move[0] != move[1])


def _break(move: tuple[str, str], behind: Behind, scales: Scales) -> ScaleBreak:
    before, after = move
    return ScaleBreak(
        before=before,
        after=after,
        titles=(scales[before].title, scales[after].title),
        has_concordance=scales.concordance(before, after) is not None,
        bounds=behind.bounds,
        records=behind,
    )


def _moves(scales_of_both: tuple[str, str]) -> Callable[[Course], bool]:
    return lambda course: (course[0].scale, course[-1].scale) == scales_of_both


def _translated(found: Tally[Course], scales: Scales) -> Tally[Course]:
    """Translate the earlier status of what moved to another scale, where there is a concordance."""
    ids: defaultdict[frozenset[Course], list[str]] = defaultdict(list)
    for courses, names in found.ids.items():
        ids[frozenset(each for course in courses for each in _on_the_later_scale(course, scales))] += names
    return Tally(ids)


def _on_the_later_scale(course: Course, scales: Scales) -> Iterator[Course]:
    before, after = course[0], course[-1]
    codes = None
    if before.on is not None and after.on is not None and before.scale != after.scale:
        codes = scales.concordance(before.on.name, after.on.name)
    if codes is None or after.on is None:
        yield before, after
    else:
        yield from ((status(after.on, code), after) for code in codes[before.code])


def _in_use(found: Tally[Course], scales: Scales) -> list[Status]:
    """Return every status of the scales in use, in the order of the scales, with not yet observed at the end."""
    names = {each.scale for course in found.all() for each in course}
    in_use = [status(each, code) for name, each in scales.items() if name in names for code in each]
    return [*(each for each in in_use if each.code not in COMMON_CODES or _occurs(each, found)), NOT_YET_OBSERVED]


def _occurs(wanted: Status, found: Tally[Course]) -> bool:
    return any(wanted in course for course in found.all())


def _rank_in(scales: Scales) -> Callable[[Status], tuple[int, int]]:
    """Order by scale and code, with what is not observed and not made first."""
    places = {name: place for place, name in enumerate(scales)}

    def rank(each: Status) -> tuple[int, int]:
        if each.on is None:
            return (-1, 0 if each is NOT_ISSUED else 1)
        return places[each.on.name], list(each.on).index(each.code)

    return rank


# -- roll-forward -----------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class RollForward:
    """
    The movements of one group of recommendations over a period.

    Attributes:
        group: The group, as dimension and value; empty for all recommendations.

        opening: Open on the day before the period.

        issued: Made in the period.

        reopened: Closed at the opening, open at the closing.

        implemented: Open at the opening or made since, implemented at the closing.

        closed_otherwise: Open at the opening or made since, closed otherwise at the closing.

        closing: Open on the last day of the period.

        reclassified: Moved between implemented and closed otherwise, outside the backlog on both days.

        records: The recommendations behind each of these numbers, by its name.
    """

    group: Mapping[str, InternationalString | str | None]
    opening: Bounds
    issued: Bounds
    reopened: Bounds
    implemented: Bounds
    closed_otherwise: Bounds
    closing: Bounds
    reclassified: Bounds
    records: Mapping[str, Behind]


def is_newly_issued(before: Status, after: Status) -> bool:
    """Tell whether a recommendation was made between two days."""
    return not before.is_issued and after.is_issued


def is_reopened(before: Status, after: Status) -> bool:
    """Tell whether a recommendation was closed and is open again."""
    return before.is_issued and not before.is_open and after.is_open


def is_under_review(before: Status, after: Status) -> bool:
    """Tell whether a recommendation was open at the opening, made since, or reopened."""
    return before.is_open or is_newly_issued(before, after) or is_reopened(before, after)


def _is_implemented(before: Status, after: Status) -> bool:
    return is_under_review(before, after) and after.is_implemented


def _is_closed_otherwise(before: Status, after: Status) -> bool:
    return is_under_review(before, after) and after.is_closed_otherwise


def _is_reclassified(before: Status, after: Status) -> bool:
    was_closed = before.is_issued and not before.is_open
    return was_closed and not after.is_open and before.status_class is not after.status_class


def roll_forward(found: Tally[Course], group: Mapping[str, InternationalString | str | None]) -> RollForward:
    """Make the roll-forward of a group from its statuses at the opening and at the closing."""

    def moved(movement: Callable[[Status, Status], bool]) -> Behind:
        return found.behind(lambda course: movement(*course))

    # L70: opening and movements give the closing; L71: which opens the next period.
    behind = {
        "opening": moved(lambda before, _: before.is_open),
        "issued": moved(is_newly_issued),
        "reopened": moved(is_reopened),
        "implemented": moved(_is_implemented),
        "closed_otherwise": moved(_is_closed_otherwise),
        "closing": moved(lambda _, after: after.is_open),
        "reclassified": moved(_is_reclassified),
    }
    counts = {name: each.bounds for name, each in behind.items()}
    return RollForward(group=group, records=MappingProxyType(behind), **counts)
