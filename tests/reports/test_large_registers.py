"""A page of a large register names the first records behind a figure, and counts the rest."""

import csv
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from attrs import evolve

from tests.command_line import typed
from tracker.documents import DataFile, Document
from tracker.errors import InvalidValueError
from tracker.files import save
from tracker.model import AssistanceEvent, Register
from tracker.reports import report
from tracker.reports.sections import _figures_annex, records_annex
from tracker.values import InternationalString, When
from tracker.writers import to_html, write


def register(size: int) -> Register:
    events = [
        AssistanceEvent(
            id=f"e{number:03}",
            kind="training",
            title=InternationalString(en=f"Course {number}"),
            when=When("2021-05"),
            countries=frozenset({"PK"}),
        )
        for number in range(size)
    ]
    return Register(id="r", title=InternationalString(en="A register"), records=events)


def test_a_small_register_names_all_records() -> None:
    page = to_html(report(register(30), "2021"), "en")

    assert all(f'href="#record-event-e{number:03}"' in page for number in range(30))
    assert "of each list are named" not in page


def test_a_large_register_names_the_first_records_of_a_list_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_figures_annex, "MOST_LINKS", 29)
    document = report(register(30), "2021", sections=[_figures_annex.figures_annex, records_annex])
    page, french = to_html(document, "en"), to_html(document, "fr")

    named = [number for number in range(30) if f'href="#record-event-e{number:03}"' in page]
    assert named == [*range(20)]
    assert "and 10 more" in page
    assert "the first 20 of each list are named; the command “tracker measure --format json” names all" in page
    assert "et 10 autres" in french
    assert "chaque liste s’arrête après 20 d’entre eux" in " ".join(french.split())


def test_one_record_more_is_named_and_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_figures_annex, "MOST_LINKS", 20)
    page = to_html(report(register(21), "2021", sections=[_figures_annex.figures_annex]), "en")

    assert "e020" in page
    assert "more" not in page.partition("Figures with bounds")[2].partition("<table")[2].partition("</table>")[0]


# -- lists beside the page --------------------------------------------------------------------------------------------


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def page_with_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page whose lists are cut, with one event of which nobody knows whether it counts."""
    monkeypatch.setattr(_figures_annex, "MOST_LINKS", 29)
    doubtful = AssistanceEvent(
        id="e9-maybe",
        kind="training",
        title=InternationalString(en="Perhaps; “a course”"),
        when=When("[2021-12..2022-01]"),
    )
    whole = evolve(register(30), records=[*register(30).records, doubtful])
    document = report(whole, "2021", sections=[_figures_annex.figures_annex, records_annex], data="the report.data")
    return write(document, tmp_path / "the report.html", "en")


def test_long_lists_lie_beside_the_page_and_its_links_lead_to_their_rows(page_with_data: Path) -> None:
    page = page_with_data.read_text(encoding="utf-8")
    folder = page_with_data.with_suffix(".data")

    links = re.findall(r'href="(the%20report\.data/[^"]+)">([^<]+)<', page)
    assert links
    assert "the files in “the report.data” beside this page name all" in page
    records = rows_of(folder / "event.csv")
    for target, name in links:
        rows = rows_of(page_with_data.parent / unquote(target))
        assert unquote(target) == f"the report.data/{name}"
        assert [records[int(row["row"]) - 1]["id"] for row in rows] == [row["id"] for row in rows]
    (events,) = (name for _, name in links if re.fullmatch(r"\d+-events\.csv", name))
    assert [(row["id"], row["counts"]) for row in rows_of(folder / events)] == [
        *((f"e{number:03}", "certain") for number in range(30)),
        ("e9-maybe", "possible"),
    ]


def test_what_lies_beside_the_page_is_what_it_links_to_and_the_records(page_with_data: Path) -> None:
    folder = page_with_data.with_suffix(".data")
    page = page_with_data.read_text(encoding="utf-8")

    linked = {unquote(each) for each in re.findall(r'href="the%20report\.data/([^"]+)"', page)}
    assert {each.name for each in folder.iterdir()} == {*linked, "event.csv"}


def test_a_page_without_long_lists_has_no_folder(tmp_path: Path) -> None:
    write(report(register(30), "2021", data="report.data"), tmp_path / "report.html", "en")

    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]


def test_a_folder_is_replaced_only_where_it_is_asked_for_and_ours(page_with_data: Path) -> None:
    document = Document(
        blocks=(), folder=page_with_data.with_suffix(".data").name, files=(DataFile("new.csv", "id\n"),)
    )
    folder = page_with_data.with_suffix(".data")
    page_with_data.unlink()

    with pytest.raises(InvalidValueError, match="exists; give --force"):
        write(document, page_with_data, "en")
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InvalidValueError, match=r"holds 'mine\.txt', which was not written there with a report"):
        write(document, page_with_data, "en", force=True)
    assert not page_with_data.exists()
    (folder / "mine.txt").unlink()
    write(document, page_with_data, "en", force=True)

    assert [each.name for each in folder.iterdir()] == ["new.csv"]
    assert {each.name for each in folder.parent.iterdir()} == {"the report.html", "the report.data"}


@pytest.mark.parametrize("folder", ["..", "a/b", "/etc", "a\\b"])
def test_a_folder_lies_beside_the_page_and_nowhere_else(folder: str) -> None:
    with pytest.raises(InvalidValueError) as raised:
        report(register(1), "2021", data=folder)

    assert str(raised.value) == f"a folder of data lies beside its document, got {folder!r}"


def test_the_command_writes_them_beside_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_figures_annex, "MOST_LINKS", 29)
    save(register(30), tmp_path / "register")
    page = tmp_path / "report.html"
    words = ("report", str(tmp_path / "register"), "--period", "2021", "--data", "-o")

    first = typed(*words, str(page))
    assert (first.returncode, first.stderr) == (0, f"Wrote {page} and {tmp_path / 'report.data'}.\n")
    assert (tmp_path / "report.data" / "event.csv").is_file()
    page.unlink()
    again = typed(*words, str(page))
    assert (again.returncode, page.exists()) == (2, False)
    assert "report.data' exists; give --force" in again.stderr
    on_paper = typed(*words, str(tmp_path / "report.md"))
    assert on_paper.returncode == 2
    assert "--data is for pages; write to a file that ends in .html" in on_paper.stderr


def test_the_folder_of_a_page_goes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_figures_annex, "MOST_LINKS", 29)
    save(register(30), tmp_path / "register")
    page, folder = tmp_path / "report.html", tmp_path / "report.data"
    words = ("report", str(tmp_path / "register"), "--period", "2021", "--force", "-o", str(page))

    assert typed(*words, "--data").returncode == 0
    again = typed(*words, "--data")
    assert (again.returncode, again.stderr) == (0, f"Wrote {page} and {folder}.\n")
    without = typed(*words)
    assert (without.returncode, without.stderr) == (
        0,
        f"Wrote {page}, and removed {folder}, which the earlier one had.\n",
    )
    assert {each.name for each in tmp_path.iterdir()} == {"register", "report.html"}
    assert typed(*words).stderr == f"Wrote {page}.\n"


FOREIGN = {
    "of another kind": ("mine.txt", "mine"),
    "of another table": ("mine.csv", "name,value\n1,2\n"),
    "of ids that no list has": ("mine.csv", "id,title\nz,Z\n"),
    "empty": ("mine.csv", ""),
}


@pytest.mark.parametrize(("name", "text"), FOREIGN.values(), ids=FOREIGN)
def test_a_folder_in_which_something_else_lies_stays(page_with_data: Path, name: str, text: str) -> None:
    folder = page_with_data.with_suffix(".data")
    (folder / name).write_text(text, encoding="utf-8")
    before = {each: each.read_bytes() for each in folder.iterdir()}

    write(Document(blocks=()), page_with_data, "en", force=True)
    assert {each: each.read_bytes() for each in folder.iterdir()} == before


@pytest.mark.parametrize(("name", "text"), FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("is_alone", [False, True])
def test_no_new_folder_takes_the_place_of_one_in_which_something_else_lies(
    page_with_data: Path, name: str, text: str, is_alone: bool
) -> None:
    folder = page_with_data.with_suffix(".data")
    if is_alone:
        for each in folder.iterdir():
            each.unlink()
    (folder / name).write_text(text, encoding="utf-8")
    before = {each: each.read_bytes() for each in (page_with_data, *folder.iterdir())}
    document = Document(blocks=(), folder=folder.name, files=(DataFile(name, "id\n"),))

    with pytest.raises(InvalidValueError) as raised:
        write(document, page_with_data, "en", force=True)

    assert str(raised.value) == (
        f"{str(folder)!r} holds {name!r}, which was not written there with a report; move it away, or name another file"
    )
    assert {each: each.read_bytes() for each in before} == before


def test_lists_whose_records_are_gone_stay(page_with_data: Path) -> None:
    folder = page_with_data.with_suffix(".data")
    (folder / "event.csv").unlink()
    document = Document(blocks=(), folder=folder.name, files=(DataFile("new.csv", "id\n"),))

    with pytest.raises(InvalidValueError, match=r"holds '1-[a-z-]+\.csv', which was not written there with a report"):
        write(document, page_with_data, "en", force=True)


def test_what_a_link_leads_to_is_not_replaced(page_with_data: Path, tmp_path: Path) -> None:
    folder = page_with_data.with_suffix(".data")
    (folder / "event.csv").rename(tmp_path / "mine.csv")
    (folder / "event.csv").symlink_to(tmp_path / "mine.csv")
    document = Document(blocks=(), folder=folder.name, files=(DataFile("new.csv", "id\n"),))

    with pytest.raises(InvalidValueError, match=r"holds 'event\.csv', which was not written there with a report"):
        write(document, page_with_data, "en", force=True)


def test_the_command_leaves_the_tables_of_others_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_figures_annex, "MOST_LINKS", 29)
    save(register(30), tmp_path / "register")
    folder = tmp_path / "report.data"
    folder.mkdir()
    (folder / "event.csv").write_text("id,title\ne000,Somebody's own\n", encoding="utf-8")

    words = ("report", str(tmp_path / "register"), "--period", "2021", "--data", "--force")
    run = typed(*words, "-o", str(tmp_path / "report.html"))

    assert run.returncode == 2
    assert f"{str(folder)!r} holds 'event.csv', which was not written there with a report" in run.stderr
    assert {each.name for each in tmp_path.iterdir()} == {"register", "report.data"}
    assert (folder / "event.csv").read_text(encoding="utf-8") == "id,title\ne000,Somebody's own\n"


def test_an_empty_folder_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "report.data").mkdir()
    document = Document(blocks=(), folder="report.data", files=(DataFile("new.csv", "id\n"),))

    write(document, tmp_path / "report.html", "en", force=True)

    assert [each.name for each in (tmp_path / "report.data").iterdir()] == ["new.csv"]


def test_a_copy_of_its_records_is_somebodys_too(page_with_data: Path) -> None:
    folder = page_with_data.with_suffix(".data")
    (folder / "mine.csv").write_bytes((folder / "event.csv").read_bytes())
    write(Document(blocks=()), page_with_data, "en", force=True)

    assert (folder / "mine.csv").is_file()


def test_a_folder_that_the_page_does_not_link_to_stays(page_with_data: Path) -> None:
    page_with_data.write_text("<p>Another page</p>", encoding="utf-8")
    write(Document(blocks=()), page_with_data, "en", force=True)

    assert (page_with_data.with_suffix(".data") / "event.csv").is_file()


def test_the_folder_of_a_page_whose_records_nobody_changed_is_removed(page_with_data: Path) -> None:
    write(Document(blocks=()), page_with_data, "en", force=True)

    assert [each.name for each in page_with_data.parent.iterdir()] == ["the report.html"]
