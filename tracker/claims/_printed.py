"""A claim held against what documents print: the names given for it, its parts and wholes, and its repetitions."""

from collections.abc import Hashable, Iterable, Mapping

from tracker.checks._enumeration import Enumeration, enumerations
from tracker.claims._gate import days_of
from tracker.claims._reconciliation import ClaimVerdict, Judgement, Line, Misstatement, Proof, World, judge
from tracker.claims._records import indicator_of
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.model import Claim, IndicatorKind, Register
from tracker.values import Bounds, Number, Reading, When
from tracker.values._spelling import one_spelling


def held_against_names(register: Register, claim: Claim, claimed: Bounds) -> Line | None:
    """
    Hold the number of a claim against its own list of countries and areas; None if it names none that it counts.

    A list that is not complete has no upper limit. A territory is no State: where nothing says which of the two are
    counted, it may count or not.
    """
    found = register.remembered("numbers beside names", lambda: _by_claim(register)).get(claim.id)
    if found is None or not claim.named:
        return None
    surely, perhaps = (tuple(sorted(names)) for names in (found.surely, found.perhaps))
    bounds = Bounds(len(surely), len(perhaps) if claim.complete else None)
    world = World.CLOSED if claim.complete else World.OPEN
    judgement = judge(claimed, bounds, bounds, world=world)
    named = surely if judgement.direction is Misstatement.UNDERSTATED else perhaps
    return Line(proof=Proof.NAMES, judgement=judgement, world=world, bounds=bounds, named=named)


def _by_claim(register: Register) -> Mapping[str, Enumeration]:
    return {each.record.key: each for each in enumerations(register) if isinstance(each.record, Claim)}


_NOT_ADDED = (IndicatorKind.RATIO, IndicatorKind.RATE, IndicatorKind.STATUS)
"""A part of these may be larger than the whole: the share of one country exceeds that of all."""


def held_against_parts(register: Register, claim: Claim, claimed: Bounds, reading: Reading) -> Line | None:
    """
    Hold a whole against its parts; None if it has none.

    Parts that make up the whole sum to it, unless they count different things, which may be in several parts. Of other
    parts the largest is the least that the whole can be; they may overlap, so that they are never added.
    """
    # L66: no part is larger than the whole.
    if _is_not_added(register, claim):
        return None
    known = _known(register)
    parts = [known[name] for name in sorted(claim.includes_all - {claim.id}) if name in known]
    makes_up = bool(parts) and len(parts) == len(claim.includes_all - {claim.id})
    within = _parts_within(claim, known)
    if not within:
        return None
    least = _largest(part.value.bounds(reading).lower for part in within)
    bounds = Bounds(least, None)
    if makes_up:
        total = Bounds.exactly(0)
        for part in parts:
            total += part.value.bounds(reading)
        lower = least if _may_overlap(register, claim) else _largest((least, total.lower))
        above = total.upper is not None and total.upper < lower
        # A part of a part that is larger than all of them: they cannot all be true, and the larger one is named.
        bounds = Bounds(lower, None if above else total.upper)
    world = World.CLOSED if makes_up else World.OPEN
    judgement = judge(claimed, bounds, bounds, world=world)
    keys = tuple(part.id for part in (parts if makes_up else within))
    return Line(proof=Proof.PARTS, judgement=judgement, world=world, bounds=bounds, records=keys)


def held_against_wholes(register: Register, claim: Claim, claimed: Bounds, reading: Reading) -> Line | None:
    """Hold a part against the smallest whole that includes it; None if none does."""
    wholes = [each for each in _wholes(register).get(claim.id, ()) if not _is_not_added(register, each)]
    limits = [(whole.value.bounds(reading).upper, whole.id) for whole in wholes]
    stated = [(upper, name) for upper, name in limits if upper is not None]
    if not stated:
        return None
    upper, name = min(stated)
    bounds = Bounds(0, upper) if upper >= 0 else Bounds(None, upper)
    judgement = judge(claimed, bounds, bounds, world=World.OPEN)
    return Line(proof=Proof.WHOLE, judgement=judgement, world=World.OPEN, bounds=bounds, records=(name,))


def kin(register: Register, claim: Claim) -> frozenset[str]:
    """Return the ids of the parts and wholes of a claim, and of the other parts of its wholes."""
    wholes = _wholes(register).get(claim.id, ())
    known = _known(register)
    parts = (_names_within(register, one, known) for one in (claim, *wholes))
    return frozenset().union(*parts) | {whole.id for whole in wholes}


def _names_within(register: Register, claim: Claim, known: Mapping[str, Claim]) -> frozenset[str]:
    key = ("parts of a claim", claim.id)
    return register.remembered(key, lambda: frozenset(part.id for part in _parts_within(claim, known)))


def _known(register: Register) -> Mapping[str, Claim]:
    def find() -> dict[str, Claim]:
        return {key: claim for key, claim in register.claims.items() if not claim.draft}

    return register.remembered("claims that are no drafts", find)


def _is_not_added(register: Register, claim: Claim) -> bool:
    counted = indicator_of(register, claim)
    return counted is not None and counted.kind in _NOT_ADDED


def _may_overlap(register: Register, claim: Claim) -> bool:
    counted = indicator_of(register, claim)
    return claim.entities is not None or (counted is not None and counted.kind is IndicatorKind.DISTINCT)


_MOST_LEVELS = 20
_MOST_OF_ONE_THING = 300
"""So many are held each against each: every line names all others, which no cleverer way makes fewer."""


def _parts_within(claim: Claim, known: Mapping[str, Claim]) -> list[Claim]:
    """
    Return the parts of a claim and the parts of those, each once.

    Raises:
        InvalidValueError: They are parts of parts, and so on, through more levels than any document has.
    """
    found: dict[str, Claim] = {}
    level = [claim]
    for _ in range(_MOST_LEVELS + 1):
        names = {name for one in level for name in (one.includes | one.includes_all) if name in known}
        level = [known[name] for name in names if name not in found and name != claim.id]
        if not level:
            return [found[name] for name in sorted(found)]
        found |= {each.id: each for each in level}
    raise InvalidValueError(
        "claim {id} includes others through more than {number} levels; let it include its parts themselves",
        id=repr(claim.id),
        number=_MOST_LEVELS,
    )


def _wholes(register: Register) -> Mapping[str, tuple[Claim, ...]]:
    """Return for each part the claims that include it, directly or through others."""

    def find() -> dict[str, tuple[Claim, ...]]:
        known = _known(register)
        found: dict[str, list[Claim]] = {}
        for whole in known.values():
            if whole.includes or whole.includes_all:
                for part in _parts_within(whole, known):
                    found.setdefault(part.id, []).append(whole)
        return {part: tuple(wholes) for part, wholes in found.items()}

    return register.remembered("wholes of claims", find)


def _largest(numbers: Iterable[Number | None]) -> Number:
    return max((number for number in numbers if number is not None), default=0)


def beside_statements(register: Register, claim: Claim, claimed: Bounds, reading: Reading) -> list[Line]:
    """
    Hold a claim against every other one of the same number, time and scope: those that agree, and those that do not.

    Either may be the wrong one, so that the lines decide nothing.

    Raises:
        InvalidValueError: There are more of them than documents print one figure.
    """
    # L65, decision 13: repeating is no evidence, so that these lines decide nothing.
    groups = register.remembered("claims of one thing", lambda: _groups(register))
    key = _thing(register, claim)
    same = groups.get(key, ()) if key is not None else ()
    if len(same) > _MOST_OF_ONE_THING:
        raise InvalidValueError(
            "claim {id} is one of {number} that all print a number of the same thing, more than {limit}; correct their "
            "indicator, time, scope or what they are about",
            id=repr(same[0].id),
            number=len(same),
            limit=_MOST_OF_ONE_THING,
        )
    others = [each for each in same if each.id != claim.id]
    related = kin(register, claim) if others else frozenset()
    apart: dict[Misstatement | None, list[Claim]] = {}
    for each in (each for each in others if each.id not in related):
        apart.setdefault(_apart(claimed, each.value.bounds(reading)), []).append(each)
    lines = []
    for direction, found in apart.items():
        verdict = ClaimVerdict.CONSISTENT if direction is None else ClaimVerdict.CONTRADICTED
        bounds = found[0].value.bounds(reading)
        for each in found[1:]:
            bounds = bounds.hull(each.value.bounds(reading))
        lines.append(
            Line(
                proof=Proof.STATEMENTS,
                judgement=Judgement(verdict, direction),
                bounds=bounds,
                records=tuple(each.id for each in found),
            )
        )
    return lines


def _apart(claimed: Bounds, other: Bounds) -> Misstatement | None:
    """Say on which side of another claim this one lies; None if both may be true."""
    if claimed.intersection(other) is not None:
        return None
    below = claimed.upper is not None and other.lower is not None and claimed.upper < other.lower
    return Misstatement.UNDERSTATED if below else Misstatement.OVERSTATED


def _groups(register: Register) -> Mapping[Hashable, tuple[Claim, ...]]:
    found: dict[Hashable, list[Claim]] = {}
    for claim in register.claims.values():
        key = None if claim.draft else _thing(register, claim)
        if key is not None:
            found.setdefault(key, []).append(claim)
    return {key: tuple(claims) for key, claims in found.items()}


def _thing(register: Register, claim: Claim) -> Hashable | None:
    """Return what a claim is about; None if nobody can tell."""
    counted = indicator_of(register, claim)
    if counted is None:
        return None
    try:
        time = _days(claim.at) if claim.at is not None else days_of(register, claim)
    except UnknownRecordError:
        return None
    entities = claim.entities or counted.entities
    scope = one_spelling(str(claim.scope)) if claim.scope is not None else None
    parts = frozenset((dimension, one_spelling(code)) for dimension, code in claim.breakdown)
    since = _days(claim.since) if claim.since is not None else None
    return counted.key, time, since, parts, claim.about, scope, entities


def _days(when: When) -> Hashable:
    """Return what an instant means, however it is spelled."""
    return when.window, when.is_uncertain, when.is_approximate
