"""
Compare the engine that computes figures with the plain one, which specifies it: ``python -m tests.engines``.

Random registers hold dates of every form, hedged numbers, open lists, links, drafts, revisions, states, claims and
assumptions. Every figure is asked for under each reading and rule, of the whole, of parts and in every dimension; all
that a figure has must be the same, the keys of its records among it.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from random import Random

from tracker.indicators import About, Figure, measure_all
from tracker.indicators._measure import figures_on_each_basis
from tracker.indicators._question import ask
from tracker.indicators.engines import BY_DATE, ENGINES, PLAIN, Engine
from tracker.model import (
    AssistanceEvent,
    Claim,
    Condition,
    Coverage,
    CoverageState,
    EntityType,
    Indicator,
    IndicatorKind,
    Programme,
    Record,
    Register,
    Revision,
    RevisionReason,
    SourceDocument,
    State,
    Where,
)
from tracker.values import (
    READINGS,
    InternationalString,
    Qualifier,
    Quantity,
    Recognition,
    ReportingPeriod,
    When,
)

__all__ = ["differences", "random_register"]

KINDS = ("training", "workshop", "mentoring", "advisory")
COUNTRIES = ("KE", "PK", "TC", "BR", "FR", "BM", "NE", "TD")
PROGRAMMES = ("p1", "p2", "p3")
MARKS = ("", "", "", "?", "~", "%")
WAYS = tuple(InternationalString(en=f"read as {word}") for word in ("July", "days", "all of it"))
TITLE = InternationalString(en="A measure")
PERIODS = tuple(
    ReportingPeriod.parse(text)
    for text in ("2019", "2020", "2020-03..2020-04", "2020-02-10..2020-06-15", "2019-07..2021-06", "2022")
)


def random_date(chance: Random) -> When:
    """Return a date of any form that the library reads, mostly within three years."""
    year, month, day = chance.randint(2018, 2022), chance.randint(1, 12), chance.randint(1, 28)
    other = year + chance.randint(0, 2)
    one, two = f"{year}-{month:02}", f"{other}-{chance.randint(1, 12):02}"
    one, two = min(one, two), max(one, two)
    mark = chance.choice(MARKS)
    forms = (
        f"{year}-{month:02}-{day:02}{mark}",
        f"{year}-{month:02}{mark}",
        f"{year}{mark}",
        f"{year}-Q{chance.randint(1, 4)}",
        f"{year}-S{chance.randint(1, 2)}",
        f"{one}{mark}/{two}",
        f"{one}/{two}{chance.choice(MARKS)}",
        f"{one}/..",
        f"{one}/",
        f"../{two}",
        f"/{two}",
        f"[{one}..{two}]",
        f"[{one},{two}]",
        f"{{{one},{two}}}",
        f"{{{one}{mark},{two}}}",
        f"{one}-05/{two}-20",
    )
    return When(chance.choice(forms))


def random_number(chance: Random) -> Quantity | None:
    """Return a number with any hedge, or none."""
    if chance.random() < 0.25:
        return None
    value, qualifier = chance.choice((0, 1, 2, 3, 10, 20, 35, 100, Fraction(1, 3))), chance.choice(tuple(Qualifier))
    if qualifier is Qualifier.BETWEEN:
        return Quantity(value, qualifier, upper=value + chance.randint(0, 9))
    return Quantity(max(1, value) if qualifier is Qualifier.FEWER_THAN else value, qualifier)


def _some(chance: Random, of: Sequence[str], most: int) -> frozenset[str]:
    return frozenset(chance.sample(of, chance.randint(0, min(most, len(of)))))


def random_event(chance: Random, number: int, size: int, *, linked: bool) -> AssistanceEvent:
    """Return an event; where links are wanted, some name others as the same or perhaps the same."""
    keys = [f"e{each}" for each in range(size) if each != number]
    countries = _some(chance, COUNTRIES, 3)
    total = None
    if chance.random() < 0.3:
        qualifier = chance.choice((Qualifier.EXACT, Qualifier.NEARLY, Qualifier.MORE_THAN, Qualifier.AT_LEAST))
        total = Quantity(len(countries) + chance.randint(0, 3), qualifier)
    links = linked and chance.random() < 0.3
    return AssistanceEvent(
        id=f"e{number}",
        kind=chance.choice(KINDS),
        title=InternationalString(en=f"Event {number}"),
        when=random_date(chance),
        countries=countries,
        countries_complete=chance.random() < 0.8,
        countries_total=total,
        hosts=_some(chance, COUNTRIES, 1),
        participants=random_number(chance),
        women=random_number(chance) if chance.random() < 0.3 else None,
        programmes=_some(chance, PROGRAMMES, 2),
        state=chance.choice((*State, None, None, None)),
        draft=chance.random() < 0.05,
        assumption=chance.choice(WAYS) if chance.random() < 0.2 else None,
        same_as=_some(chance, keys, 1) if links else frozenset(),
        possibly_same_as=_some(chance, keys, 2) if links else frozenset(),
    )


def _revised(chance: Random, event: AssistanceEvent, size: int) -> AssistanceEvent:
    """Return a later version of an event, or take it out."""
    reason = chance.choice((RevisionReason.ERROR, RevisionReason.RETRACTION, RevisionReason.DUPLICATE_REMOVED))
    number = int(event.id[1:])
    later = random_event(chance, number, size, linked=True)
    values = {name: getattr(later, name) for name in ("kind", "title", "when", "countries", "participants", "same_as")}
    return AssistanceEvent(
        id=event.id, recorded=date(2022, 1, chance.randint(1, 28)), revision=Revision(reason=reason), **values
    )


def random_register(chance: Random) -> Register:
    """Return a register of a few dozen records."""
    size, linked = chance.randint(0, 40), chance.random() < 0.5
    events = [random_event(chance, number, size, linked=linked) for number in range(size)]
    records: list[Record] = [*events, *(_revised(chance, each, size) for each in events if chance.random() < 0.1)]
    records += [Programme(id=each, kind="programme", title=TITLE) for each in PROGRAMMES]
    records += [SourceDocument(id="d", title=TITLE, kind="report", published=When("2021-05"))]
    for span in ("2019", "2020-01..2020-12"):
        if chance.random() < 0.5:
            where = Where(conditions=(Condition("programmes", ("p1",)),)) if chance.random() < 0.5 else None
            records.append(Coverage(of="event", period=span, state=chance.choice(tuple(CoverageState)), where=where))
    records += [
        Claim(
            id=f"c{number}", document="d", paragraph=str(number), indicator="flow-records-0", period="2020", value=value
        )
        for number in range(2)
        if (value := random_number(chance)) is not None
    ]
    return Register(id="random", title=TITLE, records=records)


def indicators() -> Iterator[Indicator]:
    """Go through indicators of every kind that is computed from records."""
    wheres = (
        None,
        Where(conditions=(Condition("kind", ("training", "workshop")),)),
        Where(conditions=(Condition("programmes", ("p1", "p2")),), excluded=(Condition("kind", ("advisory",)),)),
    )
    counts = (
        (IndicatorKind.FLOW, "records", None, None),
        (IndicatorKind.FLOW, "participants", None, None),
        (IndicatorKind.FLOW, "women", None, None),
        (IndicatorKind.CUMULATIVE, "participants", None, When("2019-06")),
        (IndicatorKind.CUMULATIVE, "records", None, None),
        (IndicatorKind.RATE, "participants", None, None),
        (IndicatorKind.DISTINCT, "records", None, None),
        (IndicatorKind.DISTINCT, "countries", None, None),
        (IndicatorKind.DISTINCT, "countries", EntityType.STATES, None),
        (IndicatorKind.DISTINCT, "hosts", None, None),
        (IndicatorKind.DISTINCT, "programmes", None, None),
    )
    for rule, (number, where), (kind, field, entities, valid) in product(Recognition, enumerate(wheres), counts):
        yield Indicator(
            id=f"{kind.value}-{field}-{number}",
            version="1",
            title=TITLE,
            kind=kind,
            unit="things",
            of="event",
            counts=field,
            where=where,
            entities=entities,
            recognition=rule,
            valid=valid,
        )


DIMENSIONS = (None, "country", "programme", "kind", "region")
PARTS = ((), (("country", "KE"),), (("region", "002"),), (("panel", "KE, PK"),), (("programme", "p1"),))


def differences(
    register: Register, chance: Random, questions: int, engine: Engine = BY_DATE
) -> Iterator[tuple[Figure | None, Figure | None]]:
    """Go through the figures of random questions by an engine and by the plain one, in pairs."""
    asked = [*indicators()]
    for _ in range(questions):
        indicator, period = chance.choice(asked), chance.choice(PERIODS)
        about, reading = chance.choice(tuple(About)), chance.choice(READINGS)
        by, part = chance.choice(DIMENSIONS), chance.choice(PARTS)
        question = ask(register, indicator, period, about=about, reading=reading, by=by, part=() if by else part)
        ours, theirs = (list(figures_on_each_basis(register, question, each)) for each in (engine, PLAIN))
        for number in range(max(len(ours), len(theirs))):
            yield (*ours[number : number + 1], None)[0], (*theirs[number : number + 1], None)[0]


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.engines", description="Compare the engines.")
    parser.add_argument("--registers", type=int, default=1_000)
    parser.add_argument("--questions", type=int, default=480)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--engine", choices=ENGINES, default="by-date")
    given = parser.parse_args()
    figures = different = 0
    for number in range(given.registers):
        chance = Random(given.seed + number)  # noqa: S311  # no secret
        register = random_register(chance)
        measure_all(register, None, "2020")
        for ours, theirs in differences(register, chance, given.questions, ENGINES[given.engine]):
            figures += 1
            if ours != theirs:
                different += 1
                sys.stdout.write(f"register {given.seed + number}: {ours} and not {theirs}\n")
    sys.stdout.write(f"{given.registers} registers, {figures} figures, {different} different\n")
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
