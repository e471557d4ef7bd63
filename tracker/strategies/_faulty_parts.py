"""What registers that break a check are made of: records with no more than they need."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from tracker.model import (
    AssistanceEvent,
    Citation,
    Claim,
    Coverage,
    CoverageState,
    DeclaredPeriod,
    Indicator,
    IndicatorKind,
    Mandate,
    Passage,
    Record,
    Register,
    SourceDocument,
    Target,
)
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.values import InternationalString, Quantity, When

Made = Iterable[Record | UnfinishedDraft]
Maker = Callable[["Fault"], Made]

REPORT = "faulty-report"


class Fault:
    """What makers draw on: small numbers, years, and records with no more than they need."""

    def __init__(self, draw: st.DrawFn, register: Register) -> None:
        self._draw = draw
        self.register = register

    def number(self, least: int = 0, most: int = 9) -> int:
        """Draw a small number."""
        return self._draw(st.integers(least, most))

    def year(self) -> int:
        """Draw a year in which nothing is wrong by itself."""
        return self._draw(st.integers(2015, 2025))

    def one_of(self, *options: str) -> str:
        """Draw one of several words."""
        return self._draw(st.sampled_from(options))


def english(words: str) -> InternationalString:
    return InternationalString(en=words)


def cited(paragraph: str = "1", **more: Any) -> tuple[Citation, ...]:  # noqa: ANN401  # whatever the class takes
    return (Citation(document=REPORT, paragraph=paragraph, **more),)


def a_report(**more: Any) -> SourceDocument:  # noqa: ANN401  # whatever the class takes
    return SourceDocument(id=REPORT, title=english("A report"), **more)


def an_event(name: str, when: object, **more: Any) -> AssistanceEvent:  # noqa: ANN401  # whatever the class takes
    given = {"kind": "training", "title": english(f"Course {name}"), **more}
    return AssistanceEvent(id=f"faulty-{name}", when=When(str(when)), **given)


def a_mandate(name: str, **more: Any) -> Mandate:  # noqa: ANN401  # whatever the class takes
    return Mandate(id=f"faulty-{name}", kind="resolution", title=english(f"Resolution {name}"), **more)


def a_claim(name: str, value: int, period: object, **more: Any) -> Claim:  # noqa: ANN401  # whatever the class takes
    given = {"paragraph": name, "indicator": "events", **more}
    times: dict[str, Any] = {} if "at" in given else {"period": str(period)}
    return Claim(id=f"faulty-{name}", document=REPORT, value=Quantity(value), **times, **given)


def an_indicator(**more: Any) -> Indicator:  # noqa: ANN401  # whatever the class takes
    given = {"version": "1", "kind": IndicatorKind.FLOW, "unit": "events", **more}
    return Indicator(id="faulty-indicator", title=english("An indicator"), **given)


def a_target(value: int, period: str = "2021", **more: Any) -> Target:  # noqa: ANN401  # whatever the class takes
    return Target(indicator="faulty-indicator", period=period, value=Quantity(value), **more)


def a_period(name: str, start: date, end: date, **more: Any) -> DeclaredPeriod:  # noqa: ANN401  # as above
    return DeclaredPeriod(id=f"faulty-{name}", start=start, end=end, **more)


def a_passage(words: str = "Words.", **more: Any) -> Passage:  # noqa: ANN401  # whatever the class takes
    given = {"section": "introduction", "period": "2021", "text": english(words), **more}
    return Passage(id="faulty-passage", **given)


def a_coverage(period: str) -> Coverage:
    return Coverage(of="event", period=period, state=CoverageState.COMPLETE)
