"""Figures as claims: what a report prints becomes what the next report checks, compares and restates."""

from collections.abc import Iterable

from attrs import frozen

from tracker.indicators._figure import Basis, Figure
from tracker.model import Breakdown, Claim
from tracker.values import STRICT, Bounds, Qualifier, Quantity, Reading

ANNEX = "annex"
"""The paragraph of a claim made from a figure, until whoever publishes it says where it is printed."""


@frozen
class Printed:
    """
    What tells the figures of one publication apart.

    Attributes:
        indicator: The indicator, by id.

        by: What part of the whole it is about; a record that it describes is the part ``about``.

        basis: What it rests on; None if that is not known, and evidence goes before claims.
    """

    indicator: str
    by: Breakdown
    basis: Basis | None = None

    @property
    def id(self) -> str:
        """
        The id of its claim: ``figure:INDICATOR``, then its part; a figure that rests on claims says so.

        >>> Printed("people-trained", (("country", "PK"),), Basis.EVIDENCED).id
        'figure:people-trained:country=PK'
        """
        parts = [f"{dimension}={code}" for dimension, code in self.by]
        basis = [] if self.basis in (None, Basis.EVIDENCED) else [str(self.basis)]
        return _safe(":".join(["figure", self.indicator, *parts, *basis]))


def printed_as(claim: Claim) -> Printed:
    """Return which figure a claim of a publication is; of a claim that `as_claims` did not make, the basis is open."""
    by = claim.breakdown if claim.about is None else (("about", claim.about), *claim.breakdown)
    indicator = claim.indicator.rpartition("@")[0] or claim.indicator
    bases = (Basis.EVIDENCED, Basis.CLAIMED, Basis.DERIVED)
    return next(
        (found for found in (Printed(indicator, by, basis) for basis in bases) if found.id == claim.id),
        Printed(indicator, by),
    )


def as_claims(figures: Iterable[Figure], *, document: str) -> tuple[Claim, ...]:
    """
    Return figures as claims of a document, each with the indicator and version that it was computed by.

    A claim states what is certain of its figure: it denotes the same bounds under the figure's own reading. A figure
    that repeats the one number of a source keeps that source's words. A missing figure claims nothing, and neither does
    one without a lower limit, which no number in words describes.

    >>> import tracker
    >>> register = tracker.load("examples/smuggling-of-migrants")
    >>> figure = tracker.measure(register, "states-legislative-assistance", "cop11")
    >>> [claim] = as_claims([figure], document="CTOC/COP/2022/3")
    >>> claim.id, claim.indicator, claim.value.short(), claim.period
    ('figure:states-legislative-assistance', 'states-legislative-assistance@1', '10', '2020-07-01..2022-07-31')

    Args:
        figures: The figures of one period; of two alike the first counts.

        document: The id or symbol of the document that prints them.
    """
    found: dict[str, Claim] = {}
    for figure in figures:
        value = as_quantity(figure)
        if value is None:
            continue
        key = Printed(figure.indicator.id, figure.by, figure.basis).id
        found.setdefault(key, _claim(figure, key, value, document))
    return tuple(found.values())


def _claim(figure: Figure, key: str, value: Quantity, document: str) -> Claim:
    parts = dict(figure.by)
    return Claim(
        id=key,
        document=document,
        paragraph=ANNEX,
        indicator=figure.indicator.key,
        at=figure.at,
        period=None if figure.at else str(figure.period or figure.asked),
        since=figure.since,
        value=value,
        entities=figure.indicator.entities,
        breakdown=tuple(pair for pair in figure.by if pair[0] != "about"),
        about=parts.get("about"),
        provider=figure.provider,
        method=figure.method,
    )


def as_quantity(figure: Figure) -> Quantity | None:
    """Return the number of a figure as a source would print it; None if there is none."""
    if figure.bounds is None or figure.bounds.lower is None:
        return None
    if figure.source is not None and figure.source.bounds(figure.reading) == figure.bounds:
        return figure.source
    return _describing(figure.bounds, figure.reading)


def _describing(bounds: Bounds, reading: Reading) -> Quantity:
    """Describe bounds so that the reading understands them as they are: no round number must suggest a limit."""
    plain = Quantity.describing(bounds)
    if plain.bounds(reading) == bounds or bounds.lower is None:
        return plain
    # "At least 4 000" would be read as below 5 000; "more than 3 999" has no such ring.
    below = Quantity(bounds.lower - 1, Qualifier.MORE_THAN)
    return below if isinstance(bounds.lower, int) and below.bounds(STRICT) == bounds else plain


def _safe(text: str) -> str:
    """Leave nothing in a text that could not name a record."""
    return "".join("-" if char.isspace() or not char.isprintable() else char for char in text)
