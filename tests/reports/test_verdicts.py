"""How a report words what evidence makes of published figures."""

import re
from datetime import date
from pathlib import Path

import tracker.claims
from tracker.claims import ClaimVerdict, Misstatement
from tracker.comparison import Reason, ReasonSeverity
from tracker.model import Adjudication, AssistanceEvent, Claim, DeclaredPeriod, Record, Register, SourceDocument
from tracker.reports import report
from tracker.values import InternationalString, Quantity, When
from tracker.words._claims import claim_verdict, reason_in_words
from tracker.writers import plain_text, to_markdown

WORDS = InternationalString(en="Words")
ROOM = Path(tracker.claims.__file__).parent


def told(*records: Record) -> str:
    """Report on 2021, and return the table of the annex on published figures, with its notes."""
    period = DeclaredPeriod(id="year", start=date(2021, 1, 1), end=date(2021, 12, 31))
    document = SourceDocument(id="D/1", title=WORDS, covers="year")
    events = [AssistanceEvent(id=name, kind="training", title=WORDS, when=When("2021-05")) for name in "ab"]
    held = Register(id="r", title=WORDS, records=[period, document, *events, *records])
    text = to_markdown(report(held, "year"), "en")
    return re.split(r"\n## ", text[text.index("Published figures") :])[0]


def claim(value: int, **values: object) -> Claim:
    common: dict[str, object] = {
        "id": "c",
        "document": "D/1",
        "paragraph": "4",
        "indicator": "events",
        "period": "year",
    }
    return Claim(**{**common, "value": Quantity(value), **values})  # type: ignore[arg-type]  # told apart by name


def test_a_contradicted_figure_says_by_what() -> None:
    text = told(claim(1))

    assert "| contradicted (understated)<sup>a</sup> |" in text
    assert "<sup>a</sup> The records give 2 activities." in text


def test_a_figure_that_is_not_reached_says_what_was_found() -> None:
    text = told(claim(3))

    assert "| not reached<sup>a</sup> |" in text
    assert "<sup>a</sup> The records give 2 activities." in text


def test_what_was_decided_stands_in_the_note() -> None:
    why = InternationalString(en="Two sessions are one course.")
    decision = Adjudication(subject="claim:c", decision="claim_right", why=why, by="office", on=date(2022, 1, 1))

    assert "The records give 2 activities. Decided: claim_right. Two sessions are one course." in told(
        claim(1), decision
    )


def test_a_figure_of_an_unknown_indicator_or_period_is_printed_all_the_same() -> None:
    assert "| not comparable |" in told(claim(1, indicator="evnts"))
    assert "| year-one | 1 |" in told(claim(1, period="year-one"))


def test_every_verdict_has_words() -> None:
    said = {plain_text(claim_verdict(verdict), language) for verdict in ClaimVerdict for language in ("en", "fr")}
    directions = {plain_text(claim_verdict(ClaimVerdict.CONTRADICTED, each), "fr") for each in Misstatement}

    assert len(said) == 2 * len(ClaimVerdict)
    assert directions == {"contredit (trop bas)", "contredit (trop élevé)"}


def test_every_reason_has_words() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    codes = set(re.findall(r'"([A-Z]+_[A-Z]+)"', source))

    assert {"SCOPE_DIFFERS", "SOURCE_DIFFERS", "NOT_MEASURABLE"} <= codes
    for code in codes:
        reason = Reason(code, ReasonSeverity.BLOCK, "the whole", "not stated")
        assert plain_text(reason_in_words(reason), "en") != plain_text(reason_in_words(reason), "fr")
