"""The records that a publication drew on: what each was called, when it was recorded, and a digest of what it said."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Self

from attrs import frozen

from tracker.model import Record
from tracker.records import digest_of

__all__ = ["RecordLine", "lines_from_bytes", "lines_to_bytes"]


@frozen(kw_only=True)
class RecordLine:
    """
    One version of a record, as a publication remembers it.

    Attributes:
        table: The name of its type.

        key: Its key.

        recorded: The day it was recorded; None if it states none.

        sha256: The digest of what it said.
    """

    table: str
    key: str
    recorded: date | None
    sha256: str

    @classmethod
    def of(cls, record: Record) -> Self:
        """Remember a record."""
        return cls(table=record.table, key=record.key, recorded=record.recorded, sha256=digest_of(record))


def lines_to_bytes(lines: Iterable[RecordLine]) -> bytes:
    """Write an object a line, in the order of types, keys and days."""
    written = (
        json.dumps(
            {
                "table": line.table,
                "key": line.key,
                "recorded": line.recorded.isoformat() if line.recorded else None,
                "sha256": line.sha256,
            },
            ensure_ascii=False,
        )
        for line in lines
    )
    return "".join(f"{line}\n" for line in written).encode()


def lines_from_bytes(content: bytes) -> tuple[RecordLine, ...]:
    """
    Read what `lines_to_bytes` wrote.

    Raises:
        ValueError: It is something else.
    """
    try:
        read = [json.loads(line) for line in content.decode().split("\n") if line]
        return tuple(
            RecordLine(
                table=each["table"],
                key=each["key"],
                recorded=date.fromisoformat(each["recorded"]) if each["recorded"] else None,
                sha256=each["sha256"],
            )
            for each in read
        )
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from None
