"""Transitions between two days, and the roll-forward that they add up to."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from attrs import frozen

from tracker.codelists import COMMON_CODES, concordance, scales
from tracker.followup._status import NOT_ISSUED, NOT_YET_OBSERVED, Status, status
from tracker.followup._tally import Tally
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
    """

    status: Status
    bounds: Bounds
    before: Bounds | None = None
    change: Bounds | None = None
    is_comparable: bool = True


@frozen(kw_only=True)
class Transition:
    """
    How many recommendations went from one status to another, or stayed.

    Attributes:
        before: The status on the earlier day; ``not_issued`` for one that came in.

        after: The status on the later day.

        bounds: How many.
    """

    before: Status
    after: Status
    bounds: Bounds


@frozen(kw_only=True)
class ScaleBreak:
    """
    That recommendations moved from one scale to another.

    Attributes:
        before: The scale left.

        after: The scale taken up.

        has_concordance: Whether statuses can be translated.

        bounds: How many recommendations moved.
    """

    before: str
    after: str
    has_concordance: bool
    bounds: Bounds


def status_counts(found: Tally) -> tuple[StatusCount, ...]:
    """Count the recommendations by their status on one day: every code of a scale in use, and not yet observed."""
    return tuple(StatusCount(status=each, bounds=found.bounds(_ends_in(each))) for each in _in_use(found))


def changed_counts(found: Tally) -> tuple[StatusCount, ...]:
    """Count them by their status on the later of two days, with what changed since the earlier one."""
    foreign = {scale for each in breaks(found) if not each.has_concordance for scale in (each.before, each.after)}
    translated = _translated(found)
    return tuple(
        StatusCount(
            status=each,
            bounds=found.bounds(_ends_in(each)),
            before=translated.bounds(_begins_in(each)),
            change=None if each.scale in foreign else translated.extent(_gain_of(each)),
            is_comparable=each.scale not in foreign,
        )
        for each in _in_use(found)
    )


def _ends_in(status: Status) -> Callable[[Course], bool]:
    return lambda course: course[-1] == status


def _begins_in(status: Status) -> Callable[[Course], bool]:
    return lambda course: course[0] == status


def _gain_of(status: Status) -> Callable[[Course], int]:
    return lambda course: (course[-1] == status) - (course[0] == status)


def transitions(found: Tally) -> tuple[Transition, ...]:
    """Count each pair of statuses on two days; a recommendation not made by the later day is in none."""
    pairs = sorted({(course[0], course[-1]) for course in found.courses()}, key=lambda pair: tuple(map(_rank, pair)))
    return tuple(
        Transition(before=before, after=after, bounds=found.bounds(_is((before, after))))
        for before, after in pairs
        if after is not NOT_ISSUED
    )


def _is(pair: tuple[Status, Status]) -> Callable[[Course], bool]:
    return lambda course: (course[0], course[-1]) == pair


def breaks(found: Tally) -> tuple[ScaleBreak, ...]:
    """Return the moves from scale to scale between two days."""
    moves = sorted(
        {(one, other) for course in found.courses() if (one := course[0].scale) and (other := course[-1].scale)}
    )
    return tuple(
        ScaleBreak(
            before=one,
            after=other,
            has_concordance=concordance(one, other) is not None,
            bounds=found.bounds(_moves((one, other))),
        )
        for one, other in moves
        if one != other
    )


def _moves(scales_of_both: tuple[str, str]) -> Callable[[Course], bool]:
    return lambda course: (course[0].scale, course[-1].scale) == scales_of_both


def _translated(found: Tally) -> Tally:
    """Translate the earlier status of what moved to another scale, where there is a concordance."""
    counts: Counter[frozenset[Course]] = Counter()
    for courses, count in found.counts.items():
        counts[frozenset(each for course in courses for each in _on_the_later_scale(course))] += count
    return Tally(counts)


def _on_the_later_scale(course: Course) -> Iterator[Course]:
    before, after = course[0], course[-1]
    codes = None
    if before.scale is not None and after.scale is not None and before.scale != after.scale:
        codes = concordance(before.scale, after.scale)
    if codes is None or after.scale is None:
        yield before, after
    else:
        yield from ((status(after.scale, code), after) for code in codes[before.code])


def _in_use(found: Tally) -> list[Status]:
    """Return every status of the scales in use, in the order of the scales, with not yet observed at the end."""
    names = {each.scale for course in found.courses() for each in course}
    in_use = [status(name, code) for name, each in scales().items() if name in names for code in each]
    return [*(each for each in in_use if each.code not in COMMON_CODES or _occurs(each, found)), NOT_YET_OBSERVED]


def _occurs(wanted: Status, found: Tally) -> bool:
    return any(wanted in course for course in found.courses())


def _rank(each: Status) -> tuple[int, int]:
    """Order by scale and code, with what is not observed and not made first."""
    if each.scale is None:
        return (-1, 0 if each is NOT_ISSUED else 1)
    return (list(scales()).index(each.scale), list(scales()[each.scale]).index(each.code))


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
    """

    group: Mapping[str, InternationalString | str | None]
    opening: Bounds
    issued: Bounds
    reopened: Bounds
    implemented: Bounds
    closed_otherwise: Bounds
    closing: Bounds
    reclassified: Bounds


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


def roll_forward(found: Tally, group: Mapping[str, InternationalString | str | None]) -> RollForward:
    """Make the roll-forward of a group from its statuses at the opening and at the closing."""

    def count(movement: Callable[[Status, Status], bool]) -> Bounds:
        return found.bounds(lambda course: movement(*course))

    # L70: opening and movements give the closing; L71: which opens the next period.
    return RollForward(
        group=group,
        opening=count(lambda before, _: before.is_open),
        issued=count(is_newly_issued),
        reopened=count(is_reopened),
        implemented=count(_is_implemented),
        closed_otherwise=count(_is_closed_otherwise),
        closing=count(lambda _, after: after.is_open),
        reclassified=count(_is_reclassified),
    )
