"""Everything that is said is marked in the code, and has a translation with the same places in each language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import fields

import tracker
from tracker.checks import code_of, explanation
from tracker.languages import LANGUAGES, missing_messages
from tracker.languages._locale import translation
from tracker.model import RECORD_TYPES
from tracker.reports import EVERY_CHECK

PACKAGE = Path(tracker.__file__).parent
SPEAKING = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file())
MARKS = {"Message", "phrase"}
FOREIGN = [language for language in LANGUAGES if language != "en"]


def marked(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Go through the phrases that a module marks for translation."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, node
            else:
                assert node.func.id == "Message", f"{path.name}:{node.lineno} marks no literal"
                assert not isinstance(first, ast.JoinedStr | ast.BinOp), (
                    f"{path.name}:{node.lineno} puts an id together"
                )


MODULES = [path for package in SPEAKING for path in sorted((PACKAGE / package).rglob("*.py"))]
PHRASES = sorted({msgid for path in MODULES for msgid, _ in marked(path)})
EXPLANATIONS = [paragraph.id for each in EVERY_CHECK for paragraph in explanation(code_of(each), EVERY_CHECK)]


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))


def test_phrases_are_found() -> None:
    assert "{record} cites no source" in PHRASES
    assert "Wrote {file}." in PHRASES
    assert len(PHRASES) > 300
    assert len(EXPLANATIONS) >= 3 * len(EVERY_CHECK)


@pytest.mark.parametrize("language", FOREIGN)
def test_everything_said_is_translated(language: str) -> None:
    assert missing_messages(language, [*PHRASES, *EXPLANATIONS]) == ()


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("msgid", [*PHRASES, *EXPLANATIONS])
def test_translations_have_the_places_of_their_phrase(msgid: str, language: str) -> None:
    assert places(translation(language, msgid) or "") == places(msgid)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_place_of_a_phrase_is_filled(path: Path) -> None:
    for msgid, call in marked(path):
        given = {keyword.arg for keyword in call.keywords}
        if isinstance(call.func, ast.Name) and call.func.id == "Message" and None not in given:
            assert sorted(f"{{{name}}}" for name in given) == sorted(set(places(msgid))), f"line {call.lineno}: {msgid}"


@pytest.mark.parametrize("language", FOREIGN)
def test_every_field_has_a_name(language: str) -> None:
    names = {each.name for record_type in RECORD_TYPES for each in fields(record_type)} - {"origin"}

    assert missing_messages(language, sorted(name.replace("_", " ") for name in names)) == ()


# -- the catalogues as they are written -------------------------------------------------------------------------------

ENTRY = re.compile(r'msgid "(?P<said>.+)"(?P<translated>\nmsgstr ".+"|\nmsgid_plural ".+"(?:\nmsgstr\[\d\] ".+")+)')
"""One translation, or one for each form: of two lines that two hands wrote, nobody knows which is said."""
NBSP = "\N{NO-BREAK SPACE}"


def entries(language: str) -> list[tuple[str, str]]:
    """The messages of a catalogue, which stand in blocks of their own: a message, a translation, a blank line."""
    text = (PACKAGE / "languages" / "catalogues" / language / "LC_MESSAGES" / "tracker.po").read_text(encoding="utf-8")
    _, *blocks = text.rstrip("\n").split("\n\n")
    found = []
    for block in blocks:
        entry = ENTRY.fullmatch(re.sub(r"(?m)^#.*\n?", "", block))
        assert entry or "msgid" not in block, block
        if entry:
            found.append((entry["said"], entry["translated"]))
    return found


@pytest.mark.parametrize("language", FOREIGN)
def test_each_message_stands_once(language: str) -> None:
    said = [message for message, _ in entries(language)]

    assert sorted(said) == sorted(set(said))


def test_french_marks_keep_to_their_words() -> None:
    """A colon, a semicolon and the like stand after a space that no line breaks at; so do guillemets, on the inside."""
    loose = re.compile(r" [;:?!»]|« ")

    assert [translated for _, translated in entries("fr") if loose.search(translated)] == []


def test_french_tells_nobody_what_to_do() -> None:
    """Hints stand in the infinitive, as the language of administrations has it, and never in the imperative."""
    imperative = re.compile(r"\b(?!chez|assez)[a-zé]+ez\b", re.IGNORECASE)

    assert [translated for _, translated in entries("fr") if imperative.search(translated)] == []
