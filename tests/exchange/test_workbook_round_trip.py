"""A register as a workbook, filled in, and read back: what was not touched is never changed."""

import json
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from filled import FIRST, column_of, edited, permuted, put, row_of
from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from returned import EVENT, EXAMPLE, REGISTER, few_sheets, one

from tests.command_line import Done, typed
from tracker.errors import InvalidValueError, MissingExtraError
from tracker.exchange import apply_import, is_filled_workbook, plan_from_workbook, write_workbook
from tracker.exchange._entry_book import MESSAGES
from tracker.exchange._entry_form import EntryForm
from tracker.exchange._entry_plan import plan_of_workbook
from tracker.exchange._field_place import JSON
from tracker.files import load, save
from tracker.languages import missing_messages
from tracker.model import AssistanceEvent, Citation, Register, SourceDocument
from tracker.records import unstructure
from tracker.strategies import registers
from tracker.values import InternationalString, Quantity, When


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "register.xlsx"
    write_workbook(REGISTER, path, language="fr")
    return path


def with_event(**changes: Quantity) -> Register:
    """Return the register as it is after somebody changed the event."""
    before = REGISTER.events[EVENT]
    after: AssistanceEvent = evolve(before, **changes)  # type: ignore[arg-type]  # each is a number of it
    return evolve(REGISTER, records=tuple(after if each == before else each for each in REGISTER.records))


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return few_sheets(tmp_path_factory.mktemp("few"))


# -- laws -------------------------------------------------------------------------------------------------------------


@given(registers())
def test_what_was_written_and_not_touched_proposes_nothing(register: Register) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.xlsx"
        done = write_workbook(register, path)
        plan = plan_of_workbook(register, path)

        assert (plan.added, plan.revised, plan.remarks) == ((), (), ())
        assert len(plan.unchanged) == done.records


@given(registers(), st.data())
def test_rows_and_columns_in_another_order_propose_nothing(register: Register, data: st.DataObject) -> None:
    def shuffle(book: Workbook) -> None:
        for sheet in book.worksheets[1:-2]:
            rows = data.draw(st.permutations(range(FIRST, sheet.max_row + 1)))
            columns = data.draw(st.permutations(range(1, sheet.max_column + 1)))
            permuted(sheet, rows, columns)

    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.xlsx"
        done = write_workbook(register, path)
        plan = plan_of_workbook(register, edited(path, shuffle))

        assert (plan.added, plan.revised, plan.remarks) == ((), (), ())
        assert len(plan.unchanged) == done.records


@given(registers(), st.data(), st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=20))
def test_an_edited_cell_is_exactly_that_change(register: Register, data: st.DataObject, text: str) -> None:
    titled = [
        (record, language)
        for table in ("event", "mandate", "meeting", "programme", "document")
        for record in register.table(table).values()
        if not record.draft
        for language in record.title.languages  # type: ignore[attr-defined]  # records with titles
    ]
    assume(titled and "_x" not in text and "x005F_" not in text)
    record, language = data.draw(st.sampled_from(titled))
    title = record.title
    assume(title.get(language) != text)

    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.xlsx"
        write_workbook(register, path)
        form = EntryForm.of(record.table, register.language, [record])
        assume(not any(name.endswith(JSON) for name in form.entry(record).main))

        def edit(book: Workbook) -> None:
            sheet = book[record.table]
            put(sheet, row_of(sheet, record.key), f"title.{language.value}", text)

        plan = plan_of_workbook(register, edited(path, edit))
        said = InternationalString({**dict(title.texts), language: text})

        assert plan.added == ()
        assert [each.after for each in plan.revised] == [evolve(record, title=said)]
        assert [change.field for each in plan.revised for change in each.changes] == ["title"]


def test_the_same_register_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    write_workbook(REGISTER, tmp_path / "again.xlsx", language="fr")

    assert (tmp_path / "again.xlsx").read_bytes() == written.read_bytes()


def test_the_example_proposes_nothing(written: Path) -> None:
    plan = plan_from_workbook(EXAMPLE, written)

    assert (plan.added, plan.revised, plan.remarks, plan.faults) == ((), (), (), ())
    assert len(plan.unchanged) == plan.rows_read == plan.read > 400
    assert is_filled_workbook(written)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_program_that_opens_and_saves_it_proposes_nothing(written: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, str(tmp_path), str(written)], check=True, capture_output=True, timeout=120)
    plan = plan_of_workbook(REGISTER, tmp_path / written.name)

    assert (plan.added, plan.revised, plan.remarks) == ((), (), ())
    assert len(plan.unchanged) == plan.rows_read


# -- what is changed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "value", "number_format", "field", "expected"),
    [
        ("participants", "30", "@", "participants", 30),
        ("participants", 30, "General", "participants", 30),
        ("participants", ">30", "@", "participants", {"value": 30, "qualifier": "more_than"}),
        ("participants", None, "@", "participants", None),
        ("countries", "BD;PK", "@", "countries", ["BD", "PK"]),
        ("when", datetime(2021, 3, 5), "dd/mm/yyyy", "when", "2021-03-05"),  # noqa: DTZ001  # cells have no zone
        ("when", datetime(2021, 3, 1), "mmm yyyy", "when", "2021-03"),  # noqa: DTZ001  # likewise
        ("when", datetime(2021, 1, 1), "yyyy", "when", "2021"),  # noqa: DTZ001  # likewise
        ("when", 2021, "General", "when", "2021"),
        ("title.en", "New", "@", "title", "New"),
        ("title.en", None, "@", "title", REGISTER.events[EVENT].title.get("fr")),
    ],
)
def test_a_cell_that_is_changed(
    few: Path, column: str, value: object, number_format: str, field: str, expected: object
) -> None:
    (revised,) = plan_of_workbook(REGISTER, edited(few, one(column, value, number_format))).revised
    (change,) = revised.changes
    after = unstructure(revised.after, "fr").get(field)
    shown = after.get("en") if field == "title" and isinstance(after, dict) else after

    assert (change.field, shown) == (field, expected)
    assert evolve(revised.after, **{field: getattr(revised.before, field)}) == revised.before


def test_a_day_that_is_taken_for_one_is_remarked_on(few: Path) -> None:
    day = datetime(2021, 3, 1)  # noqa: DTZ001  # cells have no zone
    plan = plan_of_workbook(REGISTER, edited(few, one("when", day, "mmm yyyy")))

    assert [remark.text for remark in plan.remarks] == ["the date in column 'when' is read as 2021-03"]


def test_items_of_a_list_are_changed_added_and_taken_out(few: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["event.citations"]
        own = [row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, 1).value == EVENT]
        put(sheet, own[0], "paragraph", "48")
        for column in range(3, sheet.max_column + 1):
            sheet.cell(own[1], column).value = None
        last = sheet.max_row + 1
        put(sheet, last, "#of", EVENT)
        put(sheet, last, "document", "CTOC/COP/2022/3")
        put(sheet, last, "paragraph", "1")

    (revised,) = plan_of_workbook(REGISTER, edited(few, edit)).revised
    first, _, *others = REGISTER.events[EVENT].citations

    assert revised.after.citations == (
        evolve(first, paragraph="48"),
        *others,
        Citation(document="CTOC/COP/2022/3", paragraph="1"),
    )


def test_a_new_row_is_a_new_record_with_its_lists(few: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet, cited = book["event"], book["event.citations"]
        row, below = sheet.max_row + 1, cited.max_row + 1
        for column, value in {"id": "new-one", "kind": "training", "title.fr": "Neuf", "when": "2021-03"}.items():
            put(sheet, row, column, value)
        for column, value in {"#of": "new:new-one", "document": "CTOC/COP/2022/3", "paragraph": "115.120"}.items():
            put(cited, below, column, value)

    path = edited(few, edit)
    plan = plan_of_workbook(REGISTER, path)
    expected = AssistanceEvent(
        id="new-one",
        kind="training",
        title=InternationalString(fr="Neuf"),
        when=When("2021-03"),
        citations=(Citation(document="CTOC/COP/2022/3", paragraph="115.120"),),
    )

    assert (plan.added, plan.revised, plan.remarks) == ((expected,), (), ())
    already = evolve(REGISTER, records=(*REGISTER.records, expected))
    assert plan_of_workbook(already, path).added == ()


def test_what_is_deleted_changes_nothing_and_is_told(few: Path) -> None:
    def edit(book: Workbook) -> None:
        del book["mandate.paragraph"]
        sheet = book["event"]
        sheet.delete_cols(column_of(sheet, "women"))
        sheet.delete_rows(row_of(sheet, EVENT))
        below = book["event.citations"]
        below.delete_rows(FIRST)

    plan = plan_of_workbook(REGISTER, edited(few, edit))

    assert (plan.added, plan.revised) == ((), ())
    assert [remark.text for remark in plan.remarks] == [
        f"the row of 'event {EVENT}' was deleted, which changes nothing; 'tracker revise' retracts a record",
        "row 1 of 'event.citations' was deleted, which changes nothing; empty its cells to take it out",
    ]


def test_what_the_register_says_by_now_is_no_change(few: Path) -> None:
    path = edited(few, one("women", "26"))
    assert plan_of_workbook(with_event(women=Quantity(26)), path).revised == ()


def test_what_was_changed_on_both_sides_is_a_conflict_and_neither_is_taken(few: Path) -> None:
    path = edited(few, one("women", "26"))
    moved_on = with_event(women=Quantity(27))
    plan = plan_of_workbook(moved_on, path)

    assert plan.revised == ()
    assert [remark.text for remark in plan.remarks] == [
        "conflict in 'women': the register says '27' by now, and the workbook '26'; neither is taken"
    ]


def test_what_the_register_learned_meanwhile_stays(few: Path) -> None:
    """What was not touched is that of the register, whatever stands in the workbook."""
    path = edited(few, one("women", "26"))
    moved_on = with_event(participants=Quantity(40))
    (revised,) = plan_of_workbook(moved_on, path).revised

    assert revised.after == evolve(moved_on.events[EVENT], women=Quantity(26))
    assert [change.field for change in revised.changes] == ["women"]


# -- what it looks like -----------------------------------------------------------------------------------------------


def test_a_sheet_says_what_to_type(few: Path) -> None:
    book = load_workbook(few)
    sheet = book["event"]
    heads = {cell.value: (sheet.cell(2, cell.column).value, sheet.cell(3, cell.column).value) for cell in sheet[1]}

    assert book.sheetnames[0] == "À propos"
    assert book["_tracker"].sheet_state == "veryHidden"
    assert heads["kind"] == ("nature *", "choisir dans la liste")
    assert heads["when"][1].startswith("une date\N{NO-BREAK SPACE}: 2021-03-15")
    assert heads["title.en"][1] == "texte (English)"
    assert {cell.number_format for row in sheet.iter_rows(min_row=FIRST) for cell in row if cell.value} == {"@"}
    listed = [str(each.sqref) for each in sheet.data_validations.dataValidation if each.type == "list"]
    assert any(each.startswith(f"{sheet.cell(1, column_of(sheet, 'kind')).column_letter}4:") for each in listed)


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    document = SourceDocument(id="d", title=InternationalString(en="=1+1"), url="http://example.org")
    register = Register(id="r", title=InternationalString(en="r"), records=(document,))
    write_workbook(register, tmp_path / "r.xlsx")
    sheet = load_workbook(tmp_path / "r.xlsx")["document"]

    assert [cell.data_type for cell in sheet[FIRST] if cell.value] == ["s"] * 4
    assert plan_of_workbook(register, tmp_path / "r.xlsx").unchanged == (document,)


@pytest.mark.parametrize("text", [" blank", "_x0041_", "bell \x07", "a\r\nb", "x" * 40_000])
def test_what_a_cell_cannot_hold_is_kept_or_refused(tmp_path: Path, text: str) -> None:
    document = SourceDocument(id="d", title=InternationalString(en=text))
    register = Register(id="r", title=InternationalString(en="r"), records=(document,))
    if len(text) > 32_767:
        with pytest.raises(
            InvalidValueError, match="document 'd' says something that is longer than the 32767 letters"
        ):
            write_workbook(register, tmp_path / "r.xlsx")
        return
    write_workbook(register, tmp_path / "r.xlsx")

    assert plan_of_workbook(register, tmp_path / "r.xlsx").unchanged == (document,)


def test_drafts_are_left_out(tmp_path: Path) -> None:
    document = SourceDocument(id="d", title=InternationalString(en="d"), draft=True)
    register = Register(id="r", title=InternationalString(en="r"), records=(document,))

    assert write_workbook(register, tmp_path / "r.xlsx").drafts == 1
    assert plan_of_workbook(register, tmp_path / "r.xlsx").unchanged == ()


def test_without_its_package_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys  # noqa: PLC0415  # only here

    for name in [name for name in sys.modules if name.startswith(("xlsxwriter", "tracker.writers._form"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(MissingExtraError, match=r"Excel needs XlsxWriter: pip install 'mandate-tracker\[xlsx\]'"):
        write_workbook(REGISTER, tmp_path / "r.xlsx")


def test_every_message_is_translated() -> None:
    assert missing_messages("fr", MESSAGES) == ()


# -- on the command line ----------------------------------------------------------------------------------------------


@pytest.fixture
def register(tmp_path: Path) -> Path:
    event = AssistanceEvent(
        id="a", kind="training", title=InternationalString(en="A"), when=When("2021-03"), participants=Quantity(5)
    )
    save(Register(id="r", title=InternationalString(en="r"), records=(event,)), tmp_path / "r")
    return tmp_path / "r"


def run(*arguments: object) -> Done:
    return typed(*map(str, arguments))


def test_there_and_back_on_the_command_line(register: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    made = run("workbook", register, "-o", path)
    assert (made.returncode, made.stderr) == (0, f"1 record on 4 sheets written to {path}.\n")
    assert run("import", register, path).stderr == "0 to add, 0 to revise, 1 unchanged.\n"

    def edit(book: Workbook) -> None:
        put(book["event"], FIRST, "participants", "7")

    changed = edited(path, edit)
    dry = run("import", register, changed)
    assert dry.stdout == "  ~  event a\n     participants: 5 → 7\n"
    assert "Nothing was written" in dry.stderr
    answer = json.loads(run("import", register, changed, "--format", "json").stdout)
    assert [each["key"] for each in answer["revised"]] == ["a"]

    done = run("import", register, changed, "--mode", "update", "--recorded", "2026-01-01", "--reason", "error")
    assert (done.returncode, done.stderr) == (
        0,
        "0 to add, 1 to revise, 0 unchanged.\n1 record written to event.toml.\n",
    )
    assert load(register).events["a"].participants.value == 7  # type: ignore[union-attr]  # it states a number
    assert run("import", register, changed).stderr == "0 to add, 0 to revise, 1 unchanged.\n"


def test_what_the_command_line_refuses(register: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    run("workbook", register, "-o", path)

    assert "exists; give --force" in run("workbook", register, "-o", path).stderr
    assert "is no name of a workbook; let it end in .xlsx" in run("workbook", register, "-o", "r.csv").stderr
    asked = run("workbook", register, "-o", tmp_path / "s.xlsx", "--types", "evnt").stderr
    assert "there is no type 'evnt'; did you mean 'event'?" in asked
    for options in (("--set", "kind=training"), ("--as", "upr"), ("--sheet", "event")):
        said = run("import", register, path, *options).stderr
        assert "is a workbook of the register, which says itself what it holds; leave the type and the options" in said
    assert "est un classeur du registre" in run("import", register, "event", path, "--language", "fr").stderr


def test_a_plan_is_applied_as_any_import(register: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    write_workbook(load(register), path, types=("event", "document"))

    def edit(book: Workbook) -> None:
        for column, value in {"id": "d", "title.en": "D"}.items():
            put(book["document"], FIRST, column, value)

    done = apply_import(plan_from_workbook(register, edited(path, edit)), "add", recorded=date(2026, 1, 1))

    assert [record.key for record in done.records] == ["d"]
    assert load(register).documents["d"].recorded == date(2026, 1, 1)
