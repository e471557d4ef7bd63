"""Strategies for what verbs answer that read or write files: each is asked of a register in a folder of its own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve
from hypothesis import strategies as st

from tracker.comparison import Restatement, restate
from tracker.exchange import ImportPlan, plan_from_file
from tracker.files import load, save
from tracker.files._directory import directory_of
from tracker.model import Citation, Register
from tracker.publications import Verification, publish, verify
from tracker.reading import DocumentCoverage, DocumentReading, coverage, read
from tracker.records import unstructure
from tracker.rollover import Confirmed, RecordRevised, confirm, revise
from tracker.strategies._of_answers import REPORT, register_of
from tracker.strategies._records import assistance_events
from tracker.strategies._registers import REASONS_TO_STAY
from tracker.values import Quantity

_NUMBERS = st.integers(0, 99)
_OPENED, _CLOSED, _LATER = date(2021, 1, 1), date(2021, 12, 31), date(2024, 1, 1)
_EVENTS = assistance_events(documents=[REPORT.id], recorded=None, draft=False)
_COURSES = st.lists(_EVENTS, max_size=3, unique_by=lambda each: each.id)


@contextmanager
def _filed(*records: object) -> Iterator[Register]:
    """Save a register of a report and records into a folder, which goes when it has served, and load it from there."""
    with TemporaryDirectory(prefix="tracker-") as folder:
        save(register_of(REPORT, *records), folder)
        yield load(folder)


# -- publications -----------------------------------------------------------------------------------------------------


@st.composite
def verifications(draw: st.DrawFn) -> Verification:
    """What became of publications; shrink to one of nothing, of which all is as it was."""
    with _filed(*draw(_COURSES)) as register:
        publish(register, "2021", id="published", on=_CLOSED, formats=(), despite_errors=True)
        if draw(st.booleans()):
            (directory_of(register) / "publications" / "published" / "added.txt").write_text("Added", encoding="utf-8")
        kept = draw(st.sampled_from(range(len(register.records) + 1)))
        return verify(evolve(register, records=register.records[kept:]), "published")


@st.composite
def restatements(draw: st.DrawFn) -> Restatement:
    """Published figures by what is known later; shrink to one of nothing, which nothing moved."""
    known, late = draw(_COURSES), draw(_COURSES)
    with _filed(*(evolve(each, recorded=_OPENED) for each in known)) as register:
        published = publish(register, "2021", id="published", on=_CLOSED, formats=(), despite_errors=True)
        names = {each.id for each in known}
        added = [evolve(each, recorded=_LATER) for each in late if each.id not in names]
        return restate(evolve(register, records=[*register.records, *added]), published)


# -- what is written into a register ----------------------------------------------------------------------------------


@st.composite
def confirmations(draw: st.DrawFn) -> Confirmed:
    """Drafts that became records; shrink to one event."""
    drafts = draw(st.lists(_EVENTS, min_size=1, max_size=2, unique_by=lambda each: each.id))
    with _filed(*(evolve(each, draft=True) for each in drafts)) as register:
        return confirm(register, table="event", recorded=draw(st.none() | st.just(_LATER)))


@st.composite
def record_revisions(draw: st.DrawFn) -> RecordRevised:
    """Records as they were revised; shrink to an event with one participant instead of none."""
    before = draw(_NUMBERS)
    event = evolve(draw(_EVENTS), participants=Quantity(before))
    after, reason = before + draw(st.integers(1, 9)), draw(st.sampled_from(REASONS_TO_STAY))
    with _filed(event) as register:
        return revise(register, event.id, {"participants": str(after)}, reason=reason.value, recorded=_LATER)


@st.composite
def import_plans(draw: st.DrawFn) -> ImportPlan:
    """What tables of events would do to a register; shrink to a table of one event that the register lacks."""
    events = draw(st.lists(_EVENTS, min_size=1, max_size=4, unique_by=lambda each: each.id))
    places = st.sampled_from(range(len(events) + 1))
    held, changed = events[: draw(places)], draw(places)
    table = [*(evolve(each, participants=Quantity(100)) for each in events[:changed]), *events[changed:]]
    with _filed(*held) as register, TemporaryDirectory(prefix="tracker-") as folder:
        file = Path(folder) / "events.json"
        file.write_text(json.dumps([unstructure(each) for each in table]), encoding="utf-8")
        return plan_from_file(directory_of(register), "event", file, skip_faulty=True)


# -- documents that others wrote --------------------------------------------------------------------------------------

_SENTENCES = (
    "A workshop was held in Nairobi on 3 March 2021.",
    "In 2021, a training course was held for more than 20 officers from Kenya.",
    "The Conference of the Parties, in its resolution 10/3, requested assistance.",
    "Some 4,000 persons were trained between July 2020 and June 2022.",
    "Nothing more was reported.",
)
_TEXTS = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3, unique=True)


@contextmanager
def _written(draw: st.DrawFn) -> Iterator[tuple[Register, Path]]:
    """Write a report of a few paragraphs, some of which an event quotes."""
    sentences = draw(_TEXTS)
    quoted = sentences[: draw(st.sampled_from(range(len(sentences) + 1)))]
    events = [
        evolve(
            draw(_EVENTS),
            id=f"event-{number}",
            citations=(Citation(document=REPORT.id, paragraph=f"{number}", quote=text),),
        )
        for number, text in enumerate(quoted, start=1)
    ]
    with TemporaryDirectory(prefix="tracker-") as folder:
        file = Path(folder) / "report.txt"
        numbered = (f"{number}. {text}" for number, text in enumerate(sentences, start=1))
        file.write_text("\n\n".join(numbered), encoding="utf-8")
        yield register_of(REPORT, *events), file


@st.composite
def document_coverages(draw: st.DrawFn) -> DocumentCoverage:
    """How much of reports records quote; shrink to nothing of one sentence."""
    with _written(draw) as (register, file):
        return coverage(register, file, REPORT.id, language="en")


@st.composite
def document_readings(draw: st.DrawFn) -> DocumentReading:
    """Drafts of what reports say; shrink to one of a workshop."""
    with _written(draw) as (register, file):
        return read(register, file, REPORT.id, language="en")
