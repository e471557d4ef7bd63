"""Strategies for whole registers, whose records refer to one another."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from tracker.model import (
    AnnexSize,
    Masthead,
    Publication,
    Record,
    Register,
    ReportOptions,
    Revision,
    RevisionReason,
    Vintage,
)
from tracker.strategies import _statements
from tracker.strategies._parts import DAYS, IDS, PERIODS, TEXTS, few, maybe
from tracker.strategies._records import (
    assistance_events,
    coverages,
    declared_periods,
    mandates,
    meetings,
    programmes,
    source_documents,
)
from tracker.strategies._statements import (
    adjudications,
    claims,
    deadlines,
    declared_scales,
    findings,
    indicators,
    observations,
    passages,
    recommendations,
    status_observations,
    targets,
)
from tracker.strategies._values import international_strings
from tracker.values import READINGS, Language

Known = Mapping[str, tuple[str, ...]]
"""The ids of a register by table."""

_FIRST_DAY = date(2020, 1, 1)

# For each table, its strategy and where each of the ids comes from that a record may refer to.
_WITH_ID: Mapping[str, tuple[Callable[..., st.SearchStrategy[Any]], Mapping[str, tuple[str, ...]]]] = {
    "period": (declared_periods, {}),
    "mandate": (mandates, {"earlier": ("mandate",)}),
    "meeting": (meetings, {"earlier": ("meeting",)}),
    "programme": (programmes, {}),
    "document": (
        source_documents,
        {"prepared_for": ("meeting", "mandate"), "programmes": ("programme",), "periods": ("period",)},
    ),
    "recommendation": (
        recommendations,
        {"earlier": ("recommendation",), "sources": ("meeting", "mandate", "document"), "mandates": ("mandate",)},
    ),
    "scale": (declared_scales, {}),
    "event": (
        assistance_events,
        {
            "earlier": ("event",),
            "programmes": ("programme",),
            "mandates": ("mandate",),
            "recommendations": ("recommendation",),
        },
    ),
    "indicator": (indicators, {"earlier": ("indicator",)}),
    "claim": (
        claims,
        {
            "earlier": ("claim",),
            "indicators": ("indicator",),
            "periods": ("period",),
            "about": ("programme", "mandate"),
        },
    ),
    "finding": (findings, {}),
    "passage": (passages, {"periods": ("period",)}),
}

_NEEDS = {"claim": ("document", "indicator"), "recommendation": ("document",)}
"""What has to be there for a record to refer to."""

_NEVER_REFERRED_TO = {"finding", "passage"}
"""Only these may be taken out of a register by a revision."""

_REMOVING = {RevisionReason.RETRACTION, RevisionReason.DUPLICATE_REMOVED}
_REASONS_TO_STAY = tuple(reason for reason in RevisionReason if reason not in _REMOVING)

# The records without an id, with the table to whose records they refer.
_DERIVED: tuple[tuple[str, Callable[..., st.SearchStrategy[Any]], Mapping[str, tuple[str, ...]]], ...] = (
    ("period", coverages, {"periods": ("period",)}),
    ("recommendation", deadlines, {"recommendations": ("recommendation",)}),
    ("recommendation", status_observations, {"recommendations": ("recommendation",), "scales": ("scale",)}),
    ("indicator", observations, {"indicators": ("indicator",), "periods": ("period",), "about": ("programme",)}),
    ("indicator", targets, {"indicators": ("indicator",), "periods": ("period",)}),
    ("claim", adjudications, {"subjects": ("claim",)}),
)


def mastheads() -> st.SearchStrategy[Masthead]:
    """Heads of a first page; shrink to an empty one."""
    return st.builds(
        Masthead,
        organ=maybe(TEXTS),
        distribution=maybe(international_strings(languages=[Language.ENGLISH], max_size=8)),
        original=maybe(st.sampled_from(Language)),
    )


def report_options() -> st.SearchStrategy[ReportOptions]:
    """What an office's report has in it; shrink to all that a report has."""
    names = st.sampled_from(["introduction", "cooperation", "recommendations", "changes"])
    sizes = st.sampled_from((None, *AnnexSize))
    return st.builds(ReportOptions, sections=st.lists(names, max_size=2, unique=True).map(tuple), annex=sizes)


def revisions(*, reasons: Sequence[RevisionReason] = tuple(RevisionReason)) -> st.SearchStrategy[Revision]:
    """Reasons for a new version of a record; shrink to the first of *reasons*."""
    return st.builds(Revision, reason=st.sampled_from(list(reasons)), note=maybe(TEXTS))


def vintages() -> st.SearchStrategy[Vintage]:
    """What was known on a day; shrink to everything."""
    return st.builds(Vintage, published=maybe(DAYS), recorded=maybe(DAYS))


def publications(*, ids: st.SearchStrategy[str] = IDS) -> st.SearchStrategy[Publication]:
    """Reports as they went out; shrink to one without figures, over one month."""
    return st.builds(
        Publication,
        id=ids,
        period=PERIODS,
        vintage=vintages(),
        reading=st.sampled_from(READINGS).map(lambda reading: reading.name),
        claims=few(_statements.claims()),
        indicators=few(_statements.indicators()),
    )


@st.composite
def registers(draw: st.DrawFn, *, max_size: int = 2) -> Register:
    """
    Small registers: up to *max_size* records of each type, with unique ids and references that resolve.

    Some records have a revision. They shrink to a register without records.
    """
    return Register(
        id=draw(IDS),
        title=draw(TEXTS),
        languages=tuple(draw(st.lists(st.sampled_from(Language), min_size=1, max_size=3, unique=True))),
        reading=draw(st.sampled_from(READINGS)).name,
        masthead=draw(maybe(mastheads())),
        headlines=draw(few(IDS)),
        report=draw(maybe(report_options())),
        records=tuple(_records(draw, max_size)),
    )


def _records(draw: st.DrawFn, max_size: int) -> Iterator[Record]:
    known = _ids(draw, max_size)
    for table, (make, sources) in _WITH_ID.items():
        for number, name in enumerate(known[table]):
            so_far = {**known, table: known[table][:number]}
            record = draw(_made(make, _pools(so_far, sources), name))
            yield record
            if draw(st.booleans()):
                reasons = tuple(RevisionReason) if table in _NEVER_REFERRED_TO else _REASONS_TO_STAY
                yield _revised(record, draw(revisions(reasons=reasons)))
    for table, make, sources in _DERIVED:
        if known[table]:
            strategy = _made(make, _pools(known, sources))
            yield from draw(st.lists(strategy, max_size=max_size, unique_by=lambda record: record.key))


def _ids(draw: st.DrawFn, max_size: int) -> Known:
    """Draw how many records there are of each type; their ids tell the rest."""
    version = {"scale": "@1"}
    known = {
        table: tuple(f"{table}-{number}{version.get(table, '')}" for number in range(draw(st.integers(0, max_size))))
        for table in _WITH_ID
    }
    for table, needs in _NEEDS.items():
        if not all(known[needed] for needed in needs):
            known[table] = ()
    return known


def _pools(known: Known, sources: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Gather the ids for each keyword of a strategy; everything may cite the documents."""
    cited = {**sources, "documents": ("document",)}
    return tuple((keyword, sum((known[table] for table in tables), ())) for keyword, tables in cited.items())


@lru_cache(maxsize=2048)
def _made(
    make: Callable[..., st.SearchStrategy[Any]],
    pools: tuple[tuple[str, tuple[str, ...]], ...],
    name: str | None = None,
) -> st.SearchStrategy[Any]:
    """Make a strategy once: Hypothesis checks a new one at length before it draws from it."""
    ids = {} if name is None else {"ids": st.just(name)}
    return make(**ids, **dict(pools))


def _revised(record: Record, revision: Revision) -> Record:
    recorded = _FIRST_DAY if record.recorded is None else record.recorded + timedelta(days=1)
    return evolve(record, recorded=recorded, revision=revision)
