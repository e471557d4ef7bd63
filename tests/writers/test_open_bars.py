"""Bars without an upper limit, made by hand: dashed with an arrow in every format, and mirrored in Arabic."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tracker.documents import Column, Document, Measured, Row, Sequence, Table, Verbatim
from tracker.values import InternationalString
from tracker.writers import render

COUNTRIES = (("Chad", "تشاد"), ("Mali", "مالي"), ("Niger", "النيجر"), ("Togo", "توغو"))
NUMBERS = ((2, 2, "2"), (3, 5, "3–5"), (4, None, "≥ 4"), (0, None, "≥ 0"))
"""Certain, certain and possible, certain without a limit, and nothing certain without a limit."""


def name(english: str, arabic: str) -> InternationalString:
    return InternationalString(en=english, ar=arabic)


OPEN = Document(
    title=name("Open bars", "أشرطة مفتوحة"),
    blocks=(
        Table(
            title=name("Activities", "الأنشطة"),
            columns=(Column(title=name("Country", "البلد")), Column(title=name("Number", "العدد"))),
            rows=tuple(
                Row(
                    cells=(
                        name(*country),
                        Measured(text=Sequence((Verbatim(said),)), lower=lower, upper=upper, scale=5),
                    )
                )
                for country, (lower, upper, said) in zip(COUNTRIES, NUMBERS, strict=True)
            ),
        ),
    ),
)
CLOSED = Document(
    title=OPEN.title,
    blocks=(
        Table(
            title=name("Activities", "الأنشطة"),
            columns=(Column(title=name("Country", "البلد")), Column(title=name("Number", "العدد"))),
            rows=tuple(
                Row(cells=(name(*country), Measured(text=Verbatim(str(each)), lower=each, upper=each, scale=5)))
                for each, country in enumerate(COUNTRIES, 2)
            ),
        ),
    ),
)
ARROWS = {"en": "→", "ar": "←"}


def chart_of(document: Document, format_name: str, language: str) -> str:
    """Return the chart that an office program draws."""
    with ZipFile(BytesIO(render(document, format_name, language))) as archive:
        (part,) = (each for each in archive.namelist() if re.search(r"charts/chart\d+\.xml$", each))
        return archive.read(part).decode()


def series_of(chart: str) -> list[str]:
    return re.findall(r"<c:ser>.*?</c:ser>", chart, re.DOTALL)


def lengths_of(series: str) -> list[float]:
    (values,) = re.findall(r"<c:val>.*?</c:val>", series, re.DOTALL)
    return [float(each) for each in re.findall(r"<c:v>([^<]*)</c:v>", values)]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("format_name", ["docx", "xlsx"])
def test_an_office_program_draws_an_open_bar_to_the_end_of_the_axis(format_name: str, language: str) -> None:
    pytest.importorskip("docx" if format_name == "docx" else "xlsxwriter")
    chart = chart_of(OPEN, format_name, language)
    certain, possible, endless = series_of(chart)
    (end,) = (float(each) for each in re.findall(r'<c:max val="([^"]*)"/>', chart))

    assert lengths_of(certain) == [2, 3, 4, 0]
    assert lengths_of(possible) == [0, 2, 0, 0]
    assert lengths_of(endless) == pytest.approx([0, 0, end - 4, end])
    assert end > 5
    assert re.findall(r'<c:min val="([^"]*)"/>', chart) == ["0"]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("format_name", ["docx", "xlsx"])
def test_it_is_hatched_dashed_and_ends_in_an_arrow_that_points_away_from_zero(format_name: str, language: str) -> None:
    pytest.importorskip("docx" if format_name == "docx" else "xlsxwriter")
    chart = chart_of(OPEN, format_name, language)
    certain, possible, endless = series_of(chart)
    (axis,) = re.findall(r"<c:valAx>.*?</c:valAx>", chart, re.DOTALL)

    assert ["pattFill" in each for each in (certain, possible, endless)] == [False, True, True]
    assert ['prstDash val="dash"' in each for each in (certain, possible, endless)] == [False, False, True]
    assert re.findall('formatCode="&quot;(.)&quot;"', endless) == [ARROWS[language]]
    # Only bars without a limit have one, and none stands at the other end.
    assert re.findall(r'<c:idx val="(\d)"/><c:delete val="1"/>', endless) == ["0", "1"]
    assert ("maxMin" in axis) is (language == "ar")


@pytest.mark.parametrize("format_name", ["docx", "xlsx"])
def test_a_chart_without_an_open_bar_has_no_dashes_and_no_arrow(format_name: str) -> None:
    pytest.importorskip("docx" if format_name == "docx" else "xlsxwriter")
    chart = chart_of(CLOSED, format_name, "en")

    assert "prstDash" not in chart
    assert "→" not in chart


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_draws_it_to_the_end_of_its_track(language: str) -> None:
    page = render(OPEN, "html", language).decode()
    style = page.partition("<style>")[2].partition("</style>")[0]

    assert page.count('class="open"') == 2
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page
    assert re.search(r"\.open \{[^}]*flex: 1 1 0;[^}]*dashed", style)
    assert "→" in re.findall(r"^ *\.open::after \{[^}]*\}", style, re.MULTILINE)[0]
    assert "←" in re.findall(r'\[dir="rtl"\] \.open::after \{[^}]*\}', style)[0]
    assert "≥ 4" in page


@pytest.mark.skipif(shutil.which("pdftocairo") is None, reason="pdftocairo is not on this machine")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_pdf_draws_it_to_the_end_of_its_track(language: str, tmp_path: Path) -> None:
    """Its outline is dashed, and its arrow is a triangle, whose tip is on the side to which lines run."""
    pytest.importorskip("typst")
    (tmp_path / "open.pdf").write_bytes(render(OPEN, "pdf", language))
    command = ["pdftocairo", "-svg", str(tmp_path / "open.pdf"), str(tmp_path / "open.svg")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    drawn = (tmp_path / "open.svg").read_text()
    triangles = [
        list(map(float, found))
        for found in re.findall(r'd="M ([\d.]+) [\d.]+ L ([\d.]+) [\d.]+ L ([\d.]+) [\d.]+ Z', drawn)
    ]
    tips = [tip for _, tip, _ in triangles]

    assert drawn.count("stroke-dasharray:") == 2
    assert len(triangles) == 2
    assert max(tips) - min(tips) < 0.1
    assert all((tip > base) is (language == "en") for base, tip, _ in triangles)
