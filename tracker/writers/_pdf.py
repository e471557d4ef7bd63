"""PDF: pages for every reader, also one who has them read aloud (PDF/UA-1), set by typst."""

import json
import os
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from typst import Compiler, Fonts, TypstError

from tracker.documents import Document
from tracker.values import Language
from tracker.writers._fonts import missing_font
from tracker.writers._paper import paper_of
from tracker.writers._pdf_data import Plain, data_of

_EMBEDDED = "Libertinus Serif"
"""It comes with typst: Latin, Greek and Cyrillic letters are the same on every machine."""
_FAMILIES: dict[Language, tuple[str, ...]] = {
    Language.ARABIC: ("Noto Naskh Arabic", "Amiri", "Noto Sans Arabic"),
    Language.CHINESE: ("Noto Sans SC", "WenQuanYi Zen Hei", "Noto Sans CJK SC", "Noto Serif CJK SC"),
}
"""
What a script of its own is set in: the first family that is there sets it.

Chinese takes outlines of TrueType first: with those of PostScript, one rule of PDF/UA-1 (the width of glyphs) fails.
"""
_LEADING = {Language.ARABIC: 0.6, Language.CHINESE: 0.6}
"""The room between lines, by the height of a letter, where lines have one height."""


def to_pdf(document: Document, language: str, *, font_paths: Sequence[str | os.PathLike[str]] = ()) -> bytes:
    """
    Write a document as pages: A4, tagged for readers of every kind, and the same bytes for the same document and fonts.

    Args:
        document: The document.

        language: The language.

        font_paths: Folders with fonts, which are looked through besides those of the system.

    Raises:
        MissingFontError: No font has a letter of the text.

        MissingTranslationError: Nothing is written in the language yet.
    """
    layout = paper_of(document, language)
    paths = tuple(os.fspath(path) for path in font_paths)
    data = data_of(layout) | {
        "fonts": _families(layout.language, paths),
        "leading": _LEADING.get(layout.language, 0.58),
        "justified": layout.language is not Language.ARABIC,
        "slanted": layout.language not in _FAMILIES,
    }
    return _compiled(data, paths)


def _compiled(data: Plain, paths: tuple[str, ...]) -> bytes:
    inputs = {"data": json.dumps(data, ensure_ascii=False, separators=(",", ":"))}
    try:
        written: Any = Compiler(font_paths=_fonts(paths), sys_inputs=inputs).compile(
            input=_template(), format="pdf", pdf_standards=["ua-1"]
        )
    except TypstError as error:
        refused = missing_font(error.diagnostic)
        if refused is None:
            raise
        raise refused from None
    return bytes(written)


@cache
def _template() -> bytes:
    return files("tracker.writers").joinpath("templates", "report.typ").read_bytes()


@lru_cache(maxsize=4)
def _fonts(paths: tuple[str, ...]) -> Fonts:
    """Look for fonts once: that takes longer than a short document."""
    return Fonts(font_paths=list(paths))


def _families(language: Language, paths: tuple[str, ...]) -> list[str | Plain]:
    """
    Return the families of a language that are there, then those of the folders given, for what no other has.

    Those of the other scripts come last: of itself, typst takes whatever family has a letter, whatever its outlines.
    """
    there = _fonts(paths).families()
    own = _first_of(_FAMILIES.get(language, ()), there)
    given = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(paths)) if paths else None
    amid = [family for families in _FAMILIES.values() for family in _first_of(families, there)]
    others = [each for each in dict.fromkeys([*([] if given is None else given.families()), *amid]) if each not in own]
    if not own:
        return [_EMBEDDED, *others]
    # Quotation marks amid Chinese are as wide as its signs, so that only letters and figures are Latin.
    covers = "latin-in-cjk" if language is Language.CHINESE else "latin"
    return [{"name": _EMBEDDED, "covers": covers}, *own, _EMBEDDED, *others]


def _first_of(families: Sequence[str], there: Sequence[str]) -> list[str]:
    return [family for family in families if family in there][:1]
