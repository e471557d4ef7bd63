"""The follow-up of recommendations in publications: kept, computed again, restated and compared."""

import json
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from wells_register import PLAN, Done, replaced, run, written

import tracker
from tracker.followup import StatusMove, compare_follow_ups, follow_up, follow_up_figures, restate_follow_up
from tracker.model import Aspect, FollowUpNumber, FollowUpStatus, Publication, Register, StatusObservation, Vintage
from tracker.publications import Kind, publications, publish, verify
from tracker.publications._follow_up import follow_up_from_bytes, follow_up_to_bytes
from tracker.publications._manifest import manifest_bytes, read_manifest
from tracker.publications._shelf import known_at
from tracker.strategies import periods, registers, whens
from tracker.values import Bounds, InternationalString, ReportingPeriod

LATE = """\
[[status]]
recommendation = "keep-spares"
aspect = "verified"
as_of = "2024-11"
scale = "plain@1"
code = "implemented"
recorded = "2025-03-01"

[[status]]
recommendation = "count-wells"
aspect = "self_reported"
as_of = "2024-12-30"
scale = "plain@1"
code = "in_progress"
recorded = "2025-03-01"
"""
"""What was found out in March about the year before."""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register whose second year, which has recommendations, is published."""
    directory = written(tmp_path / "wells", plan=PLAN)
    publish(tracker.load(directory), "second", id="r2")
    return directory


def late(directory: Path, text: str = LATE) -> Path:
    (directory / "late.toml").write_text(text, encoding="utf-8")
    return directory


def asked(directory: Path, *arguments: str) -> Done:
    return run(*arguments, cwd=directory.parent)


def test_what_is_kept_is_read_back(register: Path) -> None:
    (found,) = publications(tracker.load(register))

    assert found.follow_up is not None
    by_aspect = {each.aspect: each for each in found.follow_up}
    assert set(by_aspect) == {Aspect.SELF_REPORTED, Aspect.VERIFIED}
    verified = by_aspect[Aspect.VERIFIED]
    assert verified.status("count-wells") == FollowUpStatus(
        recommendation="count-wells", opening=("not_issued",), closing=("plain@1:implemented",)
    )
    assert verified.status("never-made") is None
    assert verified.number("closing") == FollowUpNumber(
        name="closing", bounds=Bounds(1, 1), certain=("keep-spares",), possible=()
    )
    assert verified.number("reopened") is None
    assert asked(register, "verify", "wells").stdout == "r2: nothing differs\n"


def test_a_status_entered_later_of_an_earlier_day_is_restated(register: Path) -> None:
    late(register)
    done = asked(register, "restate", "wells", "r2")

    assert (done.returncode, done.stderr) == (0, "")
    flowing = " ".join(done.stdout.split())
    assert "Follow-up of recommendations: 10 figures and 2 recommendations moved." in flowing
    assert "open at the end 1 0 keep-spares late information" in flowing
    assert "keep-spares Not yet observed Implemented late information" in flowing
    assert "count-wells Not yet observed In progress late information" in flowing
    assert asked(register, "verify", "wells").stdout == "r2: nothing differs\n"


def test_json_of_a_restatement_keeps_the_aspects_apart(register: Path) -> None:
    late(register)
    found = json.loads(asked(register, "restate", "wells", "r2", "--format", "json").stdout)["follow_up"]

    assert found["is_held"] is True
    assert [step["cause"] for step in found["steps"]] == ["late_information"]
    assert found["recommendations"] == [
        {
            "aspect": "self_reported",
            "recommendation": "count-wells",
            "before": {"opening": ["not_issued"], "closing": ["not_yet_observed"]},
            "after": {"opening": ["not_issued"], "closing": ["plain@1:in_progress"]},
        },
        {
            "aspect": "verified",
            "recommendation": "keep-spares",
            "before": {"opening": ["not_issued"], "closing": ["not_yet_observed"]},
            "after": {"opening": ["not_issued"], "closing": ["plain@1:implemented"]},
        },
    ]
    closing = next(each for each in found["numbers"] if (each["aspect"], each["number"]) == ("verified", "closing"))
    assert closing == {
        "aspect": "verified",
        "number": "closing",
        "before": {"lower": 1, "upper": 1, "records": {"certain": ["keep-spares"], "possible": []}},
        "after": None,
        "recommendations": ["keep-spares"],
    }
    assert found["estimated"] == {"numbers": [], "recommendations": []}


def test_each_cause_has_its_step(register: Path) -> None:
    """A status that was wrong is corrected, and one that was missing is added: two causes, in their order."""
    wrong = """\
[[status]]
recommendation = "count-wells"
aspect = "verified"
as_of = "2024-10"
scale = "plain@1"
code = "withdrawn"
recorded = "2025-02-01"
revision = { reason = "error" }
"""
    late(register, wrong + LATE)
    loaded = tracker.load(register)
    found = restate_follow_up(loaded, publications(loaded)[0])

    assert [step.cause.value for step in found.steps] == ["error", "late_information"]
    causes = {key[1:]: [each.value for each in every] for key, every in found.causes().items()}
    assert causes[Aspect.VERIFIED, "count-wells"] == ["error"]
    assert causes[Aspect.VERIFIED, "implemented"] == ["error", "late_information"]
    assert str(found) == f"r2: {len(found.moves.numbers)} follow-up figures and 3 recommendations moved since"


def test_a_revised_estimate_restates_nothing_and_is_told(register: Path) -> None:
    estimate = LATE.partition("\n\n")[0].replace("keep-spares", "count-wells").replace("2024-11", "2024-10")
    late(register, f'{estimate.replace("implemented", "in_progress")}\nrevision = {{ reason = "estimate" }}\n')
    loaded = tracker.load(register)
    found = restate_follow_up(loaded, publications(loaded)[0])

    assert not found.moves
    assert found.steps == ()
    assert [each.recommendation for each in found.estimated.statuses] == ["count-wells"]
    assert "Estimates revised since then restate nothing" in asked(register, "restate", "wells", "r2").stdout


def test_a_rate_that_was_not_given_has_not_moved(tmp_path: Path) -> None:
    """Of a period that was not over none is given; that there is one a year later is no move."""
    directory = written(tmp_path / "wells", plan=PLAN)
    known = tracker.load(directory).as_of(recorded=date(2024, 11, 1))
    made = publish(known, "second", id="early", on=date(2024, 11, 1))

    assert made.follow_up is not None
    assert not any(number.name.startswith("rate:") for each in made.follow_up for number in each.numbers)
    found = restate_follow_up(tracker.load(directory), made)
    assert not found.moves
    assert verify(tracker.load(directory), "early").holds


def test_a_tampered_number_is_told(register: Path) -> None:
    file = register / "publications" / "r2" / "followup.jsonl"
    row = '"aspect": "verified", "number": "closing", "lower": 1, "upper": 1'
    text = file.read_text(encoding="utf-8")
    assert row in text
    file.write_text(text.replace(row, row.replace("1", "0")), encoding="utf-8")
    done = asked(register, "verify", "wells")

    assert done.returncode == 1
    assert done.stdout == (
        "r2: this differs\n"
        "- followup.jsonl was altered after it was published\n"
        "- follow-up, open at the end [Verified status], was 0, and is 1 now\n"
    )


def test_a_status_edited_in_place_is_told_with_what_it_moves(register: Path) -> None:
    replaced(register, "plan.toml", 'code = "implemented"', 'code = "in_progress"')
    found = verify(tracker.load(register), "r2")

    moved = [each for each in found.differences if each.kind is Kind.FOLLOW_UP_DIFFERS]
    (status,) = [each for each in moved if each.subject == "verified:count-wells"]
    assert str(status) == ("recommendation count-wells [Verified status] was “Implemented”, and is “In progress” now")
    assert status.before == {"opening": ["not_issued"], "closing": ["plain@1:implemented"]}
    assert [change.key for change in status.records] == ["count-wells@verified@2024-10"]
    assert "verified:implemented" in {each.subject for each in moved}


def test_the_same_number_of_other_recommendations_has_moved(register: Path) -> None:
    text = (register / "plan.toml").read_text(encoding="utf-8")
    swapped = text.replace('[[status]]\nrecommendation = "count-wells"', '[[status]]\nrecommendation = "keep-spares"')
    (register / "plan.toml").write_text(swapped, encoding="utf-8")
    said = [str(each) for each in verify(tracker.load(register), "r2").differences]

    assert (
        "follow-up, implemented [Verified status], is 1 still, and counts other recommendations: "
        "count-wells, keep-spares"
    ) in said


def test_one_without_follow_up_loads_verifies_and_says_so(register: Path) -> None:
    """As those made before follow-up was kept."""
    folder = register / "publications" / "r2"
    (folder / "followup.jsonl").unlink()
    _without_follow_up(folder / "publication.json")

    assert asked(register, "verify", "wells").stdout == (
        "r2: nothing differs\n- note: it holds no follow-up of recommendations, so that none is verified\n"
    )
    assert asked(register, "restate", "wells", "r2").stdout.endswith(
        "Publication r2 holds no follow-up of recommendations, so that nothing says whether it moved.\n"
    )
    loaded = tracker.load(register)
    (made,) = publications(loaded)
    assert made.follow_up is None
    assert str(restate_follow_up(loaded, made)) == "r2: holds no follow-up"
    assert tracker.as_json(made)["follow_up"] is None


def test_an_early_one_is_verified_by_its_own_end_of_knowledge(register: Path) -> None:
    """It took a period for over by the day of publication alone, and so gave no rates of some that were."""
    loaded = tracker.load(register)
    vintage = Vintage(published=date(2024, 1, 8), recorded=date(2025, 2, 1))

    assert known_at(loaded, vintage, is_early=True).latest_day.known_until == date(2024, 1, 8)
    assert known_at(loaded, vintage).latest_day.known_until == date(2025, 2, 1)
    manifest = read_manifest((register / "publications" / "r2" / "publication.json").read_bytes())
    assert (manifest.is_early, "followup.jsonl" in manifest.evidence) == (False, True)


def test_follow_up_that_is_dropped_from_the_manifest_is_missed(register: Path) -> None:
    folder = register / "publications" / "r2"
    (folder / "followup.jsonl").unlink()
    read = read_manifest((folder / "publication.json").read_bytes())
    files = {name: digest for name, digest in read.files.items() if name != "followup.jsonl"}
    (folder / "publication.json").write_bytes(manifest_bytes(evolve(read, files=files)))

    done = asked(register, "verify", "wells")
    assert (done.returncode, done.stdout) == (1, "r2: this differs\n- followup.jsonl is missing or cannot be read\n")
    assert (
        "publications/r2/followup.jsonl fault: this file is missing" in asked(register, "restate", "wells", "r2").stderr
    )


def _without_follow_up(manifest: Path) -> None:
    read = read_manifest(manifest.read_bytes())
    files = {name: digest for name, digest in read.files.items() if name != "followup.jsonl"}
    manifest.write_bytes(manifest_bytes(evolve(read, files=files, evidence=())))


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        '{"aspect": "verified"}',
        '{"aspect": "guessed", "number": "closing", "lower": 1, "upper": 1}',
        '{"aspect": "verified", "number": "closing", "lower": 2, "upper": 1}',
        '{"aspect": "verified", "number": "closing", "lower": "many", "upper": 1}',
        '{"aspect": "verified", "recommendations": [], "opening": [], "closing": [], "counts": ["x"], "may_count": []}',
        '{"aspect": "verified", "recommendations": "a", "opening": [], "closing": [], "counts": [], "may_count": []}',
    ],
)
def test_what_is_no_follow_up_is_refused(content: str, register: Path) -> None:
    (register / "publications" / "r2" / "followup.jsonl").write_text(content, encoding="utf-8")

    assert [each.kind for each in verify(tracker.load(register), "r2").differences] == [Kind.FILE_ALTERED]
    with pytest.raises(tracker.StructureError):
        publications(tracker.load(register))


def test_two_registers_differ_in_what_they_follow_up(register: Path) -> None:
    late(register)
    done = asked(register, "diff", "wells", "wells", "--recorded-by", "2025-01-10")
    assert "keep-spares Not yet observed Implemented" in " ".join(done.stdout.split())

    loaded = tracker.load(register)
    (found,) = compare_follow_ups(loaded, against=loaded.as_of(recorded=date(2025, 1, 10)))
    assert str(found.period) == "2024-01-01..2024-12-31"
    assert {(each.aspect.value, each.recommendation) for each in found.moves.statuses} == {
        ("verified", "keep-spares"),
        ("self_reported", "count-wells"),
    }
    assert compare_follow_ups(loaded, against=loaded) == ()


# -- laws -------------------------------------------------------------------------------------------------------------

FOLLOWED = registers(max_size=3).filter(lambda register: bool(register.recommendations))
YEARS = periods(min_value=date(2019, 1, 1), max_value=date(2023, 12, 31))


def status_of(register: Register, data: st.DataObject, recorded: date) -> StatusObservation:
    recommendation = data.draw(st.sampled_from(sorted(register.recommendations)))
    return StatusObservation(
        recommendation=recommendation,
        aspect=data.draw(st.sampled_from(Aspect)),
        as_of=data.draw(whens()),
        scale="plain@1",
        code=data.draw(st.sampled_from(["implemented", "in_progress", "withdrawn"])),
        assessor=InternationalString(en="somebody else"),
        recorded=recorded,
    )


def statuses_in(register: Register, period: ReportingPeriod) -> dict[tuple[str, str], tuple[list[str], list[str]]]:
    """What a follow-up says of each recommendation under each aspect."""
    found = {}
    for aspect in Aspect:
        for each in follow_up(register, period, aspect=aspect).recommendations:
            found[aspect.value, each.id] = (sorted(map(str, each.before)), sorted(map(str, each.after)))
    return found


@settings(max_examples=40)
@given(registers(), YEARS)
def test_what_is_kept_can_be_read_back(register: Register, period: ReportingPeriod) -> None:
    found = follow_up_figures(register.confirmed, period)
    assert follow_up_from_bytes(follow_up_to_bytes(found)) == found


@settings(max_examples=40)
@given(FOLLOWED, YEARS, st.data())
def test_a_status_that_moves_is_always_seen(register: Register, period: ReportingPeriod, data: st.DataObject) -> None:
    """By `restate` if it is entered later, by `verify` if it is entered as if it had been known, and by `diff`."""
    latest = register.latest_day.recorded or date(2019, 1, 1)
    new = status_of(register, data, latest + timedelta(days=1))
    later = evolve(register, records=[*register.records, new])
    before, after = (statuses_in(each.confirmed, period) for each in (register, later))
    moved = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    with tempfile.TemporaryDirectory() as folder:
        made = publish(evolve(register, source=Path(folder)), period, id="p", on=date(2024, 1, 31), despite_errors=True)
        early = evolve(new, recorded=register.latest_day.recorded)
        slipped = evolve(register, records=[*register.records, early], source=Path(folder))
        found = verify(slipped, "p")
        assert verify(evolve(later, source=Path(folder)), "p").holds

    restated = restate_follow_up(later, made)
    kept = _kept(made)
    assert {(each.aspect.value, each.recommendation) for each in restated.moves.statuses if _is_kept(each, kept)} == {
        key for key in moved if key[0] in kept
    }
    told = {each.subject for each in found.differences if each.kind is Kind.FOLLOW_UP_DIFFERS}
    assert {f"{aspect}:{name}" for aspect, name in moved if aspect in kept} <= told
    differing = compare_follow_ups(later, against=register, periods=[period])
    seen = {(each.aspect.value, each.recommendation) for one in differing for each in one.moves.statuses}
    assert {key for key in moved if key[0] in kept} <= seen


def _kept(made: Publication) -> set[str]:
    """The aspects that the publication keeps: one that nobody had observed says nothing yet."""
    return {each.aspect.value for each in made.follow_up or ()}


def _is_kept(move: StatusMove, kept: set[str]) -> bool:
    return move.aspect.value in kept
