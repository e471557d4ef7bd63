"""The manifest of a publication: what it is, what it rests on, and the digest of every file beside it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Self

from attrs import field, frozen

from tracker.errors import InvalidValueError
from tracker.model import PassageState, Publication, Record, Register, Vintage
from tracker.publications._figures import definitions_of
from tracker.publications._json import Each, OrNull, day_of, demand_names, demand_shape, read_json
from tracker.records import digest_of
from tracker.records._canonical import digest_of_all, sha256
from tracker.records._refused_values import quoted
from tracker.values import READINGS, InternationalString, Language, ReportingPeriod
from tracker.values._safe_text import shown
from tracker.views._json import dump_frozen, period_json, vintage_json


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


_LINE = {"table": str, "key": str, "recorded": OrNull(str), "sha256": str}


def lines_from_bytes(content: bytes) -> tuple[RecordLine, ...]:
    """
    Read what `lines_to_bytes` wrote.

    Raises:
        ValueError: It is something else.
    """
    read = [read_json(line) for line in content.split(b"\n") if line]
    demand_shape(read, Each(_LINE, list))
    return tuple(
        RecordLine(table=each["table"], key=each["key"], recorded=_read_day(each["recorded"]), sha256=each["sha256"])
        for each in read
    )


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

        symbol: The symbol that its report bears; None if it bears none.

        vintage: What was known.

        reading: The name of the reading of hedged numbers.

        tool: The version of the library that made it.

        definitions: Each indicator and version with the digest of its definition.

        passages: The passages of the period: id, section, state, and whether the report prints it.

        files: The SHA-256 of each file by name.

        evidence: The files among them that the report rests on, the follow-up always among them; empty in an early one,
            which did not say and may hold no follow-up.
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
    symbol: str | None = None
    vintage: Vintage
    reading: str
    tool: str
    definitions: Mapping[str, str] = field(factory=dict)
    passages: tuple[Mapping[str, Any], ...] = ()
    files: Mapping[str, str] = field(factory=dict)
    evidence: tuple[str, ...] = ()

    @property
    def is_early(self) -> bool:
        """Whether it was made before a manifest named its evidence."""
        return not self.evidence


def manifest_of(
    made: Publication,
    *,
    register: Register,
    known: Register,
    against: ReportingPeriod | None,
    compared_with: str | None,
    day: date,
    symbol: str | None,
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

        symbol: The symbol that it bears.

        lines: The records known, each with its digest.

        files: The files beside the manifest: what the report rests on, and the report in its languages and formats.
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
        symbol=symbol,
        vintage=made.vintage,
        reading=made.reading,
        tool=tool_version(),
        definitions=definitions_of(made.indicators),
        passages=tuple(_passages(register, known, made.period)),
        files={name: sha256(content) for name, content in files.items()},
        evidence=tuple(sorted(name for name in files if not name.startswith("report."))),
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
        **({} if manifest.symbol is None else {"symbol": manifest.symbol}),
        "vintage": vintage_json(manifest.vintage),
        "reading": manifest.reading,
        "tool": manifest.tool,
        "definitions": dict(manifest.definitions),
        "passages": [dict(each) for each in manifest.passages],
        "files": dict(manifest.files),
        **({"evidence": list(manifest.evidence)} if manifest.evidence else {}),
    }
    return (dump_frozen({**content, "seal": sha256(dump_frozen(content).encode())}) + "\n").encode()


_PERIOD = {"id": OrNull(str), "start": str, "end": str, "assumption": OrNull(Each(str))}
_SHAPE = {
    "id": str,
    "register": {"id": str, "languages": Each(str, list), "digest": str, "records": int},
    "period": _PERIOD,
    "against": OrNull(_PERIOD),
    "compared_with": OrNull(str),
    "day": str,
    "vintage": {"published": OrNull(str), "recorded": OrNull(str)},
    "reading": str,
    "tool": str,
    "definitions": Each(str),
    "passages": Each({}, list),
    "files": Each(str),
}


def read_manifest(content: bytes) -> Manifest:
    """
    Read a manifest.

    Raises:
        ValueError: It is none, or names a file that is not in the publication.
    """
    raw = read_json(content)
    demand_shape(raw, {"schema": int})
    if raw["schema"] != SCHEMA:
        raise InvalidValueError("schema {number} is not supported", number=shown(raw["schema"]))
    demand_shape(raw, _SHAPE)
    demand_names(raw["files"])
    demand_shape(raw.get("evidence"), OrNull(Each(str, list)), "evidence")
    demand_names(raw.get("evidence") or ())
    return _manifest(raw)


def _manifest(raw: Any) -> Manifest:  # noqa: ANN401  # JSON
    register, vintage = raw["register"], raw["vintage"]
    return Manifest(
        id=raw["id"],
        register=register["id"],
        languages=tuple(_known_language(each) for each in register["languages"]),
        digest=register["digest"],
        records=register["records"],
        period=_read_period(raw["period"]),
        against=None if raw["against"] is None else _read_period(raw["against"]),
        compared_with=raw["compared_with"],
        day=day_of(raw["day"]),
        symbol=None if raw.get("symbol") is None else str(raw["symbol"]),
        vintage=Vintage(published=_read_day(vintage["published"]), recorded=_read_day(vintage["recorded"])),
        reading=_known_reading(raw["reading"]),
        tool=raw["tool"],
        definitions=dict(raw["definitions"]),
        passages=tuple(dict(each) for each in raw["passages"]),
        files=dict(raw["files"]),
        evidence=tuple(raw.get("evidence") or ()),
    )


def _known_reading(name: str) -> str:
    if name not in [reading.name for reading in READINGS]:
        raise InvalidValueError("there is no reading {name}", name=quoted(name))
    return name


def _known_language(code: str) -> str:
    if code not in list(Language):
        raise InvalidValueError("there is no language {name}", name=quoted(code))
    return code


def _period(period: ReportingPeriod) -> dict[str, Any]:
    assumption = period.assumption
    return {
        "id": period.label,
        **period_json(period),
        "assumption": None if assumption is None else {code.value: text for code, text in assumption.texts},
    }


def _read_period(raw: Mapping[str, Any]) -> ReportingPeriod:
    return ReportingPeriod(
        day_of(raw["start"]),
        day_of(raw["end"]),
        label=raw["id"],
        assumption=None if raw["assumption"] is None else _text(raw["assumption"]),
    )


def _text(raw: Mapping[str, str]) -> InternationalString:
    for code in raw:
        _known_language(code)
    return InternationalString(raw)


def _read_day(text: str | None) -> date | None:
    return None if text is None else day_of(text)
