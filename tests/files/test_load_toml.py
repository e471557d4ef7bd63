"""What a TOML file may say, and in which ways."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from _small_files import EVENT, INDICATOR, Files

from tracker.errors import StructureError
from tracker.files import load
from tracker.model import (
    AnnexSize,
    AssistanceEvent,
    Condition,
    Deadline,
    Indicator,
    Masthead,
    Observation,
    Origin,
    PeriodMasthead,
    Record,
    ReportOptions,
    RevisionReason,
    State,
    Where,
)
from tracker.values import InternationalString, Language, Quantity, When

Write = Callable[[Files], Path]


def record(written: Write, text: str) -> Record:
    (only,) = load(written({"a.toml": text})).records
    return only


def event(written: Write, text: str) -> AssistanceEvent:
    found = record(written, EVENT + text)
    assert isinstance(found, AssistanceEvent)
    return found


def test_a_register_has_what_its_header_says(written: Write) -> None:
    header = """
        schema = 1
        id = "som"
        title = "Trafic illicite"
        languages = ["fr", "en"]
        reading = "strict"
        [masthead]
        organ = { en = "Conference" }
        original = "fr"
        [report]
        sections = ["introduction", "tools"]
        annex = "none"
        [[period]]
        id = "cop11"
        start = 2020-07-01
        end = "2022-07-31"
        day = 2022-08-10
        headlines = ["parties", "p4-states"]
        [period.masthead]
        symbol = "CTOC/COP/2022/4"
        agenda_item = "Item 2"
        date = 2022-08-10
    """
    register = load(written({"register.toml": header}))

    assert register.id == "som"
    assert register.title == InternationalString(fr="Trafic illicite")
    assert register.languages == (Language.FRENCH, Language.ENGLISH)
    assert register.reading == "strict"
    assert register.masthead == Masthead(organ=InternationalString(en="Conference"), original=Language.FRENCH)
    assert register.report == ReportOptions(sections=("introduction", "tools"), annex=AnnexSize.NONE)
    period = register.periods["cop11"]
    assert period.span.days == 761
    assert (period.day, period.headlines) == (date(2022, 8, 10), ("parties", "p4-states"))
    assert period.masthead == PeriodMasthead(
        symbol="CTOC/COP/2022/4", agenda_item=InternationalString(fr="Item 2"), date=date(2022, 8, 10)
    )


def test_what_belongs_to_one_report_is_no_part_of_every_head(written: Write) -> None:
    header = 'schema = 1\nid = "r"\ntitle = "T"\n[masthead]\nsymbol = "A/1"\n'

    with pytest.raises(StructureError) as refused:
        load(written({"register.toml": header}))

    assert [(fault.message, fault.hint) for fault in refused.value.faults] == [
        ("unknown key 'symbol'", "it belongs to one report; write it in the masthead of its period")
    ]


def test_plain_text_is_in_the_first_language(written: Write) -> None:
    header = 'schema = 1\nid = "r"\ntitle = "T"\nlanguages = "ru"\n'
    register = load(written({"register.toml": header, "a.toml": EVENT}))

    assert register.events["a"].title == InternationalString(ru="A course")


def test_the_language_written_first_is_fallen_back_on(written: Write) -> None:
    found = event(written, 'outcome = { fr = "Fait", en = "Done" }\n')

    assert found.outcome is not None
    assert found.outcome.best("ru") == "Fait"


def test_a_record_knows_its_file_and_line(written: Write) -> None:
    register = load(written({"sub/b.toml": f"# a comment\n\n{EVENT}", "sub/deadline.csv": "recommendation,due,set\n"}))

    assert register.events["a"].origin == Origin("sub/b.toml", 3)


@pytest.mark.parametrize(
    ("written_as", "quantity"),
    [
        ("4000", Quantity(4000)),
        ("2.50", Quantity(Decimal("2.5"))),
        ('"1/20"', Quantity(Fraction(1, 20))),
        ('">4000"', Quantity(4000, "more_than")),
        ('"<~50"', Quantity(50, "nearly")),
        ('"20..25"', Quantity(20, "between", upper=25)),
        ('{ value = 4000, qualifier = "more_than" }', Quantity(4000, "more_than")),
        ('{ value = "1/3", upper = 0.5, qualifier = "between" }', Quantity("1/3", "between", upper="1/2")),
        ('{ value = 3, unit = "courses" }', Quantity(3, unit="courses")),
    ],
)
def test_a_quantity_has_many_forms(written: Write, written_as: str, quantity: Quantity) -> None:
    assert event(written, f"participants = {written_as}\n").participants == quantity


def test_the_words_of_a_source_are_kept(written: Write) -> None:
    found = event(written, 'participants = { value = 50, text = "cinquante" }\n')

    assert found.participants is not None
    assert found.participants.text == "cinquante"


@pytest.mark.parametrize("written_as", ['"2021-03-17"', "2021-03-17", '" 2021-03-17"', '"17 mars 2021"'])
def test_a_date_is_text_or_a_toml_date(written: Write, written_as: str) -> None:
    text = EVENT.replace('"2021"', written_as)
    found = record(written, f"{text}published = {written_as}\n")

    assert isinstance(found, AssistanceEvent)
    assert found.when == found.published == When("2021-03-17")


@pytest.mark.parametrize("written_as", ['"2021-03-17"', "2021-03-17", '" 2021-03-17 "'])
def test_a_day_is_text_or_a_toml_date(written: Write, written_as: str) -> None:
    assert event(written, f"recorded = {written_as}\n").recorded == date(2021, 3, 17)


@pytest.mark.parametrize(("written_as", "due"), [('"none"', "none"), ("2022-12-31", date(2022, 12, 31))])
def test_a_deadline_may_be_none(written: Write, written_as: str, due: object) -> None:
    found = record(written, f'[[deadline]]\nrecommendation = "r"\ndue = {written_as}\nset = 2021-01-01\n')

    assert isinstance(found, Deadline)
    assert found.due == due


@pytest.mark.parametrize("written_as", ['"PK"', '["PK"]', '["PK", "PK"]'])
def test_one_word_may_stand_for_a_set(written: Write, written_as: str) -> None:
    assert event(written, f"countries = {written_as}\n").countries == {"PK"}


@pytest.mark.parametrize("written_as", ['"ONUDC"', '["ONUDC"]', '{ en = "ONUDC" }', '[{ en = "ONUDC" }]'])
def test_one_text_may_stand_for_a_list(written: Write, written_as: str) -> None:
    assert event(written, f"organizations = {written_as}\n").organizations == (InternationalString(en="ONUDC"),)


def test_parts_are_tables(written: Write) -> None:
    found = event(
        written,
        'state = "done"\nrevision = { reason = "estimate" }\n[[event.citations]]\ndocument = "d"\nprinted = 2\n',
    )

    assert found.state is State.DONE
    assert found.revision is not None
    assert found.revision.reason is RevisionReason.ESTIMATE
    assert [citation.printed for citation in found.citations] == [2]


def test_a_breakdown_is_sorted(written: Write) -> None:
    text = '[[observation]]\nindicator = "i"\nat = "2021"\nvalue = 1\nbreakdown = { kind = "a", country = "PK" }\n'
    found = record(written, text)

    assert isinstance(found, Observation)
    assert found.breakdown == (("country", "PK"), ("kind", "a"))


@pytest.mark.parametrize(
    "where",
    [
        'where = { kind = ["training", "workshop"], draft = false, "title.fr" = "x", not = { countries = "PK" } }',
        '[indicator.where]\nkind = ["training", "workshop"]\ndraft = false\ntitle.fr = "x"\nnot.countries = ["PK"]',
    ],
)
def test_a_filter_has_conditions_and_exclusions(written: Write, where: str) -> None:
    found = record(written, f"{INDICATOR}{where}\n")

    assert isinstance(found, Indicator)
    assert found.where == Where(
        conditions=(
            Condition("kind", ("training", "workshop")),
            Condition("draft", ("false",)),
            Condition("title.fr", ("x",)),
        ),
        excluded=(Condition("countries", ("PK",)),),
    )


def test_a_later_revision_is_another_version(written: Write) -> None:
    revised = f'{EVENT}recorded = 2022-01-01\nrevision = {{ reason = "error" }}\nparticipants = 7\n'
    register = load(written({"b.toml": EVENT, "a.toml": revised}))

    assert len(register.records) == 2
    assert register.events["a"].participants == Quantity(7)


def test_order_never_matters(written: Write) -> None:
    other = EVENT.replace('"a"', '"b"')
    one = load(written({"a.toml": f"{EVENT}\n{other}"}))
    two = load(written({"a.toml": other, "z/b.toml": EVENT}))

    assert one == two
