"""Strategies for records that say something of others: recommendations and their follow-up, numbers, findings."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import Any

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
    CITED,
    IDS,
    YES,
    Given,
    Ids,
    Pool,
    any_of,
    breakdowns,
    breaks,
    bridges,
    built,
    common,
    few,
    is_given,
    maybe,
    one,
    spans,
    timed,
    wheres,
    with_fields,
)
from tracker.strategies._pools import AREA_SETS, COUNTRY_SETS, DAYS, NUMBERS, TEXTS, WHENS, WORDS
from tracker.values import Recognition

_BREAKDOWNS = breakdowns()
_ENTITIES = st.sampled_from(EntityType)
_ASPECTS = st.sampled_from(Aspect)
_WHERES = wheres()
_RECOGNITIONS = st.sampled_from(Recognition)
_DIRECTIONS = st.sampled_from(Direction)
_MONTHS = st.integers(0, 36)
_BRIDGES = bridges()
_BREAKS = few(breaks())
_KINDS = st.sampled_from(IndicatorKind)
_FLAGS = st.sampled_from("AEP").map(lambda flag: frozenset({flag}))
_CHANGES = st.sampled_from(FoundChange)
_SECTIONS = st.sampled_from(["introduction", "assistance", "conclusions"])
_PLACES = st.integers(0, 9)
_STATES = st.sampled_from(PassageState)
_DUE = DAYS | st.just("none")
_DECISIONS = st.sampled_from(["accepted", "rejected"])
_VERSIONS = st.sampled_from("23")
_UNITS = st.sampled_from(["countries", "persons"])
_COUNTED = ("records", "countries", "participants")
_DIMENSIONS = ("time", "entity", "category", "programme")
_NOT_ADDITIVE = [frozenset(each) for size in (1, 2) for each in combinations(_DIMENSIONS, size)]
_OF_COUNTS = st.sampled_from(list(product((None, "event"), _COUNTED)))
_NOT_ADDED = st.sampled_from(_NOT_ADDITIVE)


# -- recommendations and what became of them --------------------------------------------------------------------------


def recommendations(
    *,
    ids: st.SearchStrategy[str] = IDS,
    earlier: Ids = (),
    sources: Ids = (),
    mandates: Pool = (),
    documents: Ids = CITED,
    **fields: Given,
) -> st.SearchStrategy[Recommendation]:
    """Recommendations that refer to *earlier* ones only; shrink to one text without addressees."""
    relations = ("reiterates", "supersedes", "splits", "merges")
    return with_fields(
        Recommendation,
        fields,
        built(
            Recommendation,
            {"id": ids, "source": one(sources), "text": TEXTS, "issued": WHENS},
            paragraph=WORDS,
            made_by=few(TEXTS),
            addressees=few(TEXTS),
            priority=WORDS,
            mandates=any_of(mandates),
            **(dict.fromkeys(relations, any_of(earlier)) if earlier else {}),
            **common(documents, earlier),
        ),
    )


def deadlines(*, recommendations: Pool = (), documents: Ids = CITED, **fields: Given) -> st.SearchStrategy[Deadline]:
    """Deadlines, or that there is none; shrink to a day."""
    usual = {"recommendation": one(recommendations), "due": _DUE, "set": DAYS}
    return with_fields(Deadline, fields, built(Deadline, usual, reason=TEXTS, **common(documents)))


CODES = ("red", "amber", "green")
"""The codes of scales of an office's own."""


_NAMES_OF_SCALES = IDS.map("{}@1".format)


def declared_codes(*, codes: st.SearchStrategy[str] = IDS) -> st.SearchStrategy[DeclaredCode]:
    """Codes of a scale of an office's own; shrink to one that decides nothing."""
    classes = maybe(st.sampled_from(StatusClass))
    return built(DeclaredCode, {"code": codes, "title": TEXTS, "status_class": classes}, words=few(WORDS))


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
    *, ids: st.SearchStrategy[str] = _NAMES_OF_SCALES, documents: Ids = CITED, **fields: Given
) -> st.SearchStrategy[DeclaredScale]:
    """Scales of an office's own, each with the same codes; shrink to codes that decide nothing, like no other scale."""
    codes = st.tuples(*(declared_codes(codes=st.just(each)) for each in CODES))
    return with_fields(
        DeclaredScale,
        fields,
        codes.flatmap(
            lambda found: built(
                DeclaredScale,
                {"id": ids, "title": TEXTS, "codes": st.just(found)},
                aspect=_ASPECTS,
                concordance=st.tuples(scale_concordances(codes=found)),
                **common(documents),
            )
        ),
    )


def status_observations(
    *, recommendations: Pool = (), scales: Ids = (), documents: Ids = CITED, **fields: Given
) -> st.SearchStrategy[StatusObservation]:
    """
    What somebody found out about a recommendation; shrink to an acceptance without words.

    Args:
        recommendations: The ids of the recommendations.

        scales: The names of scales that `declared_scales` made, beside those that ship.

        documents: The ids of the documents cited.

        **fields: What a field of the record is, or a strategy for it.
    """
    pairs = _codes_of(tuple(scales), _word(fields.get("scale")), _word(fields.get("code")))
    usual = {"recommendation": one(recommendations), "aspect": _ASPECTS, "as_of": WHENS, "pair": pairs}
    return with_fields(
        StatusObservation, fields, built(_status, usual, wording=TEXTS, assessor=TEXTS, **common(documents))
    )


@lru_cache(maxsize=64)
def _codes_of(
    scales: tuple[str, ...], scale: str | None = None, code: str | None = None
) -> st.SearchStrategy[tuple[str, str]]:
    """Draw a scale with one of its codes, of one scale or with one code where these are given."""
    shipped = [(name, each) for name, found in shipped_scales().items() for each in found]
    own = [(name, each) for name in scales for each in CODES]
    fitting = [
        [pair for pair in pairs if scale in (None, pair[0]) and code in (None, pair[1])] for pairs in (shipped, own)
    ]
    drawn = [st.sampled_from(pairs) for pairs in fitting if pairs]
    return st.one_of(drawn) if drawn else _codes_of(scales)


def _word(given: Given) -> str | None:
    return given if isinstance(given, str) else None


def _status(*, pair: tuple[str, str], **fields: Any) -> StatusObservation:  # noqa: ANN401  # those of the class
    scale, code = pair
    return StatusObservation(scale=scale, code=code, **fields)


# -- numbers ----------------------------------------------------------------------------------------------------------


def observations(
    *, indicators: Ids = (), periods: Ids = (), about: Pool = (), documents: Ids = CITED, **fields: Given
) -> st.SearchStrategy[Observation]:
    """Recorded numbers; shrink to a small exact one on one day."""
    unusual = {
        "breakdown": _BREAKDOWNS,
        **({"about": one(about)} if is_given(about) else {}),
        "flags": _FLAGS,
        **common(documents),
    }
    usual = {"indicator": one(indicators), "value": NUMBERS}
    return with_fields(
        Observation, fields, timed(Observation, since=True, periods=periods, usual=usual, unusual=unusual)
    )


def targets(
    *, indicators: Ids = (), periods: Ids = (), documents: Ids = CITED, **fields: Given
) -> st.SearchStrategy[Target]:
    """Numbers to be reached; shrink to a small exact one on one day."""
    usual = {"indicator": one(indicators), "value": NUMBERS}
    unusual = {"baseline": NUMBERS, "breakdown": _BREAKDOWNS, **common(documents)}
    return with_fields(Target, fields, timed(Target, since=False, periods=periods, usual=usual, unusual=unusual))


def claims(  # one a kind of reference
    *,
    ids: st.SearchStrategy[str] = IDS,
    earlier: Ids = (),
    indicators: Ids = (),
    periods: Ids = (),
    about: Pool = (),
    documents: Ids = CITED,
    **fields: Given,
) -> st.SearchStrategy[Claim]:
    """Printed figures, of which *earlier* ones may be parts; shrink to a small exact number on one day."""
    usual = {
        "id": ids,
        "document": one(documents),
        "paragraph": WORDS,
        "indicator": one(indicators),
        "value": NUMBERS,
    }
    parts = {"includes": any_of(earlier), "includes_all": any_of(earlier)} if earlier else {}
    unusual = {
        "named": COUNTRY_SETS,
        "complete": YES,
        "entities": _ENTITIES,
        "scope": TEXTS,
        "breakdown": _BREAKDOWNS,
        **({"about": one(about)} if is_given(about) else {}),
        **parts,
        "text": TEXTS,
        **common(documents, earlier),
    }
    return with_fields(Claim, fields, timed(Claim, since=True, periods=periods, usual=usual, unusual=unusual))


def indicators(
    *, ids: st.SearchStrategy[str] = IDS, earlier: Ids = (), documents: Ids = CITED, **fields: Given
) -> st.SearchStrategy[Indicator]:
    """Declarations of what is measured; shrink to a flow of events."""
    usual = {"id": ids, "title": TEXTS, "kind": _KINDS, "counted": _OF_COUNTS}
    return with_fields(
        Indicator,
        fields,
        built(
            _indicator,
            usual,
            version=_VERSIONS,
            unit=_UNITS,
            where=_WHERES,
            entities=_ENTITIES,
            recognition=_RECOGNITIONS,
            direction=_DIRECTIONS,
            **({"numerator": one(earlier), "denominator": one(earlier)} if earlier else {}),
            part_of_whole=YES,
            max_age=_MONTHS,
            definition=TEXTS,
            valid=WHENS,
            bridge=_BRIDGES,
            breaks=_BREAKS,
            not_additive=_NOT_ADDED,
            **common(documents),
        ),
    )


def _indicator(
    *,
    counted: tuple[str | None, str],
    version: str = "1",
    unit: str = "events",
    **fields: Any,  # noqa: ANN401  # its own
) -> Indicator:
    of, counts = counted
    return Indicator(of=of, counts=counts, version=version, unit=unit, **fields)


# -- words ------------------------------------------------------------------------------------------------------------


def findings(
    *, ids: st.SearchStrategy[str] = IDS, documents: Ids = CITED, **fields: Given
) -> st.SearchStrategy[Finding]:
    """What research found; shrink to one text."""
    return with_fields(
        Finding,
        fields,
        built(
            Finding,
            {"id": ids, "text": TEXTS},
            areas=AREA_SETS,
            countries=COUNTRY_SETS,
            when=WHENS,
            change=_CHANGES,
            value=NUMBERS,
            wording=TEXTS,
            **common(documents),
        ),
    )


def passages(
    *, ids: st.SearchStrategy[str] = IDS, periods: Ids = (), documents: Ids = CITED, **fields: Given
) -> st.SearchStrategy[Passage]:
    """Narrative without places to fill in; shrink to one draft."""
    usual = {
        "id": ids,
        "section": _SECTIONS,
        "period": spans(periods),
        "text": TEXTS,
    }
    return with_fields(Passage, fields, built(Passage, usual, order=_PLACES, state=_STATES, **common(documents)))


def adjudications(*, subjects: Ids = (), documents: Ids = CITED, **fields: Given) -> st.SearchStrategy[Adjudication]:
    """Decisions about claims; shrink to one accepted."""
    subject = one(subjects).map("claim:{}".format)
    decision = _DECISIONS
    usual = {"subject": subject, "decision": decision, "why": TEXTS, "by": WORDS, "on": DAYS}
    return with_fields(Adjudication, fields, built(Adjudication, usual, **common(documents)))
