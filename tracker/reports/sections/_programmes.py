"""How a programme reads: its name, since when it runs, who takes part and who pays for it."""

from tracker.documents import Inline, Listing, Message, Sequence, Verbatim
from tracker.model import Programme
from tracker.reports._draft import Draft
from tracker.values import InternationalString, Quantity
from tracker.words._dates import behind_comma
from tracker.words._numbers import amount_of
from tracker.words._records import Form


def programme_in_words(draft: Draft, programme: Programme, *, with_countries: bool = False) -> Inline:
    """
    Name a programme, since when it runs, who pays for it, and what it costs.

    Args:
        draft: The report.

        programme: The programme.

        with_countries: Whether to name the countries that take part.
    """
    parts: list[Inline] = [programme.title]
    draft.introduced.add(programme.id)
    if programme.acronym and not _says(programme.title, programme.acronym):
        parts.append(Verbatim(f" ({programme.acronym})"))
    if programme.when is not None:
        parts.append(behind_comma(programme.when))
    if programme.donors:
        parts.append(Message(", financed by {donors}", donors=Listing(programme.donors)))
    if programme.budget is not None:
        parts.append(Message(", with a budget of {budget}", budget=budget_in_words(programme.budget)))
    if with_countries and len(programme.participants) > 1:
        countries = draft.countries({each.country for each in programme.participants}, Form.OF)
        if programme.participants_complete:
            parts.append(Message(", in which {countries} take part", countries=countries))
        else:
            parts.append(Message(", in which {countries} and others take part", countries=countries))
    return Sequence(tuple(parts))


def budget_in_words(budget: Quantity) -> Inline:
    """Word an amount of money with its currency."""
    return Sequence((amount_of(budget), Verbatim(f" {budget.unit}" if budget.unit else "")))


def _says(title: InternationalString, acronym: str) -> bool:
    return any(acronym in (title.get(language) or "") for language in title.languages)
