"""Scales of status are complete, and concordances between them say neither more nor less than the codes."""

from itertools import product

import pytest

from tracker.codelists import COMMON_CODES, StatusClass, concordance, scale, scales
from tracker.errors import UnknownCodeError

PAIRS = [(one, other) for one, other in product(scales(), repeat=2) if concordance(one, other) is not None]


@pytest.mark.parametrize("name", list(scales()))
def test_every_code_has_a_name_in_english_and_french(name: str) -> None:
    each = scale(name)

    assert {"en", "fr"} <= set(each.title.languages)
    assert each.source
    for code in each.codes.values():
        assert {"en", "fr"} <= set(code.title.languages), code.id
    assert list(each)[-3:] == list(COMMON_CODES)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_concordance_knows_every_code_and_leads_to_codes_that_exist(one: str, other: str) -> None:
    codes = concordance(one, other) or {}

    assert set(codes) == set(scale(one))
    for possible in codes.values():
        assert possible
        assert possible <= set(scale(other))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_concordance_never_turns_one_class_into_another_for_certain(one: str, other: str) -> None:
    for code, possible in (concordance(one, other) or {}).items():
        before = scale(one)[code].status_class
        after = {scale(other)[each].status_class for each in possible}
        assert before in after or before is None or None in after, code


def test_classes_are_those_of_the_scales() -> None:
    board = scale("board_of_auditors@1")

    assert [board[code].status_class for code in list(board)[:4]] == [
        StatusClass.IMPLEMENTED,
        StatusClass.OPEN,
        StatusClass.OPEN,
        StatusClass.CLOSED_OTHERWISE,
    ]
    for name in ("upr@1", "jiu_acceptance@1"):
        assert {scale(name)[code].status_class for code in scale(name)} == {None}


def test_what_is_not_known_decides_nothing() -> None:
    for each in scales().values():
        assert {each[code].status_class for code in COMMON_CODES} == {None}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_no_concordance_moves_a_code_to_another_class(one: str, other: str) -> None:
    """Statuses that are translated would otherwise contradict the roll-forward, which goes by the code's own class."""
    found = concordance(one, other)
    assert found is not None
    for code in scale(one).codes:
        own = scale(one)[code].status_class
        translated = {scale(other)[each].status_class for each in found[code]}
        assert own is None or None in translated or translated == {own}, code


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("plain", "'plain' is not in code list 'scales'; did you mean 'plain@1'?"),
        ("goa@1", "'goa@1' is not in code list 'scales'; did you mean 'gao@1'?"),
        ("xyz", "'xyz' is not in code list 'scales'"),
    ],
)
def test_an_unknown_scale_names_the_nearest(wrong: str, message: str) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        scale(wrong)

    assert str(caught.value) == message


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        scale("plain@1")["in_progres"]

    assert str(caught.value) == "'in_progres' is not in code list 'plain@1'; did you mean 'in_progress'?"
