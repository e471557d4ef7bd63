"""The fonts of a PDF: what each script is set in, and what is said of letters that none has."""

import re
from pathlib import Path

import pytest
from printed import faults_of, fonts_of, needs_family, text_of
from report_sample import SAMPLE

from tests.handmade import HANDMADE
from tracker.documents import Document, Paragraph, Verbatim
from tracker.errors import MissingFontError
from tracker.writers import plain_text, render, write
from tracker.writers._fonts import missing_font

typst = pytest.importorskip("typst", reason="typst is not installed")

from tracker.writers import _pdf  # noqa: E402  # behind the question whether typst is there
from tracker.writers._pdf import to_pdf  # noqa: E402  # once it is known that typst is there


def paragraph(words: str) -> Document:
    return Document(title=Verbatim("Title"), blocks=(Paragraph(text=Verbatim(words)),))


@pytest.mark.parametrize("words", ["联合国大会，“决议”", "ひらがな カタカナ", "한국어", "①"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_words_of_another_script_keep_every_rule_of_accessible_pdf(language: str, words: str, tmp_path: Path) -> None:
    """Where fonts with both kinds of outlines are there, those are taken that keep the rules."""
    needs_family("Noto Sans SC", "WenQuanYi Zen Hei")
    needs_family("Noto Naskh Arabic", "Amiri")

    assert faults_of(to_pdf(paragraph(f"Amid: {words} and on."), language), tmp_path) == []


def test_a_script_is_set_in_its_own_family_and_latin_in_another() -> None:
    needs_family("Noto Naskh Arabic", "Amiri")
    needs_family("Noto Sans SC", "WenQuanYi Zen Hei")
    arabic, chinese = (fonts_of(to_pdf(HANDMADE, language)) for language in ("ar", "zh"))

    assert re.search(r"Naskh|Amiri", arabic)
    assert re.search(r"NotoSansSC|WenQuanYi", chinese)
    assert all("LibertinusSerif-Regular" in found for found in (arabic, chinese))


def test_latin_text_needs_no_font_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pdf, "_fonts", lambda _: typst.Fonts(include_system_fonts=False))
    pdf = to_pdf(SAMPLE, "fr")

    assert {line.split("+")[1].split("-")[0] for line in fonts_of(pdf).splitlines()[2:]} == {"LibertinusSerif"}


def test_folders_with_fonts_are_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    family = needs_family("WenQuanYi Zen Hei", "Noto Sans SC", "Noto Sans CJK SC")
    path = next(font.path for font in typst.Fonts().fonts() if font.family == family)
    (tmp_path / Path(path).name).symlink_to(path)
    monkeypatch.setattr(
        _pdf, "_fonts", lambda paths: typst.Fonts(include_system_fonts=False, font_paths=list(map(str, paths)))
    )

    with pytest.raises(MissingFontError):
        to_pdf(paragraph("联合国"), "en")
    assert "联合国" in text_of(to_pdf(paragraph("联合国"), "en", font_paths=[tmp_path]))
    written = write(paragraph("联合国"), tmp_path / "x.pdf", "en", font_paths=[tmp_path])
    assert written.read_bytes() == render(paragraph("联合国"), "pdf", "en", font_paths=[str(tmp_path)])


def test_letters_that_no_font_has_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pdf, "_fonts", lambda _: typst.Fonts(include_system_fonts=False))

    with pytest.raises(MissingFontError) as refused:
        to_pdf(paragraph("The name 联合国 and a sign \N{SLIGHTLY SMILING FACE}, and \N{TAMIL LETTER HA}"), "en")
    assert str(refused.value) == (
        "no font has 合 国 联 (Chinese), 🙂 (signs), ஹ (Tamil); install fonts-noto-color-emoji, "
        "fonts-noto-core, fonts-wqy-zenhei, or name a folder of fonts with --font-path"
    )
    assert plain_text(refused.value, "fr") == (
        "aucune police n’a 合 国 联 (chinois), 🙂 (signes), ஹ (Tamil)\N{NO-BREAK SPACE}; installer "
        "fonts-noto-color-emoji, fonts-noto-core, fonts-wqy-zenhei, ou indiquer un dossier de polices par --font-path"
    )


def test_of_many_letters_the_first_are_named() -> None:
    said = "\n".join(
        f'error: PDF/UA-1 error: the text `"{chr(0x4E00 + each)}"` could not be displayed' for each in range(30)
    )

    assert str(missing_font(said)).startswith(
        "no font has 一 丁 丂 七 丄 丅 丆 万 丈 三 上 下 丌 不 与 丏 丐 丑 丒 专 … (Chinese)"
    )
    assert missing_font("error: another one") is None


def test_no_package_can_have_signs_for_private_use() -> None:
    said = 'PDF/UA-1 error: the text `"{}"` could not be displayed with'

    assert str(missing_font(said.format(r"\u{e123}"))) == (
        "no font has U+E123 (private use), and no package can have signs for private use; write other signs, or name "
        "the folder of their own font with --font-path"
    )
    assert str(missing_font(said.format(r"\u{e123}🙂"))) == (
        "no font has U+E123 (private use), 🙂 (signs); install fonts-noto-color-emoji, or name a folder of fonts with "
        "--font-path; no package can have signs for private use"
    )
