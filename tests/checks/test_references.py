"""Checks of references, TRK1xx: one specimen of each sentence, and what passes."""

from datetime import date

from specimens import (
    REPORT,
    cited,
    claim,
    document,
    event,
    indicator,
    mandate,
    meeting,
    observation,
    only,
    programme,
    recommendation,
    register,
    said,
    settling,
    text,
)

from tracker.checks import check
from tracker.model import Condition, Coverage, CoverageState, Deadline, Finding, Passage, Where


def test_unknown_document() -> None:
    assert said("TRK101", event("a", citations=(cited(document="CTOC/COP/2022/4"),))) == [
        "error TRK101 event 'a' cites unknown document 'CTOC/COP/2022/4' (did you mean 'CTOC/COP/2022/3'?)"
    ]


def test_one_line_stands_for_all_that_cite_an_unknown_document() -> None:
    records = [event(key, citations=(cited(document="website"), cited("2", document="website"))) for key in "abc"]

    assert said("TRK101", *records) == [
        (
            "error TRK101 event 'a' and 2 more records cite unknown document 'website' "
            "(add the document, or correct the citation)"
        )
    ]


def test_the_document_of_a_claim_must_be_known() -> None:
    assert only("TRK101", claim("c", 9, document="A/1/2")).record == "c"


def test_documents_are_known_by_id_and_symbol() -> None:
    assert said("TRK101", event("a", citations=(cited(), cited(document="report"))), claim("c", 9)) == []


def test_unknown_programme() -> None:
    assert said("TRK102", programme("glo-act"), event("x", programmes="glo-akt")) == [
        "error TRK102 event 'x' names unknown programme 'glo-akt' (did you mean 'glo-act'?)"
    ]
    assert said("TRK102", event("x", programmes="glo-act")) == [
        "error TRK102 event 'x' names unknown programme 'glo-act' (add the programme, or correct the event)"
    ]


def test_known_programme() -> None:
    assert said("TRK102", programme("glo-act"), event("x", programmes="glo-act")) == []


def test_unknown_relation_names_the_tables_it_may_lie_in() -> None:
    assert said("TRK103", mandate("a", renews="res-2546"), mandate("res-2564")) == [
        (
            "error TRK103 mandate 'a' names unknown mandate, document or meeting 'res-2546' in renews "
            "(did you mean 'res-2564'?)"
        )
    ]


def test_unknown_period() -> None:
    assert said("TRK103", Coverage(of="event", period="2020..", state=CoverageState.NONE)) == [
        (
            "error TRK103 coverage 'event@2020..' names unknown period '2020..' in period "
            "(declare the period, or write it as in 2020-07..2022-07)"
        )
    ]
    assert said("TRK103", document("d", covers="cop12")) == [
        "error TRK103 document 'd' names unknown period 'cop12' in covers (did you mean 'cop11'?)"
    ]


def test_unknown_record_type() -> None:
    assert said("TRK103", Coverage(of="events", period="cop11", state=CoverageState.NONE)) == [
        "error TRK103 coverage 'events@cop11' names unknown record type 'events' in of (did you mean 'event'?)"
    ]


def test_unknown_indicator() -> None:
    wrong = observation("trainings", 3)
    assert said("TRK103", wrong) == [
        (
            "error TRK103 observation 'trainings@2021@CTOC/COP/2022/3' names unknown indicator 'trainings' in "
            "indicator (did you mean 'training-events'?)"
        )
    ]
    assert said("TRK103", observation("side-events", 3), observation("side-events@1", 3)) == []


def test_unknown_record_in_a_claim() -> None:
    assert said("TRK103", claim("c", 9, about="nobody", includes="part", breakdown=(("programme", "glo-act"),))) == [
        "error TRK103 claim 'c' names unknown claim 'part' in includes (add it, or correct the name)",
        "error TRK103 claim 'c' names unknown programme 'glo-act' in breakdown (add it, or correct the name)",
        "error TRK103 claim 'c' names unknown record 'nobody' in about (add it, or correct the name)",
    ]


def test_unknown_places_in_a_passage() -> None:
    passage = Passage(id="p", section="s", period="cop11", text=text("{figure:people-traind} of {countries:e}"))

    assert said("TRK103", passage) == [
        "error TRK103 passage 'p' names unknown event, programme or claim 'e' in text (add it, or correct the name)",
        (
            "error TRK103 passage 'p' names unknown indicator or claim 'people-traind' in text"
            " (did you mean 'people-trained'?)"
        ),
    ]


def test_unknown_subject_of_an_adjudication() -> None:
    for subject in ("claim:c", "identity:a=b", "identity:a", "diagnostic:TRK201:c", "event:a"):
        assert said("TRK103", event("a"), settling(subject)) == [
            (
                f"error TRK103 adjudication {subject!r} settles nothing that the register has "
                "(write claim:ID, identity:A=B or diagnostic:CODE:ID, with ids that the register has)"
            )
        ]


def test_what_is_named_exists() -> None:
    records = (
        event("a", mandates="m", recommendations="r", same_as="b"),
        event("b"),
        mandate("m", part_of="report"),
        recommendation("r", source="s", mandates="m"),
        meeting("s"),
        Deadline(recommendation="r", due="none", set=date(2021, 5, 1)),
        claim("c", 9, indicator="people-trained@1", period="2020..2022", includes="p", about="a"),
        claim("p", 4, period="cop11"),
        indicator("share", numerator="people-trained", denominator="people-trained@1", of="event"),
        Passage(id="t", section="s", period="2021", text=text("{change:people-trained} {countries:a:running} {other}")),
        *map(settling, ("claim:c", "identity:a=b", "diagnostic:TRK201:a", "diagnostic:TRK401:event")),
    )

    assert said("TRK103", *records) == []


def test_circular_relation() -> None:
    chain = mandate("a", renews="b"), mandate("b", renews="c"), mandate("c", renews="a")
    assert said("TRK104", *chain, mandate("d", renews="a")) == [
        "error TRK104 mandate 'a' renews itself through 'b' and 'c' (take out the link that is wrong)"
    ]


def test_a_record_that_names_itself() -> None:
    assert [
        *said("TRK104", mandate("a", part_of="a")),
        *said("TRK104", meeting("m", part_of="m")),
        *said("TRK104", recommendation("r", supersedes="r")),
        *said("TRK104", claim("c", 9, includes="d"), claim("d", 9, includes_all="c")),
        *said("TRK104", indicator("i", numerator="i@1", denominator="people-trained")),
    ] == [
        "error TRK104 mandate 'a' is part of itself (take out the link that is wrong)",
        "error TRK104 meeting 'm' is part of itself (take out the link that is wrong)",
        "error TRK104 recommendation 'r' supersedes itself (take out the link that is wrong)",
        "error TRK104 claim 'c' includes itself through 'd' (take out the link that is wrong)",
        "error TRK104 indicator 'i' is computed from itself (take out the link that is wrong)",
    ]


def test_two_circles_are_two_faults() -> None:
    links = {"a": "b", "b": "a c", "c": "d", "d": "c", "e": "f g", "f": "", "g": "a"}

    assert [
        each.record for each in check(register(*(mandate(k, renews=v) for k, v in links.items())), select=["TRK104"])
    ] == [
        "a",
        "c",
    ]


def test_links_that_meet_are_no_circle() -> None:
    links = {"a": "b c", "b": "d", "c": "d", "d": ""}

    assert said("TRK104", *(mandate(key, implements=targets) for key, targets in links.items())) == []


def test_no_citation() -> None:
    finding = Finding(id="f", text=text("Routes shifted."))
    assert said("TRK105", event("a", citations=()), finding) == [
        "info TRK105 event 'a' cites no source (add a citation)",
        "info TRK105 finding 'f' cites no source (add a citation)",
    ]


def test_claims_name_their_source_and_programmes_need_none() -> None:
    assert (
        said("TRK105", claim("c", 9), programme("p"), event("a"), mandate("m"), document("d", symbol=REPORT + "1"))
        == []
    )


def test_ids_that_a_filter_asks_for() -> None:
    """A filter by what is not there counts nothing, and looks like a figure of nought."""

    def asking(of: str, **conditions: str) -> list[str]:
        met = tuple(Condition(path, (value,)) for path, value in conditions.items())
        return said("TRK103", programme("starsom"), indicator("i", of=of, where=Where(conditions=met)))

    assert asking("event", programmes="starsm") == [
        "error TRK103 indicator 'i@1' names unknown programme 'starsm' in where (did you mean 'starsom'?)"
    ]
    assert asking("event", programmes="starsom", kind="training") == []
    assert asking("recommendation", source=REPORT) == []
    assert asking("nothing", programmes="x") == [
        "error TRK103 indicator 'i@1' names unknown record type 'nothing' in of (add it, or correct the name)"
    ]
    narrow = Coverage(
        of="event",
        period="cop11",
        state=CoverageState.NONE,
        where=Where(conditions=(Condition("programmes", ("nope",)),)),
    )
    (fault,) = said("TRK103", narrow)
    assert "names unknown programme 'nope' in where (add it, or correct the name)" in fault
