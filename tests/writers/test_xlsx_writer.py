"""Excel: typed cells, the same numbers as in every format, and nothing that acts."""

import re
import sys
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from drawn import documents
from ecma_schemas import faults_of_parts, needs_schemas
from hostile import HOSTILE, hostile_document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from report_sample import SAMPLE
from sample_tables import BY_COUNTRY, CHANGES
from workbooks import as_on_a_page, faults_of, opened, parts_of, rows_of, tables_of, texts_of

import tracker
from tests.command_line import typed
from tests.handmade import HANDMADE
from tests.handmade import LANGUAGES as LANGUAGES_OF_HANDMADE
from tracker.documents import (
    Block,
    Column,
    DateText,
    Document,
    Heading,
    Inline,
    Measured,
    Message,
    Note,
    Numeral,
    Pairs,
    Paragraph,
    Row,
    Table,
    Verbatim,
)
from tracker.errors import InvalidValueError, MissingExtraError
from tracker.languages import missing_messages
from tracker.model import Register
from tracker.strategies import registers
from tracker.values import Language, ReportingPeriod, When
from tracker.values._safe_text import inert
from tracker.views import columns_of, document_of
from tracker.writers import _workbook, _xlsx, render, to_columns, to_markdown
from tracker.writers._sheet_names import SheetNames

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
LANGUAGES = ["en", "fr"]


@pytest.fixture(scope="module")
def migrants() -> Register:
    return tracker.load(EXAMPLE)


PERIODS = (
    "The present report covers the period from July 2020 to July 2022 and compares it with the period from June 2018 "
    "to June 2020."
)


def table(*rows: tuple[Inline | Measured, ...], heads: tuple[str, ...] = ("a", "b")) -> Table:
    columns = tuple(Column(title=Verbatim(head)) for head in heads)
    return Table(title=Verbatim("t"), columns=columns, rows=tuple(Row(cells=cells) for cells in rows))


def only_sheet(*blocks: Block, language: str = "en") -> Worksheet:
    (found,) = tables_of(opened(written(*blocks, language=language)))
    return found


def written(*blocks: Block, language: str = "en") -> bytes:
    return render(Document(title=Verbatim("d"), blocks=blocks), "xlsx", language)


def measured(
    words: str, lower: int | Fraction | None, upper: int | Fraction | None, scale: int | None = None
) -> Measured:
    return Measured(text=Verbatim(words), lower=lower, upper=upper, scale=scale)


# -- cells ------------------------------------------------------------------------------------------------------------


def test_a_measured_number_is_its_words_and_two_numbers() -> None:
    sheet = only_sheet(
        table(
            (Verbatim("x"), measured("4 to 7", 4, 7)),
            (Verbatim("y"), measured("at least 5", 5, None)),
            (Verbatim("z"), measured("half", Fraction(1, 2), Fraction(3, 4))),
            (Verbatim("w"), Verbatim("–")),
        )
    )

    assert rows_of(sheet) == [
        ["a", "b", "b, lower bound", "b, upper bound"],
        ["x", "4 to 7", 4, 7],
        ["y", "at least 5", 5, ".."],
        ["z", "half", 0.5, 0.75],
        ["w", "–", None, None],
    ]
    assert [type(cell.value) for cell in sheet["C"][4:6]] == [int, int]


def test_numbers_and_days_are_no_texts() -> None:
    sheet = only_sheet(
        table(
            (Numeral(4000), DateText(When("2021-09-02"))),
            (Note(Numeral(-3), Verbatim("why")), DateText(When("2021-09"))),
            (Numeral(3, words=True), DateText(When("1899-01-01"))),
            (Numeral(10**15), DateText(When("2021-09-02"), as_phrase=True)),
            (Numeral(Fraction(3, 4)), Verbatim("x")),
        )
    )

    assert rows_of(sheet)[1:] == [
        [4000, datetime(2021, 9, 2), None],  # noqa: DTZ001  # a spreadsheet's days have no zone
        [-3, "September 2021", "a"],
        ["three", "1 January 1899", None],
        ["1,000,000,000,000,000", datetime(2021, 9, 2), None],  # noqa: DTZ001  # likewise
        [0.75, "x", None],
    ]
    assert sheet["B5"].number_format == "[$-809]d mmmm yyyy"
    assert sheet["A5"].number_format == "#,##0"


def test_a_text_that_no_cell_holds_goes_on_in_the_next_column() -> None:
    words = " ".join(f"word{number}" for number in range(12_000))
    long = only_sheet(table((Verbatim("x"), Verbatim(words)), (Verbatim("y"), Verbatim("short"))))
    head, first, second = rows_of(long)

    assert head[:3] == ["a", "b", "b 2"]
    assert " ".join(first[1:]) == words
    assert second[:3] == ["y", "short", None]
    whole = only_sheet(table((Verbatim("x"), Verbatim("\N{GRINNING FACE}" * 20_000))))
    assert "".join(rows_of(whole)[1][1:]) == "\N{GRINNING FACE}" * 20_000


def test_heads_that_are_alike_are_numbered() -> None:
    assert rows_of(only_sheet(table((Verbatim("x"), Verbatim("y")), heads=("h", "H"))))[0] == ["h", "H 2"]


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_workbook, "MOST_ROWS", 1)

    with pytest.raises(InvalidValueError, match="a sheet holds 1 rows, and a table has 2; choose CSV, or ask for less"):
        written(table((Verbatim("x"), Verbatim("y")), (Verbatim("x"), Verbatim("y"))))


# -- sheets -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sheet_says_what_it_is(migrants: Register, language: str) -> None:
    compared = tracker.compare(migrants, "states-assisted", "cop11", against="cop10")
    document = document_of(compared, migrants, title=Message("Comparisons"))
    texts = [cell.value for row in opened(render(document, "xlsx", language)).worksheets[0].iter_rows() for cell in row]
    expected = {
        "en": ["Comparisons", "July 2020 – July 2022", "July 2018 – June 2020", "18 October 2024", "cautious"],
        "fr": [
            "Comparaisons",
            "juillet 2020 – juillet 2022",
            "juillet 2018 – juin 2020",
            "18 octobre 2024",
            "prudente",
        ],
    }

    assert set(expected[language]) <= set(texts)
    assert any("(..)" in text for text in texts if text)


ANSWERS = [
    ("check",),
    ("reconcile",),
    ("due", "--on", "2022-10-01"),
    ("list", "event"),
    ("measure", "events", "--period", "cop11", "--by", "country"),
    ("compare", "events", "--period", "cop11", "--against", "cop10"),
    ("followup", "--period", "cop11"),
    ("report", "--period", "cop11"),
]


@pytest.mark.parametrize("asked", ANSWERS, ids=lambda asked: asked[0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sheet_of_every_answer_says_what_it_rests_on(
    asked: tuple[str, ...], language: str, tmp_path: Path
) -> None:
    """What it is, of which register, over which period, up to when, under which reading, in which language."""
    command, *options = asked
    place = tmp_path / "answer.xlsx"
    done = typed(command, str(EXAMPLE), *options, "--language", language, "-o", str(place))

    assert done.returncode in (0, 1), done.stderr
    first = opened(place.read_bytes()).worksheets[0]
    said = {row[0]: row[1] for row in first.iter_rows(values_only=True) if row[0] and row[1]}
    labels = {
        "en": ["Register", "Period", "Reading", "Published until", "Language"],
        "fr": ["Registre", "Période", "Lecture", "Publié jusqu’au", "Langue"],
    }
    register, period, reading, until, spoken = (said[label] for label in labels[language])
    assert register.endswith("[smuggling-of-migrants]")
    assert period == PERIODS_SAID[language]["--period" in options]
    assert (reading, until, spoken) == {
        "en": ("cautious", "18 October 2024", "English"),
        "fr": ("prudente", "18 octobre 2024", "français"),
    }[language]


EMPTY = [
    ("targets", "--period", "cop11", "--reading", "strict"),
    ("measure", "--period", "1992..1993", "--reading", "strict"),
    ("compare", "--period", "1992..1993", "--against", "1990..1991", "--reading", "strict"),
    ("list", "event", "--country", "FR", "--period", "cop11"),
    ("list", "event", "--period", "cop11"),
]


@pytest.mark.parametrize("asked", EMPTY, ids=" ".join)
def test_the_first_sheet_says_what_was_asked_also_where_there_is_no_answer(
    asked: tuple[str, ...], tmp_path: Path
) -> None:
    command, *options = asked
    place = tmp_path / "answer.xlsx"
    done = typed(command, str(EXAMPLE), *options, "-o", str(place))
    first = opened(place.read_bytes()).worksheets[0]
    said = {row[0]: row[1] for row in first.iter_rows(values_only=True) if row[0] and row[1]}

    assert done.returncode == 0, done.stderr
    assert said["Period"] == ("July 2020 – July 2022" if "cop11" in options else "1992–1993")
    assert said.get("Compared with") == ("1990–1991" if "--against" in options else None)
    assert said["Reading"] == ("strict" if "--reading" in options else "cautious")


PERIODS_SAID = {
    "en": {True: "July 2020 – July 2022", False: "no period in particular"},
    "fr": {True: "juillet 2020 – juillet 2022", False: "aucune période en particulier"},
}


def test_every_table_has_a_sheet_and_the_text_one_of_its_own() -> None:
    book = opened(render(SAMPLE, "xlsx", "en"))

    assert book.sheetnames == [
        "About", "Text", "Key figures", "Table 1", "Table 1, chart", "Table 2", "Records",
    ]  # fmt: skip
    assert [cell.value for cell in book["Text"]["B"]][:3] == [
        "→ Key figures",
        "Introduction",
        PERIODS,
    ]
    listed = [cell.value for cell in book["About"]["A"]]
    assert set(book.sheetnames) - {"About"} <= set(listed)
    assert "Text" not in opened(written(CHANGES)).sheetnames


def test_a_table_can_be_read_filtered_and_printed() -> None:
    sheet = opened(render(SAMPLE, "xlsx", "en"))["Table 2"]

    assert sheet["A1"].value == "Table 2. Figures of the two periods and what changed"
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref == "A4:F8"
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$4:$4")
    assert rows_of(sheet) == [
        ["Group", "Figure", "June 2018 – June 2020", "July 2020 – July 2022", "Change", "Notes"],
        ["Activities over the period", "Assistance events", 44, "at least 41", "no conclusion", "a, b"],
        ["Activities over the period", "Arrivals by sea", 123456, -3, "not comparable", "b"],
        ["State at a date", "State parties", "149 (June 2020)", "150 (July 2022)", "increase of 1", None],
        ["State at a date", "Rate of replies", pytest.approx(34061 / 69628), 0.05, "decrease", None],
    ]
    remarks = [cell.value for cell in sheet["A"][9:]]
    assert remarks == [
        ".. not available; – nil.",
        "[a] The sources do not date all records to the day.",
        "[b] The periods are equally long.",
    ]


def test_a_wide_table_is_printed_on_several_pages_across() -> None:
    """Letters stay large enough, and what names a row stands on each of the pages."""
    wide = only_sheet(table(tuple(Verbatim("word " * 20) for _ in range(9)), heads=tuple("abcdefghi")))
    narrow = only_sheet(table((Verbatim("x"), Verbatim("y"))))

    assert (wide.page_setup.fitToWidth, wide.print_title_cols) == (2, "$A:$A")
    assert (narrow.page_setup.fitToWidth or 1, narrow.print_title_cols) == (1, None)


@pytest.mark.parametrize(("lengths", "kept"), [((9, 9), "C5"), ((30, 40), "B5"), ((40, 30), "B5"), ((20, 60), "B5")])
def test_as_many_columns_stay_in_sight_as_leave_room(lengths: tuple[int, int], kept: str) -> None:
    """What names a row stays, or the first part of it."""
    pairs = Pairs(
        title=Verbatim("t"),
        pairs=((Verbatim("figure"), measured("3", 3, 3)),),
        keys=tuple((Verbatim(f"k{place}"), Verbatim("x" * length)) for place, length in enumerate(lengths)),
    )
    other = evolve(pairs, keys=(pairs.keys[0], (Verbatim("k1"), Verbatim("y"))))

    assert only_sheet(pairs, other).freeze_panes == kept


def test_labels_with_their_values_stand_upright_or_as_rows() -> None:
    pairs = Pairs(title=Verbatim("States"), pairs=((Verbatim("figure"), measured("at least 30", 30, None)),))
    upright = only_sheet(pairs)

    assert rows_of(upright) == [
        ["Label", "Value", "Value, lower bound", "Value, upper bound"],
        ["figure", "at least 30", 30, ".."],
    ]
    assert upright.title == "States"
    beside = only_sheet(pairs, evolve(pairs, title=Verbatim("Events")))
    assert [row[0] for row in rows_of(beside)] == ["Title", "States", "Events"]
    assert beside.title == "d"


def test_what_a_title_says_part_by_part_are_columns() -> None:
    """A reader filters and sorts by the part; a title holds it in words only."""
    of_one, of_other = (
        Pairs(
            title=Verbatim(f"Events – country {code}"),
            pairs=((Verbatim("figure"), measured(str(number), number, number)),),
            keys=((Verbatim("indicator"), Verbatim("Events")), (Verbatim("country"), Verbatim(code))),
        )
        for code, number in (("PK", 3), ("BO", 1))
    )
    beside = only_sheet(of_one, of_other)

    assert rows_of(beside) == [
        ["Indicator", "Country", "Figure", "Figure, lower bound", "Figure, upper bound"],
        ["Events", "PK", "3", 3, 3],
        ["Events", "BO", "1", 1, 1],
    ]
    assert beside.freeze_panes == "C5"
    assert only_sheet(of_one, of_one).freeze_panes == "B5"
    assert rows_of(only_sheet(of_one))[1:] == [
        ["indicator", "Events", None, None],
        ["country", "PK", None, None],
        ["figure", "3", 3, 3],
    ]
    without = evolve(of_other, keys=())
    assert [row[0] for row in rows_of(only_sheet(of_one, without))] == [
        "Title",
        "Events – country PK",
        "Events – country BO",
    ]


@pytest.mark.parametrize(
    ("by", "heads", "names"),
    [
        ("country", ["Country", "Country, code"], {"Afghanistan", "Pakistan"}),
        ("kind", ["Kind", "Kind, code"], {"Training courses", "Legislative assistance"}),
        ("region", ["Region", "Region, code"], {"Africa", "Europe"}),
        ("programme", ["Programme", "Programme, code"], {"Operation Turquesa II"}),
    ],
)
def test_the_part_of_a_figure_is_a_column(migrants: Register, by: str, heads: list[str], names: set[str]) -> None:
    figures = tracker.measure_all(migrants, ["events"], "cop11", by=by)
    (sheet,) = tables_of(opened(render(document_of(figures, migrants), "xlsx", "en")))
    first, *rows = rows_of(sheet)

    assert first[:5] == ["Indicator", *heads, "Id", "Basis"]
    assert {tuple(row[:1]) for row in rows} == {("Activities of all kinds",)}
    assert [row[2] for row in rows] == [dict(figure.by)[by] for figure in figures]
    assert names <= {row[1] for row in rows}


def test_names_of_sheets_are_what_spreadsheets_allow() -> None:
    names = SheetNames()
    wanted = ["a/b:c*d?[e]\\f", "'quoted'", "History", "history", "", "x" * 40, "x" * 40, "\N{GRINNING FACE}" * 40]

    assert [names.take(each) for each in wanted] == [
        "a b c d e f",
        "quoted",
        "History (2)",
        "history (3)",
        "–",
        f"{'x' * 30}…",
        f"{'x' * 26}… (2)",
        "\N{GRINNING FACE}" * 15 + "…",
    ]


@given(st.lists(st.text(max_size=45), max_size=12))
def test_names_of_sheets_are_never_alike_nor_too_long(wanted: list[str]) -> None:
    names = SheetNames()
    taken = [names.take(inert(each)) for each in wanted]

    assert len({each.casefold() for each in taken}) == len(taken)
    assert all(0 < len(each.encode("utf-16-le")) // 2 <= 31 for each in taken)
    assert not any(set(each) & set("[]:*?/\\") or each[0] == "'" or each[-1] == "'" for each in taken)


# -- charts -----------------------------------------------------------------------------------------------------------


def test_a_title_that_counts_behind_a_colon_names_its_sheet_by_what_is_counted() -> None:
    names = SheetNames()

    assert names.take("Records: 0 added, 21 revised, 0 withdrawn.") == "Records"
    assert names.take("Fiches\N{NO-BREAK SPACE}: 0 ajoutée, 21 révisées, 0 retirée.") == "Fiches"
    assert names.take("Events: 4") == "Events 4"
    assert names.take("Table 1", ", chart") == "Table 1, chart"
    assert names.take("Countries and areas assisted, by period", ", chart") == "Countries and areas…, chart"


def test_bars_are_drawn_with_their_words_from_nought() -> None:
    content = render(SAMPLE, "xlsx", "en")
    chart = parts_of(content)["xl/charts/chart1.xml"]
    sheet = opened(content)["Table 1"]
    drawn = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=8, min_col=6)]

    assert drawn == [
        ["Afghanistan: 4 to 7", 4, 3, 0],
        ["Ethiopia: at least 5 (no limit known)", 5, 0, 9],
        ["Germany: –", 0, 0, 0],
        ["Pakistan: 12", 12, 0, 0],
    ]
    assert re.findall(r'<c:min val="(\d+)"/>', chart) == ["0"]
    assert re.findall(r'<c:max val="(\d+)"/>', chart) == ["14"]
    assert chart.count("<c:ser>") == 3
    assert 'prst="wdUpDiag"' in chart
    assert 'prstDash val="dash"' in chart
    (labels,) = re.findall(r"<c:dLbls>.*?</c:dLbls>", chart)
    assert 'formatCode="&quot;→&quot;"' in labels
    assert re.findall(r'<c:idx val="(\d)"/><c:delete val="1"/>', labels) == ["0", "2", "3"]
    assert "<c:v>Ethiopia: at least 5 (no limit known)</c:v>" in chart
    assert '<c:plotVisOnly val="1"/>' not in chart
    assert 'descr="Table 1. Activities by country' in parts_of(content)["xl/drawings/drawing1.xml"]


def test_what_has_no_scale_is_not_drawn() -> None:
    content = written(table((Verbatim("x"), measured("4", 4, 4))))

    assert not [name for name in parts_of(content) if "chart" in name]
    assert written(table(*[(Verbatim("x"), measured("4", 4, 4, 4))] * 201)).count(b"xl/charts") == 0


def test_one_indicator_by_its_parts_is_drawn(migrants: Register) -> None:
    by_country = tracker.measure_all(migrants, ["events"], "cop11", by="country")
    several = tracker.measure_all(migrants, ["events", "states-assisted"], "cop11")

    assert any("chart" in name for name in opened(render(document_of(by_country, migrants), "xlsx", "en")).sheetnames)
    assert opened(render(document_of(several, migrants), "xlsx", "en")).sheetnames == ["About", "Figures"]


# -- every script -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES_OF_HANDMADE)
def test_sheets_and_charts_run_as_the_language_does(language: Language, tmp_path: Path) -> None:
    content = render(HANDMADE, "xlsx", language)
    book, parts = opened(content), parts_of(content)
    turned = language.is_right_to_left
    charts = [part for name, part in parts.items() if name.startswith("xl/charts/chart")]

    assert faults_of(content, tmp_path) == []
    assert {bool(sheet.sheet_view.rightToLeft) for sheet in book.worksheets} == {turned}
    # The rows of a chart run from the top, and its axis as the language does.
    assert {chart.count('<c:orientation val="maxMin"/>') for chart in charts} == {1 + turned}
    first = book.worksheets[0]["A1"]
    assert (first.alignment.readingOrder, first.alignment.horizontal) == ((2, "right") if turned else (0, None))


def test_a_symbol_keeps_its_order_in_a_text_from_right_to_left() -> None:
    texts = texts_of(opened(render(HANDMADE, "xlsx", "ar")))

    assert any("\u2066GLO.ACT\u2069" in text for text in texts)
    assert not any("\u2066" in text for text in texts_of(opened(render(HANDMADE, "xlsx", "zh"))))


# -- the same numbers everywhere --------------------------------------------------------------------------------------


def digits(text: str) -> str:
    return "".join(re.findall(r"\d", text))


def printed(value: object) -> str:
    """Say what a cell of a workbook shows, as far as its digits go."""
    if isinstance(value, datetime):
        return f"{value.day}{value.year}"
    if isinstance(value, float):
        return as_on_a_page(value)
    return "" if value is None else str(value)


_MARKS = re.compile(r"<sup>.*?</sup>|<[^>]*>|\]\(<?[^)]*>?\)")
_GROUP = re.compile(r"(<a [^>]*></a>)?\*.*\*")


def markdown_rows(block: Table, language: str) -> list[str]:
    """Return the digits of each row of a table of Markdown, as it is read: without links, marks and sub-headings."""
    lines = to_markdown(Document(blocks=(block,)), language).splitlines()
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines if line.startswith("| ")][2:]
    return [digits(_MARKS.sub("", "|".join(row))) for row in rows if not _GROUP.fullmatch(row[0].strip())]


def assert_agrees(document: Document, language: str) -> None:
    """Hold every table of a workbook against Markdown and against the columns of CSV."""
    for block in document.blocks:
        if not isinstance(block, Table) or not block.columns or not block.rows:
            continue
        head, *rows = rows_of(only_sheet(block, language=language))
        (columns,) = to_columns(Document(blocks=(block,)), language)
        assert [name.casefold() for name in columns] == [str(name).casefold() for name in head[: len(columns)]]
        for position, values in enumerate(columns.values()):
            for value, row in zip(values, rows, strict=True):
                assert_same(value, row[position])
        said = [place for place, values in enumerate(columns.values()) if any(isinstance(each, str) for each in values)]
        if any(row.is_group for row in block.rows):
            del said[0]
        assert markdown_rows(block, language) == [digits("".join(printed(row[each]) for each in said)) for row in rows]


def assert_same(value: object, cell: object) -> None:
    """Hold a cell against a value of a column: words, or a bound."""
    if isinstance(value, str):
        assert digits(value) == digits(printed(cell))
    elif value is None:
        assert cell in ("..", None)
    else:
        assert isinstance(value, int | Fraction)
        whole = str(value) if isinstance(cell, str) else value
        assert cell == (whole if value == int(value) else pytest.approx(float(value), rel=1e-14))  # so far sheets count


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_the_same_numbers_in_every_format(migrants: Register, language: str) -> None:
    assert_agrees(tracker.report(migrants, "cop11", against="cop10", annex="full"), language)


@pytest.mark.parametrize("annex", ["short", "full"])
def test_bounds_in_the_annexes_of_a_report_are_numbers(migrants: Register, annex: str) -> None:
    """A fraction too: a text would be left out of every sum, and nobody told."""
    document = tracker.report(migrants, "cop11", against="cop10", annex=annex)
    (figures,) = (block for block in document.blocks if isinstance(block, Table) and block.anchor == "table-figures")
    head, *rows = rows_of(only_sheet(figures))
    bounds = [row[position] for position, name in enumerate(head) if name.endswith(" bound") for row in rows]

    assert {each for each in bounds if isinstance(each, str)} <= {".."}
    assert any(isinstance(each, int) for each in bounds)
    assert any(isinstance(each, float) for each in bounds) is (annex == "full")


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_have_the_same_numbers_as_their_columns(migrants: Register, language: str) -> None:
    figures = tracker.measure_all(migrants, None, "cop11")
    head, *rows = rows_of(only_sheet(*document_of(figures, migrants).blocks, language=language))
    columns = columns_of(figures, language, register=migrants)

    assert [name.casefold() for name in columns] == [name.casefold() for name in head]
    for position, (name, values) in enumerate(columns.items()):
        for value, row in zip(values, rows, strict=True):
            if isinstance(value, str):
                assert printed(row[position]) == value or digits(value) == digits(printed(row[position])), name
            elif value is not None:
                assert row[position] == pytest.approx(float(value))


PERIOD = ReportingPeriod.parse("2020..2022")


@given(registers())
def test_registers_have_the_same_numbers_in_every_format(register: Register) -> None:
    document = tracker.report(register, PERIOD, annex="full")

    assert_agrees(document, "fr")


@given(documents())
def test_no_word_of_a_document_is_lost(drawn: tuple[Document, list[str]]) -> None:
    document, words = drawn
    text = " ".join(texts_of(opened(render(document, "xlsx", "en"))))

    assert not [word for word in words if word.casefold() not in text.casefold()]


# -- what acts --------------------------------------------------------------------------------------------------------

ACTING = [
    "=SUM(1)", "+1", "-1", "@x", "http://example.org", "mailto:a@example.org", "internal:Sheet!A1", "{=SUM(1)}",
    "<r><t>x</t></r>", "_x0041_", "1e5", "0012", "&P &D", "\t=1",
]  # fmt: skip


@pytest.mark.parametrize("text", [*HOSTILE, *ACTING])
def test_a_text_stays_a_text(text: str) -> None:
    content = render(hostile_document(text), "xlsx", "en")
    parts = parts_of(content)
    book = opened(content)

    sheets = [part for name, part in parts.items() if name.startswith("xl/worksheets/")]
    assert not any(mark in part for part in sheets for mark in ("<f>", "<f ", "<hyperlink", "relationships/hyperlink"))
    shown = inert(text).strip()
    assert any(shown in each.replace("_x005F_x", "_x") for each in texts_of(book))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_a_text_like_a_formula_stays_one_when_it_is_edited() -> None:
    sheet = only_sheet(table((Verbatim("=SUM(1)"), Verbatim("x"))))

    assert (sheet["A5"].value, sheet["A5"].data_type, sheet["A5"].quotePrefix) == ("=SUM(1)", "s", True)
    assert not sheet["B5"].quotePrefix


def test_no_title_of_a_chart_is_a_formula() -> None:
    drawn = evolve(BY_COUNTRY, number=None, title=Verbatim("=Sheet1!A1"))
    chart = parts_of(written(drawn))["xl/charts/chart1.xml"]

    assert "<c:f>Sheet1!A1</c:f>" not in chart
    assert "=Sheet1!A1" in chart


# -- the file ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_workbooks_are_valid(migrants: Register, language: str, tmp_path: Path) -> None:
    report = tracker.report(migrants, "cop11", against="cop10")
    figures = document_of(tracker.measure_all(migrants, ["events"], "cop11", by="country"), migrants)

    for document in (SAMPLE, report, figures, Document(blocks=()), *map(hostile_document, ("<r>x</r>", "=1", "&P"))):
        assert faults_of(render(document, "xlsx", language), tmp_path) == []


@needs_schemas
@pytest.mark.parametrize(("document", "language"), [(SAMPLE, "fr"), (HANDMADE, "ar"), (HANDMADE, "zh")])
def test_every_part_is_valid_for_the_schemas_of_the_standard(document: Document, language: str) -> None:
    parts = parts_of(render(document, "xlsx", language))

    assert faults_of_parts({name: part.encode() for name, part in parts.items()}, "sml") == []


def test_a_file_bears_the_day_of_what_is_known() -> None:
    known = opened(render(Document(title=Verbatim("d"), blocks=(), day=date(2022, 7, 31)), "xlsx", "en")).properties
    unknown = opened(written()).properties

    assert known.created.replace(tzinfo=UTC) == known.modified.replace(tzinfo=UTC) == datetime(2022, 7, 31, tzinfo=UTC)
    assert (known.title, unknown.created.year, known.creator or "") == ("d", 1980, "")


def test_without_its_package_the_format_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("xlsxwriter", "tracker.writers._xlsx"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(MissingExtraError, match=r"Excel needs XlsxWriter: pip install 'mandate-tracker\[xlsx\]'"):
        written()


def test_a_document_without_anything_is_a_sheet_that_says_so() -> None:
    assert opened(written()).sheetnames == ["About"]
    headed = written(Heading(level=1, text=Verbatim("h"), anchor="h"), Paragraph(text=Verbatim("p")))
    assert opened(headed).sheetnames == ["About", "Text"]


def test_every_message_is_translated() -> None:
    assert missing_messages("fr", (*_workbook.MESSAGES, *_xlsx.MESSAGES)) == ()
