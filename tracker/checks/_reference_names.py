"""What a record names, and whether the register knows it."""

import re
from collections.abc import Iterable, Iterator, Mapping

from tracker.checks._dates import period_of
from tracker.checks._diagnostic import halves
from tracker.checks._names import kind_of_record
from tracker.checks._wording import OR, Suggestions, listed, literal, named
from tracker.documents import Message, Verbatim
from tracker.model import (
    RECORD_TYPES,
    Adjudication,
    Claim,
    Coverage,
    Indicator,
    Observation,
    Passage,
    Record,
    Register,
    Target,
    Where,
)
from tracker.model._record_types import Reference, fields_that_name, references
from tracker.records import shipped_indicators


def known_indicators(register: Register) -> Mapping[str, Indicator]:
    """Return them by ``id@version`` and, in the register's own last version if there is one, by id."""
    found: dict[str, Indicator] = {}
    for indicator in (*shipped_indicators().values(), *register.indicators.values()):
        found[indicator.key] = found[indicator.id] = indicator
    return found


_SUBJECT, _RECORD_TYPE = "subject", "record type"
_WITH_COUNTRIES = ("event", "programme", "claim")
_SAID_ELSEWHERE = {("event", "programmes"), ("claim", "document")}
PLACE = re.compile(r"\{(figure|before|change|date|countries):([^{}:]+)(?::[a-z]+)?\}")
_WITH_NUMBERS = ("indicator", "claim")


def names(record: Record) -> Iterator[Reference]:
    """Go through what a record names, beyond its documents: also in texts, parts of numbers and decisions."""
    for reference in references(record):
        if reference.field != "citations" and (record.table, reference.field) not in _SAID_ELSEWHERE:
            yield reference
    if isinstance(record, Passage):
        yield from _in_text(record)
    elif isinstance(record, Observation | Target | Claim):
        codes = (code for dimension, code in record.breakdown if dimension == "programme")
        yield from (Reference("breakdown", code, ("programme",)) for code in codes)
    elif isinstance(record, Coverage | Indicator) and record.of is not None:
        yield Reference("of", record.of, (_RECORD_TYPE,))
        yield from _in_where(record.where, record.of)
    elif isinstance(record, Adjudication):
        yield Reference("subject", record.subject, (_SUBJECT,))


def _in_where(where: Where | None, table: str) -> Iterator[Reference]:
    """Go through the ids that a filter asks for; what has a code list is said where indicators are looked at."""
    naming = dict(fields_that_name(table))
    for condition in () if where is None else where.conditions + where.excluded:
        if condition.path in naming:
            yield from (Reference("where", value, naming[condition.path]) for value in condition.values)


def _in_text(passage: Passage) -> Iterator[Reference]:
    for text in passage.text:
        for what, target in PLACE.findall(text):
            yield Reference("text", target, _WITH_COUNTRIES if what == "countries" else _WITH_NUMBERS)


class Known:
    """What a register's records may name."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._names: dict[str, frozenset[str]] = {
            each.table: frozenset(register.table(each.table)) for each in RECORD_TYPES
        }
        symbols = frozenset(each.symbol for each in register.documents.values() if each.symbol)
        self._names["document"] |= symbols
        self._names["indicator"] |= known_indicators(register).keys()
        self._anything = frozenset[str]().union(*self._names.values())
        # A decision, and a link to a duplicate taken out, stay true of a record that no longer counts.
        self._ever = self._anything | {record.key for record in register.records}
        self._removed = {each.table: _keys(register.duplicates_removed(each)) for each in RECORD_TYPES}
        self._names[_RECORD_TYPE] = frozenset(each.table for each in RECORD_TYPES)
        self._periods: dict[str, bool] = {}
        self._suggestions: dict[tuple[str, ...], Suggestions] = {}

    def holds(self, reference: Reference) -> bool:
        """Tell whether what is named exists."""
        if reference.tables == ("period",):
            return self._is_period(reference.target)
        if reference.tables == (_SUBJECT,):
            return self._is_subject(reference.target)
        if reference.field in ("same_as", "possibly_same_as"):
            # Each set is asked by itself: to join them for every link would be quadratic.
            return any(
                reference.target in self._names[each] or reference.target in self._removed[each]
                for each in reference.tables
            )
        return any(reference.target in names for names in self._pools(reference.tables))

    def fault(self, record: Record, reference: Reference) -> Message:
        """Say what is wrong with a name that is not known."""
        if reference.tables == (_SUBJECT,):
            return Message("{record} settles nothing that the register has", record=named(record))
        return Message(
            "{record} names unknown {kind} {target} in {field}",
            record=named(record),
            kind=listed([kind_of_record(table) for table in reference.tables or ("record",)], OR),
            target=literal(reference.target),
            field=Verbatim(reference.field),
        )

    def hint(self, reference: Reference) -> Message:
        """Ask whether the nearest name was meant, or say what to do."""
        if reference.tables == (_SUBJECT,):
            return Message("write claim:ID, identity:A=B or diagnostic:CODE:ID, with ids that the register has")
        otherwise = Message("add it, or correct the name")
        if reference.tables == ("period",):
            otherwise = Message("declare the period, or write it as in 2020-07..2022-07")
        if reference.tables not in self._suggestions:
            pool = frozenset[str]().union(*self._pools(reference.tables))
            self._suggestions[reference.tables] = Suggestions(pool)
        return self._suggestions[reference.tables].hint(reference.target, otherwise)

    def _pools(self, tables: tuple[str, ...]) -> list[frozenset[str]]:
        return [self._names[table] for table in tables] or [self._anything]

    def _is_period(self, text: str) -> bool:
        if text not in self._periods:
            self._periods[text] = period_of(self._register, text) is not None
        return self._periods[text]

    def _is_subject(self, subject: str) -> bool:
        form, _, rest = subject.partition(":")
        if form == "diagnostic":
            name = rest.partition(":")[2]
            return name in self._ever or name in self._names[_RECORD_TYPE]
        if form == "identity":
            return any(one in self._ever and other in self._ever for one, other in halves(rest))
        return form == "claim" and rest in self._names["claim"]


def _keys(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(record.key for record in records)
