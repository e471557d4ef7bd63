"""Which known word is offered for one that is not known: never a far one, and never the contrary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.codelists import country, scale
from tracker.errors import UnknownCodeError, closest


@pytest.mark.parametrize(
    ("written", "known", "nearest"),
    [
        ("tilte", ["title", "when"], "title"),
        ("auditors", ["board-of-auditors", "upr"], "board-of-auditors"),
        ("trainings", ["training-events", "people-trained"], "training-events"),
        ("notstarted", ["not_started", "in_progress"], "not_started"),
        ("nto_started", ["not_started", "in_progress"], "not_started"),
        ("A/75/5(Vol.I)", ["A/74/5 (Vol. I)"], "A/74/5 (Vol. I)"),
        ("tekst", ["text", "title"], "text"),
        ("narnia", ["armenia"], None),
        ("supported", ["reported"], None),
        ("started", ["not_started"], None),
        ("now started", ["not started"], None),
        ("not supported", ["supported"], None),
        ("never reported", ["reported"], None),
        ("accepted", ["unaccepted"], None),
        ("unaccepted", ["accepted"], None),
        ("partially implemented", ["implemented"], None),
        ("nite", ["note"], "note"),
        ("", ["note", ""], ""),
        ("?", ["note"], None),
        ("x" * 301, ["x" * 301], None),
    ],
)
def test_the_nearest_word(written: str, known: list[str], nearest: str | None) -> None:
    assert closest(written, known) == nearest


@pytest.mark.parametrize("written", ["Narnia", "Atlantis", "Yugoslavia", "Worldwide", "EU", "AN", "TG, BJ", "?", ""])
def test_a_far_country_is_not_offered(written: str) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        country(written)

    assert caught.value.nearest is None


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("eca@1", "Fully implemented"),
        ("board_of_auditors@1", "Fully implemented"),
        ("board_of_auditors@1", "Now implemented"),
        ("gao@1", "Partially Implemented"),
        ("plain@1", "Partially implemented"),
        ("plain@1", "Part implemented"),
        ("upr@1", "unsupported"),
        ("upr@1", "not supported"),
        ("jiu_acceptance@1", "relevant"),
    ],
)
def test_a_status_is_never_taken_for_one_of_another_class(name: str, written: str) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        scale(name)[written]

    assert caught.value.nearest is None


WORDS = st.lists(st.text("abcdef", min_size=3, max_size=6), min_size=1, max_size=3).map(" ".join)


@given(WORDS, st.sampled_from(["not", "never", "no"]))
def test_no_word_is_offered_for_its_contrary(words: str, denial: str) -> None:
    denied = f"{denial} {words}"

    assert closest(words, [denied]) is None
    assert closest(denied, [words]) is None


WORD = st.lists(st.sampled_from("abcdefghij"), min_size=3, max_size=8, unique=True).map("".join)


@given(st.lists(WORD, min_size=1, max_size=5), st.data())
def test_a_word_with_one_letter_left_out_is_found_again(known: list[str], data: st.DataObject) -> None:
    meant = data.draw(st.sampled_from(known))
    at = data.draw(st.integers(1, len(meant) - 1))
    written = meant[:at] + meant[at + 1 :]

    assert closest(written, known) is not None
