"""Strategies for records: each draws only what its class accepts; the ids that a record may refer to are keywords."""

from collections.abc import Sequence

from hypothesis import strategies as st

from tracker.model import (
    AssistanceEvent,
    Coverage,
    CoverageState,
    DeclaredPeriod,
    Mandate,
    Meeting,
    PeriodMasthead,
    Programme,
    SourceDocument,
    State,
)
from tracker.strategies._parts import (
    AREA_SETS,
    CITED,
    COUNTRY_SETS,
    DAYS,
    IDS,
    PERIODS,
    TEXTS,
    WHENS,
    WORDS,
    Ids,
    common,
    document_versions,
    few,
    maybe,
    one,
    operative_paragraphs,
    participants,
    some,
    spans,
    wheres,
)
from tracker.strategies._parts import kinds as codes
from tracker.strategies._values import document_symbols, quantities
from tracker.values import Quantity, When

_QUANTITIES = quantities()


def declared_periods(
    *, ids: st.SearchStrategy[str] = IDS, indicators: Ids = (), documents: Ids = CITED
) -> st.SearchStrategy[DeclaredPeriod]:
    """Reporting periods with a name; shrink to one month without title."""
    return PERIODS.flatmap(
        lambda span: st.builds(
            DeclaredPeriod,
            id=ids,
            start=st.just(span.start),
            end=st.just(span.end),
            title=maybe(TEXTS),
            assumption=maybe(TEXTS),
            masthead=maybe(period_mastheads()),
            day=maybe(DAYS),
            headlines=some(indicators).map(sorted).map(tuple),
            **common(documents),
        )
    )


def period_mastheads() -> st.SearchStrategy[PeriodMasthead]:
    """Heads of the report on one period; shrink to an empty one."""
    return st.builds(
        PeriodMasthead,
        symbol=maybe(document_symbols().map(str)),
        session=maybe(TEXTS),
        agenda_item=maybe(TEXTS),
        date=maybe(DAYS),
    )


def coverages(*, periods: Ids = (), documents: Ids = CITED) -> st.SearchStrategy[Coverage]:
    """Declarations of how complete a type is in a period; shrink to complete events."""
    tables = st.sampled_from(["event", "document", "meeting", "mandate", "observation"])
    state = st.sampled_from(CoverageState)
    where = maybe(wheres())
    return st.builds(Coverage, of=tables, period=spans(periods), state=state, where=where, **common(documents))


def mandates(
    *, ids: st.SearchStrategy[str] = IDS, earlier: Ids = (), documents: Ids = CITED
) -> st.SearchStrategy[Mandate]:
    """Mandates that refer to *earlier* ones only; shrink to a convention without paragraphs."""
    relations = ("renews", "endorses", "supersedes", "implements", "supplements", "part_of")
    return st.builds(
        Mandate,
        id=ids,
        kind=codes("mandate"),
        organ=maybe(TEXTS),
        symbol=maybe(document_symbols().map(str)),
        number=maybe(WORDS),
        title=TEXTS,
        adopted=maybe(WHENS),
        in_force=maybe(WHENS),
        addressees=few(TEXTS),
        paragraphs=few(operative_paragraphs()),
        reports_at=maybe(TEXTS),
        background=st.booleans(),
        **{relation: some(earlier) for relation in relations},
        **common(documents, earlier),
    )


def meetings(
    *,
    ids: st.SearchStrategy[str] = IDS,
    whens: st.SearchStrategy[When] = WHENS,
    earlier: Ids = (),
    documents: Ids = CITED,
) -> st.SearchStrategy[Meeting]:
    """Meetings that are parts of *earlier* ones at most; shrink to one day without participants."""
    return st.builds(
        Meeting,
        id=ids,
        kind=maybe(codes("meeting")),
        organ=maybe(TEXTS),
        title=TEXTS,
        when=whens,
        place=maybe(TEXTS),
        session=maybe(WORDS),
        part_of=some(earlier),
        participants=maybe(_QUANTITIES),
        organizations=few(TEXTS),
        **common(documents, earlier),
    )


def source_documents(
    *,
    ids: st.SearchStrategy[str] = IDS,
    prepared_for: Ids = (),
    programmes: Ids = (),
    periods: Ids = (),
    documents: Ids = (),
) -> st.SearchStrategy[SourceDocument]:
    """Documents, published or expected; shrink to a title."""
    return st.builds(
        SourceDocument,
        id=ids,
        title=TEXTS,
        kind=maybe(codes("document")),
        expected=maybe(WHENS),
        state=maybe(st.sampled_from(State)),
        versions=few(document_versions()),
        url=maybe(WORDS.map("https://example.org/{}".format)),
        prepared_for=some(prepared_for),
        programmes=some(programmes),
        countries=COUNTRY_SETS,
        covers=maybe(one(periods)) if periods else st.none(),
        **common(documents),
    )


def programmes(*, ids: st.SearchStrategy[str] = IDS, documents: Ids = CITED) -> st.SearchStrategy[Programme]:
    """Programmes with participants; shrink to a title."""
    return st.builds(
        Programme,
        id=ids,
        kind=codes("programme"),
        title=TEXTS,
        acronym=maybe(WORDS),
        aliases=few(TEXTS),
        when=maybe(WHENS),
        donors=few(TEXTS),
        budget=maybe(_QUANTITIES),
        participants=few(participants()),
        participants_complete=st.booleans(),
        participants_total=maybe(_QUANTITIES),
        organizations=few(TEXTS),
        **common(documents),
    )


def assistance_events(  # noqa: PLR0913  # each narrows one aspect
    *,
    ids: st.SearchStrategy[str] = IDS,
    kinds: Sequence[str] = (),
    whens: st.SearchStrategy[When] = WHENS,
    countries: Sequence[str] = (),
    numbers: st.SearchStrategy[Quantity] = _QUANTITIES,
    earlier: Ids = (),
    programmes: Ids = (),
    mandates: Ids = (),
    recommendations: Ids = (),
    documents: Ids = CITED,
) -> st.SearchStrategy[AssistanceEvent]:
    """
    Events that may be the same as *earlier* ones; shrink to a training on one day, for no country.

    Without *kinds* and *countries* there are all. The *numbers* are those of participants, of women and of countries.
    """
    return st.builds(
        AssistanceEvent,
        id=ids,
        kind=st.sampled_from(list(kinds)) if kinds else codes("assistance"),
        title=TEXTS,
        when=whens,
        assumption=maybe(TEXTS),
        countries=some(countries) if countries else COUNTRY_SETS,
        countries_complete=st.booleans(),
        countries_total=maybe(numbers),
        hosts=some(countries) if countries else COUNTRY_SETS,
        represented=some(countries) if countries else COUNTRY_SETS,
        subjects=some(countries) if countries else COUNTRY_SETS,
        areas=AREA_SETS,
        places=few(TEXTS),
        organizations=few(TEXTS),
        participants=maybe(numbers),
        women=maybe(numbers),
        programmes=some(programmes),
        mandates=some(mandates),
        recommendations=some(recommendations),
        part_of=some(earlier),
        outcome=maybe(TEXTS),
        state=maybe(st.sampled_from(State)),
        **common(documents, earlier),
    )
