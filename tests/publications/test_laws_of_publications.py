"""
Laws of publications, on registers of any shape.

What is published can be verified; what comes later makes no difference; whatever is tampered with is found.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tracker.model import Record, Register, Revision, RevisionReason
from tracker.publications import Kind, Verification, publish, verify
from tracker.publications._shelf import is_draft
from tracker.strategies import periods, registers
from tracker.values import ReportingPeriod

FEW = settings(max_examples=20)  # each publishes a report
WHICH = st.integers(0, 10**6)
SMALL = registers(max_size=1)
YEARS = periods(min_value=date(2019, 1, 1), max_value=date(2023, 12, 31))


@contextmanager
def published(register: Register, period: ReportingPeriod) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        publish(at(register, Path(folder)), period, id="p", on=date(2024, 1, 31), despite_errors=True)
        yield Path(folder)


def at(register: Register, folder: Path) -> Register:
    """Say where a register is, which was made in memory."""
    return evolve(register, source=folder)


def with_records(register: Register, *records: Record) -> Register:
    return evolve(register, records=[*register.records, *records])


def without(register: Register, gone: Record) -> Register:
    return evolve(register, records=[record for record in register.records if record is not gone])


def changed_keys(found: Verification) -> set[str]:
    return {each.subject for each in found.differences if each.kind is Kind.RECORD_CHANGED}


def name_of(record: Record) -> str:
    return f"{record.table}:{record.key}"


def versions_known(register: Register) -> list[Record]:
    """Every version that a publication remembers: drafts are left out, and nothing else."""
    return [record for record in register.records if not is_draft(record)]


@FEW
@given(SMALL, YEARS)
def test_what_is_published_can_be_verified(register: Register, period: ReportingPeriod) -> None:
    with published(register, period) as path:
        found = verify(at(register, path), "p")

    assert found.differences == found.notes == ()
    assert found.digest["published"] == found.digest["now"]


@FEW
@given(SMALL, YEARS, SMALL, st.integers(1, 9), st.sampled_from(RevisionReason))
def test_what_is_recorded_later_makes_no_difference(
    register: Register, period: ReportingPeriod, other: Register, days: int, reason: RevisionReason
) -> None:
    later = (register.latest_day.recorded or date(2019, 1, 1)) + timedelta(days=days)
    held = {(record.table, record.key) for record in register.records}
    new = [evolve(each, recorded=later) for each in other.records if (each.table, each.key) not in held]
    first = {(each.table, each.key): each for each in reversed(new)}
    revision = Revision(reason=reason)
    revised = [evolve(each, recorded=later, revision=revision, draft=False) for each in register.current[::days]]
    with published(register, period) as path:
        assert verify(at(with_records(register, *first.values(), *revised), path), "p").holds


@FEW
@given(SMALL, YEARS, SMALL)
def test_drafts_make_no_difference(register: Register, period: ReportingPeriod, other: Register) -> None:
    """Neither to what is published, byte by byte, nor to what is verified."""
    held = {(record.table, record.key) for record in register.records}
    first = {(each.table, each.key): each for each in other.records if (each.table, each.key) not in held}
    drafts = [evolve(each, draft=True, recorded=None, published=None, revision=None) for each in first.values()]
    with_drafts = with_records(register, *drafts)
    assume(with_drafts.latest_day == register.latest_day)  # the vintage is stated either way
    with published(register, period) as path, published(with_drafts, period) as other_path:
        for file in (path / "publications" / "p").iterdir():
            if file.name != "publication.json":  # which lists the passages that are drafts
                assert file.read_bytes() == (other_path / "publications" / "p" / file.name).read_bytes()
        assert verify(at(with_drafts, path), "p").holds


@FEW
@given(SMALL, YEARS, WHICH)
def test_a_record_that_was_known_cannot_be_edited_unseen(
    register: Register, period: ReportingPeriod, which: int
) -> None:
    known = versions_known(register)
    assume(known)
    record = known[which % len(known)]
    edited = evolve(record, themes=record.themes | {"tampered with"})
    with published(register, period) as path:
        found = verify(at(with_records(without(register, record), edited), path), "p")

    assert changed_keys(found) == {name_of(record)}
    assert found.digest["published"] != found.digest["now"]


@FEW
@given(SMALL, YEARS, WHICH)
def test_a_record_that_was_known_cannot_be_removed_unseen(
    register: Register, period: ReportingPeriod, which: int
) -> None:
    known = versions_known(register)
    assume(known)
    record = known[which % len(known)]
    with published(register, period) as path:
        found = verify(at(without(register, record), path), "p")

    assert name_of(record) in changed_keys(found)


@FEW
@given(SMALL, YEARS, SMALL, WHICH)
def test_a_record_cannot_be_slipped_in_unseen(
    register: Register, period: ReportingPeriod, other: Register, which: int
) -> None:
    held = {(record.table, record.key) for record in register.records}
    new = [each for each in versions_known(other) if (each.table, each.key) not in held and each.revision is None]
    assume(new)
    record = evolve(new[which % len(new)], recorded=None, published=None, citations=())
    with published(register, period) as path:
        found = verify(at(with_records(register, record), path), "p")

    # A record whose key says which document it cites is another without it.
    assert changed_keys(found) == {name_of(record)}


@FEW
@given(SMALL, YEARS, WHICH, st.integers(1, 255))
def test_no_byte_of_a_publication_can_be_changed_unseen(
    register: Register, period: ReportingPeriod, which: int, bits: int
) -> None:
    with published(register, period) as path:
        for file in sorted((path / "publications" / "p").iterdir()):
            whole = file.read_bytes()
            if whole:
                content = bytearray(whole)
                content[which % len(content)] ^= bits
                file.write_bytes(content)
                assert file.name in {each.subject for each in verify(at(register, path), "p").differences}
                file.write_bytes(whole)
        assert verify(at(register, path), "p").holds
