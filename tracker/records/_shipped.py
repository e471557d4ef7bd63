"""The indicators that ship with the library, declared as data like a register's own."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from tracker.model import Indicator
from tracker.records._plain_form import structure
from tracker.values import Language

__all__ = ["shipped_indicators"]

_FILE = "indicators.toml"


@cache
def shipped_indicators() -> Mapping[str, Indicator]:
    """
    Return the indicators that ship with the library, by id.

    They are read as a register's own are, so that a key that no indicator has is a fault and not passed over.

    >>> shipped_indicators()["states-assisted"].unit
    'States'
    """
    return MappingProxyType({each.id: each for each in read_indicators(_text())})


def _text() -> str:
    return resources.files("tracker.records").joinpath("data", _FILE).read_text(encoding="utf-8")


def read_indicators(text: str) -> list[Indicator]:
    """
    Read declarations as TOML.

    Raises:
        StructureError: One of them is at fault.
    """
    declared = tomllib.loads(text)["indicator"]
    return [structure(each, Indicator, Language.ENGLISH, file=_FILE) for each in declared]
