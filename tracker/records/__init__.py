"""The one plain form of a record, of which files, tables, JSON and digests are made; and the shipped indicators."""

from tracker.records._canonical import definition_digest, digest_of
from tracker.records._keys import fields_of
from tracker.records._plain_form import FieldChange, changed_fields, shipped_indicators, structure, unstructure
from tracker.records._rows import Rows, csv_of, rows_of
from tracker.records._schemas import schema_of

__all__ = [
    "FieldChange",
    "Rows",
    "changed_fields",
    "csv_of",
    "definition_digest",
    "digest_of",
    "fields_of",
    "rows_of",
    "schema_of",
    "shipped_indicators",
    "structure",
    "unstructure",
]
