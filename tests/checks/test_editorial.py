"""Editorial rules hold against any document, whoever composed it: each finds its fault, and nothing else is one."""

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
    Numeral,
    Paragraph,
    Sequence,
    Verbatim,
)
from tracker.documents._inline import Filled
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
        (
            "inconclusive",
            [
                paragraph(
                    Filled(
                        words("There were twelve, {0}."),
                        (Message("against {before} in the previous period, without a conclusion", before=Numeral(9)),),
                    )
                )
            ],
        ),
    ],
)
def test_a_fault_is_found_in_its_paragraph(rule: str, blocks: list[Block]) -> None:
    assert found(*blocks) == [(rule, "7")]


def test_an_a_needs_a_b() -> None:
    assert found(heading(1, "I."), heading(2, "A."), GOOD, heading(1, "II."), GOOD) == [("lone-heading", "A.")]


def test_a_report_is_not_longer_than_a_secretariat_may_write() -> None:
    (remark,) = editorial(Document(blocks=(paragraph(words("word " * 8501 + "end.")),)), "en")

    assert remark.rule == "too-long"
    assert plain_text(remark.said, "en") == "the text has 8,502 words, and 8,500 is the most"


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
