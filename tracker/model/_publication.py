"""Reports as they went out: what stood at their head, what was known, what they printed."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import Factory, field, frozen

from tracker.errors import InvalidValueError
from tracker.model._claim import Claim
from tracker.model._fields import converted
from tracker.model._indicator import Indicator
from tracker.model._published_follow_up import FollowUpFigures
from tracker.values import InternationalString, Language, ReportingPeriod
from tracker.values._answer import Answer
from tracker.values._conversion import instance, ordered, short


@frozen(kw_only=True, field_transformer=converted)
class Masthead:
    """
    What every report of a register has at its head; what belongs to one report alone is its period's.

    Attributes:
        organ: The body that the report is for.

        distribution: "General", "Limited" or "Restricted".

        original: The language in which the report was written.
    """

    organ: InternationalString | None = None
    distribution: InternationalString | None = None
    original: Language | None = None


class AnnexSize(StrEnum):
    """How much of the evidence stands behind the text of a report."""

    NONE = "none"
    """nothing"""
    SHORT = "short"
    """one table of figures with their sources, and what moved since the report before, as paper has it"""
    FULL = "full"
    """every figure and every record that the report draws on"""


@frozen(kw_only=True, field_transformer=converted)
class ReportOptions:
    """
    What the office's own report has in it.

    Attributes:
        sections: The names of its sections, in their order; empty for those of the report of a secretariat.

        annex: How much of the evidence stands behind its text; None for full on a page, short on paper, and where
            sections are named for the annexes among them.
    """

    sections: tuple[str, ...] = ()
    annex: AnnexSize | None = None


def earliest(*days: date | None) -> date | None:
    """Return the earliest of some days, of which some are not known; None of none."""
    return min((day for day in days if day is not None), default=None)


def latest(*days: date | None) -> date | None:
    """Return the latest of some days, of which some are not known; None of none."""
    return max((day for day in days if day is not None), default=None)


@frozen(kw_only=True, field_transformer=converted)
class Vintage:
    """
    The knowledge that figures rest on.

    Attributes:
        published: Records whose sources became public after this day are left out; None leaves out none.

        recorded: Records entered after this day are left out; None leaves out none.

        known_until: The last day of which anything is known: a period that ends later is not over. By default the
            later of the two days; None where nothing says. It plays no part in comparisons.
    """

    published: date | None = None
    recorded: date | None = None
    known_until: date | None = field(
        default=Factory(lambda vintage: latest(vintage.published, vintage.recorded), takes_self=True),
        eq=False,
        repr=False,
    )


def _claims(found: Iterable[Claim]) -> tuple[Claim, ...]:
    claims: tuple[Claim, ...] = ordered(instance(Claim))(found, "claims")
    return claims


def _indicators(found: Iterable[Indicator]) -> tuple[Indicator, ...]:
    indicators: tuple[Indicator, ...] = ordered(instance(Indicator))(found, "indicators")
    return indicators


@frozen(kw_only=True, field_transformer=converted, repr=False)
class Publication(Answer):
    """
    A report as it went out: its figures as printed, what they meant, and what was known.

    It never changes; a later report compares its own figures with it, and with what the records say today.

    Attributes:
        id: Its name under ``publications/``.

        period: The period that it reports on.

        vintage: What was known when it was made: the latest days on which anything was published and recorded. A day
            left open says that no record had one.

        reading: The name of the reading under which its figures were computed.

        claims: Its figures, each as a claim of the publication: the number as printed, and the indicator and version by
            ``indicator`` and the declarations below.

        indicators: The declarations that its figures were computed by, as they stood then.

        follow_up: What it said of the follow-up of recommendations, by aspect; None for one that holds no follow-up, as
            those made by early versions of the library.
    """

    # Decision 15: it remembers records and declarations, so that it can be computed again as it was.
    id: str
    period: ReportingPeriod
    vintage: Vintage
    reading: str = "cautious"
    claims: tuple[Claim, ...] = field(default=(), converter=_claims)
    indicators: tuple[Indicator, ...] = field(default=(), converter=_indicators)
    follow_up: tuple[FollowUpFigures, ...] | None = None

    def __str__(self) -> str:
        return f"{self.id}: {self.period}, {len(self.claims)} figures"


def demand_publication(given: object, name: str) -> None:
    """
    Demand a publication, of which the id alone holds no figures.

    Raises:
        InvalidValueError: It is none.
    """
    if not isinstance(given, Publication):
        raise InvalidValueError(
            "{name} is a publication, got {value}; take one of tracker.publications.publications(register)",
            name=name,
            value=short(given),
        )
