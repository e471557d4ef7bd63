"""Text of a record acts on nothing that shows it: no control of a terminal or of direction reaches past its end."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.values._safe_text import inert

CONTROLS = [chr(code) for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
TEXTS = st.text(st.sampled_from(["a", "1", "(", " ", "د", "א", "\n", "\x1b", "\x9b", *CONTROLS]), max_size=12)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Atelier d’Oran – « 2021 »", "Atelier d’Oran – « 2021 »"),
        ("invoice \N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "invoice fdp.exe"),
        ("Course\N{LEFT-TO-RIGHT MARK}", "Course"),
        ("open \N{RIGHT-TO-LEFT ISOLATE} end", "open  end"),
        ("دورة \N{RIGHT-TO-LEFT MARK}(أولى)", "دورة \N{RIGHT-TO-LEFT MARK}(أولى)"),
        ("דוח \N{FIRST STRONG ISOLATE}A/RES/1\N{POP DIRECTIONAL ISOLATE}", "דוח \u2068A/RES/1\u2069"),
        ("دورة \N{RIGHT-TO-LEFT ISOLATE}أولى", "دورة أولى"),
        ("دورة \N{RIGHT-TO-LEFT OVERRIDE}abc", "دورة abc"),
        (
            "\x1b[31mred\x9b0m\x07",
            "\N{REPLACEMENT CHARACTER}[31mred\N{REPLACEMENT CHARACTER}0m\N{REPLACEMENT CHARACTER}",
        ),
        ("a\u200bb\ufeffc\u206fd\U000e0041", "abcd"),
        ("::error::x", ": :error::x"),
        ("see ::warning::x and ##[group] and ##vso[task]", "see : :warning::x and # #[group] and # #vso[task]"),
        ("std::vector, ## heading, 12::30", "std::vector, ## heading, 12::30"),
        ("one\r\n\ttwo\N{LINE SEPARATOR}three", "one two three"),
    ],
)
def test_texts_word_for_word(text: str, shown: str) -> None:
    assert inert(text) == shown


@given(TEXTS)
@example("\u2069א\u2066")
@example("א\u202a")
def test_nothing_is_left_open(text: str) -> None:
    shown = inert(text)
    depth = 0
    for char in shown:
        category = unicodedata.bidirectional(char)
        assert category not in {"LRE", "RLE", "LRO", "RLO", "PDF", "B"}
        assert unicodedata.category(char) not in {"Cc", "Zl", "Zp"}
        depth += (category in {"LRI", "RLI", "FSI"}) - (category == "PDI")
        assert depth >= 0
    assert depth == 0


@given(TEXTS)
def test_letters_stay_and_a_second_time_changes_nothing(text: str) -> None:
    shown = inert(text)

    assert [char for char in shown if char.isalnum() or char == "("] == [
        char for char in text if char.isalnum() or char == "("
    ]
    assert inert(shown) == shown


@given(st.text())
def test_a_text_without_right_to_left_letters_keeps_no_control_of_direction(text: str) -> None:
    if not any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text):
        assert not set(inert(text)) & set(CONTROLS)
