"""A report is the sections that it is given, in their order: those that ship, fewer of them, and one's own."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

import tracker.reports
from tests.command_line import typed
from tracker import strategies
from tracker.checks import check
from tracker.codelists import KINDS as LISTS
from tracker.codelists import _codelist, codelist
from tracker.documents import Document, Heading, Table, Verbatim
from tracker.errors import InvalidValueError, TrackerError, UnsupportedFormatError
from tracker.files import load
from tracker.model import (
    AnnexSize,
    AssistanceEvent,
    Passage,
    PassageState,
    Programme,
    Record,
    Register,
    ReportOptions,
)
from tracker.reports import KINDS, SECRETARIAT, Draft, Matter, Section, report, sections
from tracker.reports._matter import COOPERATION
from tracker.values import InternationalString, ReportingPeriod, When
from tracker.words._records import Form
from tracker.writers import WRITERS, plain_text, render, to_markdown, to_text

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = list(sections.__all__)
ANNEXES = [name for name in NAMES if name.endswith("_annex")]
WRITTEN = ["conclusions", "difficulties"]
"""Sections of what people write alone; no example has a passage for them."""
WORDS = InternationalString(en="A question of our own", fr="Une question à nous")


def event(name: str, kind: str = "training") -> AssistanceEvent:
    return AssistanceEvent(
        id=name,
        kind=kind,
        title=InternationalString(en=f"Event {name}"),
        when=When("2021-05"),
        countries=frozenset({"PK"}),
    )


def register(*records: Record) -> Register:
    return Register(id="r", title=InternationalString(en="A register"), records=records)


@pytest.fixture(scope="module")
def migrants() -> Register:
    return load(EXAMPLES / "smuggling-of-migrants")


@pytest.fixture(scope="module")
def review() -> Register:
    return load(EXAMPLES / "universal-periodic-review")


IN_COUNTRY = {each.__name__ for each in set(KINDS["country"]) - set(SECRETARIAT)}
IN_PROGRAMME = {each.__name__ for each in set(KINDS["programme"]) - set(SECRETARIAT)} - IN_COUNTRY
"""The sections of notes: those on a country, and those that only a note on a programme can have."""
PROGRAMME = Programme(id="wells", kind="programme", title=InternationalString(en="Wells"))


def of_example(register: Register, *named: Section | str) -> Document:
    """Compose a report of the later of two periods of an example."""
    before, after = ("cop10", "cop11") if "cop11" in register.periods else ("cycle-2", "cycle-3")
    if IN_COUNTRY & set(named):
        return report(register, after, against=before, sections=named, kind="country", country="PK")
    if IN_PROGRAMME & set(named):
        held = register if register.programmes else evolve(register, records=(*register.records, PROGRAMME))
        programme = next(iter(held.programmes))
        return report(held, after, against=before, sections=named, kind="programme", programme=programme)
    return report(register, after, against=before, sections=named)


def chapters(document: Document) -> list[str]:
    """Return the headings of the first level; of an annex without its number."""
    texts = [plain_text(each.text, "en") for each in document.blocks if isinstance(each, Heading) and each.level == 1]
    return [re.sub(r"^Annex(?: \w+)?\. ", "", each) for each in texts]


def our_own(matter: Matter, draft: Draft) -> None:
    """Ask of each event of the period who paid for it."""
    events = matter.dated(matter.register.events.values())
    draft.heading(1, WORDS)
    draft.paragraph(draft.countries({code for each in events for code in each.countries}))
    draft.items(draft.with_source(each.title, each) for each in events)


# -- which sections, and in which order -------------------------------------------------------------------------------


def test_a_kind_of_report_is_its_sections(migrants: Register) -> None:
    assert KINDS["secretariat"] is SECRETARIAT
    assert of_example(migrants, *SECRETARIAT) == report(migrants, "cop11", against="cop10")
    assert of_example(migrants, *(each.__name__ for each in SECRETARIAT)) == of_example(migrants, *SECRETARIAT)


@pytest.mark.parametrize(("size", "annexes"), [("none", 0), ("short", 1), ("full", 5)])
def test_the_office_says_how_much_annex_its_report_has(size: str, annexes: int, migrants: Register) -> None:
    own = evolve(migrants, report=ReportOptions(annex=AnnexSize(size)))

    def headings(annex: str | None = None) -> list[str]:
        page = report(own, "cop11", against="cop10", annex=annex)
        heads = [plain_text(each.text, "en") for each in page.blocks if isinstance(each, Heading)]
        return [each for each in heads if each.startswith("Annex")]

    assert len(headings()) == annexes
    assert len(headings(annex="full")) == 5  # said for once, it wins


def test_the_namespace_names_every_section() -> None:
    assert {each.__name__ for kind in KINDS.values() for each in kind} | {"short_annex"} == set(NAMES)
    assert all(getattr(sections, name).__doc__ for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("example", ["migrants", "review"])
def test_a_section_stands_alone(name: str, example: str, request: pytest.FixtureRequest) -> None:
    """It begins with a chapter of its own or is empty, and no link leads to what was left out."""
    document = of_example(request.getfixturevalue(example), name)
    headings = [block for block in document.blocks if isinstance(block, Heading)]

    assert all(heading.level == 1 for heading in headings[:1])
    for language in ("fr", "en"):
        page = render(document, "html", language).decode("utf-8")
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))
        assert to_text(document.blocks, language) or not document.blocks


def test_every_section_has_something_to_say(migrants: Register, review: Register) -> None:
    """
    So the test above is about something; what an example lacks is planned, or was published before.

    The annex of the follow-up lists what the text before it leads to, and alone there is no text.
    """
    told = [each.__name__ for each in SECRETARIAT]
    silent = [name for name in told if not any(of_example(each, name).blocks for each in (migrants, review))]

    assert sorted(silent) == ["follow_up_annex", "restatement_annex", "targets"]


CHAPTERS = [name for name in NAMES if name not in ("key_figures", "evidence", *ANNEXES, *IN_COUNTRY, *IN_PROGRAMME)]
"""Those of a report on all; *evidence* draws on every record for the annexes, so that nothing behind it tells of it."""


@given(data=st.data())
def test_the_order_of_the_sections_is_that_of_the_document(data: st.DataObject) -> None:
    """Each adds to the end and knows nothing of those that follow."""
    names = data.draw(st.lists(st.sampled_from(CHAPTERS), unique=True))
    held = data.draw(strategies.registers())
    period = ReportingPeriod.parse("2021")
    alone = [chapters(report(held, period, sections=name)) for name in names]
    together = chapters(report(held, period, sections=names))

    assert [each for each in together if each not in UNDER] == [
        each for own in alone for each in own if each not in UNDER
    ]


UNDER = ("Acceptance of the recommendations made in each period", "Recommendations that may repeat earlier ones")
"""What is told under recommendations or their follow-up is a chapter only where neither comes before it."""


def test_what_belongs_to_recommendations_stands_under_them(review: Register) -> None:
    def level(*names: str) -> list[int]:
        blocks = of_example(review, *names).blocks
        return [each.level for each in blocks if isinstance(each, Heading) and plain_text(each.text, "en") == UNDER[0]]

    assert level("acceptance") == level("acceptance", "follow_up") == level("follow_up", "changes", "acceptance") == [1]
    for above in ("follow_up", "recommendations"):
        assert level(above, "acceptance", "possible_repetitions") == [2]
        assert level(above, "acceptance") == []  # no A without a B: its table stands under the chapter


def test_a_register_says_what_the_report_of_its_office_has(migrants: Register) -> None:
    own = evolve(migrants, report=ReportOptions(sections=("tools", "introduction")))

    assert chapters(report(own, "cop11")) == ["Tools and knowledge", "Introduction"]
    assert chapters(report(own, "cop11", sections="introduction")) == ["Introduction"]
    assert chapters(report(own, "cop11", kind="country", country="PK"))[0] == "In brief"
    with pytest.raises(UnsupportedFormatError, match=r"there is no section 'tols'; did you mean 'tools'\?"):
        report(evolve(migrants, report=ReportOptions(sections=("tols",))), "cop11")


def test_annexes_number_themselves(migrants: Register) -> None:
    document = of_example(migrants, "records_annex", "method_annex")
    annexes = [plain_text(each.text, "fr") for each in document.blocks if isinstance(each, Heading)]

    assert annexes == ["Annexe I. Fiches et sources", "Annexe II. Comment les chiffres et les évolutions sont établis"]


def test_the_annex_lists_the_records_of_the_sections_before_it(migrants: Register) -> None:
    def listed(*names: str) -> int:
        table = next(
            each for each in of_example(migrants, *names).blocks if isinstance(each, Table) and not each.number
        )
        return len(table.rows)

    assert listed("records_annex") == listed("records_annex", "tools") == 0
    assert 0 < listed("tools", "records_annex") < listed("tools", "research", "records_annex")


# -- one's own --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", [writer.name for writer in WRITERS if writer.is_text and writer.name != "csv"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_section_of_ones_own_in_every_format(format: str, language: str) -> None:  # noqa: A002  # the word users type
    document = report(register(event("a")), "2021", sections=("introduction", our_own, "records_annex"))
    written = render(document, format, language).decode("utf-8")

    assert chapters(document) == ["Introduction", "A question of our own", "Records and their sources"]
    assert WORDS.best(language) in written
    assert "Event a" in written
    assert "Pakistan" in written


def test_the_table_of_ones_own_section_becomes_numbers() -> None:
    def only_records(matter: Matter, draft: Draft) -> None:
        draft.with_source(Verbatim("a"), matter.register.events["a"])
        sections.records_annex(matter, draft)

    written = render(report(register(event("a")), "2021", sections=only_records), "csv", "en").decode("utf-8")

    assert "Event a" in written


def test_a_section_of_ones_own_has_its_passages() -> None:
    passage = Passage(
        id="p",
        section="ours",
        period="2021",
        text=InternationalString(en="There were {figure:events} in {countries:a}."),
        state=PassageState.CLEARED,
    )
    document = report(register(event("a"), passage), "2021", sections=lambda _, draft: draft.passages("ours"))

    assert to_text(document.blocks, "en").strip() == "1. There were at least one in Pakistan."


def test_what_is_told_of_is_worked_out_once_and_stays(migrants: Register) -> None:
    seen: list[Matter] = []

    def look(matter: Matter, draft: Draft) -> None:
        seen.append(matter)
        assert draft.matter is matter

    of_example(migrants, look, "changes", look)
    first, second = seen

    assert first.figures is second.figures
    assert first.comparisons is second.comparisons
    assert {each.before.indicator for each in first.told_comparisons} <= {each.indicator for each in first.told_figures}
    with pytest.raises(FrozenInstanceError):
        first.against = None  # type: ignore[misc]  # that is what is tried


OTHER_KIND = "in one of kind secretariat; leave it out, or ask for that kind"

# -- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_sections", "error", "message"),
    [
        ("tols", UnsupportedFormatError, "there is no section 'tols'; did you mean 'tools'?"),
        (("tools", "chnges"), UnsupportedFormatError, "there is no section 'chnges'; did you mean 'changes'?"),
        (
            ("SECRETARIAT",),
            UnsupportedFormatError,
            f"there is no section 'SECRETARIAT'; choose one of {', '.join(NAMES)}",
        ),
        (
            ("tools", "open_points"),
            InvalidValueError,
            f"section 'open_points' is one of a report of kind country, programme, and tells nothing {OTHER_KIND}",
        ),
        ({"tools"}, InvalidValueError, "sections stand in an order, and a set has none; give a tuple"),
        (
            ("tools", 5),
            InvalidValueError,
            "a section is a function of a matter and a draft, or the name of one; got 5",
        ),
    ],
)
def test_what_is_no_section(given_sections: object, error: type[TrackerError], message: str) -> None:
    with pytest.raises(error) as caught:
        report(register(), "2021", sections=given_sections)  # type: ignore[arg-type]  # that is what is tried

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Error: there is no section 'tols'; did you mean 'tools'?"),
        ("fr", "Erreur\u00a0: il n’y a pas de section 'tols'\u00a0; s’agit-il de 'tools'\u00a0?"),
    ],
)
def test_the_command_refuses_a_section_that_there_is_not(language: str, said: str) -> None:
    done = typed(
        "report", "examples/programme-plan", "--period", "2025", "--sections", "tols", "-o", "-", "--language", language
    )

    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Error: section 'country_summary' is one of a report of kind country, and tells nothing in one of kind"),
        ("fr", "Erreur\u00a0: la section 'country_summary' est celle d’un rapport de type country"),
    ],
)
def test_the_command_refuses_a_section_of_another_kind(language: str, said: str) -> None:
    """It once wrote a report without a word in it."""
    asked = ("--period", "cop11", "--sections", "country_summary", "-o", "-", "--language", language)
    done = typed("report", "examples/smuggling-of-migrants", *asked)

    assert done.returncode == 2
    assert said in " ".join(done.stderr.split(" "))


def test_a_section_of_a_note_on_a_country_is_refused_on_a_programme(migrants: Register) -> None:
    with pytest.raises(InvalidValueError, match="section 'partners' is one of a report of kind country, and tells"):
        report(migrants, "cop11", kind="programme", programme="starsom", sections="partners")


def test_the_command_takes_names_in_their_order() -> None:
    done = typed(
        "report", "examples/smuggling-of-migrants", "--period", "cop11", "--sections", "tools, introduction", "-o", "-"
    )

    assert re.findall(r"^## (?:<a[^>]*></a>)?(.*)$", done.stdout, re.MULTILINE) == [
        "I. Tools and knowledge",
        "II. Introduction",
        "Notes",
    ]


# -- which section tells of which kinds -------------------------------------------------------------------------------


def main_text(*events: AssistanceEvent) -> str:
    main = [each for each in SECRETARIAT if each.__name__ not in ANNEXES]
    return to_markdown(report(register(*events), "2021", sections=main), "en")


@pytest.mark.parametrize("kind", list(codelist("assistance")))
def test_each_event_is_told_of_once(kind: str) -> None:
    assert main_text(event("lone", kind)).count("Event lone") == 1


@pytest.fixture
def further_kind(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str | None], None]]:
    """Let the data have a kind of assistance that nothing in the code knows."""
    read = _codelist.read_toml

    def add(section: str | None) -> None:
        def with_it(name: str) -> dict[str, Any]:
            data = read(name)
            own = {"en": "Drilling", "fr": "Forages", **({} if section is None else {"section": section})}
            return {**data, "assistance": {**data["assistance"], "drilling": own}}

        monkeypatch.setattr(_codelist, "read_toml", with_it)
        codelist.cache_clear()

    yield add
    monkeypatch.undo()
    codelist.cache_clear()


@pytest.mark.parametrize(
    ("section", "chapter"),
    [
        (None, "Technical cooperation"),
        ("coordination", "Coordination and cooperation"),
        ("research", "Research and data"),
    ],
)
def test_a_kind_that_no_code_knows_is_told_of(
    section: str | None, chapter: str, further_kind: Callable[[str | None], None]
) -> None:
    further_kind(section)
    text = main_text(event("well", "drilling"))

    before, _, _ = text.partition("Event well")
    assert text.count("Event well") == 1
    assert re.findall(r"[IVX]+\. (.+)\n", before)[-1] == chapter
    assert ("Drilling" in before) is (section is None)


def test_the_data_names_sections_that_tell_of_such_records() -> None:
    """A section misspelt in the data would tell of nothing."""
    told = {
        "assistance": {"coordination", "research", COOPERATION},
        "programme": {"coordination", "research", "tools"},
        "document": {"tools"},
    }
    for name in LISTS:
        named = {each.section for each in codelist(name).codes.values()} - {None}
        assert named <= told.get(name, set()), name


def test_the_leads_of_the_data_have_their_place_and_a_form_that_there_is() -> None:
    leads = [each.lead for each in codelist("assistance").codes.values() if each.lead is not None]

    assert leads
    for lead in leads:
        assert all("{countries}" in text for _, text in lead.text.texts)
        assert lead.form in list(Form)


def test_passages_may_stand_where_the_check_says() -> None:
    """The check stands on a lower floor and knows the sections by name."""
    passages = [
        Passage(id=name, section=name, period="2021", text=WORDS, state=PassageState.CLEARED)
        for name in _with_passages()
    ]

    assert len(passages) > 10
    assert not [each for each in check(register(*passages)) if each.code == "TRK605"]


def _with_passages() -> Sequence[str]:
    files = Path(tracker.reports.__file__).parent.rglob("*.py")
    written = [each.read_text("utf-8") for each in files]
    stands = re.compile(r'draft\.(?:passages|narrative)\("(\w+)"\)')
    return sorted({name for text in written for name in stands.findall(text)})


def test_a_part_under_which_nothing_is_said_leaves_no_heading_and_no_number(migrants: Register) -> None:
    def empty(_: Matter, draft: Draft) -> None:
        draft.heading(1, Verbatim("Nothing"))
        draft.heading(2, Verbatim("Nothing either"))

    def full(_: Matter, draft: Draft) -> None:
        draft.heading(1, Verbatim("Something"))
        draft.paragraph(Verbatim("It is said."))

    document = report(migrants, "cop11", sections=(empty, full, empty, full, empty), annex="none")
    heads = [(each.number, plain_text(each.text, "en")) for each in document.blocks if isinstance(each, Heading)]
    assert heads == [("I.", "Something"), ("II.", "Something")]
