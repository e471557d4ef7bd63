"""What CSV and JSON-lines files may say, and in which ways."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from _small_files import Files

from tracker.checks import check
from tracker.errors import InvalidValueError
from tracker.files import load
from tracker.model import AssistanceEvent, Citation, Indicator, Mandate, Observation, Origin, Record, Register, Where
from tracker.values import InternationalString, Quantity, When

Write = Callable[[Files], Path]
ROW = "id,kind,title,when\na,training,A course,2021\n"


def records(written: Write, name: str, content: str | bytes) -> tuple[Record, ...]:
    return load(written({name: content})).records


def test_a_row_is_a_record(written: Write) -> None:
    text = (
        "id,kind,title.fr,title.en,when,countries,countries_complete,participants,women,programmes,places,"
        "citations.document,citations.paragraph,citations.printed,draft,note\n"
        'a,training,"Atelier, Lomé","A ""course""\nin Lomé",2021-03-17,PK; BD;,false,>4000,,glo-act,Lomé;Accra,'
        "d,47,2,true,x;y\n"
    )
    register = load(written({"event.csv": text}))
    event = register.events["a"]

    assert event.title == InternationalString(fr="Atelier, Lomé", en='A "course"\nin Lomé')
    assert event.when == When("2021-03-17")
    assert event.countries == {"PK", "BD"}
    assert event.countries_complete is False
    assert event.participants == Quantity(4000, "more_than")
    assert event.women is None
    assert event.places == (InternationalString(en="Lomé"), InternationalString(en="Accra"))
    assert event.citations == (Citation(document="d", paragraph="47", printed=2),)
    assert event.draft is True
    assert event.note == InternationalString(en="x;y")
    assert event.origin == Origin("event.csv", 2)


def test_an_empty_cell_leaves_its_key_out(written: Write) -> None:
    (event,) = records(written, "event.csv", "id,kind,title,when,citations.document,note\na,training,A,2021,, \n")

    assert event.citations == ()
    assert event.note is None


@pytest.mark.parametrize(
    "text",
    [
        ROW.replace("\n", "\r\n"),
        ROW.replace("\n", "\r"),
        ROW.encode("utf-8-sig"),
        f"\n\n{ROW}\n",
        ROW.rstrip("\n"),
        'id,"kind",title , when\na,training,"A course",2021\n,,,\n',
    ],
)
def test_the_same_rows_in_other_dress(written: Write, text: str | bytes) -> None:
    (event,) = records(written, "event.csv", text)

    assert event.key == "a"


def test_lines_are_those_of_the_file(written: Write) -> None:
    text = '\nid,kind,title,when\n\na,training,"A\n\nB",2021\nb,training,B,2021\n'
    found = records(written, "event.csv", text)

    assert [record.origin and record.origin.line for record in found] == [4, 7]


def test_parts_of_parts_have_columns(written: Write) -> None:
    text = (
        "id,kind,title,paragraph.number,paragraph.text.fr,paragraph.text.en,addressees.fr,revision.reason\n"
        "m,protocol,P,1,Un,One,États;Unis,error\n"
    )
    (mandate,) = records(written, "mandate.csv", text)

    assert isinstance(mandate, Mandate)
    assert mandate.paragraphs[0].text == InternationalString(fr="Un", en="One")
    assert mandate.addressees == (InternationalString(fr="États;Unis"),)
    assert mandate.revision is not None


def test_free_keys_have_columns(written: Write) -> None:
    text = "indicator,at,value.value,value.qualifier,breakdown.country\ni,2021,1/20,about,PK\n"
    (observation,) = records(written, "observation.csv", text)

    assert isinstance(observation, Observation)
    assert observation.value == Quantity("1/20", "about")
    assert observation.breakdown == (("country", "PK"),)


def test_conditions_have_columns(written: Write) -> None:
    text = "id,version,title,kind,unit,max_age,where.kind,where.not.title.fr\ni,1,I,flow,x,12,training;workshop,X\n"
    (indicator,) = records(written, "indicator.csv", text)

    assert isinstance(indicator, Indicator)
    assert indicator.max_age == 12
    assert isinstance(indicator.where, Where)
    assert [(each.path, each.values) for each in indicator.where.conditions] == [("kind", ("training", "workshop"))]
    assert [(each.path, each.values) for each in indicator.where.excluded] == [("title.fr", ("X",))]


@pytest.mark.parametrize("name", ["event.csv", "event.2018-2020.csv", "sub/event.a.b.CSV"])
def test_a_file_is_named_after_its_type(written: Write, name: str) -> None:
    assert len(records(written, name, ROW)) == 1


@pytest.mark.parametrize("name", ["event.csv", "event.jsonl", "a.toml"])
def test_an_empty_file_holds_nothing(written: Write, name: str) -> None:
    assert records(written, name, "") == ()


LINE = '{"id": "a", "kind": "training", "title": "A course", "when": "2021"%s}\n'


def test_a_line_is_a_record(written: Write) -> None:
    more = ', "participants": 2.50, "women": null, "countries": ["PK"], "citations": [{"document": "d"}]'
    (event,) = records(written, "event.2021.jsonl", f"\n{LINE % more}\n \n")
    same = load(written({"event.2021.jsonl": LINE % more})).events["a"]

    assert event == same
    assert same.participants == Quantity(Decimal("2.5"))
    assert same.women is None
    assert same.countries == {"PK"}
    assert event.origin == Origin("event.2021.jsonl", 2)


@pytest.mark.parametrize(
    "text", [LINE % "", (LINE % "").replace("\n", "\r\n"), (LINE % "").strip(), (LINE % "").encode("utf-8-sig")]
)
def test_the_same_lines_in_other_dress(written: Write, text: str | bytes) -> None:
    (event,) = records(written, "event.jsonl", text)

    assert event.key == "a"


def test_other_separators_of_lines_are_text(written: Write) -> None:
    (event,) = records(written, "event.jsonl", LINE % ', "note": "a\u2028b\x85c"')

    assert event.note == InternationalString(en="a\u2028b\x85c")


MARKS = "<<<<<<< HEAD\nCourse A\n=======\nCourse B\n>>>>>>> other\n"
UNMERGED = (
    "fault: two versions stand here that a merge left side by side "
    "(keep what is right of both, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>)"
)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.toml", f'[[event]]\nid = "e"\nkind = "training"\nwhen = "2021"\ntitle = """\n{MARKS}"""\n', 6),
        ("event.csv", f'id,kind,when,title\ne,training,2021,"\n{MARKS}"\n', 3),
        ("event.csv", "id,kind,when,title\n<<<<<<< HEAD\ne,training,2021,A\n=======\n>>>>>>> other\n", 2),
        ("event.jsonl", f'{{"id": "a"}}\n{MARKS}', 2),
        ("register.toml", f'schema = 1\nid = "r"\ntitle = """\n{MARKS}"""\n', 4),
    ],
)
def test_what_a_merge_left_behind_is_a_fault(
    faults: Callable[[Files], list[str]], name: str, content: str, line: int, ends: str
) -> None:
    assert faults({name: content.replace("\n", ends)}) == [f"{name}:{line} {UNMERGED}"]


LEFT = UNMERGED.replace("two versions stand here that a merge left side by side", "a merge left its mark here")
HEAD = '[[event]]\nid = "e"\nkind = "training"\nwhen = "2021"\n'


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("a.toml", f'{HEAD}title = """\nA\n>>>>>>> other\n"""\n', "7"),
        ("a.toml", f'{HEAD}title = """\n<<<<<<< HEAD\nA\n"""\n', "6"),
        ("a.toml", f'{HEAD}=======\ntitle = "A"\n', "5"),
        ("a.toml", f'{HEAD}title = "A\\n>>>>>>> other"\n', "5"),
        ("event.csv", "id,kind,when,title\ne,training,2021,A\n>>>>>>> other\n", "3"),
        ("event.csv", "id,kind,when,title\n<<<<<<<\ne,training,2021,A\n", "2"),
        ("event.csv", "id,kind,when,title\ne,training,2021,A\n=======\nf,training,2021,A\n", "3"),
        ("event.csv", 'id,kind,when,title\ne,training,2021,"<<<<<<< HEAD\nA"\n', "2"),
        ("event.jsonl", '=======\n{"id": "a", "kind": "training", "when": "2021", "title": "A"}\n', "1"),
        ("event.jsonl", '{"id": "a", "kind": "training", "when": "2021", "title": "A\\n>>>>>>> x"}\n', "1"),
        ("event.jsonl", '{"id": "a", "kind": "training", "when": "2021", "title": {"en": "<<<<<<< x"}}\n', "1"),
        ("event.jsonl", '{"id": "<<<<<<< x", "kind": "training", "when": "2021", "title": "A"}\n', "1"),
    ],
)
def test_a_mark_left_alone_is_a_fault(
    faults: Callable[[Files], list[str]], name: str, content: str, place: str, ends: str
) -> None:
    (said,) = faults({name: content.replace("\n", ends)})

    assert said.startswith(f"{name}:{place} fault")
    assert said.endswith(LEFT.removeprefix("fault"))


@pytest.mark.parametrize(
    "words",
    [
        "Title\n=======\n",
        "=======\nTitle\n=======\n",
        "a <<<<<<< b\n",
        "<<<<<<<<<< a\n",
        ">>>>>> quoted six times\n>>>>>>> and seven times\n",
        ">>>>>>> seven times\n>>>>>>>\n",
        " >>>>>>> indented",
    ],
)
def test_lines_of_signs_are_text(written: Write, words: str) -> None:
    """A heading underlined is no conflict, nor is what an e-mail quotes."""
    (event,) = records(written, "event.csv", f'id,kind,when,title\ne,training,2021,"Of\n{words}x"\n')
    assert event.title == InternationalString(en=f"Of\n{words}x")  # type: ignore[attr-defined]  # it is an event


def test_ids_that_no_reader_can_tell_apart_are_one(faults: Callable[[Files], list[str]]) -> None:
    composed, apart = "caf\N{LATIN SMALL LETTER E WITH ACUTE}", "cafe\N{COMBINING ACUTE ACCENT}"
    rows = f"id,kind,title,when\n{composed},training,T,2021\n{apart},training,T,2021\n"

    assert faults({"event.csv": rows}) == [
        (
            f"event.csv:3 fault at event[1]: event '{apart}' stands at event.csv:2 as well (give one another id, or "
            'write revision = { reason = "…" } and a later recorded in the newer one)'
        )
    ]


def test_ids_of_records_in_memory_are_one_too() -> None:
    ids = "caf\N{LATIN SMALL LETTER E WITH ACUTE}", "cafe\N{COMBINING ACUTE ACCENT}"
    title = InternationalString(en="T")
    events = [AssistanceEvent(id=each, kind="training", title=title, when=When("2021")) for each in ids]

    with pytest.raises(InvalidValueError, match=r"stands at records\[0\] and at records\[1\]"):
        Register(id="r", title=title, records=events)


def test_a_reference_that_looks_the_same_says_so(written: Write) -> None:
    composed, apart = "caf\N{LATIN SMALL LETTER E WITH ACUTE}", "cafe\N{COMBINING ACUTE ACCENT}"
    register = load(
        written(
            {
                "programme.csv": f"id,kind,title\n{composed},programme,P\n",
                "event.csv": f"id,kind,title,when,programmes\ne,training,T,2021,{apart}\n",
            }
        )
    )
    (found,) = check(register, select=["TRK102"])

    assert str(found) == (
        f"event.csv:2 error TRK102 event 'e' names unknown programme '{apart}' "
        f"('{composed}' is spelled with other signs that look the same; copy it from where it stands)"
    )


def test_line_ends_of_windows_within_a_cell_are_those_of_the_file(written: Write) -> None:
    rows = 'id,kind,title,when\ne,training,"a\nb",2021\n'
    (unix,) = records(written, "event.csv", rows)
    (windows,) = records(written, "event.csv", rows.replace("\n", "\r\n"))
    (mixed,) = records(written, "event.csv", rows.replace("a\nb", "a\r\nb"))

    assert unix == windows
    assert mixed.title == InternationalString(en="a\r\nb")  # type: ignore[attr-defined]  # it is an event
