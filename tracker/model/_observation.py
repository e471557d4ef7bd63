"""Observations and targets: values of an indicator that are recorded, not computed."""

from typing import ClassVar

from attrs import field, frozen

from tracker.errors import InvalidValueError, Sentence
from tracker.model._fields import converted
from tracker.model._record import Record
from tracker.values import InternationalString, Quantity, When

Breakdown = tuple[tuple[str, str], ...]
"""Pairs of a dimension (country, programme, kind …) and a code, sorted: what part of the whole a number is about."""


def one_time(at: When | None, period: str | None) -> None:
    """Demand that a number is about an instant or a period, and not both."""
    if (at is None) == (period is None):
        given = Sentence("both" if at is not None else "neither")
        raise InvalidValueError(
            "a number is at an instant or over a period, got {given}; "
            'give a stock at = "2022-07", a flow period = "2020..2022"',
            given=given,
        )


def time_and_parts(record: "Observation | Target") -> str:
    """Write the key that the number's time and parts make."""
    time = record.at.edtf if record.at else record.period
    parts = "".join(f"@{dimension}={code}" for dimension, code in record.breakdown)
    return f"{time}{parts}"


@frozen(kw_only=True, field_transformer=converted)
class Observation(Record):
    """
    A number recorded by whoever keeps it: one's own database, or a depositary.

    Attributes:
        indicator: The id of the indicator.

        at: The instant of a stock or of a cumulative number.

        period: The period of a flow, as an id or ``START..END``.

        since: Where a cumulative number starts counting.

        value: The number, as stated.

        breakdown: What part of the whole it is about.

        about: The id of a record that it describes; None for the whole.

        flags: Facts about the observation, as SDMX observation status codes.

        provider: Who keeps the number, such as a database; another provider may count differently (SDMX).

        method: How it is counted, where that has changed over time.
    """

    table: ClassVar[str] = "observation"

    indicator: str
    at: When | None = None
    period: str | None = field(default=None)
    since: When | None = None
    value: Quantity
    breakdown: Breakdown = ()
    about: str | None = None
    flags: frozenset[str] = frozenset()
    provider: InternationalString | None = None
    method: InternationalString | None = None

    @period.validator
    def _is_one_time(self, _: object, value: str | None) -> None:
        one_time(self.at, value)

    @property
    def key(self) -> str:
        """Its indicator, time, origin, parts and document."""
        since = f"@since={self.since.edtf}" if self.since else ""
        about = f"@about={self.about}" if self.about else ""
        document = f"@{self.citations[0].document}" if self.citations else ""
        return f"{self.indicator}@{time_and_parts(self)}{since}{about}{document}"


@frozen(kw_only=True, field_transformer=converted)
class Target(Record):
    """
    A number to be reached.

    Attributes:
        indicator: The id of the indicator.

        at: The instant by which it is to be reached.

        period: The period in which it is to be reached, as an id or ``START..END``.

        value: The number to be reached.

        baseline: The number started from.

        breakdown: What part of the whole it is about.
    """

    table: ClassVar[str] = "target"

    indicator: str
    at: When | None = None
    period: str | None = field(default=None)
    value: Quantity
    baseline: Quantity | None = None
    breakdown: Breakdown = ()

    @period.validator
    def _is_one_time(self, _: object, value: str | None) -> None:
        one_time(self.at, value)

    @property
    def key(self) -> str:
        """Its indicator, time, parts and document."""
        document = f"@{self.citations[0].document}" if self.citations else ""
        return f"{self.indicator}@{time_and_parts(self)}{document}"
