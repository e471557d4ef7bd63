"""Strategies for whole registers, whose records refer to one another."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from attrs import evolve
from hypothesis import currently_in_test_context, note
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
from tracker.strategies._breaking import broken, without_errors
from tracker.strategies._parts import IDS, built, few, maybe, subsets
from tracker.strategies._pasted import Pasted
from tracker.strategies._pools import DAYS, PERIODS, TEXTS, often, whens_about
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
from tracker.values import READINGS, InternationalString, Language, ReportingPeriod

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
REASONS_TO_STAY = tuple(reason for reason in RevisionReason if reason not in _REMOVING)
"""Why a record says something else, and stays."""

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
    return built(
        Masthead,
        {},
        organ=TEXTS,
        distribution=_ENGLISH,
        original=st.sampled_from(Language),
    )


_ENGLISH = international_strings(languages=[Language.ENGLISH], max_size=8)


def report_options() -> st.SearchStrategy[ReportOptions]:
    """What an office's report has in it; shrink to all that a report has."""
    names = st.sampled_from(["introduction", "cooperation", "recommendations", "changes"])
    sections = st.lists(names, max_size=2, unique=True).map(tuple)
    return built(ReportOptions, {}, sections=sections, annex=st.sampled_from(AnnexSize))


def revisions(*, reasons: Sequence[RevisionReason] = tuple(RevisionReason)) -> st.SearchStrategy[Revision]:
    """Reasons for a new version of a record; shrink to the first of *reasons*."""
    return built(Revision, {"reason": st.sampled_from(list(reasons))}, note=TEXTS)


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


def periods_of(register: Register) -> st.SearchStrategy[ReportingPeriod]:
    """
    Periods in which something of *register* falls: those that it declares, first of all, then others beside them.

    Others are the time that they span together, their halves, and each year and month of an event; a register that
    declares none and has no dated events has the years from 2020 to 2023. They shrink to the first declared one.
    """
    own = [register.period(name) for name in register.periods]
    found = [*own, *_beside(own)]
    for event in register.events.values():
        day = event.when.earliest or event.when.latest
        if day is not None:
            found += [ReportingPeriod.parse(f"{day:%Y}".zfill(4)), ReportingPeriod.parse(day.isoformat()[:7])]
    return st.sampled_from(
        list(dict.fromkeys(found)) or [ReportingPeriod.parse(str(year)) for year in range(2020, 2024)]
    )


def _beside(own: Sequence[ReportingPeriod]) -> Iterator[ReportingPeriod]:
    if own:
        yield ReportingPeriod(min(each.start for each in own), max(each.end for each in own))
    for each in own:
        middle = each.start + (each.end - each.start) // 2
        yield ReportingPeriod(each.start, middle)
        yield ReportingPeriod(middle, each.end)


_CALENDARS = tuple(
    tuple(map(ReportingPeriod.parse, written.split()))
    for written in (
        "2021 2022",
        "2020 2021",
        "2020-07..2022-06 2022-07..2024-06",
        "2020-07..2022-07 2022-07..2024-07",
        "2021 2020..2022",
        "2021-01 2021-02",
        "2021-02-10..2021-02-28 2021-03-01..2021-03-05",
        "2020-02-29..2020-02-29 2020-03-01..2020-03-02",
        "2022 2020",
        "2021 2021",
        "2020-10..2021-09 2021-10..2022-09",
    )
)
"""Reporting periods that go together: one after the other, overlapping, of unlike lengths, of a day, with a gap."""

_TIMES = often(_CALENDARS, st.tuples(PERIODS, PERIODS), weight=9)
_TITLES = st.sampled_from([InternationalString(en="A register")]) | TEXTS
_NAMES = st.just("register") | IDS
_SPOKEN = often(
    ((Language.ENGLISH,), (Language.FRENCH, Language.ENGLISH), (Language.ENGLISH, Language.ARABIC)),
    st.lists(st.sampled_from(Language), min_size=1, max_size=3, unique=True).map(tuple),
)
_READINGS = st.sampled_from([reading.name for reading in READINGS])
_UNUSUAL = ("masthead", "headlines", "report")
_FIELDS: Mapping[str, st.SearchStrategy[Any]] = {
    "id": _NAMES,
    "title": _TITLES,
    "languages": _SPOKEN,
    "reading": _READINGS,
    "masthead": mastheads(),
    "headlines": few(IDS),
    "report": report_options(),
}


@st.composite
def registers(
    draw: st.DrawFn,
    /,
    *,
    max_size: int = 2,
    valid: bool = False,
    breaking: str | None = None,
    **fields: Any,  # noqa: ANN401  # those of the class
) -> Register:
    """
    Small registers: up to *max_size* records of each type, with unique ids and references that resolve.

    Most of what is dated falls in or beside the reporting periods of the register, so that its figures are seldom
    empty; some records have a revision. They shrink to a register without records. A test that fails prints the
    register as a file that can be pasted.

    Args:
        draw: Given by Hypothesis.

        max_size: How many records of each type there are at most, revisions not counted.

        valid: Leave out what a check calls an error, as `tracker.testing.assert_valid` does.

        breaking: The code of a check, such as ``"TRK102"``: every register has a diagnostic of that code, from records
            whose ids begin with ``faulty-``, and no error of another.

        **fields: What a field of `Register` is, or a strategy for it: ``languages=("en",)``,
            ``records=st.lists(assistance_events(), unique_by=lambda event: event.id)``.

    Raises:
        UnknownCodeError: No check has the code; the error carries the nearest.

        InvalidValueError: It is the code of faults in files.
    """
    found = {name: _one_of(draw, given) for name, given in fields.items()}
    for name, values in _FIELDS.items():
        if name not in found and name not in _UNUSUAL:
            found[name] = draw(values)
    for name in draw(subsets(tuple(each for each in _UNUSUAL if each not in found))):
        found[name] = draw(_FIELDS[name])
    if "records" not in found:
        found["records"] = tuple(_records(draw, max_size))
    register = Register(**found)
    if valid or breaking is not None:
        register = without_errors(register)
    if breaking is not None:
        register = broken(draw, register, breaking)
    if currently_in_test_context():
        note(Pasted(register))  # it is written only where the test fails
    return register


def _one_of(draw: st.DrawFn, given: Any) -> Any:  # noqa: ANN401  # whatever the field takes
    return draw(given) if isinstance(given, st.SearchStrategy) else given


def _records(draw: st.DrawFn, max_size: int) -> Iterator[Record]:
    names = _ids(draw, max_size)
    left_out = {name for name in names["event"] if draw(_IS_LEFT_OUT)}
    known = {**names, "event": tuple(name for name in names["event"] if name not in left_out)}
    times = draw(_TIMES)
    about = times[: len(known["period"])] or times
    dates = {"whens": whens_about(min(each.start for each in about), max(each.end for each in about))}
    for table, (make, sources) in _WITH_ID.items():
        for number, name in enumerate(names[table]):
            so_far = {**known, table: tuple(each for each in names[table][:number] if each not in left_out)}
            own: dict[str, Any] = dates if table in _DATED else {}
            if table == "period" and number < len(times):
                own = {"spans": _constant(times[number])}
            record = draw(make(ids=_constant(name), **own, **dict(_pools(so_far, sources))))
            if name in left_out:
                continue
            yield record
            if draw(_IS_REVISED):
                reasons = tuple(RevisionReason) if table in _NEVER_REFERRED_TO else REASONS_TO_STAY
                yield _revised(record, draw(_revisions(reasons)))
    for table, make, sources in _DERIVED:
        if known[table]:
            strategy = make(**dict(_pools(known, sources)))
            several = [draw(strategy) for _ in range(draw(_sizes(max_size)))]
            yield from {record.key: record for record in several}.values()


_DATED = ("event", "meeting")
_IS_LEFT_OUT = st.sampled_from([True, *[False] * 15])
"""Whether an event is drawn and left out: so the first shrinks away while the last, which shows a flaw, stays."""
_IS_REVISED = st.sampled_from([False, False, False, True])


@lru_cache(maxsize=8)
def _revisions(reasons: tuple[RevisionReason, ...]) -> st.SearchStrategy[Revision]:
    return revisions(reasons=reasons)


@lru_cache(maxsize=64)
def _sizes(max_size: int) -> st.SearchStrategy[int]:
    """Draw how many records there are of a type: of many registers, one type in two has none."""
    return st.sampled_from([0] * (max_size + 1) + list(range(1, max_size + 1)))


@lru_cache(maxsize=64)
def _many(max_size: int) -> st.SearchStrategy[int]:
    """Draw how many records there are of a type that few registers have none of."""
    return st.sampled_from([0, *list(range(1, max_size + 1)) * 12])


_COMMON = ("period", "event")
"""Without these, most laws have nothing to say."""


def _ids(draw: st.DrawFn, max_size: int) -> Known:
    """Draw how many records there are of each type; their ids tell the rest."""
    version = {"scale": "@1"}
    others = _sizes(max_size)
    known = {
        table: tuple(
            f"{table}-{number}{version.get(table, '')}"
            for number in range(draw(_many(max_size) if table in _COMMON else others))
        )
        for table in _WITH_ID
    }
    for table, needs in _NEEDS.items():
        if known[table]:
            known |= {needed: known[needed] or (f"{needed}-0",) for needed in needs}
    return known


def _pools(known: Known, sources: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Gather the ids for each keyword of a strategy; everything may cite the documents."""
    cited = {**sources, "documents": ("document",)}
    return tuple((keyword, sum((known[table] for table in tables), ())) for keyword, tables in cited.items())


@lru_cache(maxsize=512)
def _constant(value: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401  # whatever there is one of
    """Make a strategy once: Hypothesis looks at a new one at length before it draws from it."""
    return st.just(value)


def _revised(record: Record, revision: Revision) -> Record:
    recorded = _FIRST_DAY if record.recorded is None else record.recorded + timedelta(days=1)
    return evolve(record, recorded=recorded, revision=revision)
