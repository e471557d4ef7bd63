"""A report says what the records say, in the reader's language, and every number leads back to them."""

import os
import re
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve

sys.path.insert(0, str(Path(__file__).parent))

from small_register import written

from tracker.documents import Document
from tracker.errors import InvalidValueError, UnknownRecordError, UnsupportedFormatError
from tracker.files import load
from tracker.indicators import Basis, measure_all
from tracker.model import AssistanceEvent, Passage, PassageState, Register
from tracker.reports import report
from tracker.values import InternationalString, When
from tracker.writers import to_html, to_markdown

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture(scope="module")
def example() -> Register:
    return load(EXAMPLE)


@pytest.fixture(scope="module")
def document(example: Register) -> Document:
    return report(example, "cop11", against="cop10")


@pytest.fixture
def small(tmp_path: Path) -> Register:
    return load(written(tmp_path))


def same_as_snapshot(name: str, text: str) -> None:
    """Compare with what was written before; TRACKER_SNAPSHOTS=write writes it again."""
    path = SNAPSHOTS / name
    if os.environ.get("TRACKER_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def main_text(markdown: str) -> str:
    """Leave out the annexes, which say again what the records say."""
    return re.split(r"\n## .*Annexe? I\.", markdown)[0]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_report_of_the_example(document: Document, language: str) -> None:
    same_as_snapshot(f"smuggling-of-migrants.{language}.md", main_text(to_markdown(document, language)))


def test_the_ten_countries_read_as_the_source_does(document: Document) -> None:
    assert (
        "à l’Afghanistan, au Bangladesh, au Gabon, à l’Iraq, aux Maldives, au Népal, au Pakistan, à la Somalie,"
        " au Soudan et à la Zambie"
    ) in to_markdown(document, "fr")


def test_hedged_figures_keep_their_words(document: Document) -> None:
    text = to_markdown(document, "fr")

    for words in ("plus de 4\u202f000", "près de 50", "environ 3\u202f500", "au moins 26"):
        assert words in text
    assert "4\u202f001" not in main_text(text)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "a":
            self.targets.append(given.get("href") or "")
        elif given.get("src") or tag in ("script", "link", "iframe"):
            self.loaded.append(tag)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_link_leads_somewhere_and_nothing_is_fetched(document: Document, language: str) -> None:
    page = _Page()
    page.feed(to_html(document, language))

    assert len(page.ids) == len(set(page.ids))
    assert {target[1:] for target in page.targets if target.startswith("#")} <= set(page.ids)
    assert all(target.startswith(("#", "https://", "http://")) for target in page.targets)
    assert page.loaded == []


def test_every_figure_leads_to_its_records(example: Register, document: Document) -> None:
    """Each figure of the period has its row in the annex, and each record behind it is listed with its sources."""
    page = _Page()
    page.feed(to_html(document, "fr"))
    told = [each for each in measure_all(example, None, "cop11") if each.missing is None and not each.is_nothing]

    assert len(told) > 30
    for figure in told:
        assert f"figure-{figure.indicator.id}-{figure.basis.value}" in page.ids
        table = "claim" if figure.basis is Basis.CLAIMED else figure.indicator.of or "observation"
        for key in figure.records if not figure.parts else ():
            anchor = re.sub(r"[^a-z0-9]+", "-", f"record-{table}-{key}".casefold()).strip("-")
            assert anchor in page.ids
            assert f"#{anchor}" in page.targets


def test_a_register_of_another_kind_and_language(small: Register) -> None:
    document = report(small, "p2", against="p1")

    for language in ("fr", "en"):
        same_as_snapshot(f"agua.{language}.md", to_markdown(document, language))
        assert "Formación sobre bombas" in to_html(document, language)


def test_a_register_without_anything_still_has_a_report() -> None:
    empty = Register(id="r", title=InternationalString(en="Nothing yet"))

    text = to_markdown(report(empty, "2024"), "fr")

    assert "Nothing yet" in text
    assert "Introduction" in text


def test_names_are_those_of_the_day() -> None:
    event = AssistanceEvent(
        id="e",
        kind="training",
        title=InternationalString(en="A course"),
        when=When("2021-05"),
        countries=frozenset({"TR"}),
    )
    register = Register(id="r", title=InternationalString(en="A register"), records=[event])

    assert "Turkey" in to_markdown(report(register, "2021"), "en")
    assert "Türkiye" in to_markdown(report(register, "2021", on=date(2023, 1, 1)), "en")


def passage(text: str) -> Passage:
    return Passage(
        id="x",
        section="introduction",
        period="2021",
        text=InternationalString(en=text),
        state=PassageState.CLEARED,
    )


def with_passage(text: str) -> Register:
    return Register(id="r", title=InternationalString(en="A register"), records=[passage(text)])


def test_a_passage_of_no_period_enters_no_report() -> None:
    register = with_passage("Much was done.")
    (written,) = register.passages.values()
    lost = Register(id="r", title=register.title, records=[evolve(written, period="nowhere")])

    assert "Much was done." in to_markdown(report(register, "2021"), "en")
    assert "Much was done." not in to_markdown(report(lost, "2021"), "en")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "We held {figure:evnts} events.",
            "passage 'x' asks for {figure:evnts}: the register has no indicator 'evnts'; did you mean 'events'?",
        ),
        (
            "In {countries:nowhere}.",
            "passage 'x' asks for {countries:nowhere}: the register has no record 'nowhere'",
        ),
    ],
)
def test_a_passage_that_asks_for_what_is_not_there(text: str, message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        report(with_passage(text), "2021")

    assert str(caught.value) == message


def test_braces_that_are_no_place_stay() -> None:
    assert "{this} and {0}" in to_markdown(report(with_passage("We keep {this} and {0}."), "2021"), "en")


def test_a_kind_of_report_that_does_not_exist() -> None:
    empty = Register(id="r", title=InternationalString(en="Nothing yet"))

    with pytest.raises(UnsupportedFormatError) as caught:
        report(empty, "2024", kind="secretary")

    assert str(caught.value) == "there is no report of kind 'secretary'; did you mean 'secretariat'?"
    with pytest.raises(UnknownRecordError):
        report(empty, "p9")


def test_same_inputs_same_bytes() -> None:
    """Whatever order sets have in a process, the report is the same."""
    code = (
        "import sys, tracker, tracker.writers as w;"
        f"d = tracker.report(tracker.load({str(EXAMPLE)!r}), 'cop11', against='cop10');"
        "sys.stdout.buffer.write(w.render(d, 'html', 'fr'))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati"))
    }

    assert len(runs) == 1


PEOPLE = """\
id,kind,title,when,participants,women
hedged,training,Hedged,2021-03-01,>5,>5
about,training,About,2021-03-02,~50,~50
limit,training,Limit,2021-03-03,<=5,<=5
nobody,training,Nobody,2021-03-04,0,0
one,training,One,2021-03-05,1,
one-of-five,training,One of five,2021-03-06,5,1
one-woman,training,One woman,2021-03-07,1,1
all,training,All,2021-03-08,7,7
none,training,None,2021-03-09,7,0
perhaps,training,Perhaps,2021-03-10,>0,>0
"""


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            {
                "Hedged": "more than 5 participants, more than 5 of them women",
                "About": "about 50 participants, about 50 of them women",
                "Limit": "at most 5 participants, at most 5 of them women",
                "Nobody": "zero participants",
                "One": "one participant",
                "One of five": "5 participants, 1 of them a woman",
                "One woman": "1 participant, a woman",
                "All": "7 participants, all women",
                "None": "7 participants, 0 of them women",
                "Perhaps": "more than 0 participants, more than 0 of them women",
            },
        ),
        (
            "fr",
            {
                "Hedged": "plus de 5 participants, dont plus de 5 femmes",
                "About": "environ 50 participants, dont environ 50 femmes",
                "Limit": "au plus 5 participants, dont au plus 5 femmes",
                "Nobody": "zéro participant",
                "One": "un participant",
                "One of five": "5 participants, dont 1 femme",
                "One woman": "1 participante",
                "All": "7 participantes",
                "None": "7 participants, dont 0 femme",
                "Perhaps": "plus de 0 participant, dont plus de 0 femme",
            },
        ),
    ],
)
def test_women_are_all_of_them_only_where_the_numbers_entail_it(
    tmp_path: Path, language: str, told: dict[str, str]
) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\nlanguages = ["en"]\n', "utf-8")
    (tmp_path / "event.csv").write_text(PEOPLE, "utf-8")
    text = to_markdown(report(load(tmp_path), "2021"), language)
    lines = {
        title: line
        for line in text.replace("\N{NO-BREAK SPACE}", " ").splitlines()
        for title in told
        if f"[{title}, " in line
    }

    assert {title: f" ({words})](" in lines[title] for title, words in told.items()} == dict.fromkeys(told, True)
