"""What records and their types are called in a sentence, ready to be translated."""

from functools import cache
from typing import Any, get_args

from attrs import fields

from tracker.documents import Inline, Message, Verbatim, phrase

_ONE = {
    "period": phrase("period {key}"),
    "coverage": phrase("coverage {key}"),
    "mandate": phrase("mandate {key}"),
    "meeting": phrase("meeting {key}"),
    "document": phrase("document {key}"),
    "programme": phrase("programme {key}"),
    "event": phrase("event {key}"),
    "recommendation": phrase("recommendation {key}"),
    "deadline": phrase("deadline {key}"),
    "status": phrase("status {key}"),
    "observation": phrase("observation {key}"),
    "target": phrase("target {key}"),
    "claim": phrase("claim {key}"),
    "finding": phrase("finding {key}"),
    "passage": phrase("passage {key}"),
    "adjudication": phrase("adjudication {key}"),
    "indicator": phrase("indicator {key}"),
}

_KINDS = {
    "period": phrase("period"),
    "coverage": phrase("coverage"),
    "mandate": phrase("mandate"),
    "meeting": phrase("meeting"),
    "document": phrase("document"),
    "programme": phrase("programme"),
    "event": phrase("event"),
    "recommendation": phrase("recommendation"),
    "deadline": phrase("deadline"),
    "status": phrase("status"),
    "observation": phrase("observation"),
    "target": phrase("target"),
    "claim": phrase("claim"),
    "finding": phrase("finding"),
    "passage": phrase("passage"),
    "adjudication": phrase("adjudication"),
    "indicator": phrase("indicator"),
    "record": phrase("record"),
    "record type": phrase("record type"),
}

_MANY = {
    "period": phrase("periods"),
    "coverage": phrase("coverages"),
    "mandate": phrase("mandates"),
    "meeting": phrase("meetings"),
    "document": phrase("documents"),
    "programme": phrase("programmes"),
    "event": phrase("events"),
    "recommendation": phrase("recommendations"),
    "deadline": phrase("deadlines"),
    "status": phrase("statuses"),
    "observation": phrase("observations"),
    "target": phrase("targets"),
    "claim": phrase("claims"),
    "finding": phrase("findings"),
    "passage": phrase("passages"),
    "adjudication": phrase("adjudications"),
    "indicator": phrase("indicators"),
}

ENTITIES = {
    "countries": phrase("countries"),
    "states": phrase("states"),
    "territories": phrase("territories"),
    "organizations": phrase("organizations"),
}
"""What is counted one by one."""


def called(table: str, key: str) -> Inline:
    """Name a record of a type by its key or id: ``event 'x'``."""
    if table not in _ONE:
        return Verbatim(f"{table} {key!r}")
    return Message(_ONE[table], key=Verbatim(repr(key)))


def kind_of_record(table: str) -> Inline:
    """Name a record type: ``event``."""
    return Message(_KINDS[table]) if table in _KINDS else Verbatim(table)


def plural(table: str) -> Inline:
    """Name the records of a type: ``events``."""
    return Message(_MANY[table]) if table in _MANY else Verbatim(f"{table}s")


# -- fields -----------------------------------------------------------------------------------------------------------


@cache
def fields_holding(record_type: type, *kinds: type) -> tuple[str, ...]:
    """
    Return the names of the fields whose declared type is one of some kinds, or holds one.

    >>> from tracker.model import AssistanceEvent
    >>> from tracker.values import Quantity
    >>> fields_holding(AssistanceEvent, Quantity)
    ('countries_total', 'participants', 'women')
    """
    return tuple(each.name for each in fields(record_type) if _holds(each.type, kinds))


def _holds(declared: Any, kinds: tuple[type, ...]) -> bool:  # noqa: ANN401  # a type, or what stands for one
    return declared in kinds or any(_holds(part, kinds) for part in get_args(declared))
