"""Records as TOML, apart from a register's own files."""

from collections.abc import Iterable
from itertools import groupby

from tracker.files._tables import record_table
from tracker.files._written import toml_of_records
from tracker.model import Record
from tracker.values import Language

__all__ = ["records_to_toml"]


def records_to_toml(records: Iterable[Record], language: Language) -> str:
    """
    Write records as a register's file holds them, in the order given.

    >>> from tracker.model import Coverage, CoverageState
    >>> print(records_to_toml([Coverage(of="event", period="p", state=CoverageState.NONE)], Language.ENGLISH), end="")
    [[coverage]]
    of = "event"
    period = "p"
    state = "none"

    Args:
        records: The records.

        language: The language whose texts need not say it.
    """
    return "\n".join(
        toml_of_records(table, [record_table(record, language) for record in group])
        for table, group in groupby(records, key=lambda record: record.table)
    )
