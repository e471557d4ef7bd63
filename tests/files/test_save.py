"""Saving is all or nothing, and reads as if written by hand."""

import os
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from tracker.errors import InvalidValueError, NotWrittenError
from tracker.files import load, save
from tracker.model import (
    AnnexSize,
    AssistanceEvent,
    Citation,
    Condition,
    Indicator,
    IndicatorKind,
    Masthead,
    Observation,
    Record,
    Register,
    ReportOptions,
    Revision,
    RevisionReason,
    Vintage,
    Where,
)
from tracker.records._converter import converter_for
from tracker.records._keys import COMMON, fields_of
from tracker.values import InternationalString, Language, Quantity, When

TITLE = InternationalString(fr="Formation", en="Training")
EVENT = AssistanceEvent(
    id="a",
    kind="training",
    title=TITLE,
    when=When("mars 2021"),
    countries=frozenset({"PK", "BD"}),
    participants=Quantity(4000, "more_than", text="plus de 4 000"),
    women=Quantity(25),
    recorded=date(2022, 1, 31),
    note=InternationalString(fr="à « vérifier »\t\\"),
    citations=(Citation(document="d", paragraph="47"), Citation(document="e", quote='"x"', printed=2)),
)


def register(*records: Record, **header: object) -> Register:
    fields = {"id": "r", "title": InternationalString(fr="Un registre"), "languages": (Language.FRENCH,), **header}
    return Register(records=records, **fields)  # type: ignore[arg-type]  # keywords go to the fields of their names


def test_it_reads_as_if_written_by_hand(tmp_path: Path) -> None:
    options = ReportOptions(sections=("tools", "changes"), annex=AnnexSize.SHORT)
    held = register(EVENT, masthead=Masthead(original=Language.FRENCH), report=options, reading="strict")
    save(held, tmp_path / "new" / "r")

    assert sorted(path.name for path in (tmp_path / "new" / "r").iterdir()) == ["event.toml", "register.toml"]
    assert (tmp_path / "new/r/register.toml").read_text() == (
        'schema = 1\nid = "r"\ntitle = "Un registre"\nlanguages = ["fr"]\nreading = "strict"\n\n'
        '[masthead]\noriginal = "fr"\n\n'
        '[report]\nsections = ["tools", "changes"]\nannex = "short"\n'
    )
    assert (tmp_path / "new/r/event.toml").read_text() == (
        "[[event]]\n"
        'id = "a"\n'
        'kind = "training"\n'
        'title = { fr = "Formation", en = "Training" }\n'
        'when = "mars 2021"\n'
        'countries = ["BD", "PK"]\n'
        'participants = { value = 4000, qualifier = "more_than", text = "plus de 4 000" }\n'
        "women = 25\n"
        "recorded = 2022-01-31\n"
        "citations = [\n"
        '  { document = "d", paragraph = "47" },\n'
        '  { document = "e", quote = "\\"x\\"", printed = 2 },\n'
        "]\n"
        'note = "à « vérifier »\\t\\\\"\n'
    )


def test_words_survive_though_no_comparison_sees_them(tmp_path: Path) -> None:
    save(register(EVENT), tmp_path / "r")
    again = load(tmp_path / "r").events["a"]

    assert again.when.text == "mars 2021"
    assert again.participants is not None
    assert again.participants.text == "plus de 4 000"
    assert again.title.first is Language.FRENCH


def test_fractions_stay_exact(tmp_path: Path) -> None:
    save(register(Observation(indicator="i", at=When("2021"), value=Quantity(Fraction(1, 20)))), tmp_path / "r")

    assert 'value = "1/20"\n' in (tmp_path / "r/observation.toml").read_text()


def test_every_character_survives(tmp_path: Path) -> None:
    """Every control character, and one of each kind that a file might trip over."""
    text = "x" + "".join(map(chr, range(160))) + "\u2028\ufeff\uffff\U0010ffff\"'\\"
    save(register(id="".join(map(chr, range(160))), title=InternationalString(fr=text)), tmp_path / "r")
    again = load(tmp_path / "r")

    assert again.title == InternationalString(fr=text)


def test_a_common_field_has_its_place() -> None:
    assert set(COMMON) == set(fields_of(Record))


def test_nothing_that_is_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").touch()
    for path in (tmp_path / "full", tmp_path / "full" / "a.txt"):
        with pytest.raises(InvalidValueError) as caught:
            save(register(), path)
        assert str(caught.value) == f"{path} exists and is not an empty directory; save to a new one"


def test_an_empty_directory_is_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    save(register(), str(tmp_path / "empty"))

    assert load(tmp_path / "empty") == register()


def test_a_view_of_a_day_is_saved_as_what_was_known(tmp_path: Path) -> None:
    later = AssistanceEvent(id="b", kind="training", title=TITLE, when=When("2022"), recorded=date(2023, 1, 1))
    view = register(EVENT, later).as_of(recorded=date(2022, 6, 30))
    save(view, tmp_path / "r")

    assert load(tmp_path / "r") == register(EVENT)
    assert view.vintage == Vintage(recorded=date(2022, 6, 30))


TWICE = Where(conditions=(Condition("kind", ("a",)), Condition("kind", ("b",))))
INDICATOR = Indicator(id="i", version="1", title=TITLE, kind=IndicatorKind.FLOW, unit="x", where=TWICE)


@pytest.mark.parametrize(
    ("unsaveable", "reason"),
    [
        (register(id="\ud800"), "'\\ud800' is half a character; write it whole"),
        (
            register(EVENT, evolve(EVENT, revision=Revision(reason=RevisionReason.ERROR))),
            "event[1]: this revision of event 'a' needs a recorded day later than that of event.toml:1, got 2022-01-31",
        ),
        (register(reading="own"), "'own' is not one of strict, cautious, implicated"),
        (register(languages=()), "a register needs at least one language, got none"),
        (register(INDICATOR), "indicator 'i@1' would read back differently; say each part once and in order"),
    ],
    ids=["half a character", "revised at once", "unknown reading", "no language", "condition twice"],
)
def test_what_would_not_read_back_is_not_saved(tmp_path: Path, unsaveable: Register, reason: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        save(unsaveable, tmp_path / "r")

    assert str(caught.value) == f"the register cannot be saved: {reason}"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_an_interrupted_save_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "r").mkdir()
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(NotWrittenError) as caught:
        save(register(EVENT), tmp_path / "r")

    assert str(caught.value) == (
        f"{tmp_path / 'r'} cannot be written: no space is left on the disk; nothing was changed; "
        "make room, then try again"
    )
    assert list(tmp_path.rglob("*")) == [tmp_path / "r"]


def test_everything_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, their directory, then the name, then the directory that holds it."""
    steps: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: steps.append("flush"))
    monkeypatch.setattr(os, "replace", lambda *_: steps.append("name"))
    save(register(EVENT), tmp_path / "r")

    assert steps == ["flush", "flush", "flush", "name", "flush"]


def test_there_is_one_converter_for_each_language() -> None:
    assert converter_for(Language.FRENCH) is converter_for(Language("fr"))
