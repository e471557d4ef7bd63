"""Editorial rules hold against any document, whoever composed it: each finds its fault, and nothing else is one."""

from datetime import date
from pathlib import Path

import pytest

from tests.command_line import typed
from tracker.checks import editorial
from tracker.documents import (
    Block,
    Counted,
    Document,
    Heading,
    Inline,
    Items,
    Message,
    Note,
    Paragraph,
    Sequence,
    Verbatim,
)
from tracker.values import InternationalString
from tracker.writers import plain_text


def words(text: str) -> InternationalString:
    return InternationalString(en=text, fr=text)


def paragraph(text: Inline) -> Paragraph:
    return Paragraph(number=7, text=text)


def heading(level: int, number: str) -> Heading:
    return Heading(level=level, number=number, text=words("A part"), anchor=f"part-{number}")


def found(*blocks: Block, language: str = "en") -> list[tuple[str, str]]:
    return [(each.rule, each.place) for each in editorial(Document(blocks=blocks), language)]


GOOD = paragraph(words("Nine courses were held, three of them online; 40 per cent of those trained were women."))


def test_what_reads_well_has_no_remark() -> None:
    assert found(heading(1, "I."), heading(2, "A."), GOOD, heading(2, "B."), GOOD) == []


@pytest.mark.parametrize(
    ("rule", "blocks"),
    [
        ("list-of-one", [GOOD, Items(items=(words("Alone"),), lettered=True)]),
        ("number-first", [paragraph(words("It was so. 12 courses were held."))]),
        ("small-number", [paragraph(Message("“{note}”", note=Sequence((Counted(3, "events"), words(".")))))]),
        ("words-of-databases", [paragraph(words("The register holds two courses."))]),
        ("words-of-databases", [paragraph(words("Two activities are recorded."))]),
        ("per-cent", [paragraph(words("Of those trained 40 % were women."))]),
        ("bare-place", [paragraph(Sequence((Note(words("It was held"), words("para. 46.")), words("."))))]),
        ("unfinished", [paragraph(words("It was held"))]),
        ("id-in-text", [paragraph(Sequence((Verbatim("pump-course"), words(" was held."))))]),
    ],
)
def test_a_fault_is_found_in_its_paragraph(rule: str, blocks: list[Block]) -> None:
    assert found(*blocks) == [(rule, "7")]


def test_an_a_needs_a_b() -> None:
    assert found(heading(1, "I."), heading(2, "A."), GOOD, heading(1, "II."), GOOD) == [("lone-heading", "A.")]


def test_a_report_is_not_longer_than_a_secretariat_may_write() -> None:
    (remark,) = editorial(Document(blocks=(paragraph(words("word " * 8501 + "end.")),)), "en")

    assert remark.rule == "too-long"
    assert plain_text(remark.said, "en") == "the text has 8,502 words; at most 8,500 may be written"


def test_annexes_are_left_to_their_makers() -> None:
    annex = Heading(level=1, text=words("Annex"), anchor="annex")

    assert found(GOOD, annex, paragraph(words("12 records"))) == []


def test_the_command_names_each_place_and_ends_with_one(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    event = '[[event]]\nid = "e"\nkind = "training"\ntitle = "Course on the register of wells"\nwhen = "2021-05"\n'
    (tmp_path / "events.toml").write_text(event, encoding="utf-8")
    asked = ("report", str(tmp_path), "--period", "2021", "--sections", "cooperation", "--check", "-o", "-")

    done = typed(*asked)
    assert done.returncode == 1
    assert done.stderr.endswith("words-of-databases at 2: the text speaks of where things are kept: “register”\n")


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "It held 5 activities.", "small-number: a number under ten is a word: 5 activities"),
        ("fr", "Il a mené 5 activités.", "small-number: a number under ten is a word: 5 activités"),
        ("en", "It reached 10000 people.", "grouping: the thousands of 10000 are not parted as they should be"),
        ("fr", "Il y a eu 10,000 cas.", "grouping: the thousands of 10,000 are not parted as they should be"),
        ("en", "Boats were utilised.", "spelling: “utilised” is spelled “utilized”"),
        ("en", "An organisation met.", "spelling: “organisation” is spelled “organization”"),
        ("fr", "Le pourcent baisse.", "spelling: “pourcent” is spelled “pour cent”"),
        ("fr", "Il a paru le 1 mai.", "date-form: a date is not written as the language does: 1 mai"),
        ("en", "It met on May 3, 2021.", "date-form: a date is not written as the language does: May 3, 2021"),
        ("en", 'The "new" ways.', 'straight-quotes: a quotation mark or an apostrophe is straight: "new"'),
        ("fr", 'Les "nouveaux".', 'straight-quotes: a quotation mark or an apostrophe is straight: "nouveaux".'),
        ("en", "It's so.", "straight-quotes: a quotation mark or an apostrophe is straight: It's"),
        ("en", "See para. 4 above.", "bare-place: a paragraph is named without its document: para. 4 above"),
        ("fr", "Il en est question (par. 4).", "bare-place: a paragraph is named without its document: par. 4"),
    ],
)
def test_what_people_type_is_held_against_the_rules(language: str, written: str, said: str) -> None:
    remarks = editorial(Document(blocks=(paragraph(words(written)),)), language)

    assert [f"{each.rule}: {plain_text(each.said, 'en')}" for each in remarks] == [said]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Table 1 lists 12 men and 5 women; objective 9 is on 3 million euros, 5 per cent of it in 2020."),
        ("en", "It met on 8 and 9 September 2020, in targets 5.2 and 8.7 (CTOC/COP/2022/3, para. 46)."),
        ("en", "They were advised, raised and supervised, otherwise promised exercises and expertise."),
        ("en", "The Organisation for Economic Co-operation and Development wrote “5 organisations utilised 10000”."),
        ("fr", "L’objectif 9 porte sur 3 millions d’euros ; le 1er mai, 12 hommes et 5 femmes en ont reçu 8,9 %."),
        ("fr", 'Il a lu « The "new" organisation » (CTOC/COP/2022/3, par. 46) et la résolution 1244 (1999).'),
    ],
)
def test_what_the_rules_allow_is_no_fault(language: str, written: str) -> None:
    assert found(paragraph(words(written)), language=language) == []


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "It met in Turkey.", "“Turkey” is now called “Türkiye”"),
        ("en", "It met in Swaziland.", "“Swaziland” is now called “Eswatini”"),
        ("fr", "Elle s’est tenue en Turquie.", "“Turquie” is now called “Türkiye”"),
    ],
)
def test_a_country_bears_the_name_of_the_day(language: str, written: str, said: str) -> None:
    document = Document(blocks=(paragraph(words(written)),))

    assert [plain_text(each.said, "en") for each in editorial(document, language)] == [said]
    assert editorial(document, language, day=date(2010, 1, 1)) == ()


@pytest.mark.parametrize(
    "written", ["It met in the Kingdom of the Netherlands and Türkiye.", "It wrote “Turkey today”."]
)
def test_todays_names_and_quotations_are_no_fault(written: str) -> None:
    assert found(paragraph(words(written))) == []


def test_a_text_in_another_language_is_left_to_it() -> None:
    title = InternationalString(fr="L'organisation de 5 visites")

    assert found(paragraph(Sequence((words("It held "), title, words(".")))), language="en") == []
