"""Small records to build registers of, with no more than a test needs."""

from datetime import date
from typing import Any, TypeVar

from attrs import fields

from tracker.checks import Diagnostic, check
from tracker.model import (
    Adjudication,
    AssistanceEvent,
    Citation,
    Claim,
    DeclaredPeriod,
    Indicator,
    IndicatorKind,
    Mandate,
    Meeting,
    Observation,
    Programme,
    Recommendation,
    Record,
    Register,
    SourceDocument,
)
from tracker.values import InternationalString, Language, Quantity, When

R = TypeVar("R", bound=Record)

REPORT = "CTOC/COP/2022/3"
ENGLISH = (Language.ENGLISH,)


def text(words: str) -> InternationalString:
    return InternationalString(en=words)


def cited(paragraph: str | None = "1", quote: str | None = None, document: str = REPORT, printed: int = 1) -> Citation:
    return Citation(document=document, paragraph=paragraph, quote=quote, printed=printed)


def _filled(record_type: type[R], given: dict[str, object]) -> R:
    """Take numbers, dates and words for what they mean, so that a test stays short."""
    kinds = {each.name: str(each.type) for each in fields(record_type)}
    values: dict[str, Any] = {}
    for name, value in given.items():
        kind = kinds[name]
        if "When" in kind and isinstance(value, str):
            values[name] = When(value)
        elif "Quantity" in kind and isinstance(value, int | str):
            values[name] = Quantity.parse(str(value))
        elif "InternationalString" in kind and isinstance(value, str):
            values[name] = text(value)
        elif "frozenset" in kind and isinstance(value, str):
            values[name] = frozenset(value.split())
        else:
            values[name] = value
    return record_type(**values)


def event(key: str, **given: object) -> AssistanceEvent:
    defaults: dict[str, object] = {
        "kind": "training",
        "title": f"Event {key}",
        "when": "2021-03",
        "citations": (cited(),),
    }
    return _filled(AssistanceEvent, {"id": key, **defaults, **given})


def meeting(key: str, **given: object) -> Meeting:
    return _filled(Meeting, {"id": key, "title": f"Meeting {key}", "when": "2021-05", **given})


def mandate(key: str, **given: object) -> Mandate:
    defaults: dict[str, object] = {"kind": "resolution", "title": f"Mandate {key}", "citations": (cited(),)}
    return _filled(Mandate, {"id": key, **defaults, **given})


def document(key: str, **given: object) -> SourceDocument:
    return _filled(SourceDocument, {"id": key, "title": f"Document {key}", **given})


def programme(key: str, **given: object) -> Programme:
    return _filled(Programme, {"id": key, "kind": "programme", "title": f"Programme {key}", **given})


def claim(key: str, value: int | str | Quantity, **given: object) -> Claim:
    defaults: dict[str, object] = {"document": REPORT, "paragraph": "4", "indicator": "people-trained"}
    if "at" not in given:
        defaults["period"] = "2020-07..2022-07"
    return _filled(Claim, {"id": key, "value": value, **defaults, **given})


def observation(indicator: str, value: int | str | Quantity, **given: object) -> Observation:
    defaults: dict[str, object] = {"at": "2021", "citations": (cited(),)}
    return _filled(Observation, {"indicator": indicator, "value": value, **defaults, **given})


def recommendation(key: str, **given: object) -> Recommendation:
    defaults: dict[str, object] = {"source": "plan", "text": f"Recommendation {key}", "issued": "2021-05"}
    return _filled(Recommendation, {"id": key, **defaults, **given})


def indicator(key: str, **given: object) -> Indicator:
    defaults: dict[str, object] = {
        "version": "1",
        "title": f"Indicator {key}",
        "kind": IndicatorKind.FLOW,
        "unit": "people",
    }
    return _filled(Indicator, {"id": key, **defaults, **given})


def period(key: str, start: str, end: str, **given: object) -> DeclaredPeriod:
    days: dict[str, object] = {"start": date.fromisoformat(start), "end": date.fromisoformat(end)}
    return _filled(DeclaredPeriod, {"id": key, **days, **given})


def settling(subject: str) -> Adjudication:
    return Adjudication(subject=subject, decision="known", why=text("seen"), by="office", on=date(2022, 9, 1))


COP11 = period("cop11", "2020-07-01", "2022-07-31")
SOURCE = document("report", symbol=REPORT, covers="cop11", published="2022-08")
PLAN = document("plan")


def register(*records: Record, languages: tuple[Language, ...] = ENGLISH, reading: str = "cautious") -> Register:
    """Make a register of the report on COP11, its period, a plan without a date, what claims count, and *records*."""
    base = (COP11, SOURCE, PLAN, indicator("people-trained"))
    return Register(id="r", title=text("Register"), languages=languages, reading=reading, records=(*base, *records))


def said(
    code: str, *records: Record, languages: tuple[Language, ...] = ENGLISH, reading: str = "cautious"
) -> list[str]:
    """Return what the check of *code* says of a register of *records*, and see that no line has another code."""
    found = check(register(*records, languages=languages, reading=reading), select=[code])
    assert all(each.code == code for each in found)
    return [str(each) for each in found]


def only(code: str, *records: Record) -> Diagnostic:
    """Return the single diagnostic of *code* on a register of *records*."""
    (found,) = check(register(*records), select=[code])
    return found
