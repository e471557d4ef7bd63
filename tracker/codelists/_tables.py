"""The tables that come with the package."""

from csv import DictReader
from importlib.resources import files

__all__ = ["read_table"]


def read_table(name: str) -> list[dict[str, str]]:
    """
    Read a table of this package's *data*, one dictionary a row.

    >>> read_table("countries.csv")[0]["code"]
    'AD'
    """
    text = files("tracker.codelists").joinpath("data", name).read_text(encoding="utf-8")
    return list(DictReader(text.splitlines()))
