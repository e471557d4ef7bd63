"""``tracker show``: a record with everything linked to it."""

from contextlib import suppress
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import click
from attrs import Factory, fields, has

from tracker.cli._json import dump, quantity_json
from tracker.cli._options import opened, output_options, register_argument
from tracker.cli._said import said
from tracker.documents import Inline, Message, Numeral, Sequence, Verbatim
from tracker.errors import InvalidValueError
from tracker.model import Citation, Record, Reference, Register, references
from tracker.values import InternationalString, Quantity, ReportingPeriod, When, inert

__all__ = ["command"]


@click.command("show")
@register_argument
@click.argument("record")
@output_options
def command(
    register: Path, record: str, published_by: date | None, recorded_by: date | None, language: str, form: str
) -> None:
    """Show the RECORD of an id, a key or a document symbol, with everything linked to it."""
    loaded = opened(register, published_by, recorded_by, language=language)
    found = loaded.find(record)
    if form == "json":
        click.echo(dump({"records": [_record_json(loaded, each) for each in found]}))
        return
    for each in found:
        click.echo("\n".join(_lines(loaded, each, language)) + "\n")


def _lines(register: Register, record: Record, language: str) -> list[str]:
    lines = [f"{record.table} {record.key}" + (f"  ({record.origin})" if record.origin else "")]
    for name, value in _given(record):
        if name != "citations":
            lines.append(f"  {_label(name, language)} {inert(_text(value, language))}")
    source = _label("source", language)
    lines += [f"  {source} {said(_source(citation), language)}" for citation in record.citations]
    links = [each for each in references(record) if each.field != "citations"]
    lines += [
        f"  → {_label(each.field, language)} {inert(each.target)}{_led_to(register, each, language)}" for each in links
    ]
    lines += [
        f"  ← {each.table} {each.key}{_called(register, each.key, language)}" for each in _pointing(register, record)
    ]
    return lines


def _label(field: str, language: str) -> str:
    """Name a field as the language does; the catalogues hold the name of each."""
    name = Message(field.replace("_", " "))
    return said(Message("{label}:", label=name), language)


def _source(citation: Citation) -> Inline:
    parts: list[Inline] = [Verbatim(citation.document)]
    if citation.paragraph:
        parts.append(Message(", para. {places}", places=Verbatim(citation.paragraph)))
    if citation.quote:
        parts.append(Message(" “{quote}”", quote=Verbatim(citation.quote)))
    if citation.printed > 1:
        parts.append(Message(" (printed {times} times)", times=Numeral(citation.printed)))
    return Sequence(tuple(parts))


def _led_to(register: Register, reference: Reference, language: str) -> str:
    """Say what a reference leads to; a period written as its days needs no record."""
    if reference.tables == ("period",) and reference.target not in register.periods:
        with suppress(InvalidValueError):
            ReportingPeriod.parse(reference.target)
            return ""
    return _called(register, reference.target, language)


def _called(register: Register, target: str, language: str) -> str:
    try:
        found = register.find(target)
    except LookupError:
        return f"  {said(Message('(not in the register)'), language)}"
    title = getattr(found[0], "title", None)
    return f"  {inert(title.best(language))}" if isinstance(title, InternationalString) else ""


def _pointing(register: Register, record: Record) -> list[Record]:
    names = [record.key, getattr(record, "id", None), getattr(record, "symbol", None)]
    found: list[Record] = []
    for name in dict.fromkeys(name for name in names if name):
        found += [each for each in register.citing.get(name, ()) if each not in found and each is not record]
    return found


def _given(record: Any) -> list[tuple[str, Any]]:  # noqa: ANN401  # any attrs value
    """Return the fields that say something: those that differ from their default, ``False`` and 0 among them."""
    said: list[tuple[str, Any]] = []
    for each in fields(type(record)):
        value = getattr(record, each.name)
        if each.name != "origin" and value is not None and value != _default(each, record):
            said.append((each.name, value))
    return said


def _default(attribute: Any, record: Any) -> Any:  # noqa: ANN401  # attrs types neither
    """Return what a field holds unless it is given; `NOTHING` if it must be."""
    default = attribute.default
    if isinstance(default, Factory):  # type: ignore[arg-type]  # a class, which attrs types as a function
        return default.factory(record) if default.takes_self else default.factory()
    return default


def _text(value: Any, language: str) -> str:  # noqa: ANN401, PLR0911  # one return a type
    if isinstance(value, InternationalString):
        return value.best(language)
    if isinstance(value, Quantity):
        return value.text or " ".join(part for part in (value.short(), value.unit) if part)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, frozenset):
        return ", ".join(sorted(str(each) for each in value))
    if isinstance(value, tuple):
        return "; ".join(_text(each, language) for each in value)
    if has(type(value)) and not isinstance(value, When):
        return " ".join(_text(part, language) for _, part in _given(value))
    return str(value)


def _record_json(register: Register, record: Record) -> dict[str, Any]:
    return {
        "table": record.table,
        "key": record.key,
        "origin": str(record.origin) if record.origin else None,
        "fields": {name: _plain(value) for name, value in _given(record)},
        "refers_to": [
            {"field": each.field, "target": each.target} for each in references(record) if each.field != "citations"
        ],
        "referred_to_by": [{"table": each.table, "key": each.key} for each in _pointing(register, record)],
    }


def _plain(value: Any) -> Any:  # noqa: ANN401, PLR0911  # one return a type
    if isinstance(value, InternationalString):
        return {str(language): text for language, text in value.texts}
    if isinstance(value, Quantity):
        return quantity_json(value)
    if isinstance(value, When):
        return value.edtf
    if isinstance(value, frozenset):
        return sorted(_plain(each) for each in value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if has(type(value)):
        return {name: _plain(part) for name, part in _given(value)}
    return value if isinstance(value, bool | int | str) else str(value)
