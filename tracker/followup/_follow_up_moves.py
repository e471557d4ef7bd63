"""What moved between two follow-ups of one period: the numbers, and the recommendations that have another status."""

from collections.abc import Iterable, Iterator

from attrs import fields, frozen

from tracker.comparison._registers import spans_of
from tracker.followup._follow_up_figures import follow_up_figures, without_rates
from tracker.followup._known import is_over
from tracker.followup._transitions import RollForward
from tracker.indicators._question import AnyPeriod
from tracker.model import Aspect, FollowUpFigures, FollowUpNumber, FollowUpStatus, Register
from tracker.values import ReportingPeriod

MoveKey = tuple[str, Aspect, str]
"""What moved: a number or a recommendation, under which aspect, and its name or id."""


@frozen(kw_only=True)
class NumberMove:
    """
    A number of a follow-up that is another one.

    Attributes:
        aspect: Whose word counts.

        name: The name of the number, such as ``closing``.

        before: What it was; None where it was nought, or a share of nothing.

        after: What it is; None likewise.
    """

    aspect: Aspect
    name: str
    before: FollowUpNumber | None
    after: FollowUpNumber | None

    @property
    def key(self) -> MoveKey:
        """What tells it from every other number and recommendation."""
        return "number", self.aspect, self.name

    @property
    def recommendations(self) -> tuple[str, ...]:
        """The ids of those that count in it otherwise than they did, sorted; none of a share."""
        one, other = (
            {} if each is None else {**dict.fromkeys(each.certain, True), **dict.fromkeys(each.possible, False)}
            for each in (self.before, self.after)
        )
        return tuple(sorted(name for name in {**one, **other} if one.get(name) != other.get(name)))


@frozen(kw_only=True)
class StatusMove:
    """
    A recommendation that has another status, at the start of the period or at its end.

    Attributes:
        aspect: Whose word counts.

        recommendation: Its id.

        before: The statuses that it may have had; None where it was not followed up.

        after: Those that it may have had as it is now; None likewise.
    """

    aspect: Aspect
    recommendation: str
    before: FollowUpStatus | None
    after: FollowUpStatus | None

    @property
    def key(self) -> MoveKey:
        """What tells it from every other number and recommendation."""
        return "recommendation", self.aspect, self.recommendation


@frozen(kw_only=True)
class FollowUpMoves:
    """
    What moved between two follow-ups of one period.

    Attributes:
        numbers: The numbers that are other ones, or of other recommendations, aspect by aspect.

        statuses: The recommendations that have another status, aspect by aspect, by id.
    """

    numbers: tuple[NumberMove, ...] = ()
    statuses: tuple[StatusMove, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything moved."""
        return bool(self.numbers or self.statuses)


NOTHING_MOVED = FollowUpMoves()


def moves_between(before: Iterable[FollowUpFigures], after: Iterable[FollowUpFigures]) -> FollowUpMoves:
    """Return what moved between two follow-ups of one period; self-reported, verified and the others stay apart."""
    was, is_now = ({each.aspect: each for each in figures} for figures in (before, after))
    numbers: list[NumberMove] = []
    statuses: list[StatusMove] = []
    for aspect in Aspect:
        if aspect in was or aspect in is_now:
            one, other = (side.get(aspect) or FollowUpFigures(aspect=aspect) for side in (was, is_now))
            numbers += _numbers(one, other)
            statuses += _statuses(one, other)
    return FollowUpMoves(numbers=tuple(numbers), statuses=tuple(statuses))


def _numbers(before: FollowUpFigures, after: FollowUpFigures) -> Iterator[NumberMove]:
    was, is_now = ({each.name: each for each in side.numbers} for side in (before, after))
    for name in sorted(was.keys() | is_now.keys(), key=_place):
        one, other = was.get(name), is_now.get(name)
        if one != other:
            yield NumberMove(aspect=before.aspect, name=name, before=one, after=other)


_PLACES = (*(each.name for each in fields(RollForward)), "status", "rate", "age", "overdue", "deadline")


def _place(name: str) -> tuple[int, str]:
    """Order numbers as a follow-up shows them; one that nobody knows comes last."""
    kind = name.partition(":")[0]
    return _PLACES.index(kind) if kind in _PLACES else len(_PLACES), name


def _statuses(before: FollowUpFigures, after: FollowUpFigures) -> Iterator[StatusMove]:
    was, is_now = ({each.recommendation: each for each in side.statuses} for side in (before, after))
    for identifier in sorted(was.keys() | is_now.keys()):
        one, other = was.get(identifier), is_now.get(identifier)
        if one != other:
            yield StatusMove(aspect=before.aspect, recommendation=identifier, before=one, after=other)


# -- between registers ------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class PeriodMoves:
    """
    What moved in the follow-up of one period.

    Attributes:
        period: The period.

        moves: What moved.
    """

    period: ReportingPeriod
    moves: FollowUpMoves


def compare_follow_ups(
    register: Register,
    *,
    against: Register,
    periods: Iterable[AnyPeriod] | None = None,
    reading: str | None = None,
) -> tuple[PeriodMoves, ...]:
    """
    Return what moved in the follow-up between two registers, or between what was known of one on two days.

    Args:
        register: The register; it may be the same as known on a later day.

        against: The one that it is compared with.

        periods: The periods; None takes every period that either declares.

        reading: How doubted dates are read; by default as the one compared with says.

    Raises:
        UnknownRecordError: A period does not exist in either register.

        InvalidValueError: There is no such reading.
    """
    read = reading or against.reading
    sides = (against.confirmed, register.confirmed)
    found = []
    for period in spans_of(against, register, periods):
        before, after = (follow_up_figures(side, period, reading=read) for side in sides)
        if not all(is_over(side, period) for side in sides):
            before, after = without_rates(before), without_rates(after)
        moves = moves_between(before, after)
        if moves:
            found.append(PeriodMoves(period=period, moves=moves))
    return tuple(found)
