"""Verification says what differs, and why; what came later makes no difference."""

import json
from datetime import date
from pathlib import Path

import pytest
from wells_register import LATE, replaced, run, written

import tracker
from tests.command_line import flowing, lines_of
from tracker.publications import Kind, publish, verify, verify_all
from tracker.publications._differences import Why


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register whose first year is published."""
    directory = written(tmp_path / "wells")
    publish(tracker.load(directory), "first", id="r1")
    return directory


def said(directory: Path) -> list[str]:
    return [str(each) for each in verify(tracker.load(directory), "r1").differences]


def test_nothing_differs_however_much_is_recorded_later(register: Path) -> None:
    written(register, late=LATE)
    later = tracker.measure(tracker.load(register), "practitioners-trained", "first")

    assert later.bounds == tracker.Bounds.exactly(65)
    assert said(register) == []
    done = run("verify", "wells", "r1", cwd=register.parent)
    assert (done.returncode, done.stdout, done.stderr) == (0, "r1: nothing differs\n", "")


def test_an_edit_is_told_with_the_figures_that_it_moves(register: Path) -> None:
    replaced(register, "events.toml", "participants = 20", "participants = 21")
    done = run("verify", "wells", cwd=register.parent)

    assert done.returncode == 1
    assert flowing(done.stdout) == (
        "r1: this differs "
        "- event 'upkeep' was edited without a revision; write the change as a revision [events.toml:1] "
        "- figure practitioners-trained@1 (evidenced) was 30, and is 31 now; "
        "event 'upkeep' was edited without a revision; write the change as a revision [events.toml:1] "
        "- figure share-of-women-trained@1 (evidenced) was 2/5, and is 12/31 now; "
        "event 'upkeep' was edited without a revision; write the change as a revision [events.toml:1]"
    )


def test_the_same_in_french(register: Path) -> None:
    replaced(register, "events.toml", "participants = 20", "participants = 21")
    (register / "publications/r1/report.en.md").unlink()
    done = run("verify", "wells", "--language", "fr", cwd=register.parent)

    assert flowing(done.stdout.replace("\xa0", " ")).startswith(
        "r1 : différences "
        "- report.en.md manque ou ne peut être lu "
        "- l’activité 'upkeep' : modification sans révision ; consigner le changement par une révision [events.toml:1] "
        "- "
    )


def test_json_says_before_and_after(register: Path) -> None:
    replaced(register, "events.toml", "participants = 20", "participants = 21")
    done = run("verify", "wells", "--format", "json", cwd=register.parent)
    [found] = json.loads(done.stdout)["publications"]
    trained = next(each for each in found["differences"] if each["subject"] == "practitioners-trained@1")

    assert (done.returncode, found["publication"], found["holds"]) == (1, "r1", False)
    assert found["digest"]["published"] != found["digest"]["now"]
    assert (trained["before"]["bounds"]["lower"], trained["after"]["bounds"]["lower"]) == (30, 31)
    assert trained["records"] == [
        {
            "why": "edited",
            "table": "event",
            "record": "upkeep",
            "recorded": "2023-06-01",
            "place": "events.toml:1",
            "message": "event 'upkeep' was edited without a revision; write the change as a revision",
        }
    ]


@pytest.mark.parametrize(
    ("old", "new", "why", "message"),
    [
        (
            '[[event]]\nid = "pumps"',
            '[[event]]\nid = "pipes"',
            (Why.ADDED, Why.REMOVED),
            [
                "event 'pipes' was added with a day that is too early, 10 January 2024",
                "event 'pumps' was removed; put it back, and retract it by a revision",
            ],
        ),
        (
            "participants = 20",
            "draft = true\nparticipants = 20",
            (Why.DRAFT,),
            ["event 'upkeep' has been marked as a draft since"],
        ),
        (
            'recorded = "2023-06-01"',
            'recorded = "2024-02-01"',
            (Why.MOVED,),
            ["event 'upkeep' has been given a day after the publication"],
        ),
        (
            'published = "2024-01-08"',
            'published = "2024-02-08"',
            (Why.MOVED, Why.MOVED, Why.MOVED),
            [
                "document 'report-2023' has been given a day after the publication",
                "event 'pumps' has been given a day after the publication",
                "event 'upkeep' has been given a day after the publication",
            ],
        ),
        (
            'recorded = "2023-06-01"',
            'recorded = "2023-07-01"',
            (Why.EDITED,),
            ["event 'upkeep' was edited without a revision; write the change as a revision"],
        ),
    ],
)
def test_each_way_to_tamper_with_a_record_has_its_name(
    old: str, new: str, why: tuple[Why, ...], message: list[str], register: Path
) -> None:
    replaced(register, "events.toml", old, new)
    found = verify(tracker.load(register), "r1")
    records = [each for each in found.differences if each.kind is Kind.RECORD_CHANGED]

    assert tuple(change.why for each in records for change in each.records) == why
    assert [str(each) for each in records] == message
    assert any(each.kind is Kind.FIGURE_DIFFERS for each in found.differences) is (why != (Why.EDITED,))


def test_what_is_entered_too_early_is_found(register: Path) -> None:
    revision, event = LATE.split("\n\n")
    written(register, early=revision.replace("2024-03-01", "2024-01-10").replace("pumps", "upkeep"))
    written(register, undated=event.replace('recorded = "2024-03-01"\n', ""))

    assert said(register)[:2] == [
        "event 'upkeep' was revised with a day that is too early, 10 January 2024",
        "event 'wells-day' was added without a recorded day, as if always known; give it one",
    ]


def test_a_coverage_that_changes_is_found_though_no_figure_names_it(register: Path) -> None:
    replaced(register, "periods.toml", '"complete"', '"none"')
    found = verify(tracker.load(register), "r1")

    assert said(register)[0] == "coverage 'event@first' was edited without a revision; write the change as a revision"
    assert {each.records[0].key for each in found.differences} == {"event@first"}


def test_a_newer_definition_is_noted_and_makes_no_difference(register: Path) -> None:
    newer = """\
[[indicator]]
id = "practitioners-trained"
version = "2"
title = "Practitioners trained"
kind = "flow"
unit = "practitioners"
of = "event"
counts = "women"
where = { kind = "training" }
recorded = "2024-03-01"
"""
    written(register, indicators=newer)
    found = verify(tracker.load(register), "r1")

    assert found.holds
    assert [(each.kind, str(each)) for each in found.notes] == [
        (Kind.DEFINITION_CHANGED, "indicator practitioners-trained@1 has a newer version, 2")
    ]
    written(register, indicators=newer.replace('"2"', '"1"'))
    found = verify(tracker.load(register), "r1")
    assert found.holds
    assert [str(each) for each in found.notes] == [
        "indicator practitioners-trained@1 has been defined anew under the same version"
    ]


def test_the_manifest_alone_tells_which_definition_changed(register: Path) -> None:
    """Its digests are compared with those of today, so that they tell even where the declarations are lost."""
    written(
        register,
        indicators="""\
[[indicator]]
id = "practitioners-trained"
version = "1"
title = "Practitioners trained"
kind = "flow"
unit = "practitioners"
of = "event"
counts = "women"
recorded = "2024-03-01"
""",
    )
    (register / "publications" / "r1" / "indicator.jsonl").unlink()
    found = verify(tracker.load(register), "r1")

    assert [str(each) for each in found.differences] == ["indicator.jsonl is missing or cannot be read"]
    assert [str(each) for each in found.notes] == [
        "indicator practitioners-trained@1 has been defined anew under the same version"
    ]
    (note,) = found.notes
    manifest = json.loads((register / "publications" / "r1" / "publication.json").read_text(encoding="utf-8"))
    assert note.before == manifest["definitions"]["practitioners-trained@1"] != note.after


def test_an_indicator_of_the_register_is_frozen_with_what_it_meant(tmp_path: Path) -> None:
    own = """\
[[indicator]]
id = "women-share"
version = "1"
title = "Share of women"
kind = "ratio"
unit = "share"
numerator = "women-counted"
denominator = "people-counted"
part_of_whole = true
recorded = "2023-01-05"

[[indicator]]
id = "women-counted"
version = "1"
title = "Women counted"
kind = "flow"
unit = "women"
of = "event"
counts = "women"
recorded = "2023-01-05"

[[indicator]]
id = "people-counted"
version = "1"
title = "People counted"
kind = "flow"
unit = "people"
of = "event"
counts = "participants"
recorded = "2023-01-05"
"""
    directory = written(tmp_path, indicators=own)
    publish(tracker.load(directory), "first", id="r1")
    newer = (
        own[own.index("[[indicator]]", 5) :]
        .partition("\n\n")[0]
        .replace('"1"', '"2"')
        .replace('"women"', '"participants"')
    )
    written(directory, newer=newer.replace("2023-01-05", "2024-03-01"))
    now = tracker.load(directory)

    assert tracker.measure(now, "women-share", "first").bounds == tracker.Bounds.exactly(1)
    assert verify(now, "r1").holds


def test_another_version_of_the_library_is_noted(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.publications._verify.tool_version", lambda: "99.1")
    found = verify(tracker.load(register), "r1")

    assert found.holds
    assert [str(each).partition(" made")[2] for each in found.notes] == [" the publication, and this is tracker 99.1"]


def test_files_that_are_altered_missing_or_not_its_own_are_found(register: Path) -> None:
    folder = register / "publications" / "r1"
    (folder / "report.en.md").write_bytes((folder / "report.en.md").read_bytes() + b" ")
    (folder / "claim.jsonl").unlink()
    (folder / "more.txt").touch()
    (folder / ".DS_Store").touch()

    assert said(register) == [
        "claim.jsonl is missing or cannot be read",
        "report.en.md was altered after it was published",
        "more.txt is not part of the publication",
    ]


def test_a_manifest_that_is_altered_is_found(register: Path) -> None:
    manifest = register / "publications" / "r1" / "publication.json"
    text = manifest.read_text(encoding="utf-8")
    for old, new in (('"2024-01-10"', '"2024-01-09"'), ('"id": "r1"', '"id": "../r1"'), ('"seal": "', '"seal": "0')):
        manifest.write_text(text.replace(old, new), encoding="utf-8")
        assert said(register)[0] == "publication.json was altered after it was published"
    manifest.write_text("{}", encoding="utf-8")
    assert said(register) == ["publication.json cannot be read as a manifest: it lacks 'schema'"]
    manifest.write_text(text.replace('"schema": 1', '"schema": 2'), encoding="utf-8")
    assert said(register) == ["publication.json cannot be read as a manifest: schema 2 is not supported"]
    manifest.unlink()
    assert said(register) == ["publication.json is missing or cannot be read"]


def test_without_the_list_of_records_the_digest_still_tells(register: Path) -> None:
    (register / "publications" / "r1" / "records.jsonl").unlink()
    replaced(
        register,
        "events.toml",
        'kind = "training"\ntitle = { en = "Upkeep of wells"',
        'kind = "training"\ntitle = { en = "Wells"',
    )

    assert said(register) == [
        "records.jsonl is missing or cannot be read",
        "the records known then are no longer what they were; records.jsonl would say which",
    ]


def test_how_the_files_are_written_makes_no_difference(register: Path) -> None:
    """Names of files, the order of records and keys, and the way a date is spelled are no content."""
    events = (register / "events.toml").read_text(encoding="utf-8").split("\n\n")
    replaced(
        register,
        "register.toml",
        'title = { en = "Upkeep of village wells", fr = "Entretien des puits de village" }',
        'title = "Wells"',
    )
    (register / "events.toml").unlink()
    text = "\n\n".join(reversed(events)).replace(
        '{ en = "Repair of pumps", fr = "Réparation des pompes" }',
        '{ fr = "Réparation des pompes", en = "Repair of pumps" }',
    )
    (register / "all.toml").write_text(text.replace('"2023-05"', '"mai 2023"') + "\n# the end\n", encoding="utf-8")

    assert said(register) == []


def test_drafts_make_no_difference(register: Path) -> None:
    idea = LATE.split("\n\n")[1].replace('recorded = "2024-03-01"\n', "") + "draft = true\n"
    written(register, idea=idea)
    passage = '[[passage]]\nid = "p"\nsection = "introduction"\nperiod = "first"\ntext = "To be written."\n'
    written(register, passage=passage)

    assert said(register) == []


def test_every_publication_is_verified_where_none_is_named(register: Path) -> None:
    publish(tracker.load(register), "second", id="r2")
    (register / "publications" / ".r3.unfinished").mkdir()
    (register / "publications" / "r2" / "claim.jsonl").unlink()
    done = run("verify", "wells", cwd=register.parent)

    assert [(each.publication, each.holds) for each in verify_all(tracker.load(register))] == [
        ("r1", True),
        ("r2", False),
    ]
    assert (done.returncode, lines_of(done.stdout)[:2]) == (1, ["r1: nothing differs", "r2: this differs"])


def test_a_register_without_publications_says_so(tmp_path: Path) -> None:
    written(tmp_path / "wells")
    done = run("verify", "wells", cwd=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "The register has no publications.\n")
    done = run("verify", "wells", "r1", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "Error: the register has no publication 'r1'\n")


def test_definitions_that_were_altered_into_nonsense_are_told(register: Path) -> None:
    file = register / "publications" / "r1" / "indicator.jsonl"
    file.write_text(
        file.read_text(encoding="utf-8").replace('"counts": "women"', '"counts": "wimmin"'), encoding="utf-8"
    )
    found = said(register)

    assert found[0] == "indicator.jsonl was altered after it was published"
    assert found[1].startswith(
        "the figures cannot be computed again: indicator 'women-trained' adds up 'wimmin' of 'event'"
    )


@pytest.mark.parametrize(
    ("old", "new"), [('"cautious"', '"careless"'), ('"2023-12-31"', '"2022-12-31"'), ('"files": {', '"files": [{')]
)
def test_a_manifest_that_says_what_cannot_be_is_told(old: str, new: str, register: Path) -> None:
    manifest = register / "publications" / "r1" / "publication.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    assert said(register)[0].startswith("publication.json cannot be read as a manifest: ")


# -- which publication a report stands beside -------------------------------------------------------------------------


@pytest.fixture
def later(register: Path) -> Path:
    """The register a year later: late information has come, and a correction of the report has gone out."""
    next_year = LATE.split("\n\n")[1].replace("wells-day", "next").replace("2023-07", "2024-07")
    written(register, late=LATE, next=next_year)
    publish(tracker.load(register), "first", id="r1-corrected")
    return register


def reported(register: Path, *arguments: str) -> str:
    done = run(
        "report", "wells", "--period", "second", "--against", "first", "-o", "-", *arguments, cwd=register.parent
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_report_stands_beside_the_latest_publication_or_the_one_named(later: Path) -> None:
    latest, first = reported(later), reported(later, "--published-as", "r1")

    assert "as published" in latest
    assert "late information +35" not in latest
    assert "late information +35" in first
    assert reported(later, "--published-as", "r1-corrected") == latest


def test_a_publication_that_came_later_is_not_known_then(later: Path) -> None:
    then = reported(later, "--recorded-by", "2024-01-10")
    before = reported(later, "--recorded-by", "2023-06-30")

    assert then == reported(later, "--recorded-by", "2024-01-10", "--published-as", "r1")
    assert "as published" not in before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--period", "second", "--published-as", "r1"),
            "--published-as r1 needs the period that it reported on; give --against",
        ),
        (
            ("--period", "first", "--against", "second", "--published-as", "r1"),
            "publication 'r1' reports on 2023-01-01..2023-12-31, and not on 2024-01-01..2024-12-31; choose another",
        ),
        (
            ("--period", "second", "--against", "first", "--published-as", "r2"),
            "the register has no publication 'r2'",
        ),
    ],
)
def test_a_publication_that_does_not_fit_is_refused(arguments: tuple[str, ...], message: str, register: Path) -> None:
    done = run("report", "wells", *arguments, "-o", "-", cwd=register.parent)

    assert (done.returncode, done.stderr) == (2, f"Error: {message}\n")


def test_a_publication_freezes_what_was_published_before_beside_what_is_restated(later: Path) -> None:
    done = run(
        "publish",
        "wells",
        "--period",
        "second",
        "--against",
        "first",
        "--published-as",
        "r1",
        "--id",
        "r2",
        cwd=later.parent,
    )
    folder = later / "publications" / "r2"

    assert done.returncode == 0, done.stderr
    assert json.loads((folder / "publication.json").read_bytes())["compared_with"] == "r1"
    assert "late information +35" in (folder / "report.en.md").read_text(encoding="utf-8")
    assert verify(tracker.load(later), "r2").holds


ORDER = """\
[[indicator]]
id = "trainings-abroad"
version = "1"
title = "Training abroad"
kind = "flow"
unit = "events"
of = "event"
where = { kind = "training", countries = ["BO", "PE"], not = { places = ["home"], state = "cancelled" } }
recorded = "2023-01-05"
"""


def test_the_order_of_conditions_makes_no_difference(tmp_path: Path) -> None:
    """All of them must be met, whichever stands first."""
    directory = written(tmp_path / "wells", order=ORDER)
    publish(tracker.load(directory), "first", id="r1")
    conditions = 'kind = "training", countries = ["BO", "PE"], not = { places = ["home"], state = "cancelled" }'
    exchanged = 'not = { state = "cancelled", places = ["home"] }, countries = ["BO", "PE"], kind = "training"'
    replaced(directory, "order.toml", conditions, exchanged)

    assert said(directory) == []


def test_another_condition_makes_a_difference(tmp_path: Path) -> None:
    directory = written(tmp_path / "wells", order=ORDER)
    publish(tracker.load(directory), "first", id="r1")
    replaced(directory, "order.toml", 'state = "cancelled"', 'state = "planned"')

    assert said(directory)[0].startswith("indicator 'trainings-abroad@1' was edited without a revision")


def test_a_checkout_with_the_line_ends_of_windows_differs_in_nothing(tmp_path: Path) -> None:
    """Whatever git turns into CR LF: the register with the texts in its cells, the publication, its seal."""
    directory = written(tmp_path / "wells")
    table = 'id,kind,title,when\nnote,training,"a\nb",2021-05\n'
    (directory / "event.csv").write_text(table, encoding="utf-8", newline="")
    publish(tracker.load(directory), "first", id="r1")
    for file in directory.rglob("*.*"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    assert said(directory) == []


def test_another_change_is_no_line_end(register: Path) -> None:
    report = register / "publications/r1/report.en.md"
    report.write_bytes(report.read_bytes().replace(b"\n", b"\r\n").replace(b"30", b"31", 1))

    assert said(register) == ["report.en.md was altered after it was published"]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_publication_made_while_cells_kept_the_line_ends_of_windows(tmp_path: Path, ends: str) -> None:
    """Once a line break in a cell of CSV was read as CR LF: that is no edit, and everything else still is."""
    period = '[[period]]\nid = "p"\nstart = "2021-01-01"\nend = "2021-12-31"\n'
    (tmp_path / "register.toml").write_text(f'schema = 1\nid = "r"\ntitle = "R"\n{period}', encoding="utf-8")
    record = {"id": "e", "kind": "training", "title": "T", "when": "2021-03", "outcome": "One\r\ntwo"}
    (tmp_path / "event.jsonl").write_text(json.dumps(record), encoding="utf-8")
    publish(tracker.load(tmp_path), "p", id="r1", on=date(2022, 1, 1))
    (tmp_path / "event.jsonl").unlink()
    table = 'id,kind,title,when,outcome\ne,training,T,2021-03,"One\ntwo"\n'.replace("\n", ends)
    (tmp_path / "event.csv").write_bytes(table.encode())

    assert said(tmp_path) == []
    (tmp_path / "event.csv").write_bytes(table.replace("two", "three").encode())
    assert "event 'e' was edited without a revision" in said(tmp_path)[0]
