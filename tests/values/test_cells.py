"""No cell of a table is run as a formula, and every cell is read back as it was."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.values._safe_text import guarded, unguarded


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1", "＝1+1", "'=1"])
def test_what_looks_like_a_formula_is_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Course", "'quoted'", "1=1", ">4000", "~25"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell == unguarded(cell)


@given(st.text(alphabet="'=+-@ab\t", max_size=6))
@example("''=")
def test_a_guarded_cell_is_read_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in tuple("=+-@\t\r")
