"""Whatever is wrong with files is said in French: each specimen, each slip of syntax, and a few word for word."""

from collections.abc import Callable, Iterator

import pytest
from _small_files import Files
from test_specimens import TOO_MUCH, specimens

from tracker.errors import Sentence, StructureError
from tracker.files import load
from tracker.languages._locale import translation
from tracker.records._refused_values import parser_said
from tracker.writers import plain_text

NBSP = "\N{NO-BREAK SPACE}"


def templates(said: object) -> Iterator[str]:
    """Go through the templates of a sentence and of its parts."""
    if isinstance(said, Sentence) and said:
        yield said.template
        for part in said.parts.values():
            yield from templates(part)


def untranslated(written: Callable[[Files], object], files: Files) -> list[str]:
    with pytest.raises(StructureError) as caught:
        load(str(written(files)))
    said = [each for fault in caught.value.faults for each in templates(fault.sentence)]
    return [each for each in said if translation("fr", each) is None]


@pytest.mark.parametrize(("files", "expected"), list(specimens()))
def test_every_specimen_is_said_in_french(
    files: Files, expected: list[str], written: Callable[[Files], object]
) -> None:
    assert expected
    assert untranslated(written, files) == []


@pytest.mark.parametrize("files", [files for files, _ in TOO_MUCH.values()], ids=list(TOO_MUCH))
def test_too_much_of_anything_is_said_in_french(files: Files, written: Callable[[Files], object]) -> None:
    assert untranslated(written, files) == []


SLIPS = {
    "a.toml": [
        "a b",
        "a",
        "a =",
        "a = [1",
        "a = {b = 1",
        "a = 'x",
        'a = "x',
        'a = "\\q"',
        'a = "\\u12"',
        'a = "\\ud800"',
        "a = 1 b = 2",
        "= 1",
        "a = x",
        "a = 2021-02-30",
        "[a]\n[a]",
        "a = 1\na = 2",
        "[a",
        "[[a]",
        "a = {b = 1, b = 2}",
        "a = 1\n[a]",
        "@",
        "a = {}\n[a.b]",
        "a = []\n[[a]]",
        "a.b = 1\n[a]",
        "a = '''x",
        "a = 1\x01",
        'a = """\\ x"""',
        "[a]\nb.c = 1\n[a.b]",
        "# \x01",
        "a = 1\n[[a]]",
        "a = 1\n[a.b]",
        "a = 1\na.b = 2",
        "[[a]]\n[a]",
    ],
    "event.jsonl": [
        "{",
        "{1}",
        '{"a"}',
        '{"a": }',
        '{"a": 1 "b": 2}',
        '{"a": 1} x',
        '{"a": "x',
        '{"a": "\\q"}',
        '{"a": "\\u12"}',
        "x",
        "[1,]",
        '{"a": 1,}',
        '{"a": "\x01"}',
        "[1 2]",
        '{"a": NaN}',
        '{"a": 1, "a": 2}',
        "3",
        '{"a": "\\ud800"}',
    ],
    "event.csv": [
        'id\n"a',
        'id\n"a"b',
        "id\na,b",
        "id,id\n1,2",
        "id,\n1,2",
        "id;kind\n1;2",
        "title.xx\nx",
        "citations\nx",
    ],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SLIPS.items() for text in texts])
def test_every_slip_of_syntax_is_said_in_french(name: str, text: str, written: Callable[[Files], object]) -> None:
    assert untranslated(written, {name: text}) == []


def test_a_parser_is_translated_around_what_it_quotes() -> None:
    assert plain_text(parser_said("duplicate inline table key 'none'"), "fr") == (
        "clé 'none' en double dans une table en ligne"
    )


def test_faults_in_french_word_for_word(written: Callable[[Files], object]) -> None:
    event = '[[event]]\nid = "a"\nkind = "training"\ntilte = "x"\nwhen = "2021-02-30"\nwomen = true\n'
    with pytest.raises(StructureError) as caught:
        load(str(written({"event.toml": event, "programme.csv": "id,titre\n1,2,3\n"})))

    assert [plain_text(fault, "fr") for fault in caught.value.faults] == [
        f"event.toml:1 faute dans event[0].title{NBSP}: 'title' manque (obligatoire{NBSP}: id, kind, title, when)",
        f"event.toml:4 faute dans event[0].tilte{NBSP}: clé inconnue 'tilte' (s’agit-il de 'title'{NBSP}?)",
        (
            f"event.toml:5 faute dans event[0].when{NBSP}: '2021-02-30' n’existe pas{NBSP}: ce mois compte 28 jours"
            f"{NBSP}; écrire un jour de 01 à 28"
        ),
        (
            f"event.toml:6 faute dans event[0].women{NBSP}: un nombre est attendu{NBSP}; trouvé{NBSP}: true "
            "(l’écrire comme 4000, ou comme une table avec une valeur)"
        ),
        f"programme.csv:1 faute dans kind{NBSP}: la colonne 'kind' manque (obligatoire{NBSP}: id, kind, title)",
        f"programme.csv:1 faute dans title{NBSP}: la colonne 'title' manque (obligatoire{NBSP}: id, kind, title)",
        f"programme.csv:1 faute dans titre{NBSP}: colonne inconnue 'titre' (s’agit-il de 'title'{NBSP}?)",
        (
            f"programme.csv:2 faute dans programme[0]{NBSP}: une ligne de 3 cellules sous 2 colonnes "
            "(un texte qui contient une virgule se met entre guillemets)"
        ),
    ]
