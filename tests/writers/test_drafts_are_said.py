"""A document that may still change says so in every format that a person opens."""

from io import BytesIO

import openpyxl
import pytest
from attrs import evolve
from report_sample import SAMPLE

from tests.handmade import HANDMADE
from tracker.documents import Document, Verbatim
from tracker.writers import render
from tracker.writers._html import to_html_part

SAID = {"en": "Draft", "fr": "Projet"}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("format_", ["html", "markdown", "text"])
def test_a_draft_says_so_before_anything_else(format_: str, language: str) -> None:
    draft = render(evolve(SAMPLE, is_draft=True), format_, language).decode()
    final = render(SAMPLE, format_, language).decode()
    place = next(place for place, (one, other) in enumerate(zip(draft, final, strict=False)) if one != other)

    assert draft[place:].lstrip("*").removeprefix('p class="subtitle"><strong>').startswith(SAID[language])
    assert len(draft) > len(final)


def test_a_page_within_another_says_it_too() -> None:
    assert "<strong>Draft</strong>" in to_html_part(Document(title=Verbatim("t"), blocks=(), is_draft=True), "en")


@pytest.mark.parametrize(("document", "language", "said"), [(SAMPLE, "fr", "Projet"), (HANDMADE, "zh", "草稿")])
def test_every_sheet_of_a_draft_says_so(document: Document, language: str, said: str) -> None:
    draft = openpyxl.load_workbook(BytesIO(render(evolve(document, is_draft=True), "xlsx", language)))
    final = openpyxl.load_workbook(BytesIO(render(document, "xlsx", language)))
    charts = {sheet.title for sheet in draft if sheet._charts}  # noqa: SLF001  # openpyxl has no other name for them
    tables = [sheet for sheet in draft.worksheets[2:] if sheet.title not in charts]

    assert draft.worksheets[0]["A1"].value == said
    assert tables
    assert all(str(sheet["A2"].value).startswith(said) for sheet in tables)
    assert final.worksheets[0]["A1"].value != said
