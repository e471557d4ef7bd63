"""Symbols of documents, as found in the seed report and in the wild."""

from pathlib import Path

import pytest

from tracker.values import DocumentSymbol

DATA = Path(__file__).parents[2].parent / "shared" / "data"


def lines(name: str) -> list[str]:
    """Read real strings, from material that is not part of the project."""
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"{path} is absent: the shared material is not part of the project")
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("text", "organ", "year"),
    [
        ("CTOC/COP/2022/3", "CTOC", 2022),
        ("CTOC/COP/WG.7/2020/2", "CTOC", 2020),
        ("CTOC/COP/WG.7/2021/4", "CTOC", 2021),
        ("A/CONF.234/3", "A", None),
        ("A/CONF.234/11", "A", None),
        ("A/RES/75/196", "A", None),
        ("S/RES/2570(2021)", "S", 2021),
        ("S/RES/2598(2021)", "S", 2021),
    ],
)
def test_the_symbols_that_the_report_cites(text: str, organ: str, year: int | None) -> None:
    symbol = DocumentSymbol(text)

    assert (str(symbol), symbol.organ, symbol.year) == (text, organ, year)
    assert DocumentSymbol.is_symbol(text)
    assert DocumentSymbol.parse(text) == symbol


@pytest.mark.parametrize(
    ("text", "canonical", "section"),
    [
        ("S/RES/2570 (2021)", "S/RES/2570(2021)", None),
        ("  A/RES/76/172\n", "A/RES/76/172", None),
        ("A/76/5(Vol.I)", "A/76/5(Vol.I)", "Vol. I"),
        ("A/76/5 (Vol. I)", "A/76/5(Vol.I)", "Vol. I"),
        ("A/75/5, vol. II", "A/75/5(Vol.II)", "Vol. II"),
        ("A/79/6(Sect.12)", "A/79/6(Sect.12)", "Sect. 12"),
        ("A/80/6 (Sect. 16)", "A/80/6(Sect.16)", "Sect. 16"),
        ("A/80/6 Sect. 16", "A/80/6(Sect.16)", "Sect. 16"),
        ("A/80/6 (Sect. 16)/Add.1", "A/80/6(Sect.16)/Add.1", "Sect. 16"),
        ("A/80/15 (Part IV)", "A/80/15(Part IV)", "Part IV"),
        ("A/75/3(PartI)", "A/75/3(Part I)", "Part I"),
        ("A/75/3(PARTI)", "A/75/3(Part I)", "Part I"),
        ("A/RES/72/90 A-B", "A/RES/72/90 A-B", None),
        ("A/RES/74/537 B", "A/RES/74/537 B", None),
        ("A/RES/377 A (V)", "A/RES/377 A(V)", None),
        ("A/RES/377 (V) A", "A/RES/377(V)A", None),
        ("A/46/898/REV.1", "A/46/898/Rev.1", None),
        ("A/75/7/ADD.22", "A/75/7/Add.22", None),
        ("ECE/HBP/2021/Inf.10", "ECE/HBP/2021/INF.10", None),
    ],
)
def test_spellings_of_one_symbol_have_one_canonical_form(text: str, canonical: str, section: str | None) -> None:
    """Spaces around brackets and capitals of Add. and Rev. differ between sources; the verbatim text stays."""
    symbol = DocumentSymbol(text)

    assert (symbol.canonical, symbol.section, symbol.text) == (canonical, section, text)
    assert (symbol, hash(symbol)) == (DocumentSymbol(canonical), hash(DocumentSymbol(canonical)))
    assert DocumentSymbol(canonical).canonical == canonical


def test_suffixes_are_read_in_order() -> None:
    assert DocumentSymbol("CTOC/COP/2020/5/Rev.1/Add.2").suffixes == (("Rev", 1), ("Add", 2))
    assert DocumentSymbol("A/RES/76/172").suffixes == ()


@pytest.mark.parametrize("text", ["A/1948", "A/C.5/48/1948", "A/INF/2020"])
def test_a_number_that_looks_like_a_year_is_none(text: str) -> None:
    """Documents of the first sessions are numbered through: A/1948 is no document of 1948."""
    assert DocumentSymbol(text).year is None


def test_a_resolution_number_that_looks_like_a_year_is_none() -> None:
    assert DocumentSymbol("S/RES/2002 (2011)").year == 2011


def test_real_symbols_are_read() -> None:
    """At least 99 % of real symbols are read, and their canonical form is a fixed point."""
    texts = lines("un-symbols.txt")
    read = [DocumentSymbol(text) for text in texts if DocumentSymbol.is_symbol(text)]

    assert len(read) >= 0.99 * len(texts)
    assert [symbol for symbol in read if DocumentSymbol(symbol.canonical).canonical != symbol.canonical] == []
    assert [symbol for symbol in read if DocumentSymbol(symbol.canonical).components != symbol.components] == []


def test_strings_where_a_symbol_should_be_are_refused() -> None:
    """Of the dirty strings two are well formed: two symbols joined by a hyphen, and one of a special session."""
    read = {text for text in lines("un-symbols-dirty.txt") if DocumentSymbol.is_symbol(text)}

    assert read == {"ECE/TRANS/WP.30/AC.2/TIB/2022/5-ECE/TRANS/WP.30/AC.2/2022/14", "SS.XI/2"}
