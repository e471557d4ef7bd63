"""The manifest of a publication: what it is, what it rests on, and the digest of every file beside it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Self

from attrs import field, frozen

from tracker.model import PassageState, Publication, Record, Register, Vintage
from tracker.publications._figures import definitions_of
from tracker.records import digest_of
from tracker.records._canonical import digest_of_all, sha256
from tracker.values import READINGS, InternationalString, ReportingPeriod
from tracker.views._json import dump, period_json, vintage_json


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


MANIFEST = "publication.json"
SCHEMA = 1
"""The number of the format of publications."""


@frozen(kw_only=True)
class Manifest:
    """
    What stands in ``publication.json``.

    Attributes:
        id: The name of the publication.

        register: The id of the register.

        languages: The languages of the register's texts.

        digest: The digest of the records that were known, over what they say.

        records: How many records were known, with all their revisions.

        period: The period reported on.

        against: The period compared with; None for none.

        compared_with: The publication whose figures stand as published; None for none.

        day: The day of the report.

        vintage: What was known.

        reading: The name of the reading of hedged numbers.

        tool: The version of the library that made it.

        definitions: Each indicator and version with the digest of its definition.

        passages: The passages of the period: id, section, state, and whether the report prints it.

        files: The SHA-256 of each file by name.
    """

    id: str
    register: str
    languages: tuple[str, ...]
    digest: str
    records: int
    period: ReportingPeriod
    against: ReportingPeriod | None
    compared_with: str | None
    day: date
    vintage: Vintage
    reading: str
    tool: str
    definitions: Mapping[str, str] = field(factory=dict)
    passages: tuple[Mapping[str, Any], ...] = ()
    files: Mapping[str, str] = field(factory=dict)


def manifest_of(
    made: Publication,
    *,
    register: Register,
    known: Register,
    against: ReportingPeriod | None,
    compared_with: str | None,
    day: date,
    lines: Sequence[RecordLine],
    files: Mapping[str, bytes],
) -> Manifest:
    """
    Describe a publication.

    Args:
        made: The publication.

        register: The records, drafts included: the manifest says which passages were left out.

        known: What the publication draws on.

        against: The period compared with.

        compared_with: The publication compared with.

        day: The day of the report.

        lines: The records known, each with its digest.

        files: The files beside the manifest.
    """
    return Manifest(
        id=made.id,
        register=known.id,
        languages=tuple(language.value for language in known.languages),
        digest=digest_of_all(line.sha256 for line in lines),
        records=len(lines),
        period=made.period,
        against=against,
        compared_with=compared_with,
        day=day,
        vintage=made.vintage,
        reading=made.reading,
        tool=tool_version(),
        definitions=definitions_of(made.indicators),
        passages=tuple(_passages(register, known, made.period)),
        files={name: sha256(content) for name, content in files.items()},
    )


def tool_version() -> str:
    """Return the version of the library; "unknown" where it runs without having been installed."""
    try:
        return version("mandate-tracker")
    except PackageNotFoundError:  # pragma: no cover  # nobody tests what is not installed
        return "unknown"


def _passages(register: Register, known: Register, period: ReportingPeriod) -> Iterator[dict[str, Any]]:
    """Go through the passages of a period, and say which the report prints."""
    for passage in register.passages.values():
        if not register.is_period(passage.period, period):
            continue
        kept = known.passages.get(passage.id)
        yield {
            "id": passage.id,
            "section": passage.section,
            "state": passage.state.value,
            "printed": kept is not None and kept.state is PassageState.CLEARED,
        }


def manifest_bytes(manifest: Manifest) -> bytes:
    """Write a manifest; its seal is the digest of all the rest, so that a change by accident shows."""
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "id": manifest.id,
        "register": {
            "id": manifest.register,
            "languages": list(manifest.languages),
            "digest": manifest.digest,
            "records": manifest.records,
        },
        "period": _period(manifest.period),
        "against": None if manifest.against is None else _period(manifest.against),
        "compared_with": manifest.compared_with,
        "day": manifest.day.isoformat(),
        "vintage": vintage_json(manifest.vintage),
        "reading": manifest.reading,
        "tool": manifest.tool,
        "definitions": dict(manifest.definitions),
        "passages": [dict(each) for each in manifest.passages],
        "files": dict(manifest.files),
    }
    return (dump({**content, "seal": sha256(dump(content).encode())}) + "\n").encode()


def read_manifest(content: bytes) -> Manifest:
    """
    Read a manifest.

    Raises:
        ValueError: It is none; so are the errors of keys that are missing or hold something else.
    """
    try:
        raw = json.loads(content)
        if raw["schema"] != SCHEMA:
            raise ValueError(f"schema {raw['schema']!r} is not supported")
        return _manifest(raw)
    except (KeyError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise ValueError(f"it lacks {error}" if isinstance(error, KeyError) else str(error)) from None


def _manifest(raw: Any) -> Manifest:  # noqa: ANN401  # JSON
    register, vintage = raw["register"], raw["vintage"]
    return Manifest(
        id=str(raw["id"]),
        register=str(register["id"]),
        languages=tuple(register["languages"]),
        digest=str(register["digest"]),
        records=register["records"],
        period=_read_period(raw["period"]),
        against=None if raw["against"] is None else _read_period(raw["against"]),
        compared_with=raw["compared_with"],
        day=date.fromisoformat(raw["day"]),
        vintage=Vintage(published=_read_day(vintage["published"]), recorded=_read_day(vintage["recorded"])),
        reading=_known_reading(raw["reading"]),
        tool=str(raw["tool"]),
        definitions=dict(raw["definitions"]),
        passages=tuple(dict(each) for each in raw["passages"]),
        files=dict(raw["files"]),
    )


def _known_reading(name: str) -> str:
    if name not in [reading.name for reading in READINGS]:
        raise ValueError(f"there is no reading {name!r}")
    return name


def _period(period: ReportingPeriod) -> dict[str, Any]:
    assumption = period.assumption
    return {
        "id": period.label,
        **period_json(period),
        "assumption": None if assumption is None else {code.value: text for code, text in assumption.texts},
    }


def _read_period(raw: Mapping[str, Any]) -> ReportingPeriod:
    return ReportingPeriod(
        date.fromisoformat(raw["start"]),
        date.fromisoformat(raw["end"]),
        label=raw["id"],
        assumption=None if raw["assumption"] is None else InternationalString(raw["assumption"]),
    )


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
