"""What a mandate may ask for: reports at sessions, on days, after a delay, or again and again."""

from attrs import frozen

from tracker.values import When

__all__ = ["AtSession", "EachSession", "Every", "NextSession", "OnDay", "Request", "Within"]


@frozen
class AtSession:
    """
    A report is asked for at a session.

    Attributes:
        organ: The code of the organ; None if the words name none, so that it is the mandate's own.

        number: The number of the session.

        body: What the organ is called in short, such as "conference", where it is not named in full.
    """

    organ: str | None
    number: int
    body: str | None = None


@frozen
class EachSession:
    """
    A report is asked for at each session, or at one every so many years.

    Attributes:
        organ: The code of the organ; None if the words name none.

        first: The number of the first session; None for the first one after the adoption.

        years: How many years lie between two of them; None for every session.

        body: What the organ is called in short, where it is not named in full.
    """

    organ: str | None
    first: int | None = None
    years: int | None = None
    body: str | None = None


@frozen
class NextSession:
    """
    A report is asked for at the first session after the adoption.

    Attributes:
        organ: The code of the organ; None if the words name none.

        body: What the organ is called in short, where it is not named in full.
    """

    organ: str | None
    body: str | None = None


@frozen
class OnDay:
    """
    A report is asked for by a date.

    Attributes:
        when: The date.
    """

    when: When


@frozen
class Within:
    """
    A report is asked for once, so long after the adoption.

    Attributes:
        months: How many months after it.

        days: How many days after it, where they are not counted in months.
    """

    months: int = 0
    days: int = 0


@frozen
class Every:
    """
    A report is asked for again and again, counted from the adoption.

    Attributes:
        months: Every so many months.

        days: Every so many days, where they are not counted in months.

        start: The first one, if it is not due after one such step, and from which the others are counted.
    """

    months: int = 0
    days: int = 0
    start: Within | None = None


Request = AtSession | EachSession | NextSession | OnDay | Within | Every
