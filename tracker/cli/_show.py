"""``tracker show``: a record with everything linked to it."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker.cli._fields import given, in_words
from tracker.cli._options import opened, output_options, register_argument
from tracker.cli._said import said, tell
from tracker.cli._show_mandate import mandate_json, mandate_lines
from tracker.documents import Inline, Message, Numeral, Sequence, Verbatim
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.model import Citation, Mandate, Record, Reference, Register, references
from tracker.records import unstructure
from tracker.values import InternationalString, ReportingPeriod, inert
from tracker.views._json import dump, vintage_json

__all__ = ["command"]


@click.command("show")
@register_argument
@click.argument("record")
@click.option("--history", is_flag=True, help="Show its versions: when, why and field by field what each changed.")
@output_options
def command(
    register: Path,
    record: str,
    history: bool,
    published_by: date | None,
    recorded_by: date | None,
    language: str,
    form: str,
) -> None:
    """Show the RECORD of an id, a key or a document symbol, with everything linked to it."""
    loaded = opened(register, published_by, recorded_by, language=language)
    if history or _is_withdrawn(loaded, record, language):
        from tracker.cli._history import print_history

        print_history(loaded, record, language, form)
        return
    found = loaded.find(record)
    if form == "json":
        records = [_record_json(loaded, each) for each in found]
        click.echo(dump({"records": records, "vintage": vintage_json(loaded.latest_day)}))
        return
    for each in found:
        click.echo("\n".join(_lines(loaded, each, language)) + "\n")


def _is_withdrawn(register: Register, name: str, language: str) -> bool:
    """Tell whether a name belongs to a record that no longer counts; then its versions say what became of it."""
    known = any(name in (each.key, getattr(each, "id", None)) for each in register.records)
    try:
        register.find(name)
    except UnknownRecordError:
        if known:
            tell(Message("{record} was withdrawn; these are its versions.", record=Verbatim(name)), language)
        return known
    return False


def _lines(register: Register, record: Record, language: str) -> list[str]:
    lines = [f"{record.table} {inert(record.key)}" + (f"  ({record.origin})" if record.origin else "")]
    for name, value in given(record):
        if name != "citations":
            lines.append(f"  {_label(name, language)} {inert(in_words(value, language))}")
    source = _label("source", language)
    lines += [f"  {source} {said(_source(citation), language)}" for citation in record.citations]
    links = [each for each in references(record) if each.field != "citations"]
    lines += [
        f"  → {_label(each.field, language)} {inert(each.target)}{_led_to(register, each, language)}" for each in links
    ]
    lines += [
        f"  ← {each.table} {inert(each.key)}{_called(register, each.key, language)}"
        for each in _pointing(register, record)
    ]
    if isinstance(record, Mandate):
        lines += mandate_lines(register, record, language)
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


def _record_json(register: Register, record: Record) -> dict[str, Any]:
    return {
        "table": record.table,
        "key": record.key,
        "origin": str(record.origin) if record.origin else None,
        "fields": unstructure(record, register.languages[0]),
        "refers_to": [
            {"field": each.field, "target": each.target} for each in references(record) if each.field != "citations"
        ],
        "referred_to_by": [{"table": each.table, "key": each.key} for each in _pointing(register, record)],
        **({"mandate": mandate_json(register, record)} if isinstance(record, Mandate) else {}),
    }
