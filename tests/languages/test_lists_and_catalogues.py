"""Lists, and the catalogues of messages."""

import re
from collections.abc import Iterable
from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tracker import languages
from tracker.languages import compile_catalogues, listing, missing_messages, translate
from tracker.languages._locale import translation
from tracker.languages._punctuation import joints

CATALOGUES = Path(languages.__file__).parent / "catalogues"
SOURCES = sorted(CATALOGUES.glob("*/LC_MESSAGES/tracker.po"))
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("items", "english", "french"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a et b"),
        (["a", "b", "c"], "a, b and c", "a, b et c"),
        (["a, b", "c"], "a, b; and c", f"a, b{NBSP}; et c"),
        (["a", "b, c", "d"], "a; b, c; and d", f"a{NBSP}; b, c{NBSP}; et d"),
    ],
)
def test_listing(items: list[str], english: str, french: str) -> None:
    assert (listing(items, "en"), listing(items, "fr")) == (english, french)
    assert len(joints(items, "en")) == max(len(items) - 1, 0)


def test_listing_of_choices() -> None:
    assert listing(["a", "b", "c"], "en", style="or") == "a, b or c"
    assert listing(["a", "b", "c"], "fr", style="or") == "a, b ou c"


def test_english_is_the_message_itself() -> None:
    assert translate("en", "Contents") == "Contents"
    assert translate("fr", "Contents") == "Table des matières"
    assert translate("fr", "Original: {language}") == f"Original{NBSP}: {{language}}"


def test_a_missing_translation_is_english_and_can_be_found() -> None:
    assert translate("fr", "No such message") == "No such message"
    assert translation("fr", "No such message") is None
    assert translation("es", "Contents") is None
    assert translate("fr", "") == ""
    assert missing_messages("fr", ["No such message", "Contents", "No such message"]) == ("No such message",)
    assert missing_messages("en", ["No such message"]) == ()


def _forms(message: Iterable[str] | None) -> tuple[str, ...]:
    """Put singular and plural alike, which one file format gives as a tuple and the other as a list."""
    return (message,) if isinstance(message, str) else tuple(message or ())


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.parts[-3]))
def test_catalogues_are_compiled(source: Path) -> None:
    with source.open("rb") as written, source.with_suffix(".mo").open("rb") as compiled:
        messages = {_forms(each.id): _forms(each.string) for each in read_po(written) if each.id and each.string}
        known = {_forms(each.id): _forms(each.string) for each in read_mo(compiled) if each.id}

    assert known == messages, "run python -m tracker.languages"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.parts[-3]))
def test_translations_keep_the_places_of_their_messages(source: Path) -> None:
    with source.open("rb") as written:
        for message in read_po(written):
            if message.id and message.string:
                places = [sorted(re.findall(r"\{\w+\}", str(text))) for text in (message.id, message.string)]
                assert places[0] == places[1], message.id


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.parts[-3]))
def test_translations_keep_the_spaces_around_their_messages(source: Path) -> None:
    """A message such as " (printed {times} times)" is put behind other text."""
    with source.open("rb") as written:
        for message in read_po(written):
            if message.id and message.string:
                assert str(message.id).endswith(" ") is str(message.string).endswith(" "), message.id
                if str(message.id).startswith(" "):
                    assert str(message.string).startswith((" ", NBSP)), message.id


def test_compiling_is_repeatable(tmp_path: Path) -> None:
    copytree(CATALOGUES, tmp_path / "copy")
    (written,) = [path for path in compile_catalogues(tmp_path / "copy") if "fr" in path.parts]
    first = written.read_bytes()
    compile_catalogues(tmp_path / "copy")

    assert written.read_bytes() == first
