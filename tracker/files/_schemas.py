"""JSON Schemas of a register's files, for editors."""

from tracker.files._register_toml import Header
from tracker.records._keys import TABLES
from tracker.records._schemas import Schema, document_schema, parts_of, schema_of, table_schema

__all__ = ["schemas"]


def schemas() -> dict[str, Schema]:
    """
    Return a schema for each kind of file, by its name: the head, files of records in TOML, and a line of JSON lines.

    >>> sorted(schemas())[:3], schemas()["event.schema.json"]["required"]
    (['adjudication.schema.json', 'claim.schema.json', 'coverage.schema.json'], ['id', 'kind', 'title', 'when'])
    """
    tables = {table: {"type": "array", "items": {"$ref": f"#/$defs/{table}"}} for table in TABLES}
    head = table_schema(Header)
    whole = {**head, "properties": {**head["properties"], **tables}}
    records = {"type": "object", "properties": tables, "additionalProperties": False}
    every = list(TABLES.values())
    files = {
        "register": document_schema("The head of a register, with records if you like", whole, every, parts_of(Header)),
        "records": document_schema("Records of a register", records, every),
    }
    files |= {table: schema_of(record_type) for table, record_type in TABLES.items()}
    return {f"{name}.schema.json": schema for name, schema in files.items()}
