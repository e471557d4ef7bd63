"""Which way ranges run in the cells of a workbook in Arabic."""

import re

from workbooks import opened, texts_of

from tests.handmade import HANDMADE
from tracker.writers import render

RLM = "\N{RIGHT-TO-LEFT MARK}"


def test_a_range_alone_in_a_cell_runs_as_it_does_amid_words() -> None:
    """No letter says which way it runs, and a reader must not take 4–5 for 5–4."""
    ranges = [text for text in texts_of(opened(render(HANDMADE, "xlsx", "ar"))) if re.search(r"\d–\d", text)]

    assert f"{RLM}4–5" in ranges
    assert all(text.startswith(RLM) for text in ranges if not re.search("[ء-ي]", text))


def test_ranges_stay_bare_where_text_runs_from_left_to_right() -> None:
    assert not any(RLM in text for text in texts_of(opened(render(HANDMADE, "xlsx", "zh"))))
