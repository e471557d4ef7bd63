"""Restating the figures of a publication: each is measured again at every stage of what became known."""

from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from tracker.comparison._bridges import carried
from tracker.comparison._definitions import (
    definition_of_then,
    definitions_now,
    reason_against,
    stated_anew,
)
from tracker.comparison._pair import in_order
from tracker.comparison._replay import Cause, Stage, replayed
from tracker.comparison._restated import Mover, Restated, Restatement, Step
from tracker.comparison._step import Measured, moved_by, movers_between
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.indicators import Basis, Figure, MissingReason, indicator, measure, measure_all
from tracker.indicators._claims_of_figures import Printed, printed_as
from tracker.indicators._question import AnyPeriod, AnyReading, reading_named
from tracker.model import Adjudication, Claim, Indicator, IndicatorKind, Publication, Record, Register
from tracker.model._called import of_register
from tracker.model._publication import demand_publication
from tracker.values import Bounds, Reading, ReportingPeriod


@of_register
def restate(
    register: Register,
    publication: Publication,
    *,
    period: AnyPeriod | None = None,
    reading: AnyReading | str | None = None,
) -> Restatement:
    """
    Restate the figures of a publication by what is known now, and say what moved each.

    Records that were first known after the publication are late information. A revised estimate restates nothing: it
    is new, and was not wrong (IAS 8). A figure whose definition changed is measured anew from its records; where there
    are none, and no bridge, it stays as published and is blocked.

    Args:
        register: The records, as known when the later report is made.

        publication: The report as it went out.

        period: The period of the later report, whose definitions hold: a declared one, its id, or ``START..END``; None
            takes the newest.

        reading: How the later report understands hedged words; None takes the reading of the publication.

    Raises:
        InvalidValueError: What is given is no publication, or there is no such reading.

        UnknownRecordError: The period does not exist.

        InvalidValueError: There is no such reading, or the later report ends before the publication.
    """
    later = None if period is None else in_order(register, (publication.period, period))[1]
    register = register.confirmed
    demand_publication(publication, "publication")
    then = reading_named(publication.reading)
    now = reading if isinstance(reading, Reading) else reading_named(reading or publication.reading)
    stages = tuple(
        replayed(register, publication.vintage, then=publication.indicators, now=definitions_now(register, later))
    )
    task = _Task(register, publication, stages, then, now)
    return Restatement(publication=publication, figures=tuple(_row(task, claim) for claim in publication.claims))


@frozen
class _Task:
    """What the rows of a restatement have in common: the records at each stage, and both readings."""

    register: Register
    publication: Publication
    stages: Sequence[Stage]
    reading_then: Reading
    reading_now: Reading


def _row(task: _Task, claim: Claim) -> Restated:
    printed = printed_as(claim)
    row = Restated(
        claim=claim,
        published=claim.value.bounds(task.reading_then),
        adjudications=_adjudications_about(task.register, claim),
    )
    asked = _asked(task, claim)
    try:
        old = definition_of_then(task.publication, task.stages[0].register, claim)
        recomputed = _figure(task.stages[0].register, old, printed, asked, task.reading_then)
    except (UnknownRecordError, InvalidValueError):
        return evolve(row, blocked="DEFINITION_UNKNOWN")
    # What rested on evidence is restated by evidence, even if a document prints the number meanwhile.
    printed = evolve(printed, basis=recomputed.basis)
    measured = [Measured(task.stages[0].register, recomputed)]
    for stage in task.stages[1:-1]:
        known = measured[-1]
        if stage.register is not known.register:
            known = Measured(stage.register, _figure(stage.register, old, printed, asked, task.reading_then))
        measured.append(known)
    row = evolve(row, recomputed=recomputed, current=_current(task, printed, asked))
    last = _by_definition_of_now(task, measured[-1], old, printed, asked)
    if isinstance(last, str):
        return evolve(row, blocked=last)
    measured.append(last)
    return evolve(row, restated=last.figure, steps=_steps(task, row, measured))


def _asked(task: _Task, claim: Claim) -> ReportingPeriod:
    """Return the period that a figure was measured over: the publication's, unless it was printed over another."""
    if claim.period is None or printed_as(claim).basis is Basis.CLAIMED:
        return task.publication.period
    try:
        return task.stages[0].register.period(claim.period)
    except UnknownRecordError:
        return task.publication.period


def _figure(
    register: Register, definition: Indicator, printed: Printed, asked: ReportingPeriod, reading: Reading
) -> Figure:
    """Measure the figure that a publication printed."""
    parts = dict(printed.by)
    subject = parts.pop("about", None)
    whole = measure(register, definition, asked, basis=printed.basis, reading=reading, subject=subject)
    if not parts:
        return whole
    found = [
        each
        for dimension in parts
        for each in measure_all(register, [definition], asked, by=dimension, basis=printed.basis, reading=reading)
        if each.by == printed.by
    ]
    return found[0] if found else _of_no_record(whole, printed)


def _of_no_record(whole: Figure, printed: Printed) -> Figure:
    """Return the figure of a part that no record belongs to: nothing is recorded of it, or nothing stated."""
    counted = whole.indicator.of is not None and whole.basis is Basis.EVIDENCED and whole.missing is None
    return evolve(
        whole,
        by=printed.by,
        bounds=Bounds.exactly(0) if counted else None,
        missing=None if counted else whole.missing or MissingReason.NOT_REPORTED,
        flags=(),
        assumptions=(),
        certain=(),
        possible=(),
        stated=None,
        parts=(),
        source=None,
    )


def _current(task: _Task, printed: Printed, asked: ReportingPeriod) -> Figure | None:
    whole = task.register.whole
    try:
        newest = indicator(whole, printed.indicator)
        return _figure(whole, newest, printed, asked, task.reading_now)
    except (UnknownRecordError, InvalidValueError):
        return None


def _by_definition_of_now(
    task: _Task, known: Measured, old: Indicator, printed: Printed, asked: ReportingPeriod
) -> Measured | str:
    """Measure a figure by the definition of now; or say why that cannot be done."""
    register = task.stages[-1].register
    try:
        new = indicator(register, printed.indicator)
        against = reason_against(known.figure, new, task.stages[0].register, register)
        figure = _figure(register, new, printed, asked, task.reading_now)
    except (UnknownRecordError, InvalidValueError):
        return "DEFINITION_UNKNOWN"
    if against is None or (against == "DEFINITION_CHANGED" and stated_anew(register, figure)):
        return Measured(register, figure)
    # Numbers stated of the old definition, as they are known now, may have a bridge to the new one.
    bridged = (
        carried(register, _figure(register, old, printed, asked, task.reading_now), figure)
        if old.kind is new.kind
        else None
    )
    if bridged is None or new.kind is IndicatorKind.RATIO:
        return against
    return Measured(register, bridged)


def _steps(task: _Task, row: Restated, measured: Sequence[Measured]) -> tuple[Step, ...]:
    first = measured[0].figure.bounds
    gap = None if first is None else Bounds.exactly(0) if first == row.published else first - row.published
    found = [Step(cause=Cause.CLAIM_GAP, before=row.published, after=first, change=gap)]
    # L56: the steps sum to the whole.
    for stage, before, after in zip(task.stages[1:], measured, measured[1:], strict=False):
        same = before is after
        found.append(
            Step(
                cause=stage.cause,
                before=before.figure.bounds,
                after=after.figure.bounds,
                change=_nothing_of(before) if same else moved_by(before, after),
                movers=() if same else _movers(task.register, stage, before, after),
            )
        )
    return tuple(found)


def _nothing_of(measured: Measured) -> Bounds | None:
    return None if measured.figure.bounds is None else Bounds.exactly(0)


def _movers(register: Register, stage: Stage, before: Measured, after: Measured) -> tuple[Mover, ...]:
    """Find the records that count otherwise after a stage, each by the versions that came into force."""
    found: list[Mover] = []
    for identity in movers_between(before, after):
        versions = stage.applied.get(identity) or _standing(after.register, identity)
        found += [
            Mover(
                record=each,
                published=register.published(each),
                adjudications=_adjudications_about(register, each),
            )
            for each in versions
        ]
    return tuple(found)


def _standing(register: Register, identity: tuple[str, str]) -> tuple[Record, ...]:
    return register.versions(*identity)


# -- decisions --------------------------------------------------------------------------------------------------------


def _adjudications_about(register: Register, record: Record) -> tuple[Adjudication, ...]:
    """Return what was decided about a record: on a claim, on an identity of two records, or on a diagnostic."""
    by_record: Mapping[str, tuple[Adjudication, ...]] = register.remembered("adjudicated", lambda: _by_record(register))
    names = dict.fromkeys(name for name in (getattr(record, "id", None), record.key) if name)
    return tuple(dict.fromkeys(each for name in names for each in by_record.get(name, ())))


def _by_record(register: Register) -> Mapping[str, tuple[Adjudication, ...]]:
    found: dict[str, tuple[Adjudication, ...]] = {}
    for each in register.of_type(Adjudication).values():
        for name in _subjects(each.subject):
            found[name] = (*found.get(name, ()), each)
    return found


def _subjects(subject: str) -> tuple[str, ...]:
    """Return the records that a decision may be about; the key of an observation may hold an equals sign itself."""
    kind, _, rest = subject.partition(":")
    if kind == "identity":
        parts = rest.split("=")
        cuts = range(1, len(parts))
        return tuple(dict.fromkeys("=".join(half) for cut in cuts for half in (parts[:cut], parts[cut:])))
    return (rest.partition(":")[2] if kind == "diagnostic" else rest,)
