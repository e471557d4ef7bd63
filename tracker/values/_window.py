"""Windows: the days on which something may have happened."""

from datetime import date
from typing import Self

from attrs import field, frozen

from tracker.errors import InvalidValueError
from tracker.values._conversion import day

__all__ = ["Window"]


def _earliest(value: date | str | None) -> date | None:
    return None if value is None else day(value, "earliest")


def _latest(value: date | str | None) -> date | None:
    return None if value is None else day(value, "latest")


@frozen
class Window:
    """
    A run of days, one of which is meant.

    >>> Window(date(2022, 1, 1), date(2022, 3, 31)).holds(date(2022, 2, 1))
    True

    Attributes:
        earliest: The first day possible; None without a limit.

        latest: The last day possible; None without a limit.
    """

    earliest: date | None = field(converter=_earliest)
    latest: date | None = field(converter=_latest)

    @latest.validator
    def _is_not_empty(self, _: object, value: date | None) -> None:
        if value is not None and self.earliest is not None and value < self.earliest:
            raise InvalidValueError(
                "latest must not lie before earliest={earliest}, got {value}", earliest=self.earliest, value=value
            )

    @property
    def first(self) -> date:
        """The first day possible, or the first day there is."""
        return self.earliest or date.min

    @property
    def last(self) -> date:
        """The last day possible, or the last day there is."""
        return self.latest or date.max

    def holds(self, day: date) -> bool:
        """Tell whether *day* is possible."""
        return self.first <= day <= self.last

    def hull(self, other: "Window") -> "Window":
        """Return the narrowest window that holds both."""
        earliest = None if self.earliest is None or other.earliest is None else min(self.earliest, other.earliest)
        latest = None if self.latest is None or other.latest is None else max(self.latest, other.latest)
        return Window(earliest, latest)

    def clipped(self, *, not_before: date | None = None, not_after: date | None = None) -> Self:
        """
        Leave out the days before and after; the window must keep at least one day.

        Raises:
            InvalidValueError: No day is left.
        """
        earliest = self.earliest if not_before is None or self.first >= not_before else not_before
        latest = self.latest if not_after is None or self.last <= not_after else not_after
        return type(self)(earliest, latest)
