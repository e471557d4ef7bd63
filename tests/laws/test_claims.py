"""
Laws of claims against evidence, L62 to L66, by enumeration of every world that a small register leaves open.

In an open world there may be more than is recorded: a world is what the records say, and any number on top of it.
"""

from dataclasses import replace

from _worlds import (
    COUNT,
    DAYS,
    FLOW,
    MANY,
    READINGS_OF_ALL,
    WHICH_STATES,
    WHOM,
    Act,
    act,
    acts,
    counts_in,
    covered,
    day,
    denoted,
    is_state,
    numbers_in,
    on_day,
    quantities,
    register,
    span,
    totals,
    unions,
)
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.claims import ClaimVerdict, Misstatement, Proof, reconcile
from tracker.claims._reconciliation import World, judge
from tracker.model import (
    Citation,
    Claim,
    CoverageState,
    DeclaredPeriod,
    EntityType,
    Indicator,
    IndicatorKind,
    Observation,
    Record,
    SourceDocument,
)
from tracker.values import (
    CAUTIOUS,
    Bounds,
    InternationalString,
    Qualifier,
    Quantity,
    Reading,
    Recognition,
    ReportingPeriod,
    When,
)

P = span(2, 6)
COMPLETE = CoverageState.COMPLETE
ON_START = Recognition.ON_START
DECIDED = (ClaimVerdict.CONFIRMED, ClaimVerdict.CONTRADICTED)
readings = st.sampled_from(READINGS_OF_ALL)
states = st.sampled_from(CoverageState)
open_states = st.sampled_from([CoverageState.INCOMPLETE, None])


def claim(
    value: Quantity | int, indicator: Indicator = COUNT, period: ReportingPeriod | None = P, **values: object
) -> Claim:
    common: dict[str, object] = {
        "id": "c",
        "document": "report",
        "paragraph": "1",
        "indicator": indicator.id,
        "period": None if period is None else str(period),
        "value": value if isinstance(value, Quantity) else Quantity(value),
    }
    return Claim(**{**common, **values})  # type: ignore[arg-type]  # the values are told apart by their names


def verdict_of(
    records: tuple[Act | Record, ...],
    of: Claim,
    indicator: Indicator,
    state: CoverageState | None = None,
    reading: Reading = CAUTIOUS,
) -> tuple[ClaimVerdict, Misstatement | None, World]:
    """Reconcile one claim in a register of some records, of which so much is declared."""
    declared = () if state is None else (covered(state, P),)
    (found,) = reconcile(register((*records, of, indicator, *declared), reading=reading), claims=[of.id])
    return found.verdict, found.direction, found.world


def true_in(values: set[int], of: Claim, reading: Reading, *, is_open: bool) -> set[bool]:
    """Tell in which worlds a claim is true: of what is recorded, and in an open world of any more."""
    least, most = denoted(of.value, reading)
    worlds = values if not is_open else {value + more for value in values for more in (*range(45), MANY)}
    return {least <= world <= (most if most < MANY else 10 * MANY) for world in worlds}


# -- L62: what a verdict says of every world --------------------------------------------------------------------------


def sound(found: ClaimVerdict, direction: Misstatement | None, world: World, true: set[bool]) -> None:
    """A definite verdict holds in every world."""
    if found is ClaimVerdict.CONFIRMED:
        assert true == {True}
    if found is ClaimVerdict.CONTRADICTED:
        assert true == {False}
        assert direction is Misstatement.UNDERSTATED or world is World.CLOSED
    else:
        assert direction is None


@given(acts(max_size=3, linked=True), quantities(), readings, states)
def test_l62_a_count_of_acts(made: tuple[Act, ...], value: Quantity, reading: Reading, state: CoverageState) -> None:
    found, direction, world = verdict_of(made, claim(value), COUNT, state, reading)
    values = totals(made, [P], reading=reading)

    sound(found, direction, world, true_in(values, claim(value), reading, is_open=state is not CoverageState.COMPLETE))


@given(acts(max_size=3), quantities(), readings, states)
def test_l62_a_sum_of_participants(
    made: tuple[Act, ...], value: Quantity, reading: Reading, state: CoverageState
) -> None:
    found, direction, world = verdict_of(made, claim(value, FLOW), FLOW, state, reading)
    values = totals(made, [P], reading=reading, counts="participants")

    sound(found, direction, world, true_in(values, claim(value), reading, is_open=state is not CoverageState.COMPLETE))


@given(acts(max_size=3, partial=True), quantities(), st.sampled_from([WHOM, WHICH_STATES]), states)
@example((act(0, on_day(2), countries=frozenset({"KE", "PK"})),), Quantity(1), WHICH_STATES, CoverageState.INCOMPLETE)
@example((act(0, on_day(2), countries=frozenset({"TC"})),), Quantity(1), WHICH_STATES, CoverageState.COMPLETE)
def test_l62_a_count_of_countries(
    made: tuple[Act, ...], value: Quantity, indicator: Indicator, state: CoverageState
) -> None:
    """The small universe has fewer countries than the true one: what it shows is possible, and it does not show all."""
    found, direction, world = verdict_of(made, claim(value, indicator), indicator, state)
    counted = is_state if indicator is WHICH_STATES else lambda _: True
    values = {len(whom) for (whom,) in unions(made, [P], counted=counted)}

    sound(found, direction, world, true_in(values, claim(value), CAUTIOUS, is_open=state is not CoverageState.COMPLETE))


CERTAIN_OR_NOT = st.tuples(st.integers(0, DAYS - 1), st.integers(0, DAYS - 1)).map(
    lambda pair: on_day(min(pair), max(pair)) if pair[0] != pair[1] else on_day(pair[0])
)


@given(acts(max_size=3, when=CERTAIN_OR_NOT), quantities(), readings, states)
@example((), Quantity(0), CAUTIOUS, CoverageState.COMPLETE)
@example((act(0, on_day(2)),), Quantity(2), CAUTIOUS, CoverageState.INCOMPLETE)
def test_l62_whatever_is_not_definite_may_be_true_and_may_be_false(
    made: tuple[Act, ...], value: Quantity, reading: Reading, state: CoverageState
) -> None:
    """Acts that are independent can be in the period in any number, so that every number between the ends is true."""
    found, _, world = verdict_of(made, claim(value), COUNT, state, reading)
    values = totals(made, [P], reading=reading)
    inside = [one for one in made if values_in(one)]
    is_open = state is not CoverageState.COMPLETE
    true = true_in(values, claim(value), reading, is_open=is_open)

    assert world is (World.OPEN if is_open else World.CLOSED)
    if state is CoverageState.NONE or (is_open and not inside):
        assert found is ClaimVerdict.UNVERIFIED
    elif true == {True}:
        assert found is ClaimVerdict.CONFIRMED
    elif true == {False}:
        assert found is ClaimVerdict.CONTRADICTED
    else:
        least = denoted(value, reading)[0]
        missed = is_open and max(values) < least
        assert found is (ClaimVerdict.NOT_REACHED if missed else ClaimVerdict.CONSISTENT)


def values_in(one: Act) -> bool:
    """Tell whether an act may lie in the period."""
    return max(totals((one,), [P])) > 0


@given(quantities(), acts(max_size=2), states)
def test_the_period_is_the_claims_own(value: Quantity, made: tuple[Act, ...], state: CoverageState) -> None:
    """Coverage of another period closes nothing, and acts of another period count for nothing."""
    other = span(0, 1)
    found, direction, world = verdict_of(made, claim(value, period=other), COUNT, state)
    values = totals(made, [other])

    assert world is World.OPEN
    sound(found, direction, world, true_in(values, claim(value), CAUTIOUS, is_open=True))


# -- L62: a part by country -------------------------------------------------------------------------------------------


def in_kenya(one: Act, counts: str) -> set[int]:
    """Return what an act may add to Kenya's number: in the period or not, and whether or not it was for Kenya."""
    found: set[int] = set()
    inside = {counts_in(happening, P, ON_START) for happening in one.dating.happenings(CAUTIOUS)}
    for whom in whom_of(one):
        amounts = {1} if counts == "records" else {*numbers_in(denoted(one.event.participants, CAUTIOUS))}
        shared = counts != "records" and len(whom) > 1
        mine = {0} if "KE" not in whom else amounts | ({0} if shared else set())
        found |= {amount if lies else 0 for amount in mine for lies in inside}
    return found


def whom_of(one: Act) -> set[frozenset[str]]:
    """Return whom an act was for in each world, whatever its date."""
    everywhere = replace(one, dating=on_day(2))
    return {whom for (whom,) in unions((everywhere,), [P])}


@given(acts(max_size=2, partial=True), quantities(), st.sampled_from(["records", "participants", "countries"]), states)
@example((act(0, on_day(2), countries=frozenset({"PK"}), countries_complete=False),), Quantity(1), "records", COMPLETE)
@example(
    (act(0, on_day(2), countries=frozenset({"PK"}), countries_total=Quantity(3, Qualifier.NEARLY)),),
    Quantity(1),
    "participants",
    COMPLETE,
)
@example(
    (act(0, on_day(2), countries=frozenset({"PK", "KE"}), participants=Quantity(3)),),
    Quantity(2),
    "participants",
    COMPLETE,
)
def test_l62_a_part_by_country(made: tuple[Act, ...], value: Quantity, counts: str, state: CoverageState) -> None:
    """A list that leaves countries unnamed may mean this one, and people of several countries may all be its own."""
    indicator = {"records": COUNT, "participants": FLOW, "countries": WHOM}[counts]
    of = claim(value, indicator, breakdown=(("country", "KE"),))
    found, direction, world = verdict_of(made, of, indicator, state)
    sums = {0}
    for one in made:
        adding = in_kenya(one, "records" if counts == "countries" else counts)
        sums = {total + each for total in sums for each in adding}
    values = {min(total, 1) for total in sums} if counts == "countries" else sums

    sound(found, direction, world, true_in(values, of, CAUTIOUS, is_open=state is not CoverageState.COMPLETE))


# -- L63, L64: better evidence, and all of it -------------------------------------------------------------------------


@given(acts(max_size=3, when=CERTAIN_OR_NOT), quantities(), states, st.data())
def test_l63_refining_the_evidence_changes_no_definite_verdict(
    made: tuple[Act, ...], value: Quantity, state: CoverageState, data: st.DataObject
) -> None:
    before = verdict_of(made, claim(value, FLOW), FLOW, state)
    if before[0] not in DECIDED:
        return
    refined = tuple(one.on(on_day(data.draw(st.sampled_from(days_of(one))))) for one in made)
    refined = tuple(one.but(participants=data.draw(st.sampled_from(numbers_of(one)))) for one in refined)
    after = verdict_of(refined, claim(value, FLOW), FLOW, state)

    # In an open world the last record may leave the period; then nothing is left that bears on the claim.
    assert after == before or (state is not CoverageState.COMPLETE and after[0] is ClaimVerdict.UNVERIFIED)


def days_of(one: Act) -> list[int]:
    return sorted({run[0][0] for run in one.dating.allows})


def numbers_of(one: Act) -> list[Quantity]:
    least, most = denoted(one.event.participants, CAUTIOUS)
    return [Quantity(least), Quantity(min(most, least + 45))]


@given(acts(max_size=3), quantities(), open_states)
@example((act(0, on_day(2)), act(1, on_day(2))), Quantity(1), None)
def test_l64_a_definite_verdict_survives_closing_the_world(
    made: tuple[Act, ...], value: Quantity, state: CoverageState | None
) -> None:
    for indicator in (COUNT, FLOW, WHOM):
        before = verdict_of(made, claim(value, indicator), indicator, state)
        after = verdict_of(made, claim(value, indicator), indicator, CoverageState.COMPLETE)
        if before[0] in DECIDED:
            assert after[:2] == before[:2]


ENDS = st.integers(0, 4)
INTERVALS = st.tuples(ENDS, st.none() | ENDS).map(
    lambda pair: Bounds(pair[0], None) if pair[1] is None else Bounds(min(pair), max(pair))  # type: ignore[type-var]  # numbers compare
)


@given(INTERVALS, INTERVALS, st.sampled_from(World))
@example(Bounds(2, None), Bounds(1, 1), World.CLOSED)
def test_the_rule_says_what_is_so_for_every_number(claimed: Bounds, evidence: Bounds, world: World) -> None:
    """Section 12 over whole numbers up to a limit that stands for all beyond."""
    truth = evidence if world is World.CLOSED else Bounds(evidence.lower, None)
    found = judge(claimed, evidence, truth, world=world)
    true = {number in claimed for number in range(10) if number in truth}
    beyond = truth.upper is None

    if true == {True}:
        assert found.verdict is ClaimVerdict.CONFIRMED
    elif true == {False}:
        assert found.verdict is ClaimVerdict.CONTRADICTED
        assert (found.direction is Misstatement.UNDERSTATED) is (min(whole(truth)) > min(whole(claimed)))
    else:
        found_below = beyond and all(number < (claimed.lower or 0) for number in range(10) if number in evidence)
        assert found.verdict is (ClaimVerdict.NOT_REACHED if found_below else ClaimVerdict.CONSISTENT)


def whole(bounds: Bounds) -> list[int]:
    return [number for number in range(10) if number in bounds]


# -- L65: saying it twice ---------------------------------------------------------------------------------------------


@given(acts(max_size=3, partial=True), quantities(), quantities(), states, st.integers(1, 3))
@example((), Quantity(3), Quantity(4), CoverageState.COMPLETE, 1)
def test_l65_restating_a_claim_or_citing_twice_changes_no_verdict(
    made: tuple[Act, ...], value: Quantity, other: Quantity, state: CoverageState, printed: int
) -> None:
    """Nor does a claim that says otherwise: which of the two is wrong, neither of them proves."""
    once = verdict_of(made, claim(value), COUNT, state)
    citation = Citation(document="report", paragraph="1", printed=printed)
    cited = tuple(evolve(one.event, citations=(citation, citation)) for one in made)
    again = (claim(value, id="again"), claim(other, id="other", paragraph="2"), claim(other, id="x", document="y"))

    assert verdict_of((*cited, *again), claim(value), COUNT, state) == once


@given(acts(max_size=2), quantities(), states)
def test_drafts_and_what_was_retracted_prove_nothing(
    made: tuple[Act, ...], value: Quantity, state: CoverageState
) -> None:
    drafts = tuple(act(f"draft{number}", on_day(3), draft=True) for number in range(3))

    assert verdict_of((*made, *drafts), claim(value), COUNT, state) == verdict_of(made, claim(value), COUNT, state)
    assert reconcile(register((*made, claim(value, draft=True), COUNT))) == ()


# -- L66 and sums: claims among claims --------------------------------------------------------------------------------

STATED = Indicator(
    id="stated", version="1", title=InternationalString(en="Stated"), kind=COUNT.kind, unit="things", of=None
)


def in_claims(*claims: Claim) -> dict[str, tuple[ClaimVerdict, Misstatement | None]]:
    return {each.claim.id: (each.verdict, each.direction) for each in reconcile(register((*claims, STATED)))}


@given(quantities(), st.lists(quantities(), min_size=1, max_size=2), st.booleans(), st.integers(0, 1))
@example(Quantity(168), [Quantity(47)], False, 0)  # noqa: FBT003  # an example's arguments stand in their places
@example(Quantity(7), [Quantity(5), Quantity(2)], True, 0)  # noqa: FBT003  # an example's arguments stand in their places
@example(Quantity(8), [Quantity(5), Quantity(5)], False, 0)  # noqa: FBT003  # the two may overlap
def test_l66_a_whole_and_its_parts(whole: Quantity, parts: list[Quantity], makes_up: bool, nested: int) -> None:
    """Every way in which the parts may be true: they add up to the whole, or each is no more than it."""
    names = [f"p{number}" for number in range(len(parts))]
    pieces = [claim(value, STATED, id=name) for name, value in zip(names, parts, strict=True)]
    links: dict[str, object] = {"includes_all" if makes_up else "includes": frozenset(names)}
    if nested and not makes_up and len(parts) == 2:  # a part of a part
        pieces[0] = evolve(pieces[0], includes=frozenset({"p1"}))
        links = {"includes": frozenset({"p0"})}
    found, direction = in_claims(claim(whole, STATED, P, **links), *pieces)["c"]
    least, most = denoted(whole, CAUTIOUS)
    limits = [denoted(part, CAUTIOUS) for part in parts]
    lowest = sum(low for low, _ in limits) if makes_up else max(low for low, _ in limits)
    highest = min(sum(high for _, high in limits), MANY) if makes_up else MANY

    if lowest > most:
        assert (found, direction) == (ClaimVerdict.CONTRADICTED, Misstatement.UNDERSTATED)
    elif highest < least:
        assert (found, direction) == (ClaimVerdict.CONTRADICTED, Misstatement.OVERSTATED)
    elif least <= lowest and highest <= most:
        assert found is ClaimVerdict.CONFIRMED
    else:
        assert found is ClaimVerdict.CONSISTENT


@given(quantities(), quantities())
@example(Quantity(47), Quantity(168))
@example(Quantity(168), Quantity(47))
def test_l66_a_part_is_contradicted_by_a_smaller_whole_and_confirmed_by_none(part: Quantity, whole: Quantity) -> None:
    found = in_claims(claim(whole, STATED, id="whole", includes=frozenset({"c"})), claim(part, STATED))["c"]

    if denoted(part, CAUTIOUS)[0] > denoted(whole, CAUTIOUS)[1]:
        assert found == (ClaimVerdict.CONTRADICTED, Misstatement.OVERSTATED)
    else:
        assert found == (ClaimVerdict.UNVERIFIED, None)


NAMES = st.frozensets(st.sampled_from(["KE", "PK", "BR", "TC", "BM", "XK"]), min_size=1)


@given(NAMES, quantities(), st.booleans(), st.sampled_from([EntityType.STATES, EntityType.TERRITORIES, None]))
@example(frozenset({"KE", "PK", "TC"}), Quantity(2), True, None)  # noqa: FBT003  # an example's arguments stand in their places
@example(frozenset({"KE", "PK", "TC"}), Quantity(2), True, EntityType.STATES)  # noqa: FBT003  # an example's arguments stand in their places
def test_a_number_and_the_names_beside_it(
    named: frozenset[str], value: Quantity, complete: bool, entities: EntityType | None
) -> None:
    """A world says of each territory whether it counts, unless the claim does; an open list has any number more."""
    whom = evolve(STATED, counts="countries")
    of = claim(value, whom, named=named, complete=complete, entities=entities)
    found = {each.claim.id: each for each in reconcile(register((of, whom)))}["c"]
    territories = {"TC", "BM", "XK"}
    sizes = {
        None: range(len(named - territories), len(named) + 1),
        EntityType.STATES: [len(named - territories)],
        EntityType.TERRITORIES: [len(named & territories)],
    }[entities]
    true = true_in(set(sizes), of, CAUTIOUS, is_open=not complete)

    assert found.deciding.proof is Proof.NAMES
    assert (found.verdict is ClaimVerdict.CONFIRMED) is (true == {True})
    assert (found.verdict is ClaimVerdict.CONTRADICTED) is (true == {False})


# -- states at an instant ---------------------------------------------------------------------------------------------


@given(quantities(), quantities(), quantities(qualifiers=[Qualifier.EXACT]))
def test_a_state_is_what_was_observed_at_its_instant(claimed: Quantity, seen: Quantity, elsewhere: Quantity) -> None:
    """What was observed on another day is no evidence, and incomplete observations leave no room for more."""
    stock = evolve(STATED, kind=IndicatorKind.STOCK)
    days = When("2000-02-27"), When("2000-02-28")
    observed = [
        Observation(indicator="stated", at=at, value=value) for at, value in zip(days, (seen, elsewhere), strict=True)
    ]
    of = claim(claimed, stock, period=None, at=days[0])
    (found,) = reconcile(register((of, stock, *observed)))
    one, other = denoted(claimed, CAUTIOUS), denoted(seen, CAUTIOUS)

    assert found.records == (observed[0].key,)
    if one[1] < other[0] or other[1] < one[0]:
        assert found.verdict is ClaimVerdict.CONTRADICTED
    elif one[0] <= other[0] and other[1] <= one[1]:
        assert found.verdict is ClaimVerdict.CONFIRMED
    else:
        assert found.verdict is ClaimVerdict.CONSISTENT


# -- what a document could know ---------------------------------------------------------------------------------------


def report_until(last: int, *, by: str) -> tuple[Record, ...]:
    """Return the document of the claims, which could know of nothing after a day."""
    title = InternationalString(en="Report")
    if by == "issue":
        return (SourceDocument(id="report", title=title, published=When(day(last).isoformat())),)
    known = span(1, last)
    return (
        DeclaredPeriod(id="known", start=known.start, end=known.end),
        SourceDocument(id="report", title=title, covers="known"),
    )


@given(acts(max_size=3), quantities(), readings, states, st.integers(2, 6), st.sampled_from(["issue", "covers"]))
def test_a_verdict_holds_of_what_its_document_could_know(  # each is drawn
    made: tuple[Act, ...], value: Quantity, reading: Reading, state: CoverageState, last: int, by: str
) -> None:
    """L62 over the days up to the issue of the document, or to the end of what it covers."""
    records: tuple[Act | Record, ...] = (*made, *report_until(last, by=by))
    found, direction, world = verdict_of(records, claim(value), COUNT, state, reading)
    values = totals(made, [span(2, last)], reading=reading)

    sound(found, direction, world, true_in(values, claim(value), reading, is_open=state is not CoverageState.COMPLETE))


@given(acts(max_size=3), quantities(), readings, states, st.integers(2, 5), st.data())
def test_what_came_after_a_document_is_no_evidence(  # each is drawn
    made: tuple[Act, ...],
    value: Quantity,
    reading: Reading,
    state: CoverageState,
    last: int,
    data: st.DataObject,
) -> None:
    """A record wholly later than the document could know changes nothing about its claim."""
    later = act("later", on_day(data.draw(st.integers(last + 1, 6))))
    known = report_until(last, by="issue")

    before = verdict_of((*made, *known), claim(value), COUNT, state, reading)
    assert verdict_of((*made, later, *known), claim(value), COUNT, state, reading) == before
