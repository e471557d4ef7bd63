"""The data that comes with the package."""

import tomllib
from csv import DictReader
from importlib.resources import files
from typing import Any

__all__ = ["read_table", "read_toml"]


def read_table(name: str) -> list[dict[str, str]]:
    """
    Read a table of this package's *data*, one dictionary a row.

    >>> read_table("countries.csv")[0]["code"]
    'AD'
    """
    return list(DictReader(_text(name).splitlines()))


def read_toml(name: str) -> dict[str, Any]:
    """
    Read a file of this package's *data* whose rows differ.

    >>> read_toml("organs.toml")["SC"]["en"]
    'Security Council'
    """
    return tomllib.loads(_text(name))


def _text(name: str) -> str:
    return files("tracker.codelists").joinpath("data", name).read_text(encoding="utf-8")
