"""Writing to a file: the suffix decides, nothing is lost, and a file is whole or absent."""

import os
from pathlib import Path

import pytest
from report_sample import SAMPLE

from tracker.documents import Document, Verbatim
from tracker.errors import InvalidValueError, MissingExtraError, MissingTranslationError, UnsupportedFormatError
from tracker.languages import missing_messages
from tracker.writers import WRITERS, Writer, plain_text, render, to_html, to_markdown, write
from tracker.writers._words import MESSAGES
from tracker.writers._write import Extra

SMALL = Document(title=Verbatim("t"), blocks=())


@pytest.mark.parametrize("name", ["report.html", "report.HTM", "report.fr.html"])
def test_the_suffix_picks_the_writer(name: str, tmp_path: Path) -> None:
    path = write(SAMPLE, tmp_path / name, "fr")

    assert path.read_text(encoding="utf-8") == to_html(SAMPLE, "fr")


@pytest.mark.parametrize("name", ["markdown", "md", ".md", "Markdown"])
def test_a_format_has_a_name_and_suffixes(name: str) -> None:
    assert render(SAMPLE, name, "en").decode() == to_markdown(SAMPLE, "en")


def test_an_unknown_suffix_names_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(
        UnsupportedFormatError, match=r"no format for files that end in '\.odt'; choose one of \.md, \.ht"
    ):
        write(SMALL, tmp_path / "report.odt", "en")
    with pytest.raises(
        UnsupportedFormatError, match=r"no format for 'report', which has no suffix; choose one of \.md"
    ):
        write(SMALL, tmp_path / "report", "en")
    with pytest.raises(UnsupportedFormatError, match=r"there is no format 'odt'; choose one of markdown, html"):
        render(SMALL, "odt", "en")
    assert not list(tmp_path.iterdir())


def test_a_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(
        InvalidValueError, match=r"report\.md' exists; give --force \(in Python, force=True\) to replace it"
    ):
        write(SMALL, path, "en")
    assert path.read_text(encoding="utf-8") == "mine"

    write(SMALL, path, "en", force=True)
    assert path.read_text(encoding="utf-8") == "# t\n"
    assert [each.name for each in tmp_path.iterdir()] == ["report.md"]


def test_a_failure_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(MissingTranslationError):
        write(SMALL, path, "ru", force=True)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space is left on the disk; nothing was changed; make room"):
        write(SMALL, path, "en", force=True)
    assert path.read_text(encoding="utf-8") == "mine"
    assert [each.name for each in tmp_path.iterdir()] == ["report.md"]


def test_a_place_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match=r"the folder '.*absent' does not exist; make it first"):
        write(SMALL, tmp_path / "absent" / "report.md", "en")
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(InvalidValueError, match=r"folder\.md' is a folder; name a file in it"):
        write(SMALL, tmp_path / "folder.md", "en", force=True)


def test_further_writers_are_passed_in(tmp_path: Path) -> None:
    shout = Writer(name="shout", suffixes=(".shout",), function=lambda _, __: b"HELLO")
    path = write(SMALL, tmp_path / "report.shout", "en", writers=(*WRITERS, shout))

    assert path.read_bytes() == b"HELLO"


def test_a_format_loads_when_it_is_written_and_says_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "needy.py").write_text("import no_such_package.inner\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    extra = Extra(format="Word", package="python-docx", module="no_such_package", name="docx")
    word = Writer(name="docx", suffixes=(".docx",), function="needy:to_docx", extra=extra)

    assert render(SMALL, "md", "en", writers=(word, *WRITERS)) == b"# t\n"
    with pytest.raises(MissingExtraError) as refused:
        write(SMALL, tmp_path / "report.docx", "en", writers=(word, *WRITERS))
    assert str(refused.value) == "Word needs python-docx: pip install 'mandate-tracker[docx]'"
    assert plain_text(refused.value, "fr") == (
        "Word nécessite python-docx\N{NO-BREAK SPACE}: pip install 'mandate-tracker[docx]'"
    )
    assert not (tmp_path / "report.docx").exists()


def test_a_slip_of_a_writer_is_no_missing_package() -> None:
    extra = Extra(format="Word", package="python-docx", module="docx", name="docx")
    for given in (extra, None):
        lost = Writer(name="lost", suffixes=(".lost",), function="no_such_module:to_lost", extra=given)
        with pytest.raises(ModuleNotFoundError, match="no_such_module"):
            render(SMALL, "lost", "en", writers=(lost,))


def test_every_format_is_where_it_is_said_to_be() -> None:
    for writer in WRITERS:
        assert render(SAMPLE, writer.name, "fr")
        assert all(render(SAMPLE, suffix, "fr") == render(SAMPLE, writer.name, "fr") for suffix in writer.suffixes)


def test_every_message_of_the_writers_is_translated() -> None:
    assert missing_messages("fr", MESSAGES) == ()
