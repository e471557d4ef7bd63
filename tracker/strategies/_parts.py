"""Strategies for what records are made of: citations, filters, breakdowns, and the fields that all have."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from random import Random
from typing import Any, TypeVar

from attrs import AttrsInstance, evolve
from attrs import fields as attrs_of
from hypothesis import strategies as st

from tracker.codelists import codelist
from tracker.errors import InvalidValueError, choice_hint
from tracker.model import (
    Break,
    Bridge,
    Citation,
    Condition,
    DocumentVersion,
    OperativeParagraph,
    Origin,
    Participant,
    Where,
)
from tracker.strategies._pools import COUNTRIES, DAYS, NUMBERS, PERIODS, TEXTS, WHENS, WORDS, often
from tracker.values import Language

T = TypeVar("T")
A = TypeVar("A", bound=AttrsInstance)
Ids = Sequence[str]
"""The ids that a record may refer to."""

Pool = Ids | st.SearchStrategy[Any]
"""What a field of the same name is drawn from, or a strategy for the field itself."""

Given = Any
"""What a field of a record is, or a strategy for it."""

CITED: Ids = ("report",)
"""What records cite unless told otherwise."""


# -- records whose most fields are left out ---------------------------------------------------------------------------


@st.composite
def built(
    draw: st.DrawFn,
    cls: Callable[..., T],
    usual: Mapping[str, st.SearchStrategy[Any]],
    /,
    **unusual: st.SearchStrategy[Any],
) -> T:
    """Draw an object of which the *usual* fields are always drawn, and of the *unusual* ones mostly none or one."""
    fields = {name: draw(values) for name, values in usual.items()}
    for name in draw(subsets(tuple(unusual))):
        fields[name] = draw(unusual[name])
    return cls(**fields)


def with_fields(cls: type[A], fields: Mapping[str, Given], drawn: st.SearchStrategy[A]) -> st.SearchStrategy[A]:
    """
    Draw records of which some fields are given: each a value, or a strategy for it; the rest is drawn as ever.

    Raises:
        InvalidValueError: The class has no such field; the error names the nearest.
    """
    if not fields:
        return drawn
    known = {each.name for each in attrs_of(cls) if each.init}
    for name in fields:
        if name not in known:
            hint = choice_hint(name, sorted(known))
            raise InvalidValueError("{cls} has no field {name}; {hint}", cls=cls.__name__, name=repr(name), hint=hint)
    values = {name: each if isinstance(each, st.SearchStrategy) else st.just(each) for name, each in fields.items()}
    return _evolved(drawn, st.fixed_dictionaries(values))


@st.composite
def _evolved(draw: st.DrawFn, records: st.SearchStrategy[A], fields: st.SearchStrategy[dict[str, Any]]) -> A:
    record, given = draw(records), draw(fields)
    return evolve(record, **{**_made_room(record, given), **given})  # type: ignore[misc]  # the bound of A says that it is an attrs class


def _made_room(record: object, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what else must change for what is given: a record is of a day or of a period, which has an order."""
    rest: dict[str, Any] = {}
    if given.get("at") is not None and hasattr(record, "period"):
        rest["period"] = None
    if given.get("period") is not None and hasattr(record, "at"):
        rest |= {"at": None} | ({"since": None} if hasattr(record, "since") else {})
    start, end = given.get("start"), given.get("end")
    if isinstance(start, date) and end is None:
        rest["end"] = max(start, record.end)  # type: ignore[attr-defined]  # only periods have a start
    if isinstance(end, date) and start is None:
        rest["start"] = min(end, record.start)  # type: ignore[attr-defined]  # likewise
    return rest


@lru_cache(maxsize=256)
def subsets(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw, by one choice, which of the fields an object has: none, one, some, or all of them; shrink to none."""
    chance = Random(0)  # noqa: S311  # the same in each run, and nothing secret
    single = [(name,) for name in names]
    shares = (0.2, 0.2, 0.2, 0.4, 0.7)
    several = [tuple(name for name in names if chance.random() < share) for share in shares for _ in range(2)]
    return st.sampled_from([*[()] * max(8, len(names)), *single, *several, names])


def identifiers() -> st.SearchStrategy[str]:
    """Ids of records; shrink to "a"."""
    return st.text("abcxyz0189-_.é", min_size=1, max_size=8)


IDS = identifiers()


# -- what records are made of -----------------------------------------------------------------------------------------


def maybe(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Draw None or one of *values*."""
    return st.none() | values


@lru_cache(maxsize=512)
def _some(pool: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.sampled_from([frozenset(each) for size in range(3) for each in combinations(dict.fromkeys(pool), size)])


def some(pool: Pool) -> st.SearchStrategy[frozenset[str]]:
    """Draw up to two of the ids; none where there are none."""
    return pool if isinstance(pool, st.SearchStrategy) else _some(tuple(pool))


@lru_cache(maxsize=512)
def _any_of(pool: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    sizes = (1, 2) if pool else (0,)
    return st.sampled_from([frozenset(each) for size in sizes for each in combinations(dict.fromkeys(pool), size)])


def any_of(pool: Pool) -> st.SearchStrategy[frozenset[str]]:
    """
    Draw one or two of the ids; none where there are none.

    A field that is chosen to be there then says something, whatever the choices before it shrink to.
    """
    return pool if isinstance(pool, st.SearchStrategy) else _any_of(tuple(pool))


def is_given(pool: Pool) -> bool:
    """Tell whether there is anything to draw from."""
    return isinstance(pool, st.SearchStrategy) or bool(pool)


@lru_cache(maxsize=512)
def _one(pool: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(pool)


def one(pool: Pool) -> st.SearchStrategy[str]:
    """Draw one of the ids, or any where there are none."""
    if isinstance(pool, st.SearchStrategy):
        return pool
    return _one(tuple(pool)) if pool else IDS


@lru_cache(maxsize=512)
def few(values: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """Draw up to two of *values*."""
    return st.lists(values, max_size=2).map(tuple)


@lru_cache(maxsize=16)
def kinds(name: str) -> st.SearchStrategy[str]:
    """Draw a code of a list of kinds."""
    return _one(tuple(codelist(name)))


_WRITTEN = PERIODS.map(str)


@lru_cache(maxsize=256)
def _spans(pool: tuple[str, ...]) -> st.SearchStrategy[str]:
    return often(pool, _WRITTEN) if pool else _WRITTEN


def spans(pool: Ids) -> st.SearchStrategy[str]:
    """Draw an id of a period, mostly, or its days."""
    return _spans(tuple(pool))


YES, NO = st.just(value=True), st.just(value=False)


def citations(*, documents: Ids = CITED) -> st.SearchStrategy[Citation]:
    """Citations of one of *documents*; shrink to a whole document, printed once."""
    return built(
        Citation,
        {"document": one(documents)},
        paragraph=WORDS,
        page=WORDS,
        quote=WORDS,
        printed=st.integers(2, 3),
    )


def breakdowns() -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    """Breakdowns by some of country, kind and programme; shrink to the whole."""
    dimensions = st.sampled_from(["country", "kind", "programme"])
    return st.dictionaries(dimensions, WORDS, max_size=2).map(lambda parts: tuple(sorted(parts.items())))


def conditions() -> st.SearchStrategy[Condition]:
    """Conditions on a field of an event; shrink to one that any kind meets."""
    paths = st.sampled_from(["kind", "countries", "programmes", "title.fr", "state"])
    return st.builds(Condition, path=paths, values=few(WORDS))


def wheres() -> st.SearchStrategy[Where]:
    """Filters of an indicator over events; shrink to one that all pass."""
    drawn = st.lists(conditions(), max_size=2, unique_by=lambda condition: condition.path).map(tuple)
    return st.builds(Where, conditions=drawn, excluded=drawn)


def operative_paragraphs() -> st.SearchStrategy[OperativeParagraph]:
    """Paragraphs of mandates; shrink to a text without number or verb."""
    return built(OperativeParagraph, {"text": TEXTS}, number=WORDS, verb=TEXTS, addressees=few(TEXTS))


def document_versions() -> st.SearchStrategy[DocumentVersion]:
    """Languages in which a document was published; shrink to Arabic on a day unknown."""
    return built(DocumentVersion, {"language": st.sampled_from(Language)}, published=WHENS)


def origins() -> st.SearchStrategy[Origin]:
    """Places of records in files; shrink to the first line of that of events."""
    files = st.sampled_from(["event.toml", "register.toml", "plan/claims.csv", "observation.2021.jsonl"])
    return st.builds(Origin, files, st.integers(1, 9999))


def participants() -> st.SearchStrategy[Participant]:
    """Countries that take part in a programme; shrink to Andorra, for as long as it runs."""
    return built(Participant, {"country": COUNTRIES}, when=WHENS)


def bridges() -> st.SearchStrategy[Bridge]:
    """Ways to carry an earlier version's values over; shrink to taking them as they are."""
    kind = st.sampled_from(["identity", "map", "factor"])
    newer = st.frozensets(WORDS, max_size=2).map(lambda codes: tuple(sorted(codes)))
    codes = st.dictionaries(st.sampled_from(["1", "2", "seminar"]), newer, max_size=2).map(
        lambda table: tuple(sorted(table.items()))
    )
    return st.builds(
        Bridge, version=WORDS, kind=kind, factor=maybe(NUMBERS), codes=codes, dimension=WORDS, note=maybe(TEXTS)
    )


def breaks() -> st.SearchStrategy[Break]:
    """Days from which a series means something else; shrink to one day."""
    return st.builds(Break, on=DAYS, reason=TEXTS)


_DRAFTS = st.sampled_from([False, False, True])
_THEMES = WORDS.map(lambda word: frozenset({word}))


@lru_cache(maxsize=512)
def _cited(documents: tuple[str, ...]) -> st.SearchStrategy[tuple[Citation, ...]]:
    plain = [Citation(document=name) for name in documents]
    return often([*((each,) for each in plain), tuple(plain)], few(citations(documents=documents)))


def common(documents: Ids, same: Ids = ()) -> dict[str, st.SearchStrategy[Any]]:
    """Return what few records carry; revisions are left to `registers`."""
    return {
        **({"citations": _cited(tuple(documents))} if documents else {}),
        "published": WHENS,
        "recorded": DAYS,
        **({"same_as": any_of(same), "possibly_same_as": any_of(same)} if same else {}),
        "themes": _THEMES,
        "draft": _DRAFTS,
        "note": TEXTS,
    }


def timed(
    cls: type[T],
    *,
    since: bool,
    periods: Ids,
    usual: Mapping[str, st.SearchStrategy[Any]],
    unusual: Mapping[str, st.SearchStrategy[Any]],
) -> st.SearchStrategy[T]:
    """Draw a record that is about an instant or about a period, with *since* perhaps counted from a day on."""
    origin: dict[str, st.SearchStrategy[Any]] = {"since": WHENS} if since else {}
    over = built(cls, {"period": spans(periods), **usual}, **unusual)
    return built(cls, {"at": WHENS, **usual}, **origin, **unusual) | over
