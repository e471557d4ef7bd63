"""From a register to timelines: what counts as one recommendation, and what was found out about it."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from tracker.codelists import Scales
from tracker.errors import InvalidValueError, choice_hint
from tracker.followup._dates import DayRuns, day_runs, earliest_of, or_earlier
from tracker.followup._status import Status, status
from tracker.followup._timeline import StatusFinding, Timeline
from tracker.model import Aspect, Recommendation, Register, StatusObservation
from tracker.values._collector import collector_paused
from tracker.values._groups import linked_groups


class CountedBy(StrEnum):
    """What counts as one recommendation."""

    RECORD = "record"
    """each record; records that are the same thing (``same_as``) are one"""
    LINEAGE = "lineage"
    """records that reiterate or supersede one another are one, too; parts and joined ones stay apart"""


def timelines(
    register: Register,
    aspect: Aspect | str = Aspect.VERIFIED,
    *,
    counted_by: CountedBy | str = CountedBy.RECORD,
    scale: str | None = None,
    strict: bool = False,
) -> tuple[Timeline, ...]:
    """
    Return the timeline of each recommendation in one aspect; drafts are left out.

    Args:
        register: The records.

        aspect: The aspect.

        counted_by: What counts as one recommendation: ``record`` or ``lineage``.

        scale: A scale to which every status is translated where there is a concordance; None leaves them as they are.

        strict: Whether a doubted date (``?``) may as well be any other.

    Raises:
        InvalidValueError: There is no such aspect or way of counting.

        UnknownCodeError: There is no such scale.
    """
    one, unit = Aspect(known_word(aspect, Aspect, "aspect")), CountedBy(known_word(counted_by, CountedBy, "counted_by"))
    # Decision 17: what was found later changes no earlier status (L73), in whatever order it was entered (L74).
    question = ("timelines", one, unit, scale, strict)
    with collector_paused():
        return register.remembered(question, lambda: _timelines(register, one, unit, scale, strict=strict))


def known_word(asked: str, words: Iterable[str], option: str) -> str:
    """
    Return a word that exists.

    Raises:
        InvalidValueError: It does not; the message names the nearest.
    """
    names = [str(word) for word in words]
    if asked not in names:
        hint = choice_hint(asked, names)
        raise InvalidValueError("{text} is not a value of {option}; {hint}", text=repr(asked), option=option, hint=hint)
    return asked


def _timelines(
    register: Register, aspect: Aspect, counted_by: CountedBy, scale: str | None, *, strict: bool
) -> tuple[Timeline, ...]:
    records = {each.id: each for each in register.recommendations.values() if not each.draft}
    found = _findings(register, aspect, scale, strict=strict)
    made = {name: day_runs(record.issued, strict=strict) for name, record in records.items()}
    things = _things(records, counted_by)
    alike = _alike(records, things)
    return tuple(
        _timeline([records[name] for name in thing], made, found, alike.get(number, ()), records)
        for number, thing in enumerate(things)
    )


def _findings(
    register: Register, aspect: Aspect, scale: str | None, *, strict: bool
) -> Mapping[str, list[StatusFinding]]:
    found: dict[str, list[StatusFinding]] = {}
    meanings: dict[tuple[str, str], tuple[Status, ...]] = {}
    for each in register.of_type(StatusObservation).values():
        if each.aspect is aspect and not each.draft:
            stated = each.scale, each.code
            if stated not in meanings:
                meanings[stated] = _meanings(register.scales, *stated, scale)
            dates = day_runs(each.as_of, strict=strict)
            found.setdefault(each.recommendation, []).append(StatusFinding(dates, meanings[stated], each.as_of))
    return found


def _meanings(scales: Scales, scale: str, code: str, to: str | None) -> tuple[Status, ...]:
    """Return the statuses that a code may mean on the scale asked for."""
    codes = None if to is None else scales.concordance(scale, to)
    if to is None or codes is None:
        return (status(scales.demanded(scale), code),)
    return tuple(status(scales.demanded(to), each) for each in sorted(codes[code]))


def _timeline(
    thing: Sequence[Recommendation],
    made: Mapping[str, DayRuns],
    found: Mapping[str, Sequence[StatusFinding]],
    others: Sequence[str],
    records: Mapping[str, Recommendation],
) -> Timeline:
    """
    Make the timeline of what counts as one.

    What may be the same as others may have been made when any of them was, and what was found out about them may have
    been found out about it; all but the first of them may then not count.
    """
    issued = made[thing[0].id] if len(thing) == 1 else earliest_of([made[each.id] for each in thing])
    findings = [finding for each in thing for finding in found.get(each.id, ())]
    if others:
        issued = or_earlier(issued, [made[name] for name in others])
        findings += [
            StatusFinding(DayRuns(finding.dates.runs, doubted=True), finding.statuses, finding.as_of)
            for name in others
            for finding in found.get(name, ())
        ]
    first = min(each.id for each in thing)
    return Timeline(
        id=first,
        records=tuple(thing),
        issued=issued,
        findings=tuple(findings),
        may_be_another=any(name < first for name in others if name in records),
    )


def _things(records: Mapping[str, Recommendation], counted_by: CountedBy) -> list[list[str]]:
    """Return the groups of ids that count as one, each in the order of ids."""
    links = [(name, other) for name, record in records.items() for other in record.same_as if other in records]
    if counted_by is CountedBy.LINEAGE:
        links += [
            (name, other)
            for name, record in records.items()
            for other in record.reiterates | record.supersedes
            if other in records
        ]
    return linked_groups(list(records), links)


def _alike(records: Mapping[str, Recommendation], things: Sequence[Sequence[str]]) -> dict[int, tuple[str, ...]]:
    """Return for each group the ids of other groups that may be the same as it."""
    owner = {name: number for number, thing in enumerate(things) for name in thing}
    links = [
        (owner[name], owner[other])
        for name, record in records.items()
        for other in record.possibly_same_as
        if other in records
    ]
    if not links:
        return {}
    linked = linked_groups(sorted({number for link in links for number in link}), links)
    return {
        number: tuple(name for other in group if other != number for name in things[other])
        for group in linked
        for number in group
    }
