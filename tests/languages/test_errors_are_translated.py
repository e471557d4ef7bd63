"""What goes wrong is said in each language as well: every sentence of an error is a template, and is translated."""

import ast
import copy
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import tracker
from tracker import errors
from tracker.errors import InvalidValueError, Sentence, StructureFault, TrackerError, UnknownCodeError
from tracker.languages import LANGUAGES, missing_messages
from tracker.languages._locale import translation
from tracker.writers import plain_text

PACKAGE = Path(tracker.__file__).parent
MODULES = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts[0] not in {"checks", "claims", "documents", "followup", "strategies", "testing"}
)
FOREIGN = [language for language in LANGUAGES if language != "en"]

RAISED = {name for name in errors.__all__ if name.endswith("Error")} - {"UnknownCodeError", "UnknownRecordError"}
SAYING = {"Sentence", "StructureFault", "fault", "RefusedError", *RAISED}
HOW_MANY = {"RefusedError": 2, "Refusal": 3}
"""How many of the first arguments are sentences, where it is more than one."""


def said(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """Go through the arguments that hold a sentence; a name stands for what is marked elsewhere."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
        if name in SAYING | HOW_MANY.keys():
            given = [*node.args[: HOW_MANY.get(name, 1)], *(each.value for each in node.keywords if each.arg == "hint")]
            yield from ((name, part) for argument in given for part in alternatives(argument))
        if name == "UnknownRecordError":
            yield from ((name, each.value) for each in node.keywords if each.arg == "kind")


def alternatives(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.IfExp):
        yield from alternatives(node.body)
        yield from alternatives(node.orelse)
    else:
        yield node


TEMPLATES = sorted(
    {
        part.value
        for path in MODULES
        for _, part in said(path)
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value
    }
)


def places(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", text))


def test_sentences_are_found() -> None:
    assert "unknown key {key}" in TEMPLATES
    assert "close its quotation mark" in TEMPLATES
    assert len(TEMPLATES) > 250


@pytest.mark.parametrize("language", FOREIGN)
def test_every_sentence_is_translated(language: str) -> None:
    assert missing_messages(language, TEMPLATES) == ()


@pytest.mark.parametrize("language", FOREIGN)
def test_translations_have_the_places_of_their_sentence(language: str) -> None:
    differing = [each for each in TEMPLATES if places(translation(language, each) or "") != places(each)]

    assert differing == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_sentence_is_put_together_where_it_is_raised(path: Path) -> None:
    put_together = [part.lineno for _, part in said(path) if isinstance(part, ast.JoinedStr | ast.BinOp)]

    assert put_together == [], f"give the template and its parts: lines {put_together} of {path}"


# -- what a sentence is -----------------------------------------------------------------------------------------------


def test_an_error_speaks_english_in_python_and_any_language_when_asked() -> None:
    error = UnknownCodeError("BGS", codelist="countries", nearest="BGD", meaning="Bangladesh")

    assert str(error) == "'BGS' is not in code list 'countries'; did you mean 'BGD' (Bangladesh)?"
    assert plain_text(error, "en") == str(error)
    assert plain_text(error, "fr") == (
        "'BGS' ne figure pas dans la liste de codes 'countries'\N{NO-BREAK SPACE}; "
        "s’agit-il de 'BGD' (Bangladesh)\N{NO-BREAK SPACE}?"
    )


def test_what_is_quoted_is_never_taken_for_a_place_nor_translated() -> None:
    error = InvalidValueError("{text} says nothing; leave the field out", text="'{text} none'")

    assert str(error) == "'{text} none' says nothing; leave the field out"
    assert plain_text(error, "fr") == "'{text} none' ne dit rien\N{NO-BREAK SPACE}; omettre le champ"


def test_a_fault_is_said_with_its_place() -> None:
    fault = StructureFault("this file is missing", file="a.toml", line=3, path="event[0]", hint="remove it")

    assert str(fault) == "a.toml:3 fault at event[0]: this file is missing (remove it)"
    assert plain_text(fault, "fr") == (
        "a.toml:3 faute dans event[0]\N{NO-BREAK SPACE}: ce fichier manque (le supprimer)"
    )


def test_an_error_of_a_user_stays_as_it_is() -> None:
    assert plain_text(TrackerError("nobody translated this"), "fr") == "nobody translated this"
    assert plain_text("none", "fr") == "none"


TEXTS = st.text(st.sampled_from("{}ab' "), max_size=8)


@given(TEXTS, st.dictionaries(st.sampled_from("ab"), TEXTS))
@example("{a ", {"a": "b"})
@example("{{a}}", {"a": "{b}", "b": "a"})
def test_filling_agrees_with_taking_a_text_apart(template: str, parts: dict[str, str]) -> None:
    pieces = re.split(r"\{([a-z]+)\}", template)  # text and names in turn
    expected = "".join(parts.get(piece, f"{{{piece}}}") if odd % 2 else piece for odd, piece in enumerate(pieces))

    assert Sentence(template, **parts) == expected


@given(TEXTS, st.dictionaries(st.sampled_from("ab"), TEXTS))
def test_sentences_survive_copies(template: str, parts: dict[str, str]) -> None:
    sentence = Sentence(template, **parts)
    for same in (copy.copy(sentence), copy.deepcopy(sentence), pickle.loads(pickle.dumps(sentence))):  # noqa: S301  # ours
        assert (same, same.template, same.parts) == (sentence, template, parts)
