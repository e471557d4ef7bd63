"""Tables as text act on nothing: neither on a terminal nor in a build, whatever records say."""

import csv
import re
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from tracker.model import AssistanceEvent, Finding
from tracker.records import csv_of
from tracker.values import InternationalString, When
from tracker.values._safe_text import inert_cell, is_command

ACTING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u200b]")
WORDS = st.lists(
    st.sampled_from(
        ["a", " ", "\n", "\r\n", "\t", "::error::x", "##[add]", "\x07", "\x1b[31m", "\u202e", "\u200b", "é", "\u00a0"]
    ),
    min_size=1,
    max_size=6,
).map("".join)


def of(text: str, name: str = "e") -> AssistanceEvent:
    said = InternationalString(en=f"{text}.")
    return AssistanceEvent(id=name, kind="training", title=said, outcome=said, when=When("2021"), places=(said,))


@given(WORDS)
def test_no_cell_acts(text: str) -> None:
    written, cut = csv_of([of(text)])

    assert ACTING.search(written.replace("\r\n", "\n")) is None
    assert not any(is_command(line) for line in written.splitlines())
    assert cut == (ACTING.search(text) is not None or any(is_command(line) for line in f"{text}.".split("\n")[1:]))


@given(WORDS)
def test_lines_and_tabs_stay(text: str) -> None:
    """What of a cell acts on nothing is what the register holds."""
    plain = text.replace("::", "").replace("##", "")
    if ACTING.search(plain) is None:
        assert inert_cell(plain) == plain
    assert inert_cell(inert_cell(text)) == inert_cell(text)


def test_the_first_cell_of_a_row_begins_no_command() -> None:
    written, cut = csv_of([Finding(id="::error::x", text=InternationalString(en="T"))])

    assert (written, cut) == ('id,text\n"::error::x","T"\n', 0)
    assert list(csv.reader(StringIO(written)))[1] == ["::error::x", "T"]
