"""Replaying what a register learned after a day: revision by revision, one cause after another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from attrs import evolve, fields, frozen

from tracker.errors import InvalidValueError
from tracker.model import Indicator, Record, Register, RevisionReason, Vintage

Identity = tuple[str, str]
"""The table and the key of a record."""


class Cause(StrEnum):
    """Why a published figure moved, in the order in which the steps are taken."""

    CLAIM_GAP = "claim_gap"
    """the report printed another number than the records known to it give"""
    ERROR = "error"
    """records that were wrong were corrected"""
    LATE_INFORMATION = "late_information"
    """what was not known in time was added"""
    DUPLICATE_REMOVED = "duplicate_removed"
    """records of one thing were found to be two"""
    RETRACTION = "retraction"
    """records that should not be there were taken back"""
    RECLASSIFICATION = "reclassification"
    """records were put under another heading"""
    DEFINITION = "definition"
    """what is counted, or how hedged words are read, is another thing than it was"""


LEARNED = (
    Cause.ERROR,
    Cause.LATE_INFORMATION,
    Cause.DUPLICATE_REMOVED,
    Cause.RETRACTION,
    Cause.RECLASSIFICATION,
)
"""The causes that lie in the records, in the order of their steps; a new definition comes last."""


@frozen
class Stage:
    """
    The records after one more cause.

    Attributes:
        cause: The cause.

        register: The records, each in one version.

        applied: The versions that came into force at this stage, by table and key.
    """

    cause: Cause
    register: Register
    applied: Mapping[Identity, tuple[Record, ...]]


@frozen
class _Later:
    """A record's version at a vintage (None if it had none), and those after it, each with its predecessor."""

    base: Record | None
    versions: tuple[tuple[Record | None, Record], ...]


def replayed(
    register: Register, vintage: Vintage, *, then: Iterable[Indicator] = (), now: Iterable[Indicator] | None = None
) -> Iterator[Stage]:
    """
    Go through the stages from what was known at a vintage to what is known now; the first is that vintage itself.

    At each stage all revisions of its cause come into force, in the order in which they were entered. One that rests
    on a revision of a later cause brings only what it changes itself. Revisions of estimates come into force at none:
    what was estimated for an earlier report is not restated (IAS 8). Definitions stay as they were until the last.

    Args:
        register: The records.

        vintage: What was known to begin with, as a publication states it: a day left open says that no record had one.

        then: Definitions that hold until the last stage, in place of those of the same id known at the vintage.

        now: Definitions that hold at the last stage; None takes those of the register.
    """
    # A day that the vintage leaves open says that no record had one; whatever has one now came later.
    known = register.as_of(published=vintage.published or date.min, recorded=vintage.recorded or date.min)
    later = _later(register, known)
    standing = {(each.table, each.key): each for each in known.records if not isinstance(each, Indicator)}
    definitions = _definitions(known, then)
    stage = Stage(
        Cause.CLAIM_GAP,
        evolve(register, records=[*standing.values(), *definitions], vintage=known.knowing(vintage)),
        {},
    )
    yield stage
    causes: set[Cause] = set()
    in_force: set[int] = set()
    # Decision 11: one cause after another, so that the steps add up whatever the order of the entries.
    for cause in (*LEARNED, Cause.DEFINITION):
        causes.add(cause)
        applied: dict[Identity, tuple[Record, ...]] = {}
        for identity, each in later.items():
            record, versions = _standing(each, causes)
            fresh = tuple(version for version in versions if id(version) not in in_force)
            in_force.update(map(id, fresh))
            if fresh and record is not None:
                standing[identity], applied[identity] = record, fresh
        if cause is Cause.DEFINITION:
            definitions = list(register.indicators.values() if now is None else now)
        elif not applied:
            yield Stage(cause, stage.register, {})
            continue
        records = [*standing.values(), *definitions]
        stage = Stage(cause, evolve(register, records=records, vintage=register.latest_day), applied)
        yield stage


def _definitions(known: Register, then: Iterable[Indicator]) -> list[Indicator]:
    stated = list(then)
    replaced = {each.id for each in stated}
    return [*(each for each in known.indicators.values() if each.id not in replaced), *stated]


def _later(register: Register, known: Register) -> dict[Identity, _Later]:
    """Find the records, other than definitions, that have versions after the one known."""
    known_ones = set(map(id, known.records))
    versions: defaultdict[Identity, list[Record]] = defaultdict(list)
    for record in register.records:
        if not isinstance(record, Indicator):
            versions[record.table, record.key].append(record)
    found = {}
    for identity, each in versions.items():
        last = max((number for number, record in enumerate(each) if id(record) in known_ones), default=None)
        start = 0 if last is None else last + 1
        if start < len(each):
            pairs = [(each[number - 1] if number else None, each[number]) for number in range(start, len(each))]
            found[identity] = _Later(None if last is None else each[last], tuple(pairs))
    return found


def _standing(later: _Later, causes: set[Cause]) -> tuple[Record | None, tuple[Record, ...]]:
    """Return how a record stands after the revisions of some causes, and which of its versions are in force."""
    standing = later.base
    applied: list[Record] = []
    for predecessor, version in later.versions:
        if _cause(predecessor, version) not in causes:
            continue
        if predecessor is None:
            standing = version
        elif standing is None:
            continue  # it revises what is not known yet
        else:
            standing = _revised(standing, predecessor, version)
        applied.append(version)
    return standing, tuple(applied)


def _cause(predecessor: Record | None, version: Record) -> Cause | None:
    if predecessor is None or version.revision is None:
        return Cause.LATE_INFORMATION
    reason = version.revision.reason
    # L57, as IAS 8 has it: a revised estimate is new and was not wrong.
    return None if reason is RevisionReason.ESTIMATE else Cause(reason.value)


def _revised(standing: Record, predecessor: Record, version: Record) -> Record:
    """Change in a record what a version changes in its predecessor."""
    if standing is predecessor:
        return version
    changes = {
        each.name: getattr(version, each.name)
        for each in fields(type(version))
        if getattr(version, each.name) != getattr(predecessor, each.name)
    }
    days = {name: getattr(version, name) for name in ("revision", "recorded", "published")}
    try:
        return evolve(standing, **{**changes, **days})
    except InvalidValueError:  # the parts do not go together; the version as a whole does
        return version
