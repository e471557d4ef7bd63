"""The organs of the United Nations have names in six languages, and symbols tell whose a document is."""

import pytest

from tracker.codelists import organ, organs
from tracker.codelists._organs import organ_of
from tracker.errors import UnknownCodeError
from tracker.values import DocumentSymbol, Language


def test_every_organ_has_a_name_in_every_language() -> None:
    for each in organs().values():
        assert set(each.name.languages) == set(Language), each.code


def test_no_two_organs_share_a_beginning() -> None:
    beginnings = [beginning for each in organs().values() for beginning in each.symbols]

    assert len(beginnings) == len(set(beginnings))


@pytest.mark.parametrize(
    ("symbol", "code"),
    [
        ("A/RES/76/172", "GA"),
        ("S/RES/2570(2021)", "SC"),
        ("E/RES/2021/20", "ECOSOC"),
        ("E/CN.15/2021/4", "CCPCJ"),
        ("CTOC/COP/WG.7/2020/2", "COP-UNTOC"),
        ("A/CONF.234/3", "CRIME-CONGRESS"),
        ("A/HRC/RES/50/1", "HRC"),
        ("ST/SGB/2003/7", "ST"),
    ],
)
def test_the_longest_beginning_decides(symbol: str, code: str) -> None:
    found = organ_of(DocumentSymbol(symbol).canonical)

    assert found is not None
    assert found.code == code


def test_a_symbol_of_nobody_known() -> None:
    assert organ_of("XYZ/1") is None
    assert organ_of("Anything") is None


def test_an_unknown_organ_names_the_nearest() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        organ("ECOSO")

    assert str(caught.value) == "'ECOSO' is not in code list 'organs'; did you mean 'ECOSOC'?"
