"""What the kind of a record says of it: the code list that it is from, and its class there."""

from tracker.codelists import codelist
from tracker.codelists._codelist import KindClass
from tracker.model._record import Record

KIND_LISTS = {
    "event": "assistance",
    "mandate": "mandate",
    "meeting": "meeting",
    "document": "document",
    "programme": "programme",
}
"""The code list of the kinds of each record type that has some."""

PATH_OF_CLASS = "kind.class"
"""Where the *where* of an indicator finds the class of a record's kind."""

COUNTRIES_BY_ROLE = ("countries", "hosts", "represented", "subjects")
"""The fields of an event that name countries: those assisted first, then those that were there in another role."""


def class_of_kind(record: Record) -> KindClass | None:
    """Return the class of a record's kind; None if its code list has no classes, or it is of no kind in particular."""
    name, kind = KIND_LISTS.get(record.table), getattr(record, "kind", None)
    return codelist(name).codes[kind].kind_class if name is not None and kind is not None else None


def classes_of_kinds(table: str) -> tuple[str, ...]:
    """Return the classes that kinds of a record type have; empty if they have none."""
    name = KIND_LISTS.get(table)
    found = (each.kind_class for each in codelist(name).codes.values()) if name is not None else ()
    return tuple(dict.fromkeys(each.value for each in found if each is not None))
