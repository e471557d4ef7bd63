"""An answer shows itself in a console, in a notebook and as columns; and a new one takes one file."""

import gc
import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TypedDict

import click
import pytest
from attrs import evolve, frozen
from click.testing import CliRunner

import tracker
from tracker.cli._asked import Asked, on_register
from tracker.cli._output import show
from tracker.documents import Block, Column, Document, Measured, Message, Numeral, Row, Table, Verbatim
from tracker.errors import InvalidValueError
from tracker.model import AssistanceEvent, Register
from tracker.values import InternationalString, Language, When, _spoken
from tracker.values._answer import Answer
from tracker.views import View, Words, as_json, columns_of, document_of, view
from tracker.writers import to_html, to_text
from tracker.writers._html import to_html_part

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
NAMES = ["states-assisted", "states-legislative-assistance"]


@pytest.fixture(scope="module")
def register() -> Register:
    return tracker.load(EXAMPLE)


# -- a new answer, in one file ----------------------------------------------------------------------------------------


@frozen(repr=False)
class Longest(Answer):
    """The event with the longest title: an answer that somebody adds, with its text, HTML and JSON."""

    event: AssistanceEvent

    def __str__(self) -> str:
        return f"{self.event.id}, {len(str(self.event.title))} letters"

    @staticmethod
    def __view__() -> View:
        return LONGEST


class LongestJson(TypedDict):
    event: str
    letters: int


def _blocks(found: Sequence[Longest], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    columns = (Column(title=Message("title")), Column(title=Message("number")))
    for each in found:
        cells = each.event.title, Numeral(len(str(each.event.title)))
        yield Table(title=Verbatim(each.event.id), columns=columns, rows=(Row(cells=cells),))


def _plain(found: Longest, words: Words) -> LongestJson:  # noqa: ARG001  # as all views
    return {"event": found.event.id, "letters": len(str(found.event.title))}


LONGEST = View(name="longest", title=Verbatim("Longest"), blocks=_blocks, plain=_plain)


@click.command("longest")
@on_register()
def longest(asked: Asked) -> None:
    """Say which event has the longest title."""
    register = asked.open()
    show(asked, Longest(max(register.events.values(), key=lambda each: len(str(each.title)))), register=register)


def answer() -> Longest:
    title = InternationalString(en="<b>A course</b>")
    return Longest(AssistanceEvent(id="course", kind="training", title=title, when=When("2021")))


def test_a_new_answer_has_text_html_and_json() -> None:
    assert repr(answer()) == "<Longest: course, 15 letters>"
    assert to_text(view(answer()), "en").split() == ["course", "title", "number", "<b>A", "course</b>", "15"]
    assert "&lt;b&gt;A course&lt;/b&gt;" in answer()._repr_html_()
    assert as_json(answer()) == {"output": 1, "event": "course", "letters": 15}
    assert as_json([answer()]) == {"output": 1, "longest": [{"event": "course", "letters": 15}]}
    assert columns_of(answer()) == {"title": ["<b>A course</b>"], "number": ["15"]}
    assert "<h1>Longest</h1>" in to_html(document_of(answer()), "en")


def test_a_new_answer_has_a_command_that_writes_every_format(tmp_path: Path) -> None:
    def run(*options: str) -> str:
        done = CliRunner().invoke(longest, [str(EXAMPLE), *options], catch_exceptions=False)
        assert done.exit_code == 0
        return done.stdout

    assert run().splitlines()[0] in tracker.load(EXAMPLE).events
    assert set(json.loads(run("--format", "json"))) == {"output", "event", "letters"}
    assert run("-o", "-", "--to", "markdown").startswith("# Longest")
    for name in ("x.md", "x.html", "x.csv", "x.json"):
        run("-o", str(tmp_path / name))
        assert (tmp_path / name).stat().st_size > 0


# -- consoles and notebooks -------------------------------------------------------------------------------------------


def test_an_answer_is_one_line_in_a_console(register: Register) -> None:
    figure = tracker.measure(register, "states-legislative-assistance", "cop11")
    compared = tracker.compare(register, "parties-som-protocol", "cop11", against="cop10")
    known = tracker.measure_all(register, None, "cop11")

    assert repr(figure) == "<Figure: states-legislative-assistance, 2020-07-01..2022-07-31: 10 States (evidenced)>"
    assert repr(compared).startswith("<Comparison: parties-som-protocol: ")
    assert repr(register).startswith("<Register: smuggling-of-migrants: 35 claim, 17 coverage, 74 document, 85 event, ")
    assert repr(Document(title=Message("Figures"), blocks=())) == "<Document: Figures, 0 blocks>"
    assert repr(Document(blocks=view(known))) == f"<Document: no title, {len(known)} blocks>"
    assert all("\n" not in repr(each) for each in known)


def test_an_answer_is_its_view_in_a_notebook(register: Register) -> None:
    figure = tracker.measure(register, "states-legislative-assistance", "cop11")
    shown = figure._repr_html_()

    assert shown == to_html_part(Document(blocks=view(figure)), "en")
    assert shown.startswith('<div lang="en" dir="ltr">')
    assert "10 States" in shown
    assert "legislative-assistance-ten-countries" in shown


def test_a_document_is_a_part_of_a_notebook_without_a_page(register: Register) -> None:
    shown = tracker.report(register, "cop11")._repr_html_()

    assert not any(chrome in shown for chrome in ("<html", "<head", "<body", "<style", "<script", "<main"))


def test_a_notebook_does_not_act_on_what_records_say() -> None:
    title = InternationalString(en="<script>alert(1)</script>")
    register = Register(id="r", title=title)

    assert "<script" not in register._repr_html_()
    assert "&lt;script&gt;" in register._repr_html_()


def test_answers_stay_values(register: Register) -> None:
    """What shows them adds nothing to them."""
    one, other = (tracker.measure(register, "states-legislative-assistance", "cop11") for _ in range(2))

    assert one == other
    assert hash(one) == hash(other)
    assert not hasattr(one, "__dict__")


# -- columns ----------------------------------------------------------------------------------------------------------


def test_figures_are_columns_with_their_numbers(register: Register) -> None:
    found = columns_of(tracker.measure_all(register, NAMES, "cop11", basis="evidenced"))

    assert found["figure"] == ["at least 26 States", "10 States"]
    assert (found["figure, lower bound"], found["figure, upper bound"]) == ([26, 10], [None, 10])
    assert len({len(column) for column in found.values()}) == 1


def test_a_table_of_a_document_is_columns() -> None:
    share = Measured(text=Message("unchanged"), lower=Fraction(1, 3), upper=Fraction(1, 2))
    heads = tuple(Column(title=Verbatim(name)) for name in ("a", "a", "b"))
    rows = (Row(cells=(Verbatim("=1+1"), Verbatim("y"), share)), Row(cells=(Verbatim("z"), Verbatim(""), Verbatim(""))))
    table = Table(title=Verbatim("t"), columns=heads, rows=rows)

    assert columns_of(table, "fr") == columns_of(Document(blocks=(table,)), "fr")
    assert columns_of(table) == {
        "a": ["=1+1", "z"],
        "a 2": ["y", ""],
        "b": ["unchanged", ""],
        "b, lower bound": [Fraction(1, 3), None],
        "b, upper bound": [Fraction(1, 2), None],
    }


def test_a_table_that_is_not_there_is_refused(register: Register) -> None:
    figure = tracker.measure(register, "states-legislative-assistance", "cop11")

    with pytest.raises(InvalidValueError, match=r"there is no table 1 in it; it has 1"):
        columns_of(figure, table=1)
    with pytest.raises(InvalidValueError, match=r"there is no table 0 in it; it has 0"):
        columns_of((), of="Figure")


# -- what is no answer ------------------------------------------------------------------------------------------------


def test_answers_of_several_kinds_are_refused(register: Register) -> None:
    figure = tracker.measure(register, "states-legislative-assistance", "cop11")
    mixed = [figure, figure, answer()]

    for shown in (view, document_of, as_json, columns_of):
        with pytest.raises(
            InvalidValueError, match=r"answers of one kind are shown together, got a Figure and a Longest"
        ):
            shown(mixed)


def test_records_of_several_types_are_of_one_kind(register: Register) -> None:
    event, mandate = next(iter(register.events.values())), next(iter(register.mandates.values()))

    assert [each["table"] for each in as_json([event, mandate])["records"]] == ["event", "mandate"]


def test_of_no_answer_its_kind_is_named() -> None:
    assert as_json((), of="Figure") == as_json((), of=tracker.Figure) == {"output": 1, "figures": []}
    assert as_json((), of=AssistanceEvent) == as_json((), of="Record") == {"output": 1, "records": []}
    assert as_json((), of=Longest) == {"output": 1, "longest": []}
    with pytest.raises(InvalidValueError, match=r"as in of='Figure'"):
        as_json(())
    with pytest.raises(InvalidValueError, match=r"there is no kind of answer 'Figures'; did you mean 'Figure'\?"):
        as_json((), of="Figures")
    with pytest.raises(InvalidValueError, match=r"there is no kind of answer 'int'; "):
        as_json((), of=int)


def test_a_notebook_shows_an_answer_in_the_language_of_the_register(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was asked of it, and whichever other register was asked before or after."""
    monkeypatch.delenv("TRACKER_LANGUAGE")  # which comes before it
    title = InternationalString(fr="Un registre")
    event = AssistanceEvent(id="a", kind="training", title=title, when=When("2021-03"), programmes=frozenset({"x"}))
    french = Register(id="r", title=title, languages=(Language.FRENCH,), records=[event])
    english = evolve(french, languages=(Language.ENGLISH,))
    figure, others = tracker.measure(french, "events", "2021"), tracker.measure_all(french, ["events"], "2021")
    plain = tracker.measure(english, "events", "2021")

    assert "1 activité" in figure._repr_html_()
    assert "1 activité" in (others._repr_html_() or "")
    assert "1 activité" in others[0]._repr_html_()
    assert "1 activity" in plain._repr_html_()
    assert "que faire" in (tracker.check(french)._repr_html_() or "")
    assert "Rapport" in tracker.report(french, "2021")._repr_html_()
    assert "Un registre" in french._repr_html_()
    assert "(absent du registre)" in french.events["a"]._repr_html_()


def test_the_variable_of_the_machine_comes_before_the_register(monkeypatch: pytest.MonkeyPatch) -> None:
    register = Register(id="r", title=InternationalString(en="A register"))
    monkeypatch.setenv("TRACKER_LANGUAGE", "fr")

    assert 'lang="fr"' in tracker.measure(register, "events", "2021")._repr_html_()


def test_what_was_noted_of_an_answer_is_gone_with_it() -> None:
    before = len(_spoken._NOTED)  # noqa: SLF001  # nothing else tells
    register = Register(id="r", title=InternationalString(fr="Un registre"), languages=(Language.FRENCH,))
    document = tracker.report(register, "2021")
    assert len(_spoken._NOTED) > before  # noqa: SLF001  # likewise
    del document, register
    gc.collect()

    assert len(_spoken._NOTED) <= before  # noqa: SLF001  # likewise
