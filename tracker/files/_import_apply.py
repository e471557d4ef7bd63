"""Carrying an import out: records are put behind those of a file, all of them or none, and read back."""

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from attrs import evolve

from tracker.errors import InvalidValueError, StructureError, StructureFault
from tracker.files._directory import HEADER, read_text
from tracker.files._import_plan import ImportPlan
from tracker.files._load import load
from tracker.files._save import table_of
from tracker.files._toml import read_tree
from tracker.files._written import toml_of_records
from tracker.model import Record, Register, Revision, RevisionReason
from tracker.storage import locked, write_whole
from tracker.values import Language

__all__ = ["DEFAULT_FILE", "MODES", "apply_import"]

MODES = ("add", "update")
"""Add what is new; or add it and revise what the table says otherwise."""

DEFAULT_FILE = "recommendations.toml"
"""The file of the register that the records are put into, unless another is named."""


def apply_import(
    plan: ImportPlan,
    register: str | os.PathLike[str],
    mode: str,
    *,
    into: str = DEFAULT_FILE,
    recorded: date | None = None,
    reason: str | None = None,
) -> tuple[Record, ...]:
    """
    Write what an import brings, and return the records written.

    New records are put behind those that the file holds. A record that the table says otherwise is never overwritten:
    it is revised, so that what was known before stays known.

    Args:
        plan: What the import would do.

        register: The directory of the register.

        mode: ``add`` or ``update``.

        into: The TOML file of the register to put them into.

        recorded: The day on which they are entered; a revision needs one.

        reason: Why they are revised; a revision needs one.

    Raises:
        InvalidValueError: The mode or the reason is unknown, a day or a reason is missing, or the file is no TOML file
            of the register.

        StructureError: The register would not be well formed; nothing is changed.

        NotWrittenError: The disk is full or somebody else is writing into the register; nothing is changed.
    """
    if mode not in MODES:
        raise InvalidValueError(f"{mode!r} is no mode of an import; it is one of {', '.join(MODES)}")
    revising = plan.revised if mode == "update" else ()
    written = [evolve(each, recorded=recorded or each.recorded) for each in plan.added]
    if revising:
        written += _revisions(plan, recorded, reason)
    if not written:
        return ()
    directory = Path(register)
    target = _target(directory, into)
    with locked(directory):
        _put(plan, directory, target, into, written)
    return tuple(written)


def _revisions(plan: ImportPlan, recorded: date | None, reason: str | None) -> list[Record]:
    """Make the revisions; each needs a reason, and a day later than that of the record it revises."""
    if recorded is None or reason is None:
        missing = " and ".join(
            name for name, value in (("--recorded DATE", recorded), ("--reason REASON", reason)) if value is None
        )
        number = len(plan.revised)
        what = "a record is" if number == 1 else f"{number} records are"
        raise InvalidValueError(f"{what} revised, which needs {missing}")
    revision = Revision(reason=RevisionReason(reason))
    late = [each.before for each in plan.revised if each.before.recorded and each.before.recorded >= recorded]
    if late:
        first = max(late, key=lambda each: each.recorded or date.min)
        raise InvalidValueError(
            f"{first.table} {first.key!r} was recorded on {first.recorded}; give a later day than that as --recorded"
        )
    return [evolve(each.after, recorded=recorded, revision=revision) for each in plan.revised]


def _target(directory: Path, into: str) -> Path:
    parts = Path(into).parts
    if not into.endswith(".toml") or Path(into).is_absolute() or ".." in parts or into == HEADER:
        raise InvalidValueError(f"{into!r} cannot hold the records; name a TOML file of the register")
    if any(part.startswith(".") for part in parts) or parts[0] in ("publications", "schemas", "tracker.toml"):
        raise InvalidValueError(f"{into!r} is not read as a file of the register; name another")
    return directory / into


def _put(plan: ImportPlan, directory: Path, target: Path, into: str, records: Sequence[Record]) -> None:
    """Put records behind those of a file; if the register cannot be read back, put everything as it was."""
    language = plan.register.languages[0] if plan.register.languages else Language.ENGLISH
    before = target.read_bytes() if target.exists() else None
    text = f"# Recommendations, as imported from {plan.file}.\n" if before is None else read_text(into, target)
    added = "\n".join(toml_of_records(each.table, [table_of(each, language)]) for each in records)
    text = f"{text.rstrip()}\n\n{added}" if text.strip() else added
    try:
        read_tree(into, text)
    except StructureFault as fault:
        raise StructureError("the records cannot be put into the file", [fault]) from None
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, text.encode())
    try:
        _demand_there(load(directory), records)
    except Exception:
        if before is None:
            with suppress(OSError):
                target.unlink()
        else:
            write_whole(target, before)
        raise


def _demand_there(register: Register, records: Sequence[Record]) -> None:
    for record in records:
        if register.table(record.table).get(record.key) != record:
            raise InvalidValueError(
                f"{record.table} {record.key!r} would read back differently; name another file with --into"
            )
