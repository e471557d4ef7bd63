"""``tracker due``, ``tracker import`` and what ``tracker show`` adds to a mandate, as people and programs read them."""

# ruff: noqa: E501, ISC004  # a message that is compared word for word is read best on one line

import json
import sys
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.command_line import lines_of
from tracker.cli import main

REGISTER = """\
schema = 1
id = "escuelas"
title = { fr = "Écoles rurales", en = "Rural schools" }
languages = ["fr", "en"]

[[period]]
id = "2021"
start = 2021-01-01
end = 2021-12-31

[[coverage]]
of = "event"
period = "2021"
state = "none"

[[mandate]]
id = "res-1"
kind = "resolution"
symbol = "A/RES/78/1"
title = { fr = "Première résolution", en = "First resolution" }
adopted = "2020-12-18"
in_force = "2020-12-18/2022-12-17"
reports_at = { fr = "à sa quatre-vingtième session", en = "at its eightieth session" }

[[mandate]]
id = "res-2"
kind = "resolution"
title = { fr = "Deuxième résolution", en = "Second resolution" }
adopted = "2022-12-01"
in_force = "2022-12-17/.."
renews = ["res-1"]
reports_at = { fr = "de temps à autre", en = "from time to time" }

[[document]]
id = "audit"
symbol = "A/77/5"
title = { fr = "Audit", en = "Audit" }
published = "2022-07"

[[recommendation]]
id = "audit-1"
source = "audit"
paragraph = "1"
text = { fr = "Réparer les toits", en = "Repair the roofs" }
issued = "2022-07"

[[deadline]]
recommendation = "audit-1"
due = 2022-12-31
set = 2022-08-01

[[deadline]]
recommendation = "audit-1"
due = 2023-06-30
set = 2022-12-01
"""


@pytest.fixture
def register(tmp_path: Path) -> str:
    directory = tmp_path / "escuelas"
    directory.mkdir()
    (directory / "register.toml").write_text(REGISTER, encoding="utf-8")
    return str(directory)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401  # a function
    def typed(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["tracker", *arguments])
        status = 0
        try:
            main()
        except SystemExit as stop:
            status = int(stop.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return typed


ENGLISH = """\
Overdue (1)
  Date          What      Record
  30 June 2023  deadline  Repair the roofs [recommendation audit-1]; originally 31 December 2022;
                            moved by 181 days; extensions: 1

Due (1)
  Date            What               Record
  September 2025  report to be made  First resolution [mandate res-1]; eightieth session (General
                                       Assembly)

Without a date (1)
  Date  What               Record
  –     report to be made  Second resolution [mandate res-2]; asked for: from time to time

Whether a recommendation still stands is told by: Verified status.
"""
FRENCH = """\
En retard (1)
  Date          Objet     Fiche
  30 juin 2023  échéance  Réparer les toits [recommendation audit-1]\u00a0; à l’origine 31 décembre
                            2022\u00a0; déplacée de 181 jours\u00a0; prolongations\u00a0: 1

À venir (1)
  Date            Objet                Fiche
  septembre 2025  rapport à présenter  Première résolution [mandate res-1]\u00a0; quatre-vingtième
                                         session (Assemblée générale)

Sans date (1)
  Date  Objet                Fiche
  –     rapport à présenter  Deuxième résolution [mandate res-2]\u00a0; demandé\u00a0: de temps à autre

Ce qui dit si une recommandation tient toujours\u00a0: État vérifié.
"""


@pytest.mark.parametrize(("language", "expected"), [("en", ENGLISH), ("fr", FRENCH)])
def test_what_is_due_in_words(run: Any, register: str, language: str, expected: str) -> None:  # noqa: ANN401  # what the fixture calls the command with
    assert run("due", register, "--on", "2023-08-01", "--language", language) == (0, expected, "")


def test_what_is_due_as_json(run: Any, register: str) -> None:  # noqa: ANN401  # what the fixture calls the command with
    status, out, _ = run("due", register, "--on", "2022-09-01", "--within", "6", "--format", "json")
    answer = json.loads(out)

    assert status == 0
    assert (answer["on"], answer["within"]) == ("2022-09-01", 6)
    assert [(each["kind"], each["state"], each["when"], each["record"]) for each in answer["items"]] == [
        ("end_of_mandate", "due", "2022-12-17", "res-1"),
        ("deadline", "due", "2022-12-31", "audit-1"),
    ]
    assert answer["items"][1]["deadline"] == {"original": "2022-12-31", "slippage_days": 0, "extensions": 0}


def test_the_calendar_is_the_same_whenever_it_is_written(run: Any, register: str, tmp_path: Path) -> None:  # noqa: ANN401  # what the fixture calls the command with
    file = tmp_path / "due.ics"

    assert run("due", register, "--on", "2022-09-01", "--ics", str(file))[2] == f"Wrote {file}.\n"
    first = file.read_bytes()
    status, _, err = run("due", register, "--on", "2022-09-01", "--ics", str(file))
    assert (status, err) == (2, f"Error: {str(file)!r} exists; give --force (in Python, force=True) to replace it\n")
    run("due", register, "--on", "2022-09-01", "--ics", str(file), "--force")
    assert file.read_bytes() == first
    events = {
        str(each["UID"]): each.decoded("DTSTART").isoformat()
        for each in icalendar.Calendar.from_ical(first).walk("VEVENT")
    }
    assert events == {
        "end_of_mandate:res-1:2022-12-17@escuelas": "2022-12-17",
        "deadline:audit-1@escuelas": "2022-12-31",
        "report:res-1:GA-80@escuelas": "2025-09-01",
    }


def test_what_is_due_goes_to_a_file_in_the_format_of_its_name(run: Any, register: str, tmp_path: Path) -> None:  # noqa: ANN401  # what the fixture calls the command with
    page, data = tmp_path / "due.md", tmp_path / "due.json"

    assert run("due", register, "--on", "2023-08-01", "-o", str(page)) == (0, "", f"Wrote {page}.\n")
    assert run("due", register, "--on", "2023-08-01", "-o", str(data)) == (0, "", f"Wrote {data}.\n")
    assert page.read_text(encoding="utf-8").startswith("# What is due, as of 1 August 2023\n\nRural schools\n")
    assert data.read_text(encoding="utf-8") == run("due", register, "--on", "2023-08-01", "--format", "json")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Missing option '--on'"),
        (("--on", "tomorrow"), "'tomorrow' is not a day; write it as in 2022-07-31"),
        (("--on", "2022-01-01", "--within", "-1"), "-1 is not in the range x>=0"),
        (("--on", "2022-01-01", "--ics", "no/such/folder.ics"), "the folder 'no/such' does not exist; make it first"),
    ],
)
def test_wrong_usage_of_due(run: Any, register: str, arguments: tuple[str, ...], message: str) -> None:  # noqa: ANN401  # what the fixture calls the command with
    status, out, err = run("due", register, *arguments)

    assert (status, out) == (2, "")
    assert message in err


def test_nothing_is_due(run: Any, register: str) -> None:  # noqa: ANN401  # what the fixture calls the command with
    assert run("due", register, "--on", "2020-01-01", "--language", "fr") == (0, "", "Rien n’est à échéance.\n")


# -- mandates ---------------------------------------------------------------------------------------------------------


def test_show_tells_what_follows_from_a_mandate(run: Any, register: str) -> None:  # noqa: ANN401  # what the fixture calls the command with
    _, english, _ = run("show", register, "res-1")
    _, french, _ = run("show", register, "res-2", "--language", "fr")

    assert lines_of(english)[-5:] == [
        "renewal chain res-1 → res-2",
        "stays in force 18 December 2020 to 17 December 2022",
        "renewal not renewed for 1 year, as of 31 July 2022",
        "activity 2021: not covered by the records",
        "report asked for eightieth session (General Assembly), September 2025",
    ]
    assert lines_of(french)[-3:] == [
        "chaîne de reconduction res-1 → res-2",
        "demeure en vigueur 17 décembre 2022 – jusqu’à nouvel ordre",
        "rapport demandé de temps à autre",
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "Ended and not renewed (1)",
                "  Date              What          Record",
                "  17 December 2022  mandate ends  Consejo [mandate m]; not renewed for 3 years",
            ],
        ),
        (
            "fr",
            [
                "Échus et non reconduits (1)",
                "  Date              Objet          Fiche",
                "  17 décembre 2022  fin de mandat  Consejo [mandate m]\u00a0; non reconduit depuis 3 ans",
            ],
        ),
    ],
)
def test_what_has_lapsed_is_told_with_its_years(run: Any, tmp_path: Path, language: str, lines: list[str]) -> None:  # noqa: ANN401  # what the fixture calls the command with
    head = 'schema = 1\nid = "c"\ntitle = "C"\nlanguages = ["es"]\n'
    mandate = '[[mandate]]\nid = "m"\nkind = "decision"\ntitle = "Consejo"\nin_force = "2020-12-18/2022-12-17"\n'
    (tmp_path / "register.toml").write_text(head + mandate, encoding="utf-8")

    _, out, _ = run("due", str(tmp_path), "--on", "2023-12-18", "--language", language)
    _, told, _ = run("due", str(tmp_path), "--on", "2023-12-18", "--format", "json")

    assert out.splitlines() == lines
    (item,) = json.loads(told)["items"]
    assert (item["state"], item["since_renewal"]) == ("lapsed", {"lower": 3, "upper": 3})


def test_show_tells_programs_as_well(run: Any, register: str) -> None:  # noqa: ANN401  # what the fixture calls the command with
    _, out, _ = run("show", register, "res-1", "--format", "json")

    assert json.loads(out)["records"][0]["mandate"] == {
        "activity": [{"certain": [], "coverage": "none", "period": "2021", "possible": [], "state": "not_covered"}],
        "chain": ["res-1", "res-2"],
        "in_force": {
            "ends": {"earliest": "2022-12-17", "latest": "2022-12-17"},
            "starts": {"earliest": "2020-12-18", "latest": "2020-12-18"},
            "states_end": True,
        },
        "since_renewal": {"lower": 1, "upper": 1, "on": "2022-07-31"},
        "reports": [{"answered_by": None, "session": {"number": 80, "organ": "GA"}, "when": "2025-09"}],
    }


# -- import -----------------------------------------------------------------------------------------------------------

TABLE = "No;Texte;Auteur\n1;Réparer les toits et les murs;\n2;=1+1;Comité\n"
OPTIONS = ("--map", "paragraph=no", "--map", "text=texte", "--set", "source=A/77/5", "--set", "issued=2022-07")


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "liste.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_a_long_difference_is_counted_and_not_printed_whole(run: Any, register: str, tmp_path: Path) -> None:  # noqa: ANN401  # what the fixture calls the command with
    path = tmp_path / "larga.csv"
    path.write_text("No;Texte\n" + "".join(f"{each};Reparar\n" for each in range(2, 302)), encoding="utf-8")

    _, out, err = run("import", register, "recommendations", str(path), *OPTIONS)
    _, french, _ = run("import", register, "recommendations", str(path), *OPTIONS, "--language", "fr")
    _, told, _ = run("import", register, "recommendations", str(path), *OPTIONS, "--format", "json")

    assert len(out.splitlines()) == 202
    assert out.splitlines()[-1].startswith("  ?  recommendation audit-1")
    assert lines_of(out)[-2] == "100 more to add; JSON lists all."
    assert lines_of(french)[-2] == "100 autres à ajouter\u00a0; le format JSON les donne toutes."
    assert "300 to add" in err
    assert len(json.loads(told)["added"]) == 300


def test_the_difference_comes_first(run: Any, register: str, table: str) -> None:  # noqa: ANN401  # what the fixture calls the command with
    before = (Path(register) / "register.toml").read_bytes()

    status, out, err = run("import", register, "recommendations", table, *OPTIONS)

    assert lines_of(out) == [
        "+ recommendation audit-2 =1+1",
        "~ recommendation audit-1",
        "text.fr: Réparer les toits → Réparer les toits et les murs",
    ]
    assert (status, err) == (
        0,
        "Columns not read: Auteur.\n1 to add, 1 to revise, 0 unchanged.\n"
        "Nothing was written; --mode add or --mode update does it.\n",
    )
    assert [path.name for path in Path(register).iterdir()] == ["register.toml"]
    assert (Path(register) / "register.toml").read_bytes() == before


def test_adding_and_revising(run: Any, register: str, table: str) -> None:  # noqa: ANN401  # what the fixture calls the command with
    added = run("import", register, "recommendations", table, *OPTIONS, "--mode", "add", "--language", "fr")
    assert added[2].splitlines()[-1] == "1 fiche écrite dans recommendation.toml."
    refused = run("import", register, "recommendations", table, *OPTIONS, "--mode", "update")
    assert (refused[0], refused[2]) == (
        2,
        "Error: a record is revised, which needs --recorded DATE, --reason REASON\n",
    )
    dated = ("--mode", "update", "--recorded", "2022-12-02", "--reason", "late_information", "--format", "json")
    status, out, _ = run("import", register, "recommendations", table, *OPTIONS, *dated)
    answer = json.loads(out)
    assert status == 0
    assert answer["revised"] == [
        {
            "table": "recommendation",
            "key": "audit-1",
            "changes": [
                {
                    "field": "text",
                    "before": {"en": "Repair the roofs", "fr": "Réparer les toits"},
                    "after": {"en": "Repair the roofs", "fr": "Réparer les toits et les murs"},
                }
            ],
            "reason": None,
        }
    ]
    assert answer["written"] == {"files": ["register.toml"], "records": [{"table": "recommendation", "key": "audit-1"}]}
    again = run("import", register, "recommendations", table, *OPTIONS)
    assert again[2].splitlines()[-1] == "0 to add, 0 to revise, 2 unchanged."


def test_faults_of_a_table(run: Any, register: str, table: str) -> None:  # noqa: ANN401  # what the fixture calls the command with
    wrong = ("--set", "source=A/77/6", "--set", "issued=soon")
    status, out, err = run("import", register, "recommendations", table, *OPTIONS[:4], *wrong)

    assert (status, out) == (1, "")
    assert err.splitlines() == [
        'liste.csv fault: --set issued: \'soon\' is not a date that can be read; write it as in "2021-03-17", "2021-03", '
        '"2022-Q1", "2021", "2021/2023", "[2020..2022]" or "{2020-11,2021}"',
        "liste.csv fault: --set source: the register has no document / mandate / meeting 'A/77/6' (add the document / mandate / meeting to the register first)",
        "liste.csv cannot be imported; nothing was written.",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--map", "text"), "--map 'text' is not FIELD=COLUMN; write it as in --map text=Column"),
        (("--set", "=x"), "--set '=x' is not FIELD=VALUE; write it as in --set text=Value"),
        (("--map", "text=A", "--map", "text=B"), "--map text is given twice; keep one of them"),
        (("--map", "tekst=A"), "'tekst' cannot be filled as a field of recommendation; did you mean 'text'?"),
        (("--as", "auditors"), "there is no list 'auditors'; did you mean 'board-of-auditors'?"),
        (("--sheet", "1"), "'liste.csv' has no sheets; leave the sheet '1' out"),
    ],
)
def test_wrong_usage_of_import(
    run: Any,  # noqa: ANN401  # what the fixture calls the command with
    register: str,
    table: str,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    status, out, err = run("import", register, "recommendations", table, *arguments)

    assert (status, out) == (2, "")
    assert message in err


def test_faults_in_french(run: Any, register: str, table: str) -> None:  # noqa: ANN401  # what the fixture calls the command with
    wrong = ("--set", "source=A/77/5", "--set", "issued=2022", "--map", "priority=prix", "--language", "fr")
    status, out, err = run("import", register, "recommendations", table, *OPTIONS[:4], *wrong)

    assert (status, out) == (1, "")
    assert err.replace("\u00a0", " ").splitlines() == [
        "liste.csv:1 faute : la colonne 'prix' manque (les colonnes sont No, Texte, Auteur)",
        "liste.csv ne peut être importé ; rien n’a été écrit.",
    ]
