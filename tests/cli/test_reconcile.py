"""What ``tracker reconcile`` prints, as text and as JSON, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tracker.cli import cli
from tracker.errors import UnknownRecordError

EXAMPLE = "examples/smuggling-of-migrants"
REPORT = "CTOC/COP/2022/3"

LETTER = """\
CTOC/COP/2022/3, paragraph 4: contradicted (understated)

CTOC/COP/2022/3, paragraph 4 says: “l’ONUDC a aidé neuf pays à élaborer
des lois et des politiques”
CTOC/COP/2022/3, paragraph 39 says: “à l’Afghanistan, au Bangladesh, au
Gabon, à l’Iraq, aux Maldives, au Népal, au Pakistan, à la Somalie, au
Soudan et à la Zambie”
Read as: Countries helped to draw up laws and policies, 2020–2022: 9

The records give 10 States: Afghanistan, Bangladesh, Gabon, Iraq,
Maldives, Nepal, Pakistan, Somalia, Sudan and Zambia.
The document itself names them all.

The records that say so:
- Legislative assistance on migrant smuggling to ten countries (between
"""

ASSUMED = """\
Assumptions:
- the document counts what the register counts under “States receiving
  legislative assistance”: Different Member and observer States named as
  receiving help with drafting or revising their law.
- the number is about this time and no other: 2020–2022
- the document could know of nothing after 31 July 2022, and what came later is no evidence
- the number counts Member and observer States, and no territory
- the names that the document gives are meant by the number
- not dated in the source; taken to lie in the reporting period

Please check whether the number should be higher, or counts less than is
assumed above.
In the register: claim p4-states-legislative-assistance.
"""

LETTRE = """\
CTOC/COP/2022/3, paragraphe 4 : contredit (trop bas)

CTOC/COP/2022/3, paragraphe 4 : « l’ONUDC a aidé neuf pays à élaborer
des lois et des politiques »
"""

SMALL = {
    "register.toml": """
schema = 1
id = "wells"
title = "Wells"
""",
    "claims.toml": """
[[coverage]]
of = "event"
period = "2021"
state = "complete"

[[event]]
id = "course"
kind = "training"
title = "Course for mechanics"
when = "2021-05"
countries = ["KE"]

[[claim]]
id = "too-many"
document = "A/80/1"
paragraph = "10"
indicator = "events"
period = "2021"
value = 3
citations = [{ document = "A/80/1", paragraph = "10", printed = 2 }]

[[claim]]
id = "likewise"
document = "A/80/1"
paragraph = "2"
indicator = "events"
period = "2021"
value = 1

[[claim]]
id = "unknown"
document = "A/80/1"
paragraph = "3"
indicator = "evnts"
period = "2021"
value = 1
""",
}

DECISION = """
[[adjudication]]
subject = "claim:too-many"
decision = "records_right"
why = "The author counted two sessions twice."
by = "office"
on = 2022-03-01
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["reconcile", *arguments])


def flowing(text: str) -> str:
    """Return a text without its line breaks: how wide a terminal is is the writer's business."""
    return " ".join(text.split())


def claims(*arguments: str) -> dict[str, dict[str, Any]]:
    return {each["claim"]: each for each in json.loads(run(*arguments, "--format", "json").stdout)["claims"]}


@pytest.fixture
def small(tmp_path: Path) -> str:
    for name, text in SMALL.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path)


# -- the report, checked against its own evidence ---------------------------------------------------------------------


def test_a_letter_to_the_author() -> None:
    done = run(EXAMPLE, "--document", REPORT)

    assert flowing(done.stdout).startswith(flowing(LETTER))
    assert flowing(ASSUMED) in flowing(done.stdout)
    assert done.stdout.count("In the register:") == 1
    assert done.stderr == "21 published figures: 1 contradicted, 0 not reached, 0 settled.\n"
    assert done.exit_code == 1


def test_a_letter_in_french() -> None:
    done = run(EXAMPLE, "--document", REPORT, "--language", "fr")

    assert flowing(done.stdout).startswith(flowing(LETTRE))
    assert "Il ressort des fiches : 10 États – Afghanistan, Bangladesh, Gabon, Iraq," in flowing(done.stdout)


@pytest.mark.parametrize(
    ("name", "verdict", "evidence"),
    [
        ("p4-states-legislative-assistance", "contradicted", (10, 10)),
        ("p4-states-assisted", "consistent", (26, None)),
        ("p37-starsom-countries", "consistent", (8, None)),
        ("p37-interregional-meeting-countries", "consistent", (14, None)),
        ("p12-dialogue-other-actors", "confirmed", (7, 7)),
        ("p24-gcm-pledges", "consistent", (47, None)),
        ("p24-gcm-pledges-som", "unverified", None),
        ("p15-side-events", "consistent", (11, 11)),
        ("p4-practitioners-assisted", "consistent", (1001, None)),
    ],
)
def test_the_seed_worked(name: str, verdict: str, evidence: tuple[int, int | None] | None) -> None:
    """Section 18 of the semantics."""
    found = claims(EXAMPLE, "--document", REPORT)[name]
    bounds = found["evidence"]

    assert found["verdict"] == verdict
    assert (None if bounds is None else (bounds["lower"], bounds["upper"])) == evidence


def test_the_json_of_a_claim() -> None:
    found = claims(EXAMPLE, "--document", REPORT)["p4-states-legislative-assistance"]

    assert {
        "claim", "document", "paragraph", "claimed", "evidence", "world", "verdict", "direction", "reasons", "records",
        "named",
    } <= set(found)  # fmt: skip
    assert (found["document"], found["paragraph"], found["world"], found["direction"]) == (
        REPORT, "4", "open", "understated",
    )  # fmt: skip
    assert found["claimed"] == {"lower": 9, "upper": 9, "wording": "9"}
    assert found["named"] == ["AF", "BD", "GA", "IQ", "MV", "NP", "PK", "SD", "SO", "ZM"]
    assert found["records"] == ["legislative-assistance-ten-countries"]
    assert [line["proof"] for line in found["lines"]] == ["records", "names"]
    assert found["assumptions"][1] == "the number is about this time and no other: 2020–2022"
    assert found["settled"] is False


# -- a small register -------------------------------------------------------------------------------------------------


def test_a_letter_and_a_table(small: str) -> None:
    done = run(small)

    letter, _, table = done.stdout.partition("Published figures\n")
    assert flowing(letter) == (
        "A/80/1, paragraph 10: contradicted (overstated) "
        "Read as: Activities of all kinds, 2021: 3 "
        "The records give 1 activity. "
        "Elsewhere the number is another one: likewise, 1 (A/80/1, paragraph 2). "
        "The records that say so: - Course for mechanics (May 2021) [course] "
        "Assumptions: - the document counts what the register counts under “Activities of all kinds”: Acts of "
        "technical assistance recorded with a date, whatever their kind. - the number is about this time and no "
        "other: 2021 "
        "Please check whether the number should be lower, or counts more than is assumed above. "
        "In the register: claim too-many."
    )
    assert [" ".join(line.split()) for line in table.splitlines()] == [
        "Claim Source Number Evidence",
        "not comparable: 1",
        "unknown[a] A/80/1, para. 3 1",
        "confirmed: 1",
        "likewise[b] A/80/1, para. 2 1 records: 1",
        "[a] nobody knows the indicator evnts",
        "[b] the same thing, another number: too-many: 3",
    ]
    assert done.exit_code == 1


def test_what_people_decided_is_shown_and_counts_no_more(small: str) -> None:
    (Path(small) / "decisions.toml").write_text(DECISION, encoding="utf-8")
    done = run(small)

    shown = flowing(done.stdout)
    assert "contradicted: 1 too-many[a, b, c] A/80/1, para. 10 3 records: 1" in shown
    assert "[a] printed 2 times [b] the same thing, another number: likewise: 1" in shown
    assert "[c] Decided: records_right. The author counted two sessions twice. (office, 1 March 2022)" in shown
    assert "In the register:" not in done.stdout
    assert done.exit_code == 0
    found = claims(small)["too-many"]
    assert (found["verdict"], found["settled"]) == ("contradicted", True)
    assert found["adjudications"] == [
        {
            "by": "office",
            "decision": "records_right",
            "on": "2022-03-01",
            "subject": "claim:too-many",
            "why": "The author counted two sessions twice.",
        }
    ]


def test_a_register_without_claims(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text(SMALL["register.toml"], encoding="utf-8")
    done = run(str(tmp_path))

    assert (done.stdout, done.exit_code) == ("", 0)
    assert done.stderr == "The register holds no published figure to reconcile.\n"
    assert claims(str(tmp_path)) == {}


def test_an_earlier_vintage_knows_less(small: str) -> None:
    late = SMALL["claims.toml"].replace('id = "course"', 'id = "course"\nrecorded = 2022-06-01')
    (Path(small) / "claims.toml").write_text(late, encoding="utf-8")

    assert claims(small)["likewise"]["verdict"] == "confirmed"
    assert claims(small, "--recorded-by", "2022-05-31")["likewise"]["direction"] == "overstated"


def test_an_unknown_document_is_wrong_usage(small: str) -> None:
    (Path(small) / "documents.toml").write_text('[[document]]\nid = "report"\nsymbol = "A/80/1"\ntitle = "A report"\n')
    done = run(small, "--document", "A/80/10")

    assert isinstance(done.exception, UnknownRecordError)
    assert str(done.exception) == "the register has no document 'A/80/10'; did you mean 'A/80/1'?"


def test_a_narrower_reading(small: str) -> None:
    hedged = SMALL["claims.toml"].replace("value = 3\n", 'value = { value = 0, qualifier = "at_least" }\n')
    (Path(small) / "claims.toml").write_text(hedged, encoding="utf-8")

    assert claims(small, "--reading", "implicated")["too-many"]["reading"] == "implicated"
    assert run(small, "--reading", "lenient").exit_code == 2


# -- every kind of letter ---------------------------------------------------------------------------------------------

MANY = """
[[indicator]]
id = "pumps"
version = "1"
title = "Pumps"
kind = "stock"
unit = "pumps"

[[indicator]]
id = "share"
version = "1"
title = "Share of pumps at work"
kind = "ratio"
unit = "share"

[[observation]]
indicator = "pumps"
at = "2021-12"
value = 40
about = "course"
citations = [{ document = "ledger", page = "3" }]

[[observation]]
indicator = "share"
period = "2021"
value = "1/3"
"""

OBSERVED = """
[[claim]]
id = "c"
document = "A/80/1"
paragraph = "–"
indicator = "pumps"
at = "2021-12"
since = "2020"
value = 41
about = "course"
entities = "organizations"
"""


def letter(small: str, claim: str, *, status: int = 1) -> str:
    """Reconcile a register with one more claim, and return what is printed."""
    (Path(small) / "claims.toml").write_text(MANY + claim, encoding="utf-8")
    done = run(small)
    assert done.exit_code == status, done.output
    return done.stdout


def claim(name: str, value: str, more: str = "", indicator: str = "pledges", time: str = 'period = "2021"') -> str:
    return (
        f'[[claim]]\nid = "{name}"\ndocument = "A/80/1"\nparagraph = "7"\nindicator = "{indicator}"\n'
        f"{time}\nvalue = {value}\n{more}\n"
    )


def test_parts_and_their_whole(small: str) -> None:
    told = letter(small, claim("all", "6", 'includes_all = ["one", "two"]') + claim("one", "5") + claim("two", "2"))

    assert "Its parts give 7: one, 5 (A/80/1, paragraph 7); and two, 2 (A/80/1, paragraph 7). " in " ".join(
        told.split()
    )
    assert "Please check the number and its parts: they cannot all be right.\n" in told
    assert "the number is about this time" not in told


def test_a_part_that_is_larger_than_its_whole(small: str) -> None:
    told = letter(
        small, claim("all", "6", 'includes = ["one"]') + claim("one", '{ value = 9, qualifier = "more_than" }')
    )

    assert "Its parts give more than 9: one, more than 9 (A/80/1, paragraph 7).\n" in told
    assert "The whole of which it is a part is smaller: all, 6 (A/80/1, paragraph 7).\n" in told


def test_names_that_nothing_else_bears_on(small: str) -> None:
    told = letter(
        small, claim("c", "1", 'named = ["KE", "PK", "TC"]\nentities = "territories"\n', "states-assisted"), status=0
    )
    assert "the number is about territories, the records about states" in told
    told = letter(small, claim("c", "2", 'named = ["KE", "PK", "BR"]', "states-assisted"))

    assert "The document itself names 3: Brazil, Kenya and Pakistan.\n" in told
    assert "- the number counts Member and observer States, and no territory\n" in told


def test_an_observation_at_the_same_instant(small: str) -> None:
    told = letter(small, OBSERVED)

    assert flowing(told) == flowing(
        "A/80/1: contradicted (overstated)\n"
        "\n"
        "Read as: Pumps, December 2021: 41\n"
        "\n"
        "The records give 40 pumps.\n"
        "\n"
        "The records that say so:\n"
        "- 40 (December 2021); ledger [pumps@2021-12@about=course@ledger]\n"
        "\n"
        "Assumptions:\n"
        "- the document counts what the register counts under “Pumps”\n"
        "- the number is about this time and no other: December 2021\n"
        "- it counts from this date on: 2020\n"
        "- it is about course\n"
        "\n"
        "Please check whether the number should be lower, or counts more than is\n"
        "assumed above.\n"
        "In the register: claim c.\n"
        "\n"
    )


def test_a_share_that_was_observed(small: str) -> None:
    told = letter(small, claim("c", '"1/2"', indicator="share"))

    assert "The records give 1/3.\n" in told
    assert "- 1/3 [share@2021]\n" in told
    assert "- the number is printed exactly, and not rounded\n" in told


def test_many_records_and_many_statements_are_counted(small: str) -> None:
    events = "".join(
        f'[[event]]\nid = "e{number:02}"\nkind = "training"\ntitle = "Course {number}"\nwhen = "2021-05"\n'
        for number in range(14)
    )
    others = "".join(claim(f"d{number}", "14", indicator="events") for number in range(8))
    told = letter(small, events + claim("c", "3", indicator="events") + others)

    assert "- Course 11 (May 2021) [e11]\n- 2 more\n" in told
    assert "d5, 14 (A/80/1, paragraph 7); and 2 more." in " ".join(told.split())


def test_records_that_look_alike_and_what_was_decided_of_others(small: str) -> None:
    events = "".join(
        f'[[event]]\nid = "{name}"\nkind = "training"\ntitle = "Course for border guards of Kenya"\nwhen = "2021-05"\n'
        'countries = ["KE"]\n'
        for name in "abd"
    )
    decision = DECISION.replace("claim:too-many", "identity:a=d").replace("records_right", "different")
    told = letter(small, events + claim("c", "1", indicator="events") + decision)

    assert "Please check whether a and b are one and the same: they look alike.\n" in told
    assert "Please check whether a and d" not in told
    assert "Decided: different. The author counted two sessions twice. (office, 1 March 2022)\n" in told
