"""The head of a report's first page."""

from attrs import frozen

from tracker.values import InternationalString, Language

__all__ = ["Masthead"]


@frozen(kw_only=True)
class Masthead:
    """
    What stands at the head of a United Nations document.

    Attributes:
        organ: The body that the report is for.

        session: Its session, and where and when it meets.

        symbol: The symbol of the report.

        distribution: "General", "Limited" or "Restricted".

        original: The language in which the report was written.
    """

    organ: InternationalString | None = None
    session: InternationalString | None = None
    symbol: str | None = None
    distribution: InternationalString | None = None
    original: Language | None = None
