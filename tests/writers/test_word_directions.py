"""Which way text runs in Word, for readers that ask its letters and not its runs, as LibreOffice does."""

from unicodedata import bidirectional

from hypothesis import given
from hypothesis import strategies as st
from word_checks import Word, flaws

from tests.handmade import between
from tracker.documents import Document, Inline, Numeral, Paragraph, Sequence, Verbatim
from tracker.documents._inline import Filled
from tracker.values import InternationalString
from tracker.writers import to_docx
from tracker.writers._directions import held_apart, held_together

LRM, RLM = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"
TEXTS = st.text(alphabet="ab12 .,–−-()«»/ورش")


def worded(arabic: str, *parts: Inline) -> str:
    """Write a paragraph in Arabic for Word, and return its text."""
    words = Filled(InternationalString(ar=arabic, zh="x"), tuple(parts))
    content = to_docx(Document(title=Verbatim("t"), blocks=(Paragraph(text=words),)), "ar")
    word = Word.of(content)

    assert flaws(content) == []
    return word.text(list(word.body)[-2])


def test_a_title_in_english_keeps_its_full_stop_within_arabic() -> None:
    title = Verbatim("Toolkit on the Smuggling of Migrants: a Long Title in English, 2nd ed.")

    assert worded("انظر «{0}» في المكتبة.", title).endswith(f"2nd ed.{LRM}» في المكتبة.")


def test_a_minus_stands_before_its_number_within_arabic() -> None:
    assert f" {LRM}−3 " in worded("بفارق {0} عن الفترة", Numeral(-3))


def test_ranges_run_one_way_behind_letters_of_another_script() -> None:
    """Behind a Latin letter numbers would be read from left to right, elsewhere from right to left."""
    assert f"SHERLOC{RLM} 30–40" in worded("قاعدة {0} {1} قضية", Verbatim("SHERLOC"), between(30, 40))
    assert f"{LRM}−4{RLM}–{LRM}−2" in worded("بفارق {0}", Sequence((Numeral(-4), Numeral(-2)), "–"))


@given(TEXTS, st.booleans())
def test_both_ends_of_a_text_are_held_by_its_own_direction(text: str, rtl: bool) -> None:
    held = held_together(text, rtl=rtl)
    own = {"R", "AL"} if rtl else {"L"}

    assert held.strip(LRM + RLM) == text
    if text:
        assert bidirectional(held[0]) in own
        assert bidirectional(held[-1]) in (own if rtl else {*own, "EN"})


@given(TEXTS, st.booleans())
def test_what_follows_begins_with_its_own_direction(text: str, rtl: bool) -> None:
    """No number and no letter of the other direction comes before the first of its own."""
    apart = held_apart(text, rtl=rtl)
    kinds = [bidirectional(char) for char in apart]
    first = next(kind for kind in kinds if kind in {"L", "R", "AL", "EN"})

    assert apart.lstrip(LRM + RLM) == text
    assert first in ({"R", "AL"} if rtl else {"L"})
