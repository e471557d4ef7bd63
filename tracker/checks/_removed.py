"""Duplicates that were taken out."""

from collections.abc import Iterator

from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._wording import named
from tracker.documents import Message
from tracker.model import RECORD_TYPES, Register

__all__ = ["duplicate_of_nothing"]


def duplicate_of_nothing(register: Register) -> Iterator[Diagnostic]:
    """
    TRK505: a record was taken out as a duplicate, without saying of which.

    Why: nobody can find what stands for it, and records linked to it are no longer linked to what stayed.

    Remedy: name the record that stayed in *same_as* of the revision that takes it out.
    """
    for record_type in RECORD_TYPES:
        for record in register.duplicates_removed(record_type):
            if not record.same_as & register.of_type(record_type).keys():
                yield Diagnostic.about(
                    record,
                    "TRK505",
                    Severity.WARNING,
                    Message(
                        "{record} was removed as a duplicate and names no record that stayed", record=named(record)
                    ),
                    Message("name the record that stayed in same_as"),
                )
