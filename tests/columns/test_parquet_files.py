"""Parquet files of events: columns as in CSV, or values as in JSON."""

import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tracker import columns
from tracker.errors import MissingExtraError, StructureError
from tracker.model import Register
from tracker.values import Bounds, InternationalString

pytest.importorskip("numpy", reason="columns need numpy")
pyarrow = pytest.importorskip("pyarrow", reason="Parquet needs pyarrow")
parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")

EMPTY = Register(id="r", title=InternationalString(en="A register"))


def written(tmp_path: Path, **held: list[Any]) -> Path:
    path = tmp_path / "events.parquet"
    parquet.write_table(pyarrow.table({name.replace("__", "."): values for name, values in held.items()}), path)
    return path


def test_cells_are_read_as_in_csv_and_values_as_in_json(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        id=["a", "b", "c", "d"],
        kind=["training"] * 4,
        title__en=["A", "B", None, "D"],
        title__fr=[None, None, "C", None],
        when=[date(2021, 3, 1), date(2021, 3, 2), date(2021, 4, 1), date(2022, 1, 1)],
        countries=[["BD", "NP"], ["BD"], [], None],
        participants=[20.0, float("nan"), 5.0, None],
        women__value=["10", None, None, None],
        women__qualifier=["more_than", None, None, None],
    )
    events = columns.read(EMPTY, [path])

    assert events.measure("events", "2021-Q1").certain == ("a", "b")
    assert events.measure("practitioners-trained", "2021").bounds == Bounds.at_least(25)
    assert events.measure("states-assisted", "2021").bounds == Bounds.exactly(2)


@pytest.mark.parametrize(
    ("when", "people"),
    [
        (["2021-03", "2021-Q1"], [">20", "7"]),
        ([datetime(2021, 3, 1), datetime(2021, 3, 2)], [Decimal("21.00"), Decimal(7)]),  # noqa: DTZ001  # as files hold
    ],
)
def test_values_may_be_of_any_type_that_fits(tmp_path: Path, when: list[Any], people: list[Any]) -> None:
    path = written(
        tmp_path, id=["a", "b"], kind=["training"] * 2, title=[{"en": "A"}] * 2, when=when, participants=people
    )
    figure = columns.read(EMPTY, [path]).measure("practitioners-trained", "2021")

    assert figure.bounds is not None
    assert figure.bounds.lower == 28


def test_links_hold(tmp_path: Path) -> None:
    path = written(
        tmp_path, id=["a", "b"], kind=["training"] * 2, title=["A", "B"], when=["2021"] * 2, same_as=["b", None]
    )

    assert columns.read(EMPTY, [path]).measure("events", "2021").bounds == Bounds.exactly(1)


def test_a_fault_is_said_with_its_row(tmp_path: Path) -> None:
    path = written(tmp_path, id=["a", "b"], kind=["training", "trainin"], title=["A", "B"], when=["2021", "2021"])
    with pytest.raises(StructureError) as refused:
        columns.read(EMPTY, [path])

    assert [str(fault) for fault in refused.value.faults] == [
        (
            "events.parquet:2 fault at event[1].kind: 'trainin' is not in code list 'kinds of assistance'; did you "
            "mean 'training'?"
        )
    ]


@pytest.mark.parametrize(
    ("titles", "fault"),
    [
        (
            {"title": [{"en": "A", "de": "B"}]},
            "title.de: 'de' is not in code list 'languages (ar, zh, en, fr, ru, es)'",
        ),
        ({"title": [["A"]]}, "title: text is expected, got a list"),
        ({"title__en": ["A"], "title__fr": [5]}, "title.fr: text is expected, got the number 5"),
    ],
)
def test_a_title_that_no_register_takes_is_refused(tmp_path: Path, titles: dict[str, list[Any]], fault: str) -> None:
    path = written(tmp_path, id=["a"], kind=["training"], when=["2021"], **titles)
    with pytest.raises(StructureError) as refused:
        columns.read(EMPTY, [path])

    assert [str(each).partition(" (write")[0] for each in refused.value.faults] == [
        f"events.parquet:1 fault at event[0].{fault}"
    ]


def test_an_unknown_column_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, id=["a"], kind=["training"], title=["A"], wen=["2021"])
    with pytest.raises(StructureError) as refused:
        columns.read(EMPTY, [path])

    assert "events.parquet:1 fault at wen: unknown column 'wen' (did you mean 'when'?)" in [
        str(fault) for fault in refused.value.faults
    ]


def test_what_is_no_parquet_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    path.write_text("id,kind\n", encoding="utf-8")
    with pytest.raises(StructureError) as refused:
        columns.read(EMPTY, [path])

    assert str(refused.value.faults[0]).startswith("events.parquet fault: this is no Parquet file: ")


def test_without_pyarrow_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, id=["a"])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"^Parquet needs pyarrow: pip install 'mandate-tracker\[parquet\]'$"):
        columns.read(EMPTY, [path])
