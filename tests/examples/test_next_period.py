"""
The report of the period after the example's, made as an officer makes it: from real events, command by command.

The events are public and those of a table that is kept apart from the project; where it is absent, the tests skip. The
numbers of parties and cases are values for the test: nobody looked them up.
"""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tracker.cli import cli
from tracker.errors import StructureError

EVENTS = Path(__file__).parents[3] / "shared" / "data" / "events-2022-2024-public.csv"
EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
OFFICE = Path(__file__).parent / "next_period"
NEW = ("--recorded", "2024-08-20")
CORRECTED = ("--reason", "error", "--recorded", "2024-08-26")
SUMMARY = {
    "fr": (
        "Les sources font état de {figure:events} activités et de {figure:states-assisted} États ayant bénéficié d’une"
        " assistance ; les formations ont réuni {figure:practitioners-trained} praticiens."
        " Le Protocole comptait {figure:parties-som-protocol} parties, contre {before:parties-som-protocol}."
        " La base de données sur la jurisprudence contenait {figure:som-cases} affaires, contre {before:som-cases}."
    ),
    "en": (
        "The sources report {figure:events} activities and assistance to {figure:states-assisted} States; training"
        " reached {figure:practitioners-trained} practitioners."
        " The Protocol had {figure:parties-som-protocol} parties, compared with {before:parties-som-protocol}."
        " The case-law database held {figure:som-cases} cases, compared with {before:som-cases}."
    ),
}

pytestmark = pytest.mark.skipif(not EVENTS.is_file(), reason="the table of public events is kept apart and not here")


def told(*arguments: object, status: int = 0) -> str:
    found = CliRunner().invoke(cli, [str(each) for each in arguments])
    assert found.exit_code == status, found.output
    return found.output


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the register of the next period, up to the day on which its report is written."""
    register = tmp_path_factory.mktemp("office") / "register"
    shutil.copytree(EXAMPLE, register)
    told("publish", register, "--period", "cop11", "--against", "cop10", "--id", "cop11", "--on", "2022-08-10")
    told("roll", register, "--period", "2022-08-01..2024-07-31", "--id", "cop12")
    told("import", register, "document", OFFICE / "documents.csv", "--set", "kind=web_page", "--mode", "add", *NEW)
    told("import", register, EVENTS, "--mapping", OFFICE / "events.toml", "--mode", "add", *NEW)
    filled_in(register / "rolled.cop12.toml")
    told("confirm", register, "cop12", "summary-cop12", *NEW)
    told("confirm", register, "--type", "coverage", *NEW)
    told("confirm", register, "parties-som-protocol@2024-07-31", "som-cases@2024-07-31", *NEW)
    told("revise", register, "after-33", "participants=~50", *CORRECTED)
    for event, role in (("after-01", "subjects"), ("after-05", "subjects"), ("after-23", "represented")):
        countries = json.loads(told("show", register, event, "--format", "json"))["records"][0]["fields"]["countries"]
        told("revise", register, event, "countries=", f"{role}={';'.join(countries)}", *CORRECTED)
    late = ("--reason", "late_information", "--recorded", "2024-08-26")
    told("revise", register, "gloact-pk-fia-training", "participants=27", *late)
    return register


def filled_in(drafts: Path) -> None:
    """Fill in what was looked up; what was not stays a draft, and enters no figure."""
    text = drafts.read_text(encoding="utf-8")
    for indicator, value in (("parties-som-protocol", 152), ("som-cases", 900)):
        place = re.compile(rf'(indicator = "{indicator}"\n(?:[^\n]+\n)*?)# value =[^\n]*')
        text, number = place.subn(rf"\g<1>value = {value}", text, count=1)
        assert number == 1
    passage = re.compile(r'(id = "summary-cop12"\n(?:[^\n]+\n)*?)text = [^\n]*')
    written = rf'\g<1>text = {{ fr = "{SUMMARY["fr"]}", en = "{SUMMARY["en"]}" }}\nstate = "cleared"'
    text, number = passage.subn(written, text, count=1)
    assert number == 1
    drafts.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def report(register: Path) -> str:
    return written(register, "fr")


def written(register: Path, language: str, *asked: str) -> str:
    """Return the text of a report, as one line."""
    target = register.parent / f"{language}{''.join(asked)}.md"
    periods = ("--period", "cop12", "--against", "cop11", "--annex", "none", "--on", "2024-09-02")
    told("report", register, *periods, "--language", language, *asked, "-o", target)
    text = re.sub(r"\]\([^)]*\)|<[^>]*>|[\[*]", "", target.read_text(encoding="utf-8"))
    return " ".join(text.replace("\u00a0", " ").split())


def test_no_value_of_the_last_period_is_confirmed_by_oversight(register: Path) -> None:
    remarks = told("check", register, "--select", "TRK607")

    assert "6 drafts of observations state no value yet" in remarks


def test_no_place_of_the_last_report_is_confirmed_by_oversight(register: Path) -> None:
    """Its claims and its activities give the new report nothing: their sentences would be left out."""
    drafts = (register / "rolled.cop12.toml").read_text(encoding="utf-8")
    refused = CliRunner().invoke(cli, ["confirm", str(register), "bilateral-meetings-cop12"])

    assert "[?{countries:starsom-bilateral-meetings:to}?]" in drafts
    assert "[?{figure:p12-dialogue-ngos}?]" in drafts
    assert re.search(r"(?<!\[\?)\{figure:som-cases\}", drafts)
    assert refused.exit_code == 1
    assert isinstance(refused.exception, StructureError)
    assert "passage 'bilateral-meetings-cop12' still holds marks [? ?]" in str(refused.exception.faults[0])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_keeps_the_rules_of_editors(register: Path, language: str) -> None:
    """What `--check` finds ends the command with 1."""
    assert written(register, language, "--check")


@pytest.mark.parametrize("suffix", ["docx", "html"])
def test_it_is_written_in_other_formats(register: Path, suffix: str) -> None:
    target = register.parent / f"report.{suffix}"
    told("report", register, "--period", "cop12", "--against", "cop11", "--on", "2024-09-02", "-o", target)

    assert target.stat().st_size > 10_000


def test_it_reads_in_english(register: Path) -> None:
    text = written(register, "en")

    assert (
        "The sources report at least 18 activities and assistance to at least six States; training reached more than"
        " 180 practitioners. The Protocol had 152 parties, compared with 150. The case-law database held 900 cases,"
        " compared with 829."
    ) in text
    assert "One programme accounts for at least four of these activities" in text
    assert "The following activities of this kind concerned North Macedonia and Serbia, among others:" in text
    assert "a change can be stated for three of the 13" in text


@pytest.mark.parametrize(
    ("country", "sentence"),
    [
        ("PK", "The present note covers at least two activities in Pakistan from August 2022 to July 2024."),
        ("ES", "they report one activity that names the country as the subject of a study."),
        ("UY", "The sources gathered report no activity in Uruguay from August 2022 to July 2024."),
    ],
)
def test_a_note_on_one_country_is_of_the_new_period_alone(register: Path, country: str, sentence: str) -> None:
    text = written(register, "en", "--country", country)

    assert sentence in text
    assert "The sources gathered report no recommendation addressed to" in text
    assert "| 31 |" not in text  # the figure of the last report


def test_the_31_states_of_the_last_report_stay_consistent(register: Path) -> None:
    """What was recorded later lies outside what the report of 2022 could know."""
    found = json.loads(told("reconcile", register, "--document", "CTOC/COP/2022/3", "--format", "json", status=1))
    (claim,) = (each for each in found["claims"] if each["claim"] == "p4-states-assisted")

    assert claim["verdict"] == "consistent"
    assert claim["claimed"]["lower"] == claim["claimed"]["upper"] == 31


def test_what_came_in_late_moves_what_was_published(register: Path) -> None:
    text = told("restate", register, "cop11", "--language", "en")

    assert "Practitioners trained" in text
    assert "late information  +2" in text
    assert "moved: 1 of 43" in text


def test_the_report_bears_neither_the_symbol_nor_the_session_of_the_last_one(report: str) -> None:
    head = report[: report.index("Chiffres clefs")]

    assert "CTOC/COP/2022/3" not in head
    assert "Onzième session" not in head


def test_the_first_page_has_the_figures_that_the_office_chose(report: str) -> None:
    first = report[report.index("Chiffres clefs") : report.index("I. Résumé")]

    assert "Parties au Protocole relatif au trafic illicite de migrants (31 juillet 2024) : 152" in first
    assert "augmentation de 2, contre 150 en juillet 2022" in first
    assert "4 000" not in first  # that was said of the last period
    assert "Le Protocole comptait 152 parties, contre 150." in report


def test_nothing_is_told_as_new_that_the_last_report_told(report: str) -> None:
    """Its findings and undated papers are known from it alone."""
    assert "SWOT" not in report
    assert "Canaries" not in report
    assert "constatations" not in report


def test_a_mandate_that_has_run_out_is_not_said_to_carry_the_work(report: str) -> None:
    assert "Les travaux reposent sur les textes suivants" in report
    assert "S/RES/2546" not in report
    assert "Résolution 2598 (2021) du Conseil de sécurité" in report


def test_states_that_were_studied_or_sat_in_a_room_are_not_assisted(report: str) -> None:
    table = report[report.index("Tableau 1.") : report.index("Tableau 2.")]

    assert "Espagne" not in table
    assert "Malaisie" not in table
    assert "Serbie" in table


def test_the_recommendations_of_the_last_period_have_a_row_each(report: str) -> None:
    found = report[report.index("Suite donnée aux recommandations") : report.index("Évolution depuis")]

    assert "Préparer sans tarder son propre examen" in found
    assert "Fournir des ressources extrabudgétaires" in found


def test_what_is_no_longer_reported_is_said(report: str) -> None:
    found = report[report.index("Chiffres qui ne sont plus communiqués") :]

    assert "Praticiens ayant bénéficié d’une assistance technique | plus de 4 000 (2020-2022) | non communiqué" in found


def test_counts_that_are_incomplete_prove_no_change(report: str) -> None:
    table = report[report.index("Chiffres des deux périodes et évolution") :]

    assert (
        "États ayant bénéficié d’une assistance | au moins 26 | au moins 26 | au moins 6 | pas de conclusion" in table
    )
    assert "diminution de" not in report


def test_it_is_published_and_verified(register: Path) -> None:
    told("publish", register, "--period", "cop12", "--against", "cop11", "--id", "cop12", "--on", "2024-09-02")

    assert "nothing differs" in told("verify", register, "cop12", "--language", "en")
