"""Bounds: what is certain about a number."""

from fractions import Fraction
from typing import Self

from attrs import field, frozen

from tracker.errors import InvalidValueError
from tracker.values._safe_text import shown

Number = int | Fraction
"""An exact number. Counts are whole; floats never occur, since they cannot hold 1/3."""


def _exact(value: Number | None) -> Number | None:
    """Keep whole numbers whole, so that equal numbers look equal."""
    if value is None or type(value) is int:
        return value
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise InvalidValueError(
            "a bound is a whole number or a fraction, got {value}; write Fraction('0.5') for 0.5", value=shown(value)
        )
    return int(value) if value == int(value) else value


@frozen
class Bounds:
    """
    A closed range certain to hold the true number.

    >>> Bounds.at_least(1001) + Bounds.exactly(25)
    Bounds(lower=1026, upper=None)
    >>> 30 in Bounds(24, 26)
    False

    Attributes:
        lower: The smallest number possible; None without a limit.

        upper: The largest number possible; None without a limit.
    """

    lower: Number | None = field(converter=_exact)
    upper: Number | None = field(converter=_exact)

    @upper.validator
    def _is_not_empty(self, _: object, value: Number | None) -> None:
        if value is not None and self.lower is not None and value < self.lower:
            raise InvalidValueError(
                "upper must be at least lower={lower}, got {value}", lower=shown(self.lower), value=shown(value)
            )

    @classmethod
    def exactly(cls, number: Number) -> Self:
        """Make the bounds of a number that is known."""
        return cls(number, number)

    @classmethod
    def at_least(cls, number: Number) -> Self:
        """Make bounds without an upper limit."""
        return cls(number, None)

    @classmethod
    def at_most(cls, number: Number) -> Self:
        """Make the bounds of a count that does not exceed *number*: from zero."""
        return cls(0, number)

    @property
    def is_exact(self) -> bool:
        """Whether one number is left."""
        return self.lower is not None and self.lower == self.upper

    def __contains__(self, number: Number) -> bool:
        return (self.lower is None or self.lower <= number) and (self.upper is None or number <= self.upper)

    # L37: narrower operands never give wider bounds, for sums, differences and scaling alike.

    def __add__(self, other: "Bounds") -> "Bounds":
        """Bound the sum of two numbers that do not depend on each other."""
        return Bounds(_add(self.lower, other.lower), _add(self.upper, other.upper))

    def __neg__(self) -> "Bounds":
        return Bounds(_negative(self.upper), _negative(self.lower))

    def __sub__(self, other: "Bounds") -> "Bounds":
        """Bound the difference of two numbers that do not depend on each other."""
        return self + -other

    def scaled(self, factor: Number) -> "Bounds":
        """
        Bound the number multiplied by *factor*.

        Raises:
            InvalidValueError: The factor is negative.
        """
        if factor < 0:
            raise InvalidValueError(
                "a scale must not be negative, got {factor}; negate the bounds instead", factor=shown(factor)
            )
        if factor == 0:
            return Bounds(0, 0)
        return Bounds(
            None if self.lower is None else self.lower * factor, None if self.upper is None else self.upper * factor
        )

    def within(self, other: "Bounds") -> bool:
        """
        Tell whether every number possible here is possible in *other*.

        >>> Bounds(24, 26).within(Bounds.at_least(20))
        True
        """
        return _not_below(self.lower, other.lower) and _not_above(self.upper, other.upper)

    def hull(self, other: "Bounds") -> "Bounds":
        """Return the narrowest bounds that hold both."""
        lower = None if self.lower is None or other.lower is None else min(self.lower, other.lower)
        upper = None if self.upper is None or other.upper is None else max(self.upper, other.upper)
        return Bounds(lower, upper)

    def intersection(self, other: "Bounds") -> "Bounds | None":
        """Return what is possible in both; None if nothing is."""
        lowers = [end for end in (self.lower, other.lower) if end is not None]
        uppers = [end for end in (self.upper, other.upper) if end is not None]
        lower = max(lowers) if lowers else None
        upper = min(uppers) if uppers else None
        if lower is not None and upper is not None and upper < lower:
            return None
        return Bounds(lower, upper)


def _add(one: Number | None, other: Number | None) -> Number | None:
    return None if one is None or other is None else one + other


def _negative(end: Number | None) -> Number | None:
    return None if end is None else -end


def _not_below(end: Number | None, limit: Number | None) -> bool:
    return limit is None or (end is not None and end >= limit)


def _not_above(end: Number | None, limit: Number | None) -> bool:
    return limit is None or (end is not None and end <= limit)
