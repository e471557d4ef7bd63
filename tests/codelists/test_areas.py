"""Regions of M49 and the countries in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.codelists import area, areas, countries
from tracker.codelists._countries import AreaKind
from tracker.errors import UnknownCodeError
from tracker.values import Language


def members_of(code: str) -> frozenset[str]:
    """The countries and areas within an area, at any level; the world holds those too that M49 places in no region."""
    if area(code).kind is AreaKind.WORLD:
        return frozenset(countries())
    return frozenset(
        each.code for each in countries().values() if code in {each.region, each.subregion, each.intermediate}
    )


PLACED = {code for code, each in countries().items() if each.region}


def test_every_area_has_all_names() -> None:
    assert len(areas()) == 30
    for each in areas().values():
        assert all(each.name(language) for language in Language)
        assert each.names.languages == ("en", "ar", "es", "fr", "ru", "zh")


@given(st.sampled_from(sorted(areas())))
def test_members_of_a_part_are_members_of_the_whole(code: str) -> None:
    parent = area(code).parent

    assert (parent is None) is (area(code).kind is AreaKind.WORLD)
    assert members_of(code)
    assert parent is None or members_of(code) <= members_of(parent)


def test_regions_divide_the_placed_countries() -> None:
    regions = [members_of(code) for code, each in areas().items() if each.kind is AreaKind.REGION]

    assert len(regions) == 5
    assert set().union(*regions) == PLACED
    assert sum(map(len, regions)) == len(PLACED)


@pytest.mark.parametrize("kind", [AreaKind.SUBREGION, AreaKind.INTERMEDIATE])
def test_siblings_share_no_country(kind: AreaKind) -> None:
    parts = [members_of(code) for code, each in areas().items() if each.kind is kind]

    assert len(set().union(*parts)) == sum(map(len, parts))


def test_subregions_divide_their_region() -> None:
    for code, each in areas().items():
        if each.kind is AreaKind.REGION:
            parts = [members_of(part) for part, below in areas().items() if below.parent == code]
            assert set().union(*parts) == members_of(code)


def test_the_world_holds_all() -> None:
    assert members_of("001") == countries().keys()
    assert countries().keys() - PLACED == {"AQ", "XK"}


def test_members_at_each_level() -> None:
    assert "KE" in members_of("014")
    assert "KE" in members_of("202")
    assert "KE" in members_of("002")
    assert "KE" not in members_of("015")
    assert members_of("143") == {"KZ", "KG", "TJ", "TM", "UZ"}


def test_an_unknown_area_names_the_nearest() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        area("0145")

    assert str(caught.value) == "'0145' is not in code list 'areas'; did you mean '145' (Western Asia)?"


def test_an_area_without_likeness_has_no_nearest() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        area("Atlantis")

    assert str(caught.value) == "'Atlantis' is not in code list 'areas'"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownCodeError, match="'it' is not in code list 'languages"):
        area("039").name("it")
