"""Carrying an import out: all of its records are written, or none."""

from datetime import date
from typing import Literal, get_args

from attrs import evolve, frozen

from tracker.errors import InvalidValueError, Sentence
from tracker.exchange._plan import ImportPlan
from tracker.files import save
from tracker.model import Record, Revision, RevisionReason

__all__ = ["Imported", "Mode", "Reason", "apply_import"]

Mode = Literal["add", "update"]
"""Add what is new; or add it and revise what the table says otherwise."""

Reason = Literal["error", "late_information", "definition", "reclassification", "estimate"]
"""Why an import may revise a record."""


@frozen(kw_only=True)
class Imported:
    """
    What an import has written.

    Attributes:
        records: The records, in the order of the rows, the revised ones last.

        files: The names of the files that hold them.
    """

    records: tuple[Record, ...] = ()
    files: tuple[str, ...] = ()


def apply_import(
    plan: ImportPlan,
    mode: Mode,
    *,
    recorded: date | None = None,
    reason: RevisionReason | Reason | None = None,
) -> Imported:
    """
    Write what an import brings.

    New records go below those in the files that hold their types, in the directory that the plan was made for. A record
    that the table says otherwise is never overwritten: it is revised, so that what was known before stays known.

    Args:
        plan: What the import would do.

        mode: ``add`` or ``update``.

        recorded: The day on which they are entered; a revision needs one.

        reason: Why they are revised; a revision needs one.

    Raises:
        InvalidValueError: The mode or the reason is unknown, or a day or a reason is missing.

        ChangedUnderneathError: Somebody changed a file since the plan was made; nothing is changed.

        NotWrittenError: The disk is full or somebody else is writing into the register; nothing is changed.
    """
    if mode not in get_args(Mode):
        raise InvalidValueError(
            "{mode} is no mode of an import; it is one of {modes}", mode=repr(mode), modes=", ".join(get_args(Mode))
        )
    written = tuple(evolve(each, recorded=recorded or each.recorded, origin=None) for each in plan.added)
    if mode == "update" and plan.revised:
        written += _revisions(plan, recorded, reason)
    if not written:
        return Imported()
    before = plan.register
    saved = save(evolve(before, records=(*before.records, *written)))
    files = sorted(name for name, digest in saved.digests.items() if before.digests.get(name) != digest)
    return Imported(records=written, files=tuple(files))


def _revisions(plan: ImportPlan, recorded: date | None, reason: RevisionReason | Reason | None) -> tuple[Record, ...]:
    """Make the revisions; each needs a reason, and a day later than that of the record it revises."""
    if recorded is None or reason is None:
        missing = [
            name for name, value in (("--recorded DATE", recorded), ("--reason REASON", reason)) if value is None
        ]
        needs = ", ".join(missing)
        if len(plan.revised) == 1:
            raise InvalidValueError("a record is revised, which needs {options}", options=needs)
        number = len(plan.revised)
        raise InvalidValueError("{number} records are revised, which needs {options}", number=number, options=needs)
    late = [each.before for each in plan.revised if each.before.recorded and each.before.recorded >= recorded]
    if late:
        first = max(late, key=lambda each: each.recorded or date.min)
        raise InvalidValueError(
            "{record} was recorded on {day}; give a later day than that as --recorded",
            record=Sentence("{table} {record}", table=first.table, record=repr(first.key)),
            day=first.recorded,
        )
    revision = Revision(reason=RevisionReason(reason))
    return tuple(evolve(each.after, recorded=recorded, revision=revision) for each in plan.revised)
