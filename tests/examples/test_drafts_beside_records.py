"""The source report is read into drafts that are worth having: held against the records made of it by hand."""

from pathlib import Path

import pytest
from drafts_beside_records import Beside, compared, table

REPORT = next(
    (
        there
        for folder in Path(__file__).parents
        if (there := folder / "shared" / "source" / "CTOC-COP-2022-3.fr.md").is_file()
    ),
    None,
)
pytestmark = pytest.mark.skipif(REPORT is None, reason="the source report is not here")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Beside]:
    assert REPORT is not None
    return compared(REPORT, tmp_path_factory.mktemp("read") / "register")


LEAST_RIGHT = {
    "event": 19,
    "claim": 6,
    "observation": 5,
    "mandate": 14,
    "document": 11,
    "meeting": 7,
    "recommendation": 6,
    "finding": 26,
}
"""So many records a draft has right in all that is compared."""

MOST_OTHERS = 15
"""So many drafts of them all no record made by hand stands behind."""


@pytest.mark.parametrize("name", LEAST_RIGHT)
def test_so_many_records_are_drafted_as_they_were_made_by_hand(found: dict[str, Beside], name: str) -> None:
    assert len(found[name].right) >= LEAST_RIGHT[name], "\n".join(table(found))


def test_few_drafts_are_of_nothing(found: dict[str, Beside]) -> None:
    assert sum(len(each.others) for each in found.values()) <= MOST_OTHERS, "\n".join(table(found))


def test_no_figure_is_given_an_indicator_that_it_is_not_of(found: dict[str, Beside]) -> None:
    """What the clause of a number does not tell is left open, and never guessed."""
    told = [what for name in ("claim", "observation") for what in found[name].partly.values()]

    assert [each for each in told if each != "indicator is missing"] == []
