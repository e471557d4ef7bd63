"""A page of a large register names the first records behind a figure, and counts the rest."""

import pytest

from tracker.model import AssistanceEvent, Register
from tracker.reports import report
from tracker.reports.sections import _figures_annex, records_annex
from tracker.values import InternationalString, When
from tracker.writers import to_html


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
