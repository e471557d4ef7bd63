"""Strategies for records: each draws only what its class accepts; the ids that a record may refer to are keywords."""

from collections.abc import Sequence
from typing import Any

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
    CITED,
    IDS,
    NO,
    YES,
    Given,
    Ids,
    Pool,
    any_of,
    built,
    common,
    document_versions,
    few,
    is_given,
    maybe,
    one,
    operative_paragraphs,
    participants,
    some,
    spans,
    wheres,
    with_fields,
)
from tracker.strategies._parts import kinds as codes
from tracker.strategies._pools import AREA_SETS, COUNTRY_SETS, DAYS, NUMBERS, PERIODS, TEXTS, WHENS, WORDS, often
from tracker.strategies._values import document_symbols
from tracker.values import Quantity, ReportingPeriod, When

KINDS = often(("training", "workshop"), codes("assistance"))
"""Kinds of events; few of them, so that events of one kind meet."""
_PARAGRAPHS = few(operative_paragraphs())
_VERSIONS = few(document_versions())
_PARTICIPANTS = few(participants())
_SYMBOLS = document_symbols().map(str)
_LINKS = WORDS.map("https://example.org/{}".format)
_STATES = st.sampled_from(State)
_WHERES = wheres()
_COVERAGE_STATES = st.sampled_from(CoverageState)
_TABLES = st.sampled_from(["event", "document", "meeting", "mandate", "observation"])


def period_mastheads() -> st.SearchStrategy[PeriodMasthead]:
    """Heads of the report on one period; shrink to an empty one."""
    return built(PeriodMasthead, {}, symbol=_SYMBOLS, session=TEXTS, agenda_item=TEXTS, date=DAYS)


_MASTHEADS = period_mastheads()


def declared_periods(
    *,
    ids: st.SearchStrategy[str] = IDS,
    spans: st.SearchStrategy[ReportingPeriod] = PERIODS,
    indicators: Ids = (),
    documents: Ids = CITED,
    **fields: Given,
) -> st.SearchStrategy[DeclaredPeriod]:
    """Reporting periods with a name; shrink to one month without title."""
    return with_fields(
        DeclaredPeriod,
        fields,
        built(
            _declared_period,
            {"id": ids, "span": spans},
            title=TEXTS,
            assumption=TEXTS,
            masthead=_MASTHEADS,
            day=DAYS,
            headlines=some(indicators).map(sorted).map(tuple),
            **common(documents),
        ),
    )


def _declared_period(*, span: ReportingPeriod, **fields: Any) -> DeclaredPeriod:  # noqa: ANN401  # those of the class
    return DeclaredPeriod(start=span.start, end=span.end, **fields)


def coverages(*, periods: Ids = (), documents: Ids = CITED, **fields: Given) -> st.SearchStrategy[Coverage]:
    """Declarations of how complete a type is in a period; shrink to complete events."""
    tables = _TABLES
    state = _COVERAGE_STATES
    usual = {"of": tables, "period": spans(periods), "state": state}
    return with_fields(Coverage, fields, built(Coverage, usual, where=_WHERES, **common(documents)))


def mandates(
    *, ids: st.SearchStrategy[str] = IDS, earlier: Ids = (), documents: Ids = CITED, **fields: Given
) -> st.SearchStrategy[Mandate]:
    """Mandates that refer to *earlier* ones only; shrink to a convention without paragraphs."""
    relations = ("renews", "endorses", "supersedes", "implements", "supplements", "part_of")
    return with_fields(
        Mandate,
        fields,
        built(
            Mandate,
            {"id": ids, "kind": codes("mandate"), "title": TEXTS},
            organ=TEXTS,
            symbol=_SYMBOLS,
            number=WORDS,
            adopted=WHENS,
            in_force=WHENS,
            addressees=few(TEXTS),
            paragraphs=_PARAGRAPHS,
            reports_at=TEXTS,
            background=YES,
            **(dict.fromkeys(relations, any_of(earlier)) if earlier else {}),
            **common(documents, earlier),
        ),
    )


def meetings(
    *,
    ids: st.SearchStrategy[str] = IDS,
    whens: st.SearchStrategy[When] = WHENS,
    earlier: Ids = (),
    documents: Ids = CITED,
    **fields: Given,
) -> st.SearchStrategy[Meeting]:
    """Meetings that are parts of *earlier* ones at most; shrink to one day without participants."""
    return with_fields(
        Meeting,
        fields,
        built(
            Meeting,
            {"id": ids, "title": TEXTS, "when": whens},
            kind=codes("meeting"),
            organ=TEXTS,
            place=TEXTS,
            session=WORDS,
            part_of=any_of(earlier),
            participants=NUMBERS,
            organizations=few(TEXTS),
            **common(documents, earlier),
        ),
    )


def source_documents(
    *,
    ids: st.SearchStrategy[str] = IDS,
    prepared_for: Pool = (),
    programmes: Pool = (),
    periods: Ids = (),
    documents: Ids = (),
    **fields: Given,
) -> st.SearchStrategy[SourceDocument]:
    """Documents, published or expected; shrink to a title."""
    return with_fields(
        SourceDocument,
        fields,
        built(
            SourceDocument,
            {"id": ids, "title": TEXTS},
            kind=codes("document"),
            expected=WHENS,
            state=_STATES,
            versions=_VERSIONS,
            url=_LINKS,
            prepared_for=any_of(prepared_for),
            programmes=any_of(programmes),
            countries=COUNTRY_SETS,
            **({"covers": one(periods)} if periods else {}),
            **common(documents),
        ),
    )


def programmes(
    *, ids: st.SearchStrategy[str] = IDS, documents: Ids = CITED, **fields: Given
) -> st.SearchStrategy[Programme]:
    """Programmes with participants; shrink to a title."""
    return with_fields(
        Programme,
        fields,
        built(
            Programme,
            {"id": ids, "kind": codes("programme"), "title": TEXTS},
            acronym=WORDS,
            aliases=few(TEXTS),
            when=WHENS,
            donors=few(TEXTS),
            budget=NUMBERS,
            participants=_PARTICIPANTS,
            participants_complete=NO,
            participants_total=NUMBERS,
            organizations=few(TEXTS),
            **common(documents),
        ),
    )


def assistance_events(  # noqa: PLR0913  # each narrows one aspect
    *,
    ids: st.SearchStrategy[str] = IDS,
    kinds: Sequence[str] = (),
    whens: st.SearchStrategy[When] = WHENS,
    countries: Pool = (),
    numbers: st.SearchStrategy[Quantity] = NUMBERS,
    earlier: Ids = (),
    programmes: Pool = (),
    mandates: Pool = (),
    recommendations: Pool = (),
    documents: Ids = CITED,
    **fields: Given,
) -> st.SearchStrategy[AssistanceEvent]:
    """
    Events that may be the same as *earlier* ones; shrink to a training on one day, for no country.

    Without *kinds* and *countries* there are all. The *numbers* are those of participants, of women and of countries.
    """
    named = some(countries) if is_given(countries) else COUNTRY_SETS
    usual = {
        "id": ids,
        "kind": st.sampled_from(list(kinds)) if kinds else KINDS,
        "title": TEXTS,
        "when": whens,
        "countries": named,
        "participants": maybe(numbers),
    }
    return with_fields(
        AssistanceEvent,
        fields,
        built(
            AssistanceEvent,
            usual,
            assumption=TEXTS,
            countries_complete=NO,
            countries_total=numbers,
            hosts=named,
            represented=named,
            subjects=named,
            areas=AREA_SETS,
            places=few(TEXTS),
            organizations=few(TEXTS),
            women=numbers,
            programmes=any_of(programmes),
            mandates=any_of(mandates),
            recommendations=any_of(recommendations),
            part_of=any_of(earlier),
            outcome=TEXTS,
            state=_STATES,
            **common(documents, earlier),
        ),
    )
