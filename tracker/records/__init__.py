"""The one plain form of a record, of which files, tables, JSON and digests are made; and the shipped indicators."""

from tracker.records._canonical import digest_of
from tracker.records._keys import fields_of
from tracker.records._plain_form import shipped_indicators, structure, unstructure
from tracker.records._rows import csv_of, rows_of
from tracker.records._schemas import schema_of

__all__ = [
    "csv_of",
    "digest_of",
    "fields_of",
    "rows_of",
    "schema_of",
    "shipped_indicators",
    "structure",
    "unstructure",
]
