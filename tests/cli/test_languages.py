"""Commands speak the language that is asked for, else that of the office, else the register's: no locale decides."""

import json
import os
import subprocess
import sys
from inspect import cleandoc
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click import Context, Option
from click.testing import CliRunner, Result

from tests.command_line import flowing, lines_of
from tracker.cli import COMMANDS, cli
from tracker.comparison import compare
from tracker.files import load
from tracker.indicators import measure
from tracker.languages import missing_messages
from tracker.model import RECORD_TYPES
from tracker.values import Bounds
from tracker.views import view
from tracker.writers import to_text

EXAMPLE = "examples/smuggling-of-migrants"
TABLES = [record_type.table for record_type in RECORD_TYPES]
NBSP = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def answered(*arguments: str) -> Any:  # noqa: ANN401  # JSON
    return json.loads(run(*arguments, "--format", "json").stdout)


def test_figures_in_french() -> None:
    done = run("measure", EXAMPLE, "practitioners-assisted", "--period", "cop11", "--language", "fr")

    assert done.stdout == (
        "Praticiens ayant bénéficié d’une assistance technique  [practitioners-assisted, chiffre publié]\n"
        f"  chiffre    plus de 4{NARROW}000 praticiens\n"
        "  date       2020-2022\n"
        f"  bornes     à partir de 4{NARROW}001, sans limite (lecture prudente)\n"
        "  remarques  période propre\n"
        "  fiches     p4-practitioners-assisted\n"
    )


def test_an_exact_number_decides_on_the_form_of_its_unit() -> None:
    done = run("measure", EXAMPLE, "events", "--period", "cop11", "--by", "country", "--language", "fr")

    assert (
        "Activités de toute nature – pays Chili  [events, d’après les fiches]\n  chiffre    1 activité\n" in done.stdout
    )
    assert "  chiffre    3 activités\n" in done.stdout


def test_comparisons_in_french() -> None:
    done = run(
        "compare", EXAMPLE, "parties-som-protocol", "--period", "cop11", "--against", "cop10", "--language", "fr"
    )

    assert done.stdout == (
        "Parties au Protocole relatif au trafic illicite de migrants  [parties-som-protocol]\n"
        "  avant      146 États, 19 octobre 2018 (d’après les fiches)\n"
        "  après      150 États, juillet 2022 (d’après les fiches)\n"
        "  évolution  augmentation de 4 (se vérifie selon la lecture stricte)\n"
    )


def test_every_bound_is_worded() -> None:
    figure = measure(load(EXAMPLE), "events", "cop11")
    said = [
        to_text(view(evolve(figure, bounds=bounds)), "fr").splitlines()[3].strip()
        for bounds in (Bounds(1, 2), Bounds(1, None), Bounds(None, 2), Bounds(None, None))
    ]

    assert said == [
        "bornes     1 à 2 (lecture prudente)",
        "bornes     à partir de 1, sans limite (lecture prudente)",
        "bornes     jusqu’à 2, sans limite inférieure (lecture prudente)",
        "bornes     sans limite (lecture prudente)",
    ]


def test_who_came_and_who_went() -> None:
    comparison = compare(load(EXAMPLE), "states-assisted", "cop11", against="cop10")
    churn = evolve(comparison.change.churn, entries=("PK", "NP"), exits=())
    block = to_text(view(evolve(comparison, change=evolve(comparison.change, churn=churn))), "fr")

    assert "  après seulement  PK, NP\n  avant seulement  aucun\n" in block


def test_diagnostics_in_french() -> None:
    done = run("check", EXAMPLE, "--language", "fr", "--select", "TRK5")

    assert done.exit_code == 0
    assert done.stdout.partition(" ")[2] == (
        "avertissement TRK501 CTOC/COP/2022/3 imprime deux fois le paragraphe 47, cité par le programme 'glo-act' et "
        f"l’activité 'gloact-pk-fia-training' (faire corriger la source{NBSP}; les fiches comptent une seule fois)\n"
    )
    assert f"erreurs{NBSP}: 0{NBSP}; avertissements{NBSP}: 1{NBSP}; remarques{NBSP}: 0." in done.stderr
    assert f"«{NBSP}tracker explain TRK501{NBSP}» dit ce que signifie un code" in done.stderr


def test_json_differs_in_its_sentences_alone() -> None:
    english = answered("check", EXAMPLE, "--select", "TRK5")["diagnostics"]
    french = answered("check", EXAMPLE, "--select", "TRK5", "--language", "fr")["diagnostics"]

    assert french[0]["message"].startswith("CTOC/COP/2022/3 imprime deux fois le paragraphe 47")
    assert french[0]["hint"] == f"faire corriger la source{NBSP}; les fiches comptent une seule fois"
    assert [{**each, "message": "", "hint": ""} for each in french] == [
        {**each, "message": "", "hint": ""} for each in english
    ]


def test_explain_in_french() -> None:
    done = run("explain", "trk501", "--language", "fr")

    assert done.stdout.startswith(f"TRK501{NBSP}: une source imprime un passage plus d’une fois.\n\nPourquoi{NBSP}: ")
    assert run("explain", "trk501").stdout.startswith("TRK501: a source prints a passage more than once.\n\nWhy: ")


def test_show_in_french() -> None:
    done = run("show", EXAMPLE, "gloact-pk-fia-training", "--language", "fr")

    assert f"source CTOC/COP/2022/3, par. 47 «{NBSP}trafic de migrants au Pakistan" in flowing(done.stdout)
    assert "(imprimé 2 fois)" in flowing(done.stdout)


def test_what_is_not_there_in_french(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    (tmp_path / "event.toml").write_text(
        '[[event]]\nid = "a"\nkind = "training"\ntitle = "A"\nwhen = "2021"\nprogrammes = ["glo-act"]\n',
        encoding="utf-8",
    )
    (tmp_path / "coverage.csv").write_text(
        "of,period,state\n" + "".join(f"{table},{year},none\n" for table in TABLES for year in (1998, 1999)),
        encoding="utf-8",
    )
    path = str(tmp_path)

    shown = run("show", path, "a", "--language", "fr")
    assert "→ programmes glo-act (absent du registre)" in lines_of(shown.stdout)
    assert shown.stderr == (
        f"Avertissement{NBSP}: références qui ne mènent à rien{NBSP}: 1{NBSP}; «{NBSP}tracker check {path}{NBSP}» en "
        "donne la liste.\n"
    )
    assert run("measure", path, "--period", "1999", "--language", "fr").stderr.endswith(
        "Rien n’est consigné ni communiqué pour cette période.\n"
    )
    assert run("compare", path, "--period", "1999", "--against", "1998", "--language", "fr").stderr.endswith(
        "Aucune des deux périodes n’a de chiffre.\n"
    )
    assert run("list", path, "event", "--where", "id=b", "--language", "fr").stderr.endswith(
        "Aucune fiche ne répond à la demande.\n"
    )


def test_a_written_file_is_named(tmp_path: Path) -> None:
    target = tmp_path / "r.md"
    done = run("report", EXAMPLE, "--period", "cop11", "-o", str(target), "--language", "fr")

    assert done.stderr == f"Fichier écrit{NBSP}: {target}.\n"


@pytest.mark.parametrize("variable", ["LANG", "LC_ALL", "LANGUAGE"])
def test_the_locale_decides_nothing(variable: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "explain", "TRK501"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, variable: "fr"},
    )

    assert done.stdout.startswith("TRK501: a source prints")


@pytest.mark.parametrize("command", [("check", EXAMPLE), ("list", EXAMPLE, "event"), ("explain", "TRK501")])
def test_a_language_without_translations_is_wrong_usage(command: tuple[str, ...]) -> None:
    done = run(*command, "--language", "es")

    assert done.exit_code == 2
    assert done.stdout == ""
    assert "'es' is not one of 'en', 'fr'" in done.stderr


def test_json_gives_assumptions_in_the_language_that_is_asked_for() -> None:
    def assumed(language: str) -> str:
        figures = answered("measure", EXAMPLE, "events", "--period", "cop11", "--language", language)["figures"]
        return " ".join(figures[0]["assumptions"])

    english = load(EXAMPLE).periods["cop11"].assumption
    assert english is not None
    for language in ("en", "fr"):
        assert english.best(language) in assumed(language)


# -- what goes wrong --------------------------------------------------------------------------------------------------


def spoken(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a person does; what a register lacks is said by its entry point."""
    return subprocess.run(
        [sys.executable, "-m", "tracker", *arguments], capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("chek", "--language", "fr"),
            f"Erreur{NBSP}: Commande inconnue{NBSP}: 'chek'{NBSP}; s’agit-il de 'check'{NBSP}?\n",
        ),
        (("check", "--language=fr"), f"Erreur{NBSP}: Argument manquant{NBSP}: 'REGISTRE'.\n"),
        (
            ("check", EXAMPLE, "--format", "xml", "--language", "fr"),
            (
                f"Erreur{NBSP}: Valeur non valable pour '--format'{NBSP}: 'xml' ne fait pas partie de 'text', 'json', "
                "'sarif', 'github'.\n"
            ),
        ),
        (
            ("list", EXAMPLE, "event", "--recorded-by", "2022-13-01", "--language", "fr"),
            (
                f"Erreur{NBSP}: Valeur non valable pour '--recorded-by'{NBSP}: '2022-13-01' n’est pas un jour{NBSP}; "
                "l’écrire comme 2022-07-31\n"
            ),
        ),
        (
            ("explain", "TRK1011", "--language", "fr"),
            (
                f"Erreur{NBSP}: 'TRK1011' ne figure pas dans la liste de codes 'checks'{NBSP}; "
                f"s’agit-il de 'TRK101'{NBSP}?\n"
            ),
        ),
        (("check", EXAMPLE, "more", "--language", "fr"), f"Erreur{NBSP}: Argument en trop (more)\n"),
    ],
)
def test_wrong_usage_is_said_in_french(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)

    assert done.exit_code == 2
    assert done.stderr.startswith(f"Usage{NBSP}: ")
    assert f"--help{NBSP}» affiche l’aide.\n" in done.stderr
    assert done.stderr.endswith(said)


def test_what_a_register_lacks_is_said_in_french() -> None:
    done = spoken("measure", EXAMPLE, "--period", "cop13", "--language", "fr")

    assert done.returncode == 2
    assert done.stderr == (
        f"Erreur{NBSP}: introuvable dans le registre{NBSP}: période 'cop13'{NBSP}; s’agit-il de 'cop11'{NBSP}?\n"
    )


def test_faults_are_said_in_french(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('schema = 2\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    message = f"le schéma 2 n’est pas pris en charge{NBSP}; cette version de tracker lit le schéma 1"
    hint = "utiliser la version de tracker qui l’a écrit"
    done = spoken("check", str(tmp_path), "--language", "fr")

    assert done.returncode == 1
    assert done.stderr == (
        f"register.toml:1 faute dans schema{NBSP}: {message} ({hint})\n"
        f"{tmp_path} ne peut être lu comme un registre{NBSP}; rien n’a été écrit.\n"
    )
    (fault,) = answered("check", str(tmp_path), "--language", "fr")["faults"]
    assert (fault["message"], fault["hint"]) == (message, hint)
    told = run("check", str(tmp_path), "--language", "fr", "--format", "github").stdout
    assert f"title=fault::schema{NBSP}: {message} ({hint})\n" in told
    log = json.loads(run("check", str(tmp_path), "--language", "fr", "--format", "sarif").stdout)
    assert log["runs"][0]["results"][0]["message"]["text"] == f"schema{NBSP}: {message} ({hint})"


def test_help_in_french_leaves_nothing_behind() -> None:
    english = run("check", "--help").stdout
    french = run("check", "--help", "--language", "fr").stdout

    assert "Dire ce qui est faux ou douteux dans un registre" in french
    assert "--language [en|fr]              Langue du résultat\N{NO-BREAK SPACE}; par défaut" in french
    assert "Afficher ce message et s’arrêter." in spoken("check", "--help", "--language", "fr").stdout
    assert run("check", "--help").stdout == english
    assert "LANGUAGE" not in os.environ or os.environ["LANGUAGE"] != "fr"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_all_help_is_translated(name: str) -> None:
    command = cli.get_command(Context(cli), name)
    assert command is not None
    helps = [each.help for each in command.params if isinstance(each, Option) and each.help]

    assert missing_messages("fr", [COMMANDS[name], cleandoc(command.help or ""), *helps]) == ()


def test_fields_are_named_in_french() -> None:
    french = run("show", EXAMPLE, "gloact-pk-fia-training", "--language", "fr").stdout

    assert "titre Formation d’enquêtrices de l’Agence fédérale d’enquête du Pakistan" in lines_of(french)
    assert "femmes 25" in lines_of(french)
    assert "women 25" in lines_of(run("show", EXAMPLE, "gloact-pk-fia-training").stdout)


def test_an_unknown_code_of_a_check_is_wrong_usage() -> None:
    done = spoken("check", EXAMPLE, "--select", "XYZ", "--language", "fr")

    assert done.returncode == 2
    assert done.stderr == f"Erreur{NBSP}: 'XYZ' ne figure pas dans la liste de codes 'checks'\n"
