"""Strategies for records that say something of others: recommendations and their follow-up, numbers, findings."""

from collections.abc import Sequence

from hypothesis import strategies as st

from tracker.codelists import StatusClass
from tracker.codelists import scales as shipped_scales
from tracker.model import (
    Adjudication,
    Aspect,
    Claim,
    Deadline,
    DeclaredCode,
    DeclaredScale,
    Direction,
    EntityType,
    Finding,
    FoundChange,
    Indicator,
    IndicatorKind,
    Observation,
    Passage,
    PassageState,
    Recommendation,
    ScaleConcordance,
    StatusObservation,
    Target,
)
from tracker.strategies._parts import (
    AREA_SETS,
    CITED,
    COUNTRY_SETS,
    DAYS,
    IDS,
    TEXTS,
    WHENS,
    WORDS,
    Ids,
    breakdowns,
    breaks,
    bridges,
    common,
    few,
    maybe,
    one,
    some,
    spans,
    timed,
    wheres,
)
from tracker.strategies._values import quantities
from tracker.values import Recognition

_QUANTITIES = quantities()


# -- recommendations and what became of them --------------------------------------------------------------------------


def recommendations(
    *,
    ids: st.SearchStrategy[str] = IDS,
    earlier: Ids = (),
    sources: Ids = (),
    mandates: Ids = (),
    documents: Ids = CITED,
) -> st.SearchStrategy[Recommendation]:
    """Recommendations that refer to *earlier* ones only; shrink to one text without addressees."""
    return st.builds(
        Recommendation,
        id=ids,
        source=one(sources),
        paragraph=maybe(WORDS),
        text=TEXTS,
        issued=WHENS,
        made_by=few(TEXTS),
        addressees=few(TEXTS),
        priority=maybe(WORDS),
        mandates=some(mandates),
        **{relation: some(earlier) for relation in ("reiterates", "supersedes", "splits", "merges")},
        **common(documents, earlier),
    )


def deadlines(*, recommendations: Ids = (), documents: Ids = CITED) -> st.SearchStrategy[Deadline]:
    """Deadlines, or that there is none; shrink to a day."""
    return st.builds(
        Deadline,
        recommendation=one(recommendations),
        due=DAYS | st.just("none"),
        set=DAYS,
        reason=maybe(TEXTS),
        **common(documents),
    )


CODES = ("red", "amber", "green")
"""The codes of scales of an office's own."""


_NAMES_OF_SCALES = IDS.map("{}@1".format)


def declared_codes(*, codes: st.SearchStrategy[str] = IDS) -> st.SearchStrategy[DeclaredCode]:
    """Codes of a scale of an office's own; shrink to one that decides nothing."""
    classes = maybe(st.sampled_from(StatusClass))
    return st.builds(DeclaredCode, code=codes, title=TEXTS, status_class=classes, words=few(WORDS))


def scale_concordances(*, codes: Sequence[DeclaredCode] = ()) -> st.SearchStrategy[ScaleConcordance]:
    """What codes are on the plain scale: of each, none or one that means the same for the backlog."""
    plain = shipped_scales()["plain@1"]
    alike = {each.code: [code for code in plain if plain[code].status_class is each.status_class] for each in codes}
    named = st.fixed_dictionaries(
        {}, optional={code: st.sampled_from(found).map(lambda each: (each,)) for code, found in alike.items() if found}
    )
    pairs = named.map(lambda found: tuple(sorted(found.items())))
    return st.builds(ScaleConcordance, to=st.just(plain.name), codes=pairs)


def declared_scales(
    *, ids: st.SearchStrategy[str] = _NAMES_OF_SCALES, documents: Ids = CITED
) -> st.SearchStrategy[DeclaredScale]:
    """Scales of an office's own, each with the same codes; shrink to codes that decide nothing, like no other scale."""
    codes = st.tuples(*(declared_codes(codes=st.just(each)) for each in CODES))
    return codes.flatmap(
        lambda found: st.builds(
            DeclaredScale,
            id=ids,
            title=TEXTS,
            aspect=maybe(st.sampled_from(Aspect)),
            codes=st.just(found),
            concordance=st.lists(scale_concordances(codes=found), max_size=1).map(tuple),
            **common(documents),
        )
    )


def status_observations(
    *, recommendations: Ids = (), scales: Ids = (), documents: Ids = CITED
) -> st.SearchStrategy[StatusObservation]:
    """
    What somebody found out about a recommendation; shrink to an acceptance without words.

    Args:
        recommendations: The ids of the recommendations.

        scales: The names of scales that `declared_scales` made, beside those that ship.

        documents: The ids of the documents cited.
    """
    shipped = [(name, code) for name, each in shipped_scales().items() for code in each]
    own = [(name, code) for name in scales for code in CODES]
    pairs = st.sampled_from(shipped) | st.sampled_from(own) if own else st.sampled_from(shipped)
    return pairs.flatmap(
        lambda pair: st.builds(
            StatusObservation,
            recommendation=one(recommendations),
            aspect=st.sampled_from(Aspect),
            as_of=WHENS,
            scale=st.just(pair[0]),
            code=st.just(pair[1]),
            wording=maybe(TEXTS),
            assessor=maybe(TEXTS),
            **common(documents),
        )
    )


# -- numbers ----------------------------------------------------------------------------------------------------------


def observations(
    *, indicators: Ids = (), periods: Ids = (), about: Ids = (), documents: Ids = CITED
) -> st.SearchStrategy[Observation]:
    """Recorded numbers; shrink to a small exact one on one day."""
    fields = {
        "indicator": one(indicators),
        "value": _QUANTITIES,
        "breakdown": breakdowns(),
        "about": maybe(one(about)) if about else st.none(),
        "flags": st.frozensets(st.sampled_from("AEP"), max_size=1),
    }
    return timed(Observation, since=True, periods=periods, fields={**fields, **common(documents)})


def targets(*, indicators: Ids = (), periods: Ids = (), documents: Ids = CITED) -> st.SearchStrategy[Target]:
    """Numbers to be reached; shrink to a small exact one on one day."""
    fields = {
        "indicator": one(indicators),
        "value": _QUANTITIES,
        "baseline": maybe(_QUANTITIES),
        "breakdown": breakdowns(),
    }
    return timed(Target, since=False, periods=periods, fields={**fields, **common(documents)})


def claims(  # one a kind of reference
    *,
    ids: st.SearchStrategy[str] = IDS,
    earlier: Ids = (),
    indicators: Ids = (),
    periods: Ids = (),
    about: Ids = (),
    documents: Ids = CITED,
) -> st.SearchStrategy[Claim]:
    """Printed figures, of which *earlier* ones may be parts; shrink to a small exact number on one day."""
    fields = {
        "id": ids,
        "document": one(documents),
        "paragraph": WORDS,
        "indicator": one(indicators),
        "value": _QUANTITIES,
        "named": COUNTRY_SETS,
        "complete": st.booleans(),
        "entities": maybe(st.sampled_from(EntityType)),
        "scope": maybe(TEXTS),
        "breakdown": breakdowns(),
        "about": maybe(one(about)) if about else st.none(),
        "includes": some(earlier),
        "includes_all": some(earlier),
        "text": maybe(TEXTS),
    }
    return timed(Claim, since=True, periods=periods, fields={**fields, **common(documents, earlier)})


def indicators(
    *, ids: st.SearchStrategy[str] = IDS, earlier: Ids = (), documents: Ids = CITED
) -> st.SearchStrategy[Indicator]:
    """Declarations of what is measured; shrink to a flow of events."""
    return st.builds(
        Indicator,
        id=ids,
        version=st.sampled_from("123"),
        title=TEXTS,
        kind=st.sampled_from(IndicatorKind),
        unit=st.sampled_from(["events", "countries", "persons"]),
        of=maybe(st.just("event")),
        counts=st.sampled_from(["records", "countries", "participants"]),
        where=maybe(wheres()),
        entities=maybe(st.sampled_from(EntityType)),
        recognition=st.sampled_from(Recognition),
        direction=st.sampled_from(Direction),
        numerator=maybe(one(earlier)) if earlier else st.none(),
        denominator=maybe(one(earlier)) if earlier else st.none(),
        part_of_whole=st.booleans(),
        max_age=maybe(st.integers(0, 36)),
        definition=maybe(TEXTS),
        valid=maybe(WHENS),
        bridge=maybe(bridges()),
        breaks=few(breaks()),
        not_additive=st.frozensets(st.sampled_from(["time", "entity", "category", "programme"]), max_size=2),
        **common(documents),
    )


# -- words ------------------------------------------------------------------------------------------------------------


def findings(*, ids: st.SearchStrategy[str] = IDS, documents: Ids = CITED) -> st.SearchStrategy[Finding]:
    """What research found; shrink to one text."""
    return st.builds(
        Finding,
        id=ids,
        text=TEXTS,
        areas=AREA_SETS,
        countries=COUNTRY_SETS,
        when=maybe(WHENS),
        change=maybe(st.sampled_from(FoundChange)),
        value=maybe(_QUANTITIES),
        wording=maybe(TEXTS),
        **common(documents),
    )


def passages(
    *, ids: st.SearchStrategy[str] = IDS, periods: Ids = (), documents: Ids = CITED
) -> st.SearchStrategy[Passage]:
    """Narrative without places to fill in; shrink to one draft."""
    return st.builds(
        Passage,
        id=ids,
        section=st.sampled_from(["introduction", "assistance", "conclusions"]),
        period=spans(periods),
        text=TEXTS,
        order=st.integers(0, 9),
        state=st.sampled_from(PassageState),
        **common(documents),
    )


def adjudications(*, subjects: Ids = (), documents: Ids = CITED) -> st.SearchStrategy[Adjudication]:
    """Decisions about claims; shrink to one accepted."""
    subject = one(subjects).map("claim:{}".format)
    decision = st.sampled_from(["accepted", "rejected"])
    return st.builds(
        Adjudication, subject=subject, decision=decision, why=TEXTS, by=WORDS, on=DAYS, **common(documents)
    )
