"""What a shell offers to complete a word with, read off the register that the line names."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import frozen

from tracker.cli._language import usual_language
from tracker.model import RECORD_TYPES

if TYPE_CHECKING:  # loaded when a shell asks
    from tracker.model import Register

Offer = tuple[str, str]
"""A word, and what it stands for: some shells show that beside it."""

_LONGEST = 60


@frozen
class Line:
    """
    The line that is typed, as far as it is.

    Attributes:
        given: The arguments and options before the word.

        begun: How the word begins.

        language: The language of what words stand for.
    """

    given: Mapping[str, Any]
    begun: str
    language: str

    @property
    def register(self) -> "Register":
        """The register that the line names; what is wrong with it is said by other commands."""
        from tracker.files import load

        return load(self.given["register"])


def offers(name: str, context: click.Context, begun: str) -> list[Offer]:
    """
    Return the words of a kind that begin so.

    Whatever goes wrong, nothing is said and nothing is offered: a shell asks while somebody types.

    Args:
        name: The kind of words: the name of a function here.

        context: The command, with what is given before.

        begun: How the word begins.
    """
    try:
        given = _given(context)
        path = given.get("register")
        language = given.get("language") or usual_language(path if isinstance(path, Path) else None)
        found = _OFFERS[name](Line(given, begun, str(language)))
        return [(word, _short(said)) for word, said in found if word.casefold().startswith(begun.casefold())]
    except Exception:  # noqa: BLE001  # whatever it is, a line that is typed is not disturbed
        return []


def _given(context: click.Context) -> dict[str, Any]:
    """Return what is given; where an option has no value yet, click leaves the arguments before it unread."""
    given = dict(context.params)
    arguments = (each for each in context.command.params if isinstance(each, click.Argument) and each.name is not None)
    for argument, word in zip(arguments, context.args, strict=False):
        if given.get(str(argument.name)) is None:
            given[str(argument.name)] = Path(word) if isinstance(argument.type, click.Path) else word
    return given


def _short(said: str) -> str:
    from tracker.values._safe_text import inert

    text = inert(said)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


# -- of the register --------------------------------------------------------------------------------------------------


def _title(record: object, language: str) -> str:
    text = getattr(record, "title", None) or getattr(record, "text", None)
    return "" if text is None else str(text.best(language))


def _of_index(records: Mapping[str, object], language: str) -> Iterator[Offer]:
    yield from ((name, _title(record, language)) for name, record in records.items())


def _periods(line: Line) -> Iterator[Offer]:
    for name, period in line.register.periods.items():
        yield name, f"{period.start} – {period.end}"


def _earlier_periods(line: Line) -> Iterator[Offer]:
    yield from _periods(line)
    yield from (("previous", ""), ("last-year", ""))


def _indicators(line: Line) -> Iterator[Offer]:
    from tracker.indicators._known_indicators import indicators

    yield from _of_index(indicators(line.register), line.language)


def _records(line: Line) -> Iterator[Offer]:
    for record in line.register.current:
        yield getattr(record, "id", record.key), f"{record.table}: {_title(record, line.language)}"


def _drafts(line: Line) -> Iterator[Offer]:
    register = line.register
    drafts = [record for record in register.records if record.draft]
    for each in (*drafts, *(unfinished.record for unfinished in register.unfinished)):
        yield getattr(each, "id", each.key), f"{each.table}: {_title(each, line.language)}"


def _documents(line: Line) -> Iterator[Offer]:
    for name, document in line.register.documents.items():
        yield name, _title(document, line.language)
        if document.symbol is not None:
            yield str(document.symbol), _title(document, line.language)


def _programmes(line: Line) -> Iterator[Offer]:
    return _of_index(line.register.programmes, line.language)


def _publications(line: Line) -> Iterator[Offer]:
    from tracker.publications._shelf import names_in

    yield from ((name, "") for name in names_in(line.given["register"]))


def _statuses(line: Line) -> Iterator[Offer]:
    from tracker.codelists import StatusClass

    yield from ((each.value, "") for each in StatusClass)
    yield from (("overdue", ""),)
    for scale in line.register.scales.values():
        yield from ((each.id, each.title.best(line.language)) for each in scale.codes.values())


def _scales(line: Line) -> Iterator[Offer]:
    yield from ((name, scale.title.best(line.language)) for name, scale in line.register.scales.items())


# -- of the library ---------------------------------------------------------------------------------------------------


def _types(_: Line) -> Iterator[Offer]:
    yield from ((each.table, "") for each in RECORD_TYPES)


def _several(names: Iterable[str], begun: str) -> Iterator[Offer]:
    """Offer the next of several names, which commas part."""
    before, comma, _ = begun.rpartition(",")
    taken = set(before.split(","))
    yield from ((f"{before}{comma}{name}", "") for name in names if name not in taken)


def _several_types(line: Line) -> Iterator[Offer]:
    return _several((each.table for each in RECORD_TYPES), line.begun)


def _conditions(line: Line) -> Iterator[Offer]:
    """Offer the keys of the type that is listed, by default those of recommendations; then the values there are."""
    from tracker.records import fields_of

    table = line.given.get("table") or "recommendation"
    cls = next(each for each in RECORD_TYPES if each.table == table)
    key, sign, _ = line.begun.partition("=")
    if not sign:
        yield from ((f"{name}=", "") for name in fields_of(cls))
        return
    for value in sorted({word for record in line.register.table(table).values() for word in _words(record, key)}):
        yield f"{key}={value}", ""


def _words(record: object, key: str) -> tuple[str, ...]:
    value = getattr(record, key, None)
    if isinstance(value, frozenset):
        return tuple(map(str, value))
    return (str(value),) if isinstance(value, str) else ()


def _checks(line: Line) -> Iterator[Offer]:
    from tracker.checks import code_of, explanation
    from tracker.reports import EVERY_CHECK
    from tracker.writers import plain_text

    for code in map(code_of, EVERY_CHECK):
        yield code, plain_text(explanation(code, EVERY_CHECK)[0], line.language)


def _countries(line: Line) -> Iterator[Offer]:
    from tracker.codelists import countries

    yield from ((code, each.name(line.language)) for code, each in countries().items())


def _code_lists(_: Line) -> Iterator[Offer]:
    from tracker.views._code_lists import code_lists

    yield from ((name, "") for name in code_lists())


def _kinds_of_report(_: Line) -> Iterator[Offer]:
    from tracker.reports import KINDS

    yield from ((name, "") for name in KINDS)


def _sections(line: Line) -> Iterator[Offer]:
    from tracker.reports import KINDS

    sections = KINDS[line.given.get("kind") or "secretariat"]
    return _several((each.__name__ for each in sections), line.begun)


def _formats(_: Line) -> Iterator[Offer]:
    from tracker.writers import WRITERS

    yield from ((each.name, each.suffixes[0]) for each in WRITERS)


def _adapters(_: Line) -> Iterator[Offer]:
    from tracker.exchange._exchange import EXCHANGES

    yield from ((each.name, "") for each in EXCHANGES if not each.suffixes)


def _exchanges(_: Line) -> Iterator[Offer]:
    from tracker.exchange._exchange import EXCHANGES

    yield from ((each.name, "") for each in EXCHANGES if each.write is not None)


_OFFERS: Mapping[str, Callable[[Line], Iterable[Offer]]] = {
    "adapters": _adapters,
    "checks": _checks,
    "code_lists": _code_lists,
    "conditions": _conditions,
    "countries": _countries,
    "documents": _documents,
    "drafts": _drafts,
    "earlier_periods": _earlier_periods,
    "exchanges": _exchanges,
    "formats": _formats,
    "indicators": _indicators,
    "kinds_of_report": _kinds_of_report,
    "periods": _periods,
    "programmes": _programmes,
    "publications": _publications,
    "records": _records,
    "scales": _scales,
    "sections": _sections,
    "several_types": _several_types,
    "statuses": _statuses,
    "types": _types,
}
"""What is offered for each kind of words."""
