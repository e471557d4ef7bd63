"""The register of the real report holds every fact of its source, and says of it what is true."""

import re
import sys
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

from tests.command_line import typed
from tracker.checks import check
from tracker.claims import reconcile
from tracker.comparison import compare, compare_all
from tracker.files import load
from tracker.indicators import measure
from tracker.model import AssistanceEvent, Claim, IndicatorKind, Passage, Register
from tracker.reports import report
from tracker.values import When
from tracker.writers import render

sys.path.insert(0, str(Path(__file__).parent))

from coverage_page import EXAMPLE, PAGE, by_paragraph, coverage_page, left_out, told
from source_tokens import Token, covered, folded, paragraphs, tokens

SOURCE = Path(__file__).parents[3] / "shared" / "source" / "CTOC-COP-2022-3.fr.md"
EXCLUSIONS = Path(__file__).parent / "exclusions.toml"

needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the source report is not beside this repository")


@pytest.fixture(scope="module")
def register() -> Register:
    return load(EXAMPLE)


@cache
def source() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for number, text in paragraphs(SOURCE.read_text(encoding="utf-8")):
        found.setdefault(number, []).append(text)
    return found


def test_the_coverage_page_is_fresh(register: Register) -> None:
    """Run ``python -m tests.freshness --write`` to write it again."""
    assert PAGE.read_text(encoding="utf-8") == coverage_page(register)


@needs_source
def test_quotations_are_verbatim(register: Register) -> None:
    wrong = [
        (paragraph, record.key, quote)
        for paragraph, drawn in by_paragraph(register).items()
        for record, quote in drawn
        if paragraph in source() and not any(folded(quote) in folded(text) for text in source()[paragraph])
    ]

    assert wrong == []


@needs_source
def test_every_number_date_country_and_symbol_is_held_by_a_record(register: Register) -> None:
    drawn = by_paragraph(register)
    excluded: dict[str, list[str]] = {}
    for exclusion in tomllib.loads(EXCLUSIONS.read_text(encoding="utf-8"))["exclusion"]:
        assert exclusion["reason"].strip()
        excluded.setdefault(str(exclusion["paragraph"]), []).append(exclusion["text"])
    missing: list[tuple[str, Token]] = []
    for paragraph, texts in source().items():
        quotations = [quote for _, quote in drawn.get(paragraph, []) if quote] + excluded.get(paragraph, [])
        for text in texts:
            places = covered(text, quotations)
            missing.extend(
                (paragraph, token)
                for token in tokens(text)
                if not any(start <= token.start and token.end <= end for start, end in places)
            )

    assert missing == []


@needs_source
def test_every_paragraph_has_records(register: Register) -> None:
    assert set(source()) <= set(by_paragraph(register))


def test_the_narrative_says_what_each_paragraph_says(register: Register) -> None:
    """Each of the 75 paragraphs is told in words by a paragraph of our report, or a reason says why it is not."""
    where = told(register)
    silent = [number for number in map(str, range(1, 76)) if not where[number][0] and number not in left_out()]

    assert silent == []
    assert {number for number, (_, lists) in where.items() if lists} >= {"39", "46"}


def test_the_numbers_of_the_page_are_those_that_are_printed(register: Register) -> None:
    """A reader who looks up a number of the page finds the words there."""
    printed = dict(re.findall(r"^(?:<a [^>]*></a>)?(\d+)\\. (.+)$", _as_printed(register), re.MULTILINE))
    where = told(register)
    for passage in register.passages.values():
        words = passage.text.best("fr").partition("{")[0][:40]
        for number in (each.paragraph for each in passage.citations if each.document == "CTOC/COP/2022/3"):
            assert any(printed[place].startswith(words) for place in where[str(number)][0]), (passage.id, number)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_a_paragraph_lists_is_printed_where_the_page_says(register: Register, language: str) -> None:
    """Each thing that a list of the source names stands in a paragraph of our report that its row of the page names."""
    printed = dict(re.findall(r"^(?:<a [^>]*></a>)?(\d+)\\. (.+)$", _as_printed(register, language), re.MULTILINE))
    where = told(register)
    facts = tomllib.loads((Path(__file__).parent / "facts.toml").read_text(encoding="utf-8"))
    lacking = [
        (number, fact)
        for number, wanted in facts.items()
        for fact in wanted[language]
        if not any(fact in re.sub("[\u00a0\u202f]", " ", printed[place]) for place in where[number][0])
    ]

    assert lacking == []


def _as_printed(register: Register, language: str = "fr") -> str:
    text = render(report(register, "cop11", against="cop10", annex="none"), "md", language).decode("utf-8")
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).partition("\n## Notes")[0]


def test_the_page_is_stale_as_soon_as_a_paragraph_moves(register: Register) -> None:
    moved = {"working-group-seventh", "working-group-eighth"}
    records = (
        evolve(each, order=3 - (each.order or 0)) if isinstance(each, Passage) and each.key in moved else each
        for each in register.records
    )
    other = evolve(register, records=tuple(records))

    assert (told(register)["7"][0], told(register)["8"][0]) == (told(other)["8"][0], told(other)["7"][0])
    assert coverage_page(other) != PAGE.read_text(encoding="utf-8")


@needs_source
def test_the_narrative_is_in_words_of_our_own(register: Register) -> None:
    """No passage takes over eleven words of the source in a row, names, titles and numbers aside."""
    taken = {run for texts in source().values() for text in texts for run in _runs(text)}
    titles = [each.title.best("fr") for each in register.documents.values()]
    titles += [each.title.best("fr") for each in register.programmes.values()]
    named = re.compile("|".join(map(re.escape, sorted(titles, key=len, reverse=True))), re.IGNORECASE)
    told = (named.sub("0", each.text.best("fr")) for each in register.passages.values())
    copied = {run for text in told for run in _runs(text) if run in taken}

    assert copied == set()


def _runs(text: str, width: int = 11) -> list[str]:
    """Return every run of so many words without a name, a number or a place to be filled."""
    runs = []
    for words in re.split(r"\{[^{}]*\}|\b[A-ZÀ-Þ][\w’-]*|\d+", text):
        found = re.findall(r"\w+", words)
        runs += [" ".join(found[place : place + width]) for place in range(len(found) - width + 1)]
    return runs


def test_ten_states_received_legislative_assistance(register: Register) -> None:
    figure = measure(register, "states-legislative-assistance", "cop11")

    assert figure.bounds is not None
    assert (figure.bounds.lower, figure.bounds.upper) == (10, 10)
    assert len(figure.certain) == 1
    named = {code for key in figure.certain for code in register.events[key].countries}
    assert named == {"AF", "BD", "GA", "IQ", "MV", "NP", "PK", "SO", "SD", "ZM"}


def test_at_least_twenty_six_states_were_assisted(register: Register) -> None:
    """Brazil, Colombia, Qatar and the United Arab Emirates only sat in a room: they are not among those assisted."""
    figure = measure(register, "states-assisted", "cop11")

    assert figure.bounds is not None
    assert (figure.bounds.lower, figure.bounds.upper) == (26, None)


def test_thirty_one_states_are_consistent_with_twenty_six(register: Register) -> None:
    (found,) = reconcile(register, claims=["p4-states-assisted"])

    assert found.verdict.value == "consistent"
    assert {"AE", "BR", "CO", "QA"}.isdisjoint(found.named)


@pytest.mark.parametrize(
    ("indicator", "lower", "upper"),
    [
        ("practitioners-assisted", 4001, None),
        ("wg-recommendations-adopted", 40, 50),
        ("operation-migrants", 3400, 3600),
        ("operation-arrests", 201, None),
    ],
)
def test_hedged_claims_keep_their_bounds(register: Register, indicator: str, lower: int, upper: int | None) -> None:
    period = "2020..2022" if indicator == "practitioners-assisted" else "cop11"
    figure = measure(register, indicator, period, basis="claimed")

    assert figure.bounds is not None
    assert (figure.bounds.lower, figure.bounds.upper) == (lower, upper)


def test_parties_increased_by_four(register: Register) -> None:
    found = compare(register, "parties-som-protocol", "cop11", against="cop10")

    assert found.before.at is not None
    assert found.after.at is not None
    assert (found.before.at.edtf, found.after.at.edtf) == ("2018-10-19", "2022-07")
    assert (found.change.verdict.value, found.change.grade) == ("increase", "strict")
    assert found.change.bounds is not None
    assert (found.change.bounds.lower, found.change.bounds.upper) == (4, 4)


def test_the_case_law_database_grew(register: Register) -> None:
    found = compare(register, "som-cases", "cop11", against="cop10")

    assert (found.change.verdict.value, found.change.grade) == ("increase", "strict")


@pytest.mark.parametrize(
    ("indicator", "before", "after", "change"),
    [
        ("parties-som-protocol", (146, 146), (150, 150), (4, 4)),
        ("som-cases", (700, 800), (829, 829), (29, 129)),
        ("som-case-jurisdictions", (43, 43), (46, 46), (3, 3)),
    ],
)
def test_what_documents_of_both_periods_state_is_compared(
    register: Register, indicator: str, before: tuple[int, int], after: tuple[int, int], change: tuple[int, int]
) -> None:
    found = compare(register, indicator, "cop11", against="cop10")
    bounds = [each.bounds for each in (found.before, found.after, found.change)]

    assert [(each.lower, each.upper) for each in bounds if each is not None] == [before, after, change]
    assert found.before.records != found.after.records


def test_what_is_proved_of_the_two_periods_is_of_stocks_alone(register: Register) -> None:
    """Neither period is recorded completely, and no document states one figure of both."""
    found = compare_all(register, None, "cop11", against="cop10", about="actual")
    proved = {each.indicator.kind for each in found if each.change.verdict.is_definite}

    assert proved == {IndicatorKind.STOCK}


def test_the_page_says_of_each_earlier_claim_why_nothing_stands_beside_it(register: Register) -> None:
    page = (EXAMPLE / "README.md").read_text(encoding="utf-8").partition("## What is compared")[2]
    start = register.period("cop11").start
    earlier = {each.id for each in register.claims.values() if not each.draft and _ended(register, each) < start}

    assert earlier == set(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE))


def _ended(register: Register, claim: Claim) -> date:
    return claim.at.window.last if claim.at is not None else register.period(claim.period or "").end


def test_numbers_on_trafficking_stand_for_none_on_smuggling(register: Register) -> None:
    """The other report counts those trained against trafficking: "more than 1,200" is no earlier "more than 4,000"."""
    trained = measure(register, "tip-practitioners-trained", "2016-10..2018-07", basis="claimed")
    assisted = compare(register, "practitioners-assisted", "2020..2022", against="2018-07..2020-06")

    assert trained.bounds is not None
    assert (trained.bounds.lower, trained.bounds.upper) == (1201, None)
    assert assisted.before.missing is not None
    assert not assisted.change.verdict.is_definite


def test_what_the_checks_find(register: Register) -> None:
    found = {(each.code, each.record) for each in check(register)}

    assert ("TRK501", "gloact-pk-fia-training") in found
    assert any(code == "TRK201" for code, _ in found)
    assert any(code == "TRK403" for code, _ in found)
    assert not [each for each in check(register) if each.severity.value == "error"]


def test_events_after_the_report_do_not_contradict_it(register: Register) -> None:
    """The 31 States of paragraph 4 stay consistent when events of the rest of 2022 are recorded."""
    title = register.events["gloact-pk-fia-training"].title
    late = [
        AssistanceEvent(
            id=f"late-{code}", kind="training", title=title, when=When("2022-10"), countries=frozenset({code})
        )
        for code in ("AR", "AU", "BO", "CM", "ES", "GE", "KE", "NZ", "TH", "US")
    ]
    grown = evolve(register, records=(*register.records, *late))
    (found,) = reconcile(grown, claims=["p4-states-assisted"])

    assert found.verdict.value == "consistent"
    assert found.deciding.until == date(2022, 7, 31)
    assert not any(key.startswith("late-") for key in found.records)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_report_keeps_the_rules_of_editors(language: str, tmp_path: Path) -> None:
    asked = ("--period", "cop11", "--against", "cop10", "--language", language, "--check")
    done = typed("report", str(EXAMPLE), *asked, "-o", str(tmp_path / "report.txt"))

    assert (done.returncode, done.stdout) == (0, "")
