"""What a package offers is listed once, in order, and there."""

from importlib import import_module
from pathlib import Path

import pytest

import tracker
from tracker import _HOMES

PACKAGES = sorted(path.parent.name for path in Path(tracker.__file__).parent.glob("*/__init__.py"))


@pytest.mark.parametrize("name", ["tracker", *(f"tracker.{each}" for each in PACKAGES)])
def test_names_are_listed_in_order_and_there(name: str) -> None:
    module = import_module(name)
    listed = list(getattr(module, "__all__", ()))
    constants = [each for each in listed if each.isupper()]
    others = [each for each in listed if not each.isupper()]

    assert listed == [*sorted(constants), *sorted(others)]
    assert len(set(listed)) == len(listed)
    assert [each for each in listed if each.startswith("_") or not hasattr(module, each)] == []


def test_the_top_offers_what_its_packages_offer() -> None:
    """Whoever looks for a name one dot away finds the same thing."""
    for package, names in _HOMES.items():
        home = import_module(f"tracker.{package}")
        for name in names:
            assert getattr(tracker, name) is getattr(home, name)
            assert package == "errors" or name in home.__all__
