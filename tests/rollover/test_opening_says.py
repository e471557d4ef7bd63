"""What opening a period says: days shared or left out, sessions that are due, old facts, questions asked as one."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wells_register import run, written

import tracker
from tracker.model import (
    AssistanceEvent,
    Claim,
    DeclaredPeriod,
    Meeting,
    Observation,
    Passage,
    Programme,
    Record,
    Register,
    SourceDocument,
)
from tracker.rollover import Opening, open_period
from tracker.rollover._facts import has_marks, with_marks, without_marks
from tracker.rollover._opening import VIEW
from tracker.strategies import international_strings
from tracker.values import InternationalString, Quantity, ReportingPeriod, When
from tracker.writers import to_text

LAST = DeclaredPeriod(id="last", start=date(2021, 1, 1), end=date(2022, 7, 31))


def text(words: str) -> InternationalString:
    return InternationalString(en=words)


def opened(*records: Record, period: str = "2022-08-01..2024-07-31") -> Opening:
    register = Register(id="r", title=text("A register"), records=[LAST, *records])
    return open_period(register, period, id="new")


def shown(opening: Opening, language: str = "en") -> str:
    return " ".join(to_text(VIEW.blocks([opening], None), language).split())


def observed(day: str) -> Observation:
    return Observation(indicator="parties-to-protocol@1", at=When(day), value=Quantity(150))


# -- the days ---------------------------------------------------------------------------------------------------------


def test_periods_that_adjoin_have_nothing_in_common_and_nothing_between() -> None:
    opening = opened()

    assert (opening.overlap, opening.gap) == (None, None)


def test_shared_days_are_said_with_the_observations_that_lie_in_them() -> None:
    opening = opened(observed("2022-07-31"), observed("2022-05"), period="2022-07-01..2024-07-31")

    assert opening.overlap is not None
    assert opening.overlap.days == ReportingPeriod(date(2022, 7, 1), date(2022, 7, 31))
    assert shown(opening).startswith(
        "The new period shares 31 days with the last one, July 2022: what happened then belongs to both. "
        "Observations that lie in both periods: parties-to-protocol@1@2022-07-31."
    )


def test_what_was_observed_on_shared_days_is_still_due() -> None:
    opening = opened(observed("2022-07-31"), period="2022-07-01..2024-07-31")

    assert "parties-to-protocol@1@2024-07-31" in [each.key for each in opening.drafts]


def test_days_between_the_periods_are_said() -> None:
    opening = opened(period="2022-08-11..2024-07-31")

    assert opening.gap == ReportingPeriod(date(2022, 8, 1), date(2022, 8, 10))
    assert (
        shown(opening, "fr")
        .replace("\xa0", " ")
        .startswith("Entre la dernière période et la nouvelle, 10 jours n’appartiennent à aucune")
    )


# -- sessions ---------------------------------------------------------------------------------------------------------


def meeting(key: str, when: str, session: str, **given: object) -> Meeting:
    title = given.pop("title", text(f"Meeting {key}"))
    return Meeting(id=key, title=title, when=When(when), session=session, **given)  # type: ignore[arg-type]  # keywords go to the fields of their names


def sessions(opening: Opening) -> list[tuple[str, str | None, str]]:
    return [(each.id, each.session, str(each.title)) for each in opening.drafts if isinstance(each, Meeting)]


GROUP = text("Working Group on the Smuggling of Migrants")
COP = text("Conference of the Parties to the United Nations Convention against Transnational Organized Crime")


def test_the_next_session_bears_the_number_of_its_title_and_id() -> None:
    eighth = meeting("wg7-session-8", "2021-10-14", "8", organ=GROUP, title=text("Eighth meeting of the Working Group"))
    ninth = meeting("wg7-session-9", "2022-06-27", "9", organ=GROUP, title=text("Ninth meeting of the Working Group"))

    assert sessions(opened(eighth, ninth)) == [("wg7-session-10", "10", "Tenth meeting of the Working Group")]


def test_a_session_that_the_register_holds_is_not_drafted() -> None:
    tenth = meeting("cop-session-10", "2021-10-12", "10", organ=COP, kind="session")
    eleventh = meeting("cop-session-11", "2022-10-17", "11", organ=COP, kind="session")

    assert sessions(opened(tenth, eleventh)) == []  # the twelfth opens in October 2024


def test_every_session_is_drafted_that_the_rhythm_of_the_organ_puts_into_the_period() -> None:
    organ = text("Commission on Crime Prevention and Criminal Justice")
    latest = meeting("ccpcj-31", "2022-05-16", "31", organ=organ, kind="session", title=text("Thirty-first session"))

    assert sessions(opened(latest)) == [
        ("ccpcj-32", "32", "Thirty-second session"),
        ("ccpcj-33", "33", "Thirty-third session"),
    ]


@pytest.mark.parametrize("kind", ["congress", "session"])
def test_a_congress_of_every_five_years_is_not_expected_within_two(kind: str) -> None:
    organ = text("United Nations Congress on Crime Prevention and Criminal Justice")

    assert sessions(opened(meeting("crime-congress-14", "2021-03", "14", organ=organ, kind=kind))) == []
    assert opened(meeting("crime-congress-14", "2021-03", "14", organ=organ, kind=kind)).items == ()


def test_of_a_body_that_met_once_nobody_knows_the_rhythm() -> None:
    first = meeting("forum-1", "2022-05", "1", kind="forum", organ=text("Review Forum"))
    opening = opened(first)

    assert sessions(opening) == []
    assert "how often it meets is not known here; is the next session in this period?" in shown(opening)


def test_a_session_too_far_ahead_by_the_gap_before_it_is_not_due() -> None:
    first = meeting("forum-1", "2018-05", "1", kind="forum", organ=text("Review Forum"))
    second = meeting("forum-2", "2022-05", "2", kind="forum", organ=text("Review Forum"))

    assert sessions(opened(first, second)) == []


# -- narrative --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "said", "marked"),
    [
        (
            "fr",
            "En juillet 2022, le Protocole comptait {figure:parties} parties. Les Comores y sont parties depuis 2020.",
            (
                "En [?juillet 2022?], le [?Protocole?] comptait {figure:parties} parties. "
                "Les [?Comores?] y sont parties depuis [?2020?]."
            ),
        ),
        (
            "fr",
            "L’ONUDC a formé deux juges, plus de 4 000 agents et 25 enquêtrices le 1er mars 2021 (CTOC/COP/2022/3).",
            (
                "L’[?ONUDC?] a formé [?deux?] juges, plus de [?4 000?] agents et [?25?] enquêtrices le "
                "[?1er mars 2021?] ([?CTOC/COP/2022/3?])."
            ),
        ),
        (
            "en",
            "Pakistan asked for help. Nothing else was done.",
            "[?Pakistan?] asked for help. Nothing else was done.",
        ),
        ("en", "At its ninth meeting it met.", "At its [?ninth?] meeting it met."),
        ("zh", "2022年7月，议定书有缔约方。", "[?2022年7月?]，议定书有缔约方。"),
    ],
)
def test_old_facts_are_marked(language: str, said: str, marked: str) -> None:
    assert with_marks(InternationalString({language: said})).get(language) == marked


@given(international_strings())
def test_marks_add_nothing_and_lose_nothing(said: InternationalString) -> None:
    marked = with_marks(said)

    if not has_marks(said):
        assert [without_marks(each) for each in marked] == list(said)


@given(international_strings(), st.booleans())
def test_what_is_marked_is_not_marked_again(said: InternationalString, old: bool) -> None:
    said = InternationalString({language: f"{said.get(language)} {{figure:p4}}" for language in said.languages})
    once = with_marks(said, lambda _, __: old)

    assert with_marks(once, lambda _, __: old) == once
    assert has_marks(once) or not old


REPORT = SourceDocument(id="report", title=text("A report"), kind="report", symbol="A/1", covers="last")
PAGE = SourceDocument(id="page", title=text("A page"), kind="web_page")


def told_again(words: str, *records: Record) -> str:
    """Return a passage of the last period as it is drafted for the new one."""
    passage = Passage(id="p", section="summary", period="last", text=text(words))
    drafts = opened(passage, *records).drafts
    (again,) = (each for each in drafts if isinstance(each, Passage))
    return again.text.get("en") or ""


def claim(key: str, document: str, **fields: object) -> Claim:
    return Claim(
        id=key,
        document=document,
        paragraph="4",
        indicator="people-trained",
        value=Quantity(5),
        **fields,  # type: ignore[arg-type]  # fields by their names
    )


def event(key: str, when: str) -> AssistanceEvent:
    return AssistanceEvent(id=key, kind="training", title=text(key), when=When(when), countries=["PE"])  # type: ignore[arg-type]  # made a set


def test_a_place_of_a_claim_of_the_last_report_is_marked() -> None:
    """No report on the new period prints it: the sentence would be left out, and TRK612 would come too late."""
    old = claim("p4", "A/1", period="last")

    said = told_again("It reached {figure:p4} people {date:p4}, and {before:p4} before.", REPORT, old)

    assert said == "It reached [?{figure:p4}?] people [?{date:p4}?], and [?{before:p4}?] before."


def test_a_place_of_an_activity_that_was_over_is_marked() -> None:
    said = told_again("It went to {countries:over}, {countries:some-day:of} and {countries:p}.",
        event("over", "2022-07"), event("some-day", "2022"),
        Programme(id="p", kind="programme", title=text("P")))  # fmt: skip

    assert said == "It went to [?{countries:over}?], {countries:some-day:of} and {countries:p}."


@pytest.mark.parametrize(
    ("fields", "is_old"),
    [
        ({"period": "last"}, True),
        ({"period": "2022-08..2022-12"}, False),
        ({"period": "2020..2022"}, False),
        ({"at": When("2022-07-31")}, True),
        ({"at": When("2022")}, False),
        ({"period": "nowhere"}, False),
    ],
)
def test_a_claim_that_covers_nothing_else_is_old_by_its_own_time(fields: dict[str, object], *, is_old: bool) -> None:
    said = told_again("It reached {figure:p4} people.", PAGE, claim("p4", "page", **fields))

    assert ("[?{figure:p4}?]" in said) is is_old


def test_a_place_of_an_indicator_is_asked_again_and_not_marked() -> None:
    assert told_again("It trained {figure:practitioners-trained}, {change:practitioners-trained}.") == (
        "It trained {figure:practitioners-trained}, {change:practitioners-trained}."
    )


# -- questions --------------------------------------------------------------------------------------------------------


@given(st.integers(1, 30))
def test_questions_that_are_alike_are_asked_once(number: int) -> None:
    programmes = [
        Programme(id=f"p-{each:02}", kind="programme", title=text(f"Programme {each}")) for each in range(number)
    ]
    opening = opened(*programmes)
    said = shown(opening)

    assert len(opening.items) == number  # each stays a task of its own in JSON
    assert all(each.id in said for each in programmes)
    if number < 3:
        assert said.count("it states no dates; does it still run?") == number
    else:
        assert f"{number} programmes state no dates; do they still run? Programme 0 [p-00]; Programme 1 [p-01]" in said


def test_questions_are_grouped_in_french(tmp_path: Path) -> None:
    plan = "\n".join(f'[[programme]]\nid = "p{each}"\nkind = "portal"\ntitle = "P"\n' for each in range(3))
    written(tmp_path / "wells", plan=plan)
    done = run("roll", "wells", "--period", "2025", "--id", "third", "--language", "fr", cwd=tmp_path)
    said = " ".join(done.stdout.replace("\xa0", " ").split())

    assert "3 programmes sans date ; est-ce encore en cours ? P [p0] ; P [p1] ; P [p2]" in said


def test_a_period_that_is_a_draft_is_warned_of(tmp_path: Path) -> None:
    written(tmp_path / "wells")
    run("roll", "wells", "--period", "2025", "--id", "third", cwd=tmp_path)
    warning = "Warning: period third is still a draft; 'tracker confirm' makes a record of it.\n"

    done = run("measure", "wells", "--period", "third", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(warning)
    assert warning not in run("measure", "wells", "--period", "second", cwd=tmp_path).stderr
    assert tracker.load(tmp_path / "wells").periods["third"].draft


def test_no_report_is_made_of_a_period_that_is_a_draft(tmp_path: Path) -> None:
    written(tmp_path / "wells")
    run("roll", "wells", "--period", "2025", "--id", "third", cwd=tmp_path)
    done = run("report", "wells", "--period", "third", "-o", "r.md", cwd=tmp_path)

    assert done.returncode == 2
    assert "Error: period 'third' is still a draft; take out its draft = true" in done.stderr
    assert not (tmp_path / "r.md").exists()
