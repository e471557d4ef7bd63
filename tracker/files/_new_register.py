"""A new register: examples with comments to write over, and schemas for editors."""

import json
import os
from importlib import resources
from pathlib import Path

from tracker.errors import InvalidValueError, MissingTranslationError
from tracker.files._names import HEADER
from tracker.files._record_texts import toml_of_string
from tracker.files._register_toml import Header
from tracker.files._tables import content_of
from tracker.records._keys import TABLES
from tracker.records._schemas import Schema, document_schema, parts_of, schema_of, table_schema
from tracker.storage import write_directory_whole
from tracker.values import Language

_FILES = (HEADER, "periods.toml", "documents.toml", "programmes.toml", "events.toml")


def new_register(
    path: str | os.PathLike[str], *, title: str | None = None, language: str | Language = Language.ENGLISH
) -> Path:
    """
    Make a register of a few examples with comments in a new directory, and return the directory.

    It can be read, checked and reported on at once. An editor completes and checks by the JSON Schemas in `schemas/`.

    Args:
        path: The directory; nothing may be there but an empty directory.

        title: What the register is about; by default the name of its directory.

        language: The language of its texts and comments.

    Raises:
        InvalidValueError: Something is there already, or the title is empty.

        MissingTranslationError: There are no examples in the language yet.

        NotWrittenError: The disk is full, the folder is read-only, or whatever else the system refuses.
    """
    directory, chosen = Path(path), Language(language)
    name = directory.resolve().name or "register"
    if title is not None and not title.strip():
        raise InvalidValueError("the title is empty, got {title}; say what the register is about", title=repr(title))
    if directory.resolve() == Path.cwd():
        raise InvalidValueError(
            "{path} is where you are, and a new directory is made; name another", path=repr(os.fspath(path))
        )
    files = {file: _example(chosen, file) for file in _FILES}
    head = files[HEADER].replace('"@id@"', toml_of_string(name)).replace('"@title@"', toml_of_string(title or name))
    contents = {file: content_of(text) for file, text in {**files, HEADER: head}.items()}
    contents |= {
        f"schemas/{file}": content_of(json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n")
        for file, schema in schemas().items()
    }
    write_directory_whole(directory, contents)
    return directory


def _example(language: Language, file: str) -> str:
    source = resources.files("tracker.files").joinpath("data", str(language), file)
    if not source.is_file():
        raise MissingTranslationError(
            "there are no examples in {language} yet; choose en or fr", language=language.name.lower()
        )
    return source.read_text(encoding="utf-8")


# -- schemas ----------------------------------------------------------------------------------------------------------


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
