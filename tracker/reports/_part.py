"""The one country or programme that a report is about."""

from attrs import frozen

from tracker.codelists import country
from tracker.comparison import Attainment, assess_all
from tracker.documents import Inline, Sequence, Verbatim
from tracker.errors import UnknownRecordError, closest
from tracker.indicators import About, Basis, Figure, measure_all
from tracker.indicators._selected_records import code_of_country, countries_of, programmes_of
from tracker.model import Record, Register
from tracker.values import ReportingPeriod
from tracker.words._records import country_name

COUNTRY, PROGRAMME = "country", "programme"
PARTS = (COUNTRY, PROGRAMME)
"""What a report may be about; figures are broken down by each."""


@frozen
class Part:
    """
    A country or area, or a programme, that a report is about.

    Attributes:
        dimension: ``country`` or ``programme``.

        code: The code of the country or area, or the id of the programme.
    """

    dimension: str
    code: str

    @property
    def is_country(self) -> bool:
        """Whether it is a country or area."""
        return self.dimension == COUNTRY

    def name(self, register: Register) -> Inline:
        """Name it."""
        if self.is_country:
            return country_name(self.code)
        programme = register.programmes[self.code]
        if not programme.acronym or programme.acronym in str(programme.title):
            return programme.title
        return Sequence((programme.title, Verbatim(f" ({programme.acronym})")))

    def is_named_by(self, record: Record) -> bool:
        """Tell whether a record names it, whatever the field."""
        if self.is_country:
            return self.code in countries_of(record)
        return self.code in programmes_of(record) or getattr(record, "about", None) == self.code

    def figures(self, register: Register, period: ReportingPeriod) -> tuple[Figure, ...]:
        """
        Return the figures of it: those broken down to it, and those said to be about it.

        How many countries are reached says nothing of one of them, and is left out of the figures of a country.
        """
        rows = measure_all(register, None, period, by=self.dimension, about=About.ACTUAL)
        own = [each for each in rows if (self.dimension, self.code) in each.by]
        if self.is_country:
            own = [each for each in own if each.indicator.counts != "countries"]
        else:
            whole = measure_all(register, None, period, about=About.ACTUAL)
            own += [each for each in whole if ("about", self.code) in each.by]
        return tuple(own)

    def targets(self, register: Register, period: ReportingPeriod) -> list[Attainment]:
        """Return the targets of it that fall due in a period."""
        found = assess_all(register, period)
        return [each for each in found if (self.dimension, self.code) in each.target.breakdown]


def country_part(text: str) -> Part:
    """
    Return the country or area of a code or a name.

    Raises:
        UnknownCodeError: There is no such country; the error carries the nearest.
    """
    return Part(COUNTRY, country(code_of_country(text)).code)


def programme_part(register: Register, programme: str) -> Part:
    """
    Return the programme of an id.

    Raises:
        UnknownRecordError: The register lacks it; the error carries the nearest.
    """
    if programme not in register.programmes:
        raise UnknownRecordError(programme, kind="programme", nearest=closest(programme, register.programmes))
    return Part(PROGRAMME, programme)


def row_of(figure: Figure) -> tuple[str, Basis, tuple[tuple[str, str], ...]]:
    """Return what a figure of one period has in common with that of another."""
    return figure.indicator.id, figure.basis, figure.by
