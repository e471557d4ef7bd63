"""Checks of texts, TRK4xx: one specimen of each sentence, and what passes."""

import pytest
from specimens import REPORT, cited, document, event, mandate, said, text

from tracker.checks._alike import alike_passages
from tracker.model import OperativeParagraph
from tracker.values import InternationalString, Language

BOTH = (Language.ENGLISH, Language.FRENCH)
IN_BOTH = InternationalString(en="Course", fr="Cours")

LEFT = "Abused and Neglected: A Gender Perspective on Aggravated Migrant Smuggling and Response"
RIGHT = "Abused and Neglected: A Gender Perspective on Aggravated Migrant Smuggling Offences and Response"


def of_events(lines: list[str]) -> list[str]:
    """Leave out what is said of the records that every specimen register has."""
    return [line for line in lines if "event" in line or "mandate" in line]


def test_untranslated() -> None:
    record = event("a", title="Course", outcome=InternationalString(fr="Reçu"))
    three = (*BOTH, Language.SPANISH)

    assert of_events(said("TRK401", record, languages=three)) == [
        "info TRK401 event 'a' is not translated: title (fr, es) and outcome (en, es) (add the translation)"
    ]


def test_untranslated_names_are_mentioned_once() -> None:
    records = [event(key, title=IN_BOTH, organizations=(text("Agency"),)) for key in "abc"]

    assert of_events(said("TRK401", *records, languages=BOTH)) == [
        "info TRK401 names or words of sources in 3 events, event 'a' first, are not translated (add the translation)"
    ]
    assert of_events(said("TRK401", records[0], languages=BOTH)) == [
        "info TRK401 names or words of sources in event 'a' are not translated (add the translation)"
    ]


def test_paragraphs_of_a_mandate_are_translated() -> None:
    paragraph = OperativeParagraph(verb=text("Urges"), text=text("To act"))
    assert of_events(said("TRK401", mandate("m", title=IN_BOTH, paragraphs=(paragraph,)), languages=BOTH)) == [
        "info TRK401 names or words of sources in mandate 'm' are not translated (add the translation)",
        "info TRK401 mandate 'm' is not translated: paragraphs (fr) (add the translation)",
    ]


def test_translated_records_and_notes() -> None:
    assert said("TRK401", event("a")) == []
    assert of_events(said("TRK401", event("a", title=IN_BOTH, note="Never printed."), languages=BOTH)) == []


def test_unreadable_symbol() -> None:
    assert said("TRK402", document("d", symbol="CTOC COP 2022"), mandate("m", symbol="n° 604/2013")) == [
        (
            "info TRK402 document 'd' has symbol 'CTOC COP 2022', which is none of the United Nations "
            "(write it as in CTOC/COP/2022/3)"
        ),
        (
            "info TRK402 mandate 'm' has symbol 'n° 604/2013', which is none of the United Nations "
            "(write it as in CTOC/COP/2022/3)"
        ),
    ]


def test_readable_symbols_and_acts_of_others() -> None:
    european = mandate("eu", kind="directive", symbol="2001/55/CE")

    assert said("TRK402", european, mandate("s", symbol="S/RES/2570 (2021)"), mandate("none"), document("none")) == []


def test_document_quoted_differently() -> None:
    study = document("study", citations=(cited("33", f"In 2020, the Office published {LEFT}"), cited("15", RIGHT)))

    assert said("TRK403", study) == [
        (
            f"warning TRK403 paragraphs 15 and 33 of {REPORT} quote document 'study' differently: "
            f"'{RIGHT}' and '{LEFT}' (find out which is right, and have the source corrected)"
        )
    ]


@pytest.mark.parametrize(
    "citations",
    [
        (cited("15", LEFT), cited("33", LEFT.upper())),
        (cited("15", LEFT), cited("15", RIGHT)),
        (cited("15", LEFT), cited("33", RIGHT, document="other")),
        (cited("15", LEFT), cited(None, RIGHT)),
        (cited("15", LEFT), cited("33", "published in Spanish in 2021"), cited("34")),
        (cited("15", "the study"), cited("33", "a study")),
    ],
)
def test_quotes_that_agree_or_are_of_something_else(citations: tuple[object, ...]) -> None:
    assert said("TRK403", document("study", citations=citations)) == []


def test_a_phrase_that_two_sentences_share_is_no_title() -> None:
    one = "in 2020 and later, the Office helped many States with the fight against the smuggling of migrants by sea"
    other = "experts of all regions met to speak about the fight against the organized smuggling of migrants by sea"

    assert alike_passages(one, other) is None
    assert alike_passages("", other) is None
    assert alike_passages(one[-50:], other[-60:]) == (one[-50:], other[-60:])
