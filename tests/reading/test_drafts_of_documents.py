"""Drafts say what the document says, move no figure, and can be finished and confirmed."""

import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracker
from tracker.errors import StructureError, UnknownRecordError
from tracker.model import Claim, Register
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.reading import Confidence, Draft, coverage, drafts_to_toml, read
from tracker.reading._sentences import sentences_in
from tracker.rollover import confirm

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
REPORT = "CTOC/COP/2022/3"
TEXT = """\
1. En mai 2021, l’ONUDC a organisé un atelier pour 25 procureurs du Tchad.

2. À sa neuvième réunion, tenue les 27 et 28 juin 2022, la Commission des stupéfiants a examiné E/CN.7/2022/99.

3. Plus de 4 000 personnes ont été secourues en 2021.

4. Les États devraient former des juges. Voir la résolution 70/123 de l’Assemblée générale.

5. Trois pays, dont la Libye, en ont parlé.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "report.txt"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "office")
    return tmp_path / "office"


@pytest.fixture(scope="module")
def register() -> Register:
    return tracker.load(EXAMPLE)


def summary(drafts: tuple[Draft, ...]) -> list[tuple[str, str, str]]:
    return [(each.paragraph, each.entry.table, each.confidence.value) for each in drafts]


def test_each_sentence_becomes_what_it_says(register: Register, path: Path) -> None:
    found = read(register, path, REPORT)

    assert found.language == "fr"
    assert summary(found.drafts) == [
        ("1", "event", "likely"),
        ("2", "document", "sure"),
        ("2", "meeting", "sure"),
        ("3", "claim", "ask"),
        ("4", "recommendation", "ask"),
        ("4", "mandate", "sure"),
        ("5", "claim", "ask"),
    ]
    [event] = [each.entry for each in found.drafts if each.entry.table == "event"]
    assert tracker.records.unstructure(event, "fr") == {  # type: ignore[arg-type]  # it is finished
        "id": "ctoc-cop-2022-3-p-1-workshop-td",
        "kind": "workshop",
        "title": "En mai 2021, l’ONUDC a organisé un atelier pour 25 procureurs du Tchad.",
        "when": "2021-05",
        "countries": ["TD"],
        "participants": {"value": 25, "text": "25"},
        "draft": True,
        "citations": [
            {
                "document": "ctoc-cop-2022-3",
                "paragraph": "1",
                "quote": "En mai 2021, l’ONUDC a organisé un atelier pour 25 procureurs du Tchad.",
            }
        ],
    }


BARE = """\
schema = 1
id = "bare"
title = "Bare"
languages = ["en"]

[[period]]
id = "year"
start = 2021-01-01
end = 2021-12-31

[[document]]
id = "paper"
title = "Paper"
published = "2022-02"
covers = "year"
"""


@pytest.mark.parametrize(
    ("text", "drafted"),
    [
        ("The Office tested a toolkit in Chad in 2021.", [("event", "tool_testing", "2021")]),
        ("In June 2020, UNODC launched a network of judges.", [("event", "launch", "2020-06")]),
        ("Before August 2021, UNODC trained judges in Chad.", [("event", "training", "[2021-01-01..2021-08-31]")]),
        ("UNODC published a study entitled “Two roads” in 2021.", [("document", "Two roads")]),
        ("Two areas were discussed.", []),
        ("The law of 1998 was amended; a draft law which should be adopted is ready.", []),
        ("Governments should train at least two judges.", [("recommendation",)]),
        ("The number of cases has increased since.", [("finding", "increase")]),
        (
            "Targets 5.2 and 16.2 of the Sustainable Development Goals apply.",
            [("mandate", "target"), ("mandate", "target")],
        ),
        ("States implement the United Nations Convention against Corruption.", [("mandate", "convention")]),
        ("The Second Forum, held on 3 May 2021, welcomed it.", [("meeting", "forum", "2021-05-03")]),
        (
            "The Third Congress, initially scheduled for April 2020 and held in March 2021, met.",
            [("meeting", "congress", "2021-03")],
        ),
    ],
)
def test_a_sentence_is_drafted_as_what_it_is(tmp_path: Path, text: str, drafted: list[tuple[str, ...]]) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "register.toml").write_text(BARE, encoding="utf-8")
    (tmp_path / "paper.txt").write_text(f"1. {text}\n", encoding="utf-8")
    found = read(tracker.load(tmp_path / "bare"), tmp_path / "paper.txt", "paper", language="en")

    assert [_told(each) for each in found.drafts] == drafted


def _told(draft: Draft) -> tuple[str, ...]:
    """Say of a draft its type, and what of kind, date, change and title a document tells of such a record."""
    record = draft.entry.record if isinstance(draft.entry, UnfinishedDraft) else draft.entry
    names = {
        "event": ("kind", "when"),
        "meeting": ("kind", "when"),
        "mandate": ("kind",),
        "finding": ("change",),
        "document": ("title",),
    }
    values = (getattr(record, name) for name in names.get(record.table, ()))
    return (record.table, *(each.best("en") if hasattr(each, "best") else str(each) for each in values))


def test_what_fits_nowhere_is_listed(register: Register, path: Path) -> None:
    found = read(register, path, REPORT)

    assert [(each.paragraph, each.find.kind, each.find.text) for each in found.unplaced] == [("5", "country", "Libye")]


def test_quotations_are_verbatim(register: Register, path: Path) -> None:
    for each in read(register, path, REPORT).drafts:
        assert each.quote in TEXT


def test_drafts_load_and_move_no_figure(office: Path, path: Path) -> None:
    before = tracker.load(office)
    found = read(before, path, REPORT)
    (office / "drafts.toml").write_text(drafts_to_toml(found, before), encoding="utf-8")
    after = tracker.load(office)

    assert Counter(each.table for each in after.unfinished) == Counter(
        each.entry.table for each in found.drafts if isinstance(each.entry, UnfinishedDraft)
    )
    assert tracker.as_json(tracker.measure_all(after, None, "cop11")) == tracker.as_json(
        tracker.measure_all(before, None, "cop11")
    )
    assert read(after, path, REPORT).drafts == ()


def test_an_unfinished_claim_is_finished_and_confirmed(office: Path, path: Path) -> None:
    before = tracker.load(office)
    file = office / "drafts.toml"
    text = drafts_to_toml(read(before, path, REPORT), before)
    file.write_text(text, encoding="utf-8")
    name = "ctoc-cop-2022-3-p-3-claim-4000"

    with pytest.raises(StructureError) as caught:
        confirm(tracker.load(office), [name])
    assert str(caught.value.faults[0].message) == f"claim '{name}' states no 'indicator' yet"

    head, _, rest = text.partition(f'id = "{name}"')
    file.write_text(
        f'{head}id = "{name}"{rest.replace("# indicator =", chr(34).join(["indicator = ", "events", ""]), 1)}'
    )
    [claim] = confirm(tracker.load(office), [name]).records
    assert isinstance(claim, Claim)
    assert (claim.indicator, claim.value.short(), claim.period, claim.draft) == (
        "events",
        ">4000",
        "2021-01-01..2021-12-31",
        False,
    )


def test_reading_twice_gives_the_same_bytes(register: Register, path: Path) -> None:
    one, other = (drafts_to_toml(read(register, path, REPORT), register) for _ in range(2))

    assert one == other


def test_what_records_quote_is_covered(office: Path, path: Path) -> None:
    register = tracker.load(office)
    found = coverage(register, path, REPORT)
    assert found.quoted == 0

    (office / "drafts.toml").write_text(drafts_to_toml(read(register, path, REPORT), register), encoding="utf-8")
    assert coverage(tracker.load(office), path, REPORT).quoted == 0  # a draft is no record yet
    done = confirm(tracker.load(office), table="event").register
    first = coverage(done, path, REPORT).paragraphs[0]
    assert [(mark.find.text, mark.records) for mark in first.marks if mark.find.kind != "name"] == [
        ("mai 2021", ("ctoc-cop-2022-3-p-1-workshop-td",)),
        ("25", ("ctoc-cop-2022-3-p-1-workshop-td",)),
        ("Tchad", ("ctoc-cop-2022-3-p-1-workshop-td",)),
    ]


def test_an_unknown_document_is_refused(register: Register, path: Path) -> None:
    with pytest.raises(UnknownRecordError, match=r"CTOC/COP/2022/3"):
        read(register, path, "CTOC/COP/2022/33")


def test_how_sure_a_draft_is_has_three_words() -> None:
    assert [each.value for each in Confidence] == ["sure", "likely", "ask"]


@given(st.lists(st.sampled_from(["Voir par. 5.", "Un mot.", "En 2021", "; ", "\n", "A. B.", "fin ! "]), max_size=12))
def test_sentences_hold_every_letter_in_its_order(parts: list[str]) -> None:
    text = " ".join(parts)
    places = list(sentences_in(text, "fr"))

    assert "".join("".join(text[start:end].split()) for start, end in places) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in pairwise(places))
