"""Notes on one country or programme, and the evidence by itself."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from tests.command_line import typed
from tracker import strategies
from tracker.documents import Cell, Document, Heading, Measured, Table
from tracker.errors import InvalidValueError, TrackerError, UnknownCodeError, UnknownRecordError
from tracker.files import load
from tracker.model import (
    Aspect,
    AssistanceEvent,
    Coverage,
    CoverageState,
    Deadline,
    Recommendation,
    Record,
    Register,
    SourceDocument,
    StatusObservation,
    Target,
)
from tracker.reports import ANNEX, report, sections
from tracker.values import InternationalString, Quantity, ReportingPeriod, When
from tracker.writers import plain_text, render, to_text

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
LANGUAGES = ("fr", "en")


@pytest.fixture(scope="module")
def register() -> Register:
    return load(EXAMPLE)


@pytest.fixture(scope="module", params=["PK", "BT", "starsom", "glo-act"])
def note(request: pytest.FixtureRequest, register: Register) -> Document:
    name = request.param
    if name in register.programmes:
        return report(register, "cop11", against="cop10", kind="programme", programme=name)
    return report(register, "cop11", against="cop10", kind="country", country=name)


def body(document: Document, language: str) -> str:
    """Return the text without the annexes, each paragraph on one line."""
    blocks = list(document.blocks)
    first = next((n for n, each in enumerate(blocks) if isinstance(each, Heading) and not each.number), len(blocks))
    return " ".join(to_text(tuple(blocks[:first]), language).replace("\u00a0", " ").split())


def rows(document: Document, anchor: str) -> list[list[str]]:
    """Return the words of a table, row by row."""
    table = next(each for each in document.blocks if isinstance(each, Table) and each.anchor == anchor)
    return [[said(cell).replace("\u00a0", " ") for cell in row.cells] for row in table.rows]


def said(cell: Cell) -> str:
    """Say a cell, whether it has its numbers with it or not."""
    return plain_text(cell.text if isinstance(cell, Measured) else cell, "en")


def a_text(words: str) -> InternationalString:
    return InternationalString(en=words)


# -- what they say ----------------------------------------------------------------------------------------------------


IN_BRIEF = {
    "en": (
        "The present note covers at least three activities in Pakistan from July 2020 to July 2022. The list below has"
        " four, since two sources may tell of one activity. Of these activities, two belong to GLO.ACT (Global Action"
        " against Trafficking in Persons and the Smuggling of Migrants). The sources also report one activity that"
        " names the country as a participant. Others may have taken place: not all that was done is known."
    ),
    "fr": (
        "La présente note rend compte d’au moins trois activités au Pakistan, de juillet 2020 à juillet 2022. La liste"
        " ci-après en compte quatre, car plusieurs sources peuvent rapporter une même activité. Parmi ces activités,"
        " deux relèvent de GLO.ACT (Action mondiale contre la traite des personnes et le trafic illicite de migrants)."
        " Les sources font aussi état d’une activité à laquelle le pays est associé comme"
        " participant. D’autres ont pu avoir lieu : on ne sait pas tout ce qui a été fait."
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_in_brief(register: Register, language: str) -> None:
    assert IN_BRIEF[language] in body(report(register, "cop11", kind="country", country="PK"), language)


NOTHING_KNOWN = {
    "en": (
        "The sources gathered report no activity in Bhutan from July 2020 to July 2022. They do not report all that was"
        " done."
    ),
    "fr": (
        "Les sources réunies ne font état d’aucune activité au Bhoutan de juillet 2020 à juillet 2022. Elles ne"
        " rapportent pas tout ce qui a été fait."
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_of_which_nothing_is_known(register: Register, language: str) -> None:
    """It is said as what it is: a gap of what is known, unless the register declares that it holds everything."""
    assert NOTHING_KNOWN[language] in body(report(register, "cop11", kind="country", country="BT"), language)


def test_nothing_happened_where_everything_is_recorded() -> None:
    held = Register(
        id="r",
        title=a_text("Wells"),
        records=[Coverage(of="event", period="2021", state=CoverageState.COMPLETE)],
    )

    assert body(report(held, "2021", kind="country", country="BT"), "en") == (
        "I. In brief 1. No activity took place in Bhutan in 2021."
    )


def test_what_is_told_of_a_country(register: Register) -> None:
    document = report(register, "cop11", against="cop10", kind="country", country="PK")
    text = body(document, "en")

    for told in (
        " (25 participants, all women)",
        "The activity was part of GLO.ACT and involved one organization (Federal Investigation Agency).",
        "two belong to GLO.ACT (Global Action against Trafficking in Persons and the Smuggling of Migrants)",
        "was linked to SHERLOC (Sharing Electronic Resources and Laws on Crime portal) and the Smuggling of Migrants",
        "The activity also concerned nine other countries and areas.",
        "The outcome was the following: Knowledge Portal presented.",
        "The following is still under way or planned: “Regional study of illicit financial flows",
        "The number of people trained by the following activity is not known: “Capacity-building and training",
    ):
        assert told in text

    # "nine countries", of which the document itself names ten, is for the annex of a full report
    assert [each[:3] for each in rows(document, "table-own-claims")] == [
        ["Member States whose practitioners received technical assistance", "2020–2022", "31"],
        ["Countries represented at the interregional meeting", "July 2020 – July 2022", "14"],
    ]


def test_what_is_told_of_a_programme(register: Register) -> None:
    document = report(register, "cop11", against="cop10", kind="programme", programme="starsom")
    text = body(document, "en")

    for told in (
        "The present note covers at least four activities of the programme from July 2020 to July 2022.",
        "Category Projects[1] Time 2021–2023 Countries taking part 13",
    ):
        assert told in text
    assert ["Costa Rica", "yes", "1", "3"] in rows(document, "table-reach")
    assert [each[:3] for each in rows(document, "table-own-claims")] == [
        ["Countries taking part in STARSOM, at its launch", "2 November 2021", "13"],
        ["Countries taking part in STARSOM", "July 2022", "13"],
        ["Practitioners trained by STARSOM since its launch", "July 2022", "more than 1,000"],
    ]
    assert "increase" not in text
    assert "decrease" not in text


STATES = {
    "en": (
        "The sources gathered report no recommendation addressed to Bhutan by name. By the end of the period the"
        " following had been recommended to States as a whole:"
    ),
    "fr": (
        "Les sources réunies ne font état d’aucune recommandation adressée nommément au Bhoutan. À la fin de la"
        " période, il avait été recommandé ce qui suit à l’ensemble des États :"
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_of_all_states_is_asked_of_each(register: Register, language: str) -> None:
    text = body(report(register, "cop11", kind="country", country="BT"), language)

    assert STATES[language] in text
    assert {"en": "(States parties, in July 2022)", "fr": "(États parties, en juillet 2022)"}[language] in text
    assert "UNODC" not in text.split("VI.")[0].partition("States as a whole")[2]  # what is asked of others is not


def test_an_area_that_is_no_state_is_none_of_all_states(register: Register) -> None:
    text = body(report(register, "cop11", kind="country", country="TC"), "en")

    assert "States as a whole" not in text


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("AE", "they report two activities that name the country as a participant and as a host."),
        ("PA", "they report one activity that names the country as a subject."),  # a visit, not a study
    ],
)
def test_a_country_that_was_not_assisted_but_named(register: Register, country: str, said: str) -> None:
    """That nothing was done in it would be denied by the next section."""
    text = body(report(register, "cop11", kind="country", country=country), "en")

    assert "The sources gathered report no assistance in " in text
    assert said in text
    assert "no activity" not in text
    assert "II. What was done 2. The country also" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_note_has_a_label_in_place_of_a_sentence(note: Document, language: str) -> None:
    text = body(note, language)

    for label in ("Taking part:", "Under ", "Outcome:", "Together with", ". For ", "Still under way"):
        assert label not in text
    for label in ("Participation :", "Cadre :", "Résultat :", ". Avec ", ". Pour "):
        assert label not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_longer_than_the_count_says_why(register: Register, language: str) -> None:
    text = body(report(register, "cop11", kind="programme", programme="glo-act"), language)
    said = {
        "en": "The list below has six, since two sources may tell of one activity.",
        "fr": "La liste ci-après en compte six, car plusieurs sources peuvent rapporter une même activité.",
    }[language]

    assert said in text


def test_areas_stand_after_states_in_the_order_of_their_names(register: Register) -> None:
    named = [each[0] for each in rows(report(register, "cop11", kind="programme", programme="starsom"), "table-reach")]

    assert named[-2:] == ["Other areas", "Turks and Caicos Islands"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_is_short(note: Document, language: str) -> None:
    """A page or two: about a thousand words without the evidence."""
    assert len(body(note, language).split()) < 1000


def test_recommendations_addressed_to_a_country_with_their_status() -> None:
    source = SourceDocument(id="d", kind="report", title=a_text("A report"), published=When("2020-05"))
    records = [
        source,
        Recommendation(
            id="a", source="d", text=a_text("Dig wells."), issued=When("2020-05"), addressees=(a_text("Pakistan"),)
        ),
        Recommendation(
            id="b", source="d", text=a_text("Fill wells."), issued=When("2020-05"), addressees=(a_text("Nepal"),)
        ),
        Deadline(recommendation="a", due=date(2021, 6, 30), set=date(2020, 6, 1)),
        StatusObservation(
            recommendation="a", aspect=Aspect.SELF_REPORTED, as_of=When("2021-03"), scale="plain@1", code="in_progress"
        ),
    ]
    held = Register(id="r", title=a_text("Wells"), records=records)
    document = report(held, "2021", kind="country", country="Pakistan", on=date(2021, 12, 31))
    found = rows(document, "table-addressed")

    assert len(found) == 1
    assert found[0] == ["Dig wells", "May 2020", "In progress", "–", "30 June 2021 (Overdue)"]
    assert "The following recommendation was overdue on 31 December 2021: “Dig wells”." in body(document, "en")


def recommended(number: int, *, theme: str = "") -> Recommendation:
    """Return a recommendation to Pakistan, which a report made in May 2020."""
    return Recommendation(
        id=f"r{number}",
        source="d",
        text=a_text(f"Dig well {number}."),
        issued=When("2020-05"),
        addressees=(a_text("Pakistan"),),
        themes=frozenset({theme} - {""}),
    )


def note_on(*records: Record) -> Document:
    """Return the note on Pakistan of a register that holds these records alone."""
    source = SourceDocument(id="d", kind="report", title=a_text("A report"), published=When("2020-05"))
    held = Register(id="r", title=a_text("Wells"), records=[source, *records])
    return report(held, "2021", kind="country", country="Pakistan")


def test_what_a_country_accepted_is_told_and_no_column_is_empty() -> None:
    accepted = StatusObservation(
        recommendation="r1", aspect=Aspect.ACCEPTANCE, as_of=When("2020-06"), scale="upr@1", code="supported"
    )
    document = note_on(recommended(1), recommended(2), accepted)

    assert rows(document, "table-addressed") == [
        ["Dig well 2", "May 2020", "–"],
        ["Dig well 1", "May 2020", "Supported"],
    ]
    assert body(document, "en").startswith(
        "I. Recommendations 1. Table 1 lists the recommendations addressed to Pakistan by name, with what is known of"
        " them at the end of the period. Nothing is known of what was done about them."
    )
    assert "Position of the country" in body(document, "en")
    assert "Verified" not in body(document, "en")


def test_where_no_column_tells_anything_the_text_says_so() -> None:
    document = note_on(recommended(1))

    assert rows(document, "table-addressed") == [["Dig well 1", "May 2020"]]
    assert "nothing is known." not in body(document, "en")
    assert "by name. Nothing is known of what was done about them." in body(document, "en")


def test_many_recommendations_to_a_country_stand_under_what_they_are_about() -> None:
    few = [recommended(each, theme="Pumps" if each % 3 else "Wells") for each in range(12)]
    many = [*few, recommended(12, theme="Wells"), recommended(13)]
    groups = [row[0] for row in rows(note_on(*many), "table-addressed") if not any(row[1:])]

    assert not any(not any(row[1:]) for row in rows(note_on(*few), "table-addressed"))
    assert groups == ["Pumps", "Wells", "not stated"]
    assert len(rows(note_on(*many), "table-addressed")) == len(many) + len(groups)


def test_of_very_many_the_earlier_ones_are_counted() -> None:
    text = body(note_on(*(recommended(each) for each in range(43))), "en")

    assert "3 more, made earlier, stand in the annex." in text


@pytest.mark.parametrize(("annex", "is_listed"), [("short", True), ("full", True), ("none", False)])
def test_the_annex_of_a_note_has_what_its_table_leaves_out(annex: str, is_listed: bool) -> None:  # a row of a table
    source = SourceDocument(id="d", kind="report", title=a_text("A report"), published=When("2020-05"))
    held = Register(id="r", title=a_text("Wells"), records=[source, *(recommended(each) for each in range(43))])
    text = to_text(report(held, "2021", kind="country", country="Pakistan", annex=annex).blocks, "en")

    assert [f"Dig well {number}" in text.partition("Annex")[2] for number in (0, 1, 10)] == [is_listed] * 3
    assert ("not listed here" in text) is not is_listed


def test_targets_of_a_country() -> None:
    event = AssistanceEvent(
        id="a", kind="training", title=a_text("A course"), when=When("2021-05"), countries=frozenset({"PK"})
    )
    planned = Target(indicator="events", period="2021", value=Quantity(2), breakdown=(("country", "PK"),))
    elsewhere = Target(indicator="events", period="2021", value=Quantity(9), breakdown=(("country", "NP"),))
    held = Register(id="r", title=a_text("Wells"), records=[event, planned, elsewhere])
    text = body(report(held, "2021", kind="country", country="PK"), "en")

    assert "Activities of all kinds: 2 planned, 1 reached – cannot be told: nothing says whether" in text
    assert "9 planned" not in text


def test_many_activities_are_grouped() -> None:
    events = [
        AssistanceEvent(
            id=f"e{n:02}",
            kind="training",
            title=a_text(f"Course {n:02}"),
            when=When(f"2021-{n % 12 + 1:02}"),
            countries=frozenset({"PK"}),
        )
        for n in range(40)
    ]
    held = Register(id="r", title=a_text("Wells"), records=tuple(events))
    text = body(report(held, "2021", kind="country", country="PK"), "en")

    assert "The sources report at least 40 activities, the latest of which are:" in text
    assert len(re.findall(r"Course \d\d", text.split("Open points")[0])) == 5


# -- every number leads to its records --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_the_evidence(note: Document, language: str) -> None:
    """What is counted leads to its figure, that to its records, and no link leads nowhere."""
    page = render(note, "html", language).decode("utf-8")
    named = set(re.findall(r'id="([^"]+)"', page))
    led_to = set(re.findall(r'href="#([^"]+)"', page))

    assert led_to <= named
    figures = {each for each in named if each.startswith("figure-")}
    assert figures
    for figure in figures:
        row = page[page.index(f'id="{figure}"') :].partition("</tr>")[0]
        assert 'href="#record-' in row


def test_every_row_of_figures_and_claims_leads_on(note: Document) -> None:
    page = render(note, "html", "en").decode("utf-8")
    for anchor in ("table-own-figures", "table-own-claims"):
        if f'id="{anchor}"' in page:
            table = page[page.index(f'id="{anchor}"') :].partition("</table>")[0]
            for row in table.partition("<tbody")[2].split("<tr")[1:]:
                assert 'href="#' in row


def test_the_evidence_holds_the_records_of_the_report(register: Register) -> None:
    def records(document: Document) -> set[str]:
        page = render(document, "html", "en").decode("utf-8")
        return set(re.findall(r'id="(record-[^"]+)"', page))

    whole = records(report(register, "cop11", against="cop10"))
    alone = report(register, "cop11", against="cop10", kind="annex")

    assert records(alone) == whole
    assert sections.evidence in ANNEX
    assert plain_text(alone.subtitle, "fr").startswith("Justificatifs du rapport d’étape")  # type: ignore[arg-type]  # a kind of report has a subtitle


@given(held=strategies.registers())
def test_any_register_gives_a_note(held: Register) -> None:
    """Whatever it holds, a note on a country or programme can be written, and says something."""
    period = ReportingPeriod.parse("2021")
    notes = [report(held, period, against="2020", kind="country", country="PK")]
    notes += [report(held, period, kind="programme", programme=each) for each in held.confirmed.programmes]
    for each in notes:
        for language in LANGUAGES:
            assert to_text(each.blocks, language)


# -- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        (
            {"kind": "country", "country": "Pakistn"},
            UnknownCodeError,
            "'Pakistn' is not in code list 'countries'; did you mean 'PK' (Pakistan)?",
        ),
        (
            {"kind": "programme", "programme": "starsm"},
            UnknownRecordError,
            "the register has no programme 'starsm'; did you mean 'starsom'?",
        ),
        ({"kind": "country"}, InvalidValueError, "a report of kind 'country' is about one country; say which"),
        ({"kind": "programme"}, InvalidValueError, "a report of kind 'programme' is about one programme; say which"),
        (
            {"country": "PK"},
            InvalidValueError,
            "a report of kind 'secretariat' is not about one country; leave it out, or ask for kind 'country'",
        ),
    ],
)
def test_what_is_refused(register: Register, asked: dict[str, str], error: type[TrackerError], message: str) -> None:
    with pytest.raises(error) as caught:
        report(register, "cop11", **asked)  # type: ignore[arg-type]  # that is what is tried

    assert str(caught.value) == message


@pytest.mark.parametrize("named", ["PK", "pk", "Pakistan", "le Pakistan", "Пакистан"])
def test_a_country_is_named_as_anywhere(register: Register, named: str) -> None:
    document = report(register, "cop11", kind="country", country=named)

    assert document.title is not None
    assert plain_text(document.title, "en") == "Pakistan"


def test_the_command_writes_notes() -> None:
    done = typed(
        *("report", "examples/smuggling-of-migrants", "--period", "cop11", "-o", "-"),
        *("--kind", "country", "--country", "Pakistan"),
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# Pakistan")


@pytest.mark.parametrize(
    ("asked", "title"), [(("--country", "PK"), "# Pakistan"), (("--programme", "starsom"), "# Strengthening")]
)
def test_who_names_a_country_or_programme_wants_the_note_on_it(asked: tuple[str, str], title: str) -> None:
    done = typed(
        *("report", "examples/smuggling-of-migrants", "--period", "cop11", "--language", "en", "-o", "-"), *asked
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(title)


def test_the_command_refuses_a_country_that_there_is_not() -> None:
    done = typed(
        *("report", "examples/smuggling-of-migrants", "--period", "cop11", "--language", "fr", "-o", "-"),
        *("--kind", "country", "--country", "Pakistn"),
    )

    assert done.returncode == 2
    assert "'PK' (Pakistan)" in done.stderr
