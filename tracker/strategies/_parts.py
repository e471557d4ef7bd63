"""Strategies for what records are made of: citations, filters, breakdowns, and the fields that all have."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from hypothesis import strategies as st

from tracker.codelists import areas, codelist, countries
from tracker.model import Break, Bridge, Citation, Condition, DocumentVersion, OperativeParagraph, Participant, Where
from tracker.strategies._values import days, international_strings, periods, quantities, whens
from tracker.values import Language

T = TypeVar("T")
Ids = Sequence[str]
"""The ids that a record may refer to."""

CITED: Ids = ("report",)
"""What records cite unless told otherwise."""

_FIRST, _LAST = date(2010, 1, 1), date(2030, 12, 31)
WORDS = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs")), min_size=1, max_size=8)
TEXTS = international_strings(languages=[Language.FRENCH, Language.ENGLISH, Language.ARABIC], max_size=8)
WHENS = whens(min_year=_FIRST.year, max_year=_LAST.year)
DAYS = days(min_value=_FIRST, max_value=_LAST)
PERIODS = periods(min_value=_FIRST, max_value=_LAST)
COUNTRIES = st.sampled_from(sorted(countries()))


def identifiers() -> st.SearchStrategy[str]:
    """Ids of records; shrink to "a"."""
    return st.text("abcxyz0189-_.é", min_size=1, max_size=8)


IDS = identifiers()


# -- what records are made of -----------------------------------------------------------------------------------------


def maybe(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Draw None or one of *values*."""
    return st.none() | values


def some(pool: Ids) -> st.SearchStrategy[frozenset[str]]:
    """Draw up to two of the ids; none where there are none."""
    return st.frozensets(st.sampled_from(list(pool)), max_size=2) if pool else st.just(frozenset())


def one(pool: Ids) -> st.SearchStrategy[str]:
    """Draw one of the ids, or any where there are none."""
    return st.sampled_from(list(pool)) if pool else identifiers()


def few(values: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """Draw up to two of *values*."""
    return st.lists(values, max_size=2).map(tuple)


def kinds(name: str) -> st.SearchStrategy[str]:
    """Draw a code of a list of kinds."""
    return st.sampled_from(list(codelist(name)))


def spans(pool: Ids) -> st.SearchStrategy[str]:
    """Draw an id of a period, or its days."""
    written = PERIODS.map(str)
    return st.sampled_from(list(pool)) | written if pool else written


COUNTRY_SETS = st.frozensets(COUNTRIES, max_size=3)
AREA_SETS = st.frozensets(st.sampled_from(sorted(areas())), max_size=2)


def citations(*, documents: Ids = CITED) -> st.SearchStrategy[Citation]:
    """Citations of one of *documents*; shrink to a whole document, printed once."""
    return st.builds(
        Citation,
        document=one(documents),
        paragraph=maybe(WORDS),
        page=maybe(WORDS),
        quote=maybe(WORDS),
        printed=st.integers(1, 3),
    )


def breakdowns() -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    """Breakdowns by some of country, kind and programme; shrink to the whole."""
    dimensions = st.sampled_from(["country", "kind", "programme"])
    return st.dictionaries(dimensions, WORDS, max_size=2).map(lambda parts: tuple(sorted(parts.items())))


def conditions() -> st.SearchStrategy[Condition]:
    """Conditions on a field of an event; shrink to one that any kind meets."""
    paths = st.sampled_from(["kind", "countries", "programmes", "title.fr", "state"])
    return st.builds(Condition, path=paths, values=few(WORDS))


def wheres() -> st.SearchStrategy[Where]:
    """Filters of an indicator over events; shrink to one that all pass."""
    drawn = st.lists(conditions(), max_size=2, unique_by=lambda condition: condition.path).map(tuple)
    return st.builds(Where, conditions=drawn, excluded=drawn)


def operative_paragraphs() -> st.SearchStrategy[OperativeParagraph]:
    """Paragraphs of mandates; shrink to a text without number or verb."""
    return st.builds(OperativeParagraph, number=maybe(WORDS), verb=maybe(TEXTS), text=TEXTS, addressees=few(TEXTS))


def document_versions() -> st.SearchStrategy[DocumentVersion]:
    """Languages in which a document was published; shrink to Arabic on a day unknown."""
    return st.builds(DocumentVersion, language=st.sampled_from(Language), published=maybe(WHENS))


def participants() -> st.SearchStrategy[Participant]:
    """Countries that take part in a programme; shrink to Andorra, for as long as it runs."""
    return st.builds(Participant, country=COUNTRIES, when=maybe(WHENS))


def bridges() -> st.SearchStrategy[Bridge]:
    """Ways to carry an earlier version's values over; shrink to taking them as they are."""
    kind = st.sampled_from(["identity", "map", "factor"])
    newer = st.frozensets(WORDS, max_size=2).map(lambda codes: tuple(sorted(codes)))
    codes = st.dictionaries(st.sampled_from(["1", "2", "seminar"]), newer, max_size=2).map(
        lambda table: tuple(sorted(table.items()))
    )
    return st.builds(
        Bridge, version=WORDS, kind=kind, factor=maybe(quantities()), codes=codes, dimension=WORDS, note=maybe(TEXTS)
    )


def breaks() -> st.SearchStrategy[Break]:
    """Days from which a series means something else; shrink to one day."""
    return st.builds(Break, on=DAYS, reason=TEXTS)


def common(documents: Ids, same: Ids = ()) -> dict[str, st.SearchStrategy[Any]]:
    """Return what every record may carry; revisions are left to `registers`."""
    return {
        "citations": few(citations(documents=documents)) if documents else st.just(()),
        "published": maybe(WHENS),
        "recorded": maybe(DAYS),
        "same_as": some(same),
        "possibly_same_as": some(same),
        "themes": st.frozensets(WORDS, max_size=1),
        "draft": st.booleans(),
        "note": maybe(TEXTS),
    }


def timed(
    cls: type[T], *, since: bool, periods: Ids, fields: dict[str, st.SearchStrategy[Any]]
) -> st.SearchStrategy[T]:
    """Draw a record that is about an instant or about a period, with *since* perhaps counted from a day on."""
    origin: dict[str, st.SearchStrategy[Any]] = {"since": maybe(WHENS)} if since else {}
    return st.builds(cls, at=WHENS, **origin, **fields) | st.builds(cls, period=spans(periods), **fields)
