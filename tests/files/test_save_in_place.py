"""Saving into a register that is there: only what changed is written, and nobody's work is lost."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from _small_files import EVENT, HEADER
from attrs import evolve
from hypothesis import given, settings

from tracker.errors import ChangedUnderneathError, InvalidValueError, NotWrittenError, StructureError
from tracker.files import load, save
from tracker.files._unfinished import FOLDER, digest_of
from tracker.model import AssistanceEvent, Record, Register, Revision, RevisionReason
from tracker.strategies import registers
from tracker.values import InternationalString, Language, When

IN_HEADER = EVENT.replace('"a"', '"h"')
FILES = {
    "register.toml": f"# The head.\n{HEADER}\n{IN_HEADER}",
    "event.toml": f"# Kept by hand.\n{EVENT}  # a remark\n",
    "more/2022.toml": EVENT.replace('"a"', '"b"') + "\n[[finding]]\nid = 'f'\ntext = 'Found.'\n",
    "event.csv": "id,kind,title,when\nc,training,A course,2021\n",
    "event.old.jsonl": '{"id": "j", "kind": "training", "title": "A course", "when": "2021"}\n',
    "note.txt": "no record",
}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "r" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "r"


def event(name: str, **fields: object) -> AssistanceEvent:
    title = InternationalString(en="A course")
    return AssistanceEvent(id=name, kind="training", title=title, when=When("2021"), **fields)  # type: ignore[arg-type]  # keywords go to the fields of their names


def but(register: Register, *new: Record, without: Iterable[str] = ()) -> Register:
    """Return it with other records, without those of some keys."""
    return evolve(register, records=(*(each for each in register.records if each.key not in without), *new))


def contents(directory: Path) -> dict[str, str]:
    return {path.relative_to(directory).as_posix(): path.read_text() for path in directory.rglob("*") if path.is_file()}


def written(before: dict[str, str], directory: Path) -> dict[str, str | None]:
    """Return the files that changed, with what they say now."""
    now = contents(directory)
    return {name: now.get(name) for name in sorted(before | now) if before.get(name) != now.get(name)}


def test_a_new_record_is_added_below(directory: Path) -> None:
    before, register = contents(directory), load(directory)
    saved = save(but(register, event("n")), directory, replace=True)

    assert written(before, directory) == {"event.toml": FILES["event.toml"] + "\n" + EVENT.replace('"a"', '"n"')}
    assert saved == load(directory) == but(register, event("n"))
    assert saved.digests == load(directory).digests


def test_what_is_returned_can_be_saved_again(directory: Path) -> None:
    register = load(directory)
    for name in ("n", "o", "p"):
        register = save(but(register, event(name)), directory, replace=True)

    assert [*load(directory).events] == ["a", "b", "c", "h", "j", "n", "o", "p"]


def test_a_changed_record_changes_its_file_alone(directory: Path) -> None:
    before, register = contents(directory), load(directory)
    changed = evolve(register.events["b"], kind="workshop")
    save(but(register, changed, without="b"), directory, replace=True)

    rewritten = EVENT.replace('"a"', '"b"').replace("training", "workshop")
    assert written(before, directory) == {"more/2022.toml": f'{rewritten}\n[[finding]]\nid = "f"\ntext = "Found."\n'}


def test_a_revision_goes_below_what_it_revises(directory: Path) -> None:
    before, register = contents(directory), load(directory)
    late = Revision(reason=RevisionReason.LATE_INFORMATION)
    for name, file in (("b", "more/2022.toml"), ("c", "event.toml"), ("h", "register.toml")):
        revised = evolve(register.events[name], kind="workshop", recorded=date(2023, 1, 1), revision=late)
        register = save(but(register, revised), directory, replace=True)
        assert (directory / file).read_text().startswith(FILES.get(file, "")[:10])
        assert "workshop" in (directory / file).read_text()

    assert sorted(written(before, directory)) == ["event.toml", "more/2022.toml", "register.toml"]
    assert load(directory) == register


def test_lines_of_json_stay_lines_of_json(directory: Path) -> None:
    before, register = contents(directory), load(directory)
    save(but(register, evolve(register.events["j"], recorded=date(2023, 1, 1)), without="j"), directory, replace=True)

    line = '{"id": "j", "kind": "training", "title": "A course", "when": "2021", "recorded": "2023-01-01"}\n'
    assert written(before, directory) == {"event.old.jsonl": line}
    assert load(directory).events["j"].recorded == date(2023, 1, 1)


def test_a_file_without_records_goes_away(directory: Path) -> None:
    before, register = contents(directory), load(directory)
    save(but(register, without="bf"), directory, replace=True)

    assert written(before, directory) == {"more/2022.toml": None}


def test_a_header_is_written_anew_with_its_records(directory: Path) -> None:
    before, register = contents(directory), load(directory)
    save(evolve(register, title=InternationalString(en="Other")), directory, replace=True)

    head = HEADER.replace("A register", "Other") + "\n"
    assert written(before, directory) == {"register.toml": head + IN_HEADER}


def test_another_first_language_changes_every_plain_text(directory: Path) -> None:
    (directory / "event.csv").unlink()
    register = load(directory)
    other = evolve(register, languages=(Language.FRENCH, Language.ENGLISH))
    saved = save(other, directory, replace=True)

    assert saved == load(directory) == other
    assert 'title = { en = "A course" }' in (directory / "event.toml").read_text()
    assert '"title": {"en": "A course"}' in (directory / "event.old.jsonl").read_text()


def test_records_within_a_line_are_written_anew(directory: Path) -> None:
    inline = 'event = [{ id = "a", kind = "training", title = "A course", when = "2021" }]\n'
    (directory / "event.toml").write_text(inline)
    save(but(load(directory), event("n")), directory, replace=True)

    assert (directory / "event.toml").read_text() == EVENT + "\n" + EVENT.replace('"a"', '"n"')


def test_nothing_is_written_where_nothing_changed(directory: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in directory.rglob("*")}
    save(load(directory), directory, replace=True)

    assert {path: path.stat().st_mtime_ns for path in directory.rglob("*")} == before


@given(registers(max_size=1), registers(max_size=1))
@settings(max_examples=25, deadline=None)
def test_whatever_changes_it_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, one: Register, other: Register
) -> None:
    directory = tmp_path_factory.mktemp("any") / "r"
    saved = save(one, directory)
    again = save(evolve(other, digests=saved.digests), directory, replace=True)

    assert again == load(directory) == other


# -- what is refused --------------------------------------------------------------------------------------------------


def test_what_others_changed_is_not_overwritten(directory: Path) -> None:
    register = load(directory)
    (directory / "event.csv").write_text(FILES["event.csv"] + "d,training,A course,2021\n")
    (directory / "more/2022.toml").unlink()
    (directory / "claim.toml").write_text("")
    before = contents(directory)
    with pytest.raises(ChangedUnderneathError) as caught:
        save(but(register, event("n")), directory, replace=True)

    assert str(caught.value) == (
        f"{directory} cannot be written: claim.toml is new since it was loaded; event.csv has changed since it was "
        "loaded; more/2022.toml is gone since it was loaded; nothing was changed; "
        "load it again, and make your change there"
    )
    assert contents(directory) == before


def test_it_must_be_asked_for(directory: Path) -> None:
    with pytest.raises(InvalidValueError) as caught:
        save(load(directory), directory)

    assert str(caught.value) == (
        f"{directory} exists and is not an empty directory; save to a new one, "
        "or give replace=True to write what changed into it"
    )


def test_a_register_from_elsewhere_replaces_nothing(directory: Path) -> None:
    with pytest.raises(ChangedUnderneathError, match="the register to be saved was not loaded from it"):
        save(Register(id="r", title=InternationalString(en="R")), directory, replace=True)


def test_what_cannot_be_read_is_left_alone(directory: Path) -> None:
    register = load(directory)
    (directory / "event.toml").write_text("[[event]\n")
    before = contents(directory)
    with pytest.raises(StructureError):
        save(but(register, event("n")), directory, replace=True)

    assert contents(directory) == before


def test_a_view_of_a_day_would_lose_what_came_later(directory: Path) -> None:
    view = load(directory).as_of(recorded=date(2022, 1, 1))
    with pytest.raises(InvalidValueError) as caught:
        save(view, directory, replace=True)

    assert str(caught.value) == (
        f"{directory} is not written: this is the register as of a day, and what is known since would be lost; "
        "save it to a new directory"
    )


def test_a_csv_file_is_only_read(directory: Path) -> None:
    register, before = load(directory), contents(directory)
    with pytest.raises(InvalidValueError) as caught:
        save(but(register, without="c"), directory, replace=True)

    assert str(caught.value) == (
        "the register cannot be saved: a record of event.csv changed, and CSV files are only read; "
        "move that record to event.toml"
    )
    assert contents(directory) == before


def test_a_read_only_file_is_respected(directory: Path) -> None:
    """Even by a user whom the system lets write everywhere."""
    register, before = load(directory), contents(directory)
    (directory / "event.toml").chmod(0o444)
    with pytest.raises(NotWrittenError) as caught:
        save(but(register, event("n")), directory, replace=True)

    assert str(caught.value) == (
        f"{directory / 'event.toml'} cannot be written: the file is read-only; nothing was changed; "
        "make it writable, then try again"
    )
    assert contents(directory) == before


def test_rights_stay(directory: Path) -> None:
    (directory / "event.toml").chmod(0o640)
    save(but(load(directory), event("n")), directory, replace=True)

    assert 'id = "n"' in (directory / "event.toml").read_text()
    assert (directory / "event.toml").stat().st_mode & 0o777 == 0o640


# -- a save that was interrupted --------------------------------------------------------------------------------------


@pytest.fixture
def interrupted(directory: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Interrupt a save of two files after it counts and before any is in place."""
    move, register = os.replace, load(directory)

    def stop(source: str, target: str) -> None:
        if FOLDER in str(source) and not str(target).endswith(FOLDER):
            raise OSError(5, "Input/output error")
        move(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", stop)
        with pytest.raises(NotWrittenError) as caught:
            save(but(register, event("n"), without="bf"), directory, replace=True)
    assert str(caught.value) == (
        f"{directory / 'event.toml'} cannot be written: Input/output error; the save counts, and is read from "
        ".tracker.save; mend that, and the next save puts it in place"
    )
    return directory


def test_an_interrupted_save_counts(interrupted: Path) -> None:
    assert contents(interrupted)["event.toml"] == FILES["event.toml"]
    assert [*load(interrupted).events] == ["a", "c", "h", "j", "n"]


def test_the_next_save_puts_it_in_place(interrupted: Path) -> None:
    save(but(load(interrupted), event("o")), interrupted, replace=True)

    assert sorted(contents(interrupted)) == [
        "event.csv",
        "event.old.jsonl",
        "event.toml",
        "note.txt",
        "register.toml",
    ]
    assert [*load(interrupted).events] == ["a", "c", "h", "j", "n", "o"]


EDITED = "this was changed after a save was interrupted that had still to"
AGAIN = "make your change again"


def test_a_file_edited_after_an_interrupted_save_is_named(interrupted: Path) -> None:
    (interrupted / "event.toml").write_text(FILES["event.toml"] + "# mine\n")
    (interrupted / "more/2022.toml").write_text("# mine\n")
    with pytest.raises(StructureError) as caught:
        load(interrupted)

    assert [str(fault) for fault in caught.value.faults] == [
        f"event.toml fault: {EDITED} write it (keep a copy, move .tracker.save/0/event.toml over it, and {AGAIN})",
        f"more/2022.toml fault: {EDITED} remove it (keep a copy, remove it, and {AGAIN})",
    ]
    (interrupted / ".tracker.save/0/event.toml").rename(interrupted / "event.toml")
    (interrupted / "more/2022.toml").unlink()
    assert [*load(interrupted).events] == ["a", "c", "h", "j", "n"]


def test_a_plan_that_cannot_be_read_is_a_fault(directory: Path) -> None:
    (directory / FOLDER).mkdir()
    assert load(directory)  # without a plan, the folder is a remnant
    (directory / FOLDER / "plan.json").write_text("[")
    with pytest.raises(StructureError) as caught:
        load(directory)

    (fault,) = caught.value.faults
    assert str(fault) == (
        ".tracker.save/plan.json fault: this plan of an unfinished save cannot be read "
        "(compare the files in its folder with those of the register, then remove the folder)"
    )


def test_a_digest_tells_contents_apart() -> None:
    assert digest_of(b"a") != digest_of(b"b")


def test_without_a_path_it_goes_back_to_where_it_was_read(directory: Path, tmp_path: Path) -> None:
    before, register = contents(directory), load(directory)
    saved = save(but(register, event("n")))

    assert written(before, directory) == {"event.toml": FILES["event.toml"] + "\n" + EVENT.replace('"a"', '"n"')}
    assert saved.source == register.source == directory
    there = save(saved, tmp_path / "new")
    assert there.source == tmp_path / "new"
    assert save(but(there, without="n")) == register == load(tmp_path / "new")


def test_it_is_found_again_from_wherever_the_program_goes(
    directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(directory.parent)
    register = load(directory.name)
    before = contents(directory)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    save(but(register, event("n")))

    assert register.source == directory
    assert list(elsewhere.iterdir()) == []
    assert list(written(before, directory)) == ["event.toml"]


def test_a_register_made_in_memory_has_no_way_back() -> None:
    with pytest.raises(InvalidValueError) as refused:
        save(Register(id="r", title=InternationalString(en="R")))

    assert str(refused.value) == ("the register was made in memory; save it first, with tracker.save(register, path)")
