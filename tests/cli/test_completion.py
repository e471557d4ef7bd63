"""A shell completes commands, options and the words of the register that the line names; it never disturbs the line."""

from pathlib import Path

import pytest
from click import Argument, Context, Option
from click.shell_completion import ShellComplete

from tracker.cli import COMMANDS, cli
from tracker.cli._kinds_of_words import Word
from tracker.cli._offered import _OFFERS

EXAMPLE = "examples/smuggling-of-migrants"
REVIEW = "examples/universal-periodic-review"


def completed(*arguments: str) -> dict[str, str | None]:
    """Complete the last of some arguments; what each word stands for."""
    *before, begun = arguments
    found = ShellComplete(cli, {}, "tracker", "_TRACKER_COMPLETE").get_completions(before, begun)
    return {each.value: each.help for each in found}


def test_commands() -> None:
    assert list(completed("me")) == ["measure"]
    assert set(completed("")) == set(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("measure", EXAMPLE, "--period", "cop1"), ["cop10", "cop11"]),
        (("compare", EXAMPLE, "--period", "cop11", "--against", "pre"), ["previous"]),
        (("measure", EXAMPLE, "states-l"), ["states-legislative-assistance"]),
        (("measure", EXAMPLE, "--period", "cop11", "states-assisted", "states-l"), ["states-legislative-assistance"]),
        (("show", EXAMPLE, "gloact-pk"), ["gloact-pk-fia-training"]),
        (("reconcile", EXAMPLE, "--document", "CTOC/COP/2022/3"), ["CTOC/COP/2022/3"]),
        (("list", EXAMPLE, "ev"), ["event"]),
        (("list", EXAMPLE, "event", "--country", "PK"), ["PK"]),
        (("list", EXAMPLE, "event", "--where", "kin"), ["kind="]),
        (("list", EXAMPLE, "event", "--where", "kind=w"), ["kind=workshop"]),
        (("list", REVIEW, "recommendation", "--status", "supp"), ["supported"]),
        (("followup", REVIEW, "--scale", "upr"), ["upr@1"]),
        (("report", EXAMPLE, "--sections", "introduction,intro"), []),
        (("report", EXAMPLE, "--sections", "introduction,cha"), ["introduction,changes"]),
        (("report", EXAMPLE, "--kind", "co"), ["country"]),
        (("measure", EXAMPLE, "--to", "mark"), ["markdown"]),
        (("import", EXAMPLE, "--as", "u"), ["upr"]),
        (("workbook", EXAMPLE, "--types", "event,doc"), ["event,document"]),
        (("explain", "trk10"), ["TRK101", "TRK102", "TRK103", "TRK104", "TRK105"]),
        (("codes", "event"), ["event_kind"]),
    ],
)
def test_words_of_the_register(arguments: tuple[str, ...], expected: list[str]) -> None:
    assert list(completed(*arguments)) == expected


def test_what_a_word_stands_for_is_in_the_language() -> None:
    assert completed("list", EXAMPLE, "event", "--country", "KE") == {"KE": "Kenya"}
    assert completed("list", EXAMPLE, "event", "--language", "fr", "--country", "SN") == {"SN": "Sénégal"}


def test_publications(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    (tmp_path / "publications" / "first").mkdir(parents=True)

    assert list(completed("verify", str(tmp_path), "")) == ["first"]
    assert list(completed("restate", str(tmp_path), "f")) == ["first"]


@pytest.mark.parametrize("header", [None, "schema = 1\nid = 'r'\n", "[[", 'schema = 1\nid = "r"\ntitle = 4\n'])
def test_faults_are_not_said_while_somebody_types(
    tmp_path: Path, header: str | None, capfd: pytest.CaptureFixture[str]
) -> None:
    if header is not None:
        (tmp_path / "register.toml").write_text(header, encoding="utf-8")

    for arguments in (("measure", str(tmp_path), "--period", ""), ("show", str(tmp_path), "a"), ("show", "\0", "")):
        assert completed(*arguments) == {}
    assert capfd.readouterr() == ("", "")


def test_every_kind_of_word_is_offered() -> None:
    asked = set()
    for name in COMMANDS:
        command = cli.get_command(Context(cli), name)
        assert command is not None
        asked |= {each.type.offered for each in command.params if isinstance(each.type, Word)}

    assert asked == set(_OFFERS)


FREE = {
    "actual", "changes", "cohort", "defaults", "encoding", "font_paths", "maps", "minimum", "name", "note", "reason",
    "separator", "sets", "sheet", "title", "type_and_files", "values", "within",
}  # fmt: skip
"""What a person makes up, or what a shell completes by itself."""


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_nothing_that_can_be_completed_is_left_to_be_typed(name: str) -> None:
    command = cli.get_command(Context(cli), name)
    assert command is not None
    bare = {
        each.name
        for each in command.params
        if isinstance(each, Option | Argument) and each.type.name == "text" and not getattr(each, "is_flag", False)
    }

    assert bare <= FREE
