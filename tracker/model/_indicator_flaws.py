"""What keeps an indicator from being computed, or from counting what it says."""

from collections.abc import Iterator
from enum import Enum, StrEnum

from attrs import fields_dict, frozen

from tracker.codelists import areas, codelist, countries, country
from tracker.errors import UnknownCodeError, closest
from tracker.model._indicator import Indicator, IndicatorKind, Where
from tracker.model._kinds import COUNTRIES_BY_ROLE, KIND_LISTS, PATH_OF_CLASS, classes_of_kinds
from tracker.model._record import Record
from tracker.model._record_types import RECORD_TYPES
from tracker.values import InternationalString, Quantity


class FlawKind(StrEnum):
    """What is wrong with an indicator."""

    UNDATED = "undated"
    """it counts records that have no date"""
    NO_FIELD = "no_field"
    """it asks for a field that its records lack"""
    NOT_COUNTED = "not_counted"
    """it counts a field that holds nothing to count"""
    NO_CODE = "no_code"
    """it asks for a value that its field never has"""
    ONE_OPERAND = "one_operand"
    """a ratio of one number"""
    OBSERVED = "observed"
    """a status is observed, and says that it is computed from records"""


@frozen(kw_only=True)
class Flaw:
    """
    One thing that is wrong with an indicator.

    Attributes:
        kind: What is wrong.

        field: The field of the indicator, or the field of the records that its *where* asks for.

        word: The word that is wrong; for a ratio, the operand that is missing.

        nearest: What was probably meant; None if nothing is near.

        is_fatal: Whether no figure can be computed.
    """

    kind: FlawKind
    field: str
    word: str
    nearest: str | None = None
    is_fatal: bool = True


_DATED = ("event", "meeting", "document", "mandate", "programme", "recommendation", "finding")
_COMPUTED = (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.CUMULATIVE, IndicatorKind.RATE)
_SETS = (frozenset[str], tuple[InternationalString, ...])
_TYPES: dict[str, type[Record]] = {record_type.table: record_type for record_type in RECORD_TYPES}


def flaws(indicator: Indicator) -> Iterator[Flaw]:
    """Go through what is wrong with an indicator itself, whatever the register holds."""
    if indicator.kind is IndicatorKind.RATIO:
        operands = {"numerator": indicator.numerator, "denominator": indicator.denominator}
        missing = [name for name, value in operands.items() if not value]
        if missing and (len(missing) == 1 or indicator.of is not None):
            yield from (Flaw(kind=FlawKind.ONE_OPERAND, field=name, word=name, is_fatal=False) for name in missing)
        return
    if indicator.kind is IndicatorKind.STATUS and indicator.of is not None:
        yield Flaw(kind=FlawKind.OBSERVED, field="of", word=indicator.of)
        return
    record_type = _TYPES.get(indicator.of or "")
    if record_type is None or indicator.kind not in _COMPUTED:
        return
    if record_type.table not in _DATED:
        nearest = closest(record_type.table, _DATED)
        yield Flaw(kind=FlawKind.UNDATED, field="of", word=record_type.table, nearest=nearest)
        return
    yield from _of_counts(indicator, record_type)
    yield from flaws_of_where(indicator.where, record_type.table)


def _of_counts(indicator: Indicator, record_type: type[Record]) -> Iterator[Flaw]:
    known = fields_dict(record_type)
    if indicator.kind is IndicatorKind.DISTINCT:
        counted = ["records", *(name for name, attribute in known.items() if attribute.type in _SETS)]
    else:
        counted = ["records", *(name for name, attribute in known.items() if attribute.type == (Quantity | None))]
    if indicator.counts not in counted:
        has = indicator.counts in known or indicator.counts == "records"
        kind = FlawKind.NOT_COUNTED if has else FlawKind.NO_FIELD
        yield Flaw(kind=kind, field="counts", word=indicator.counts, nearest=closest(indicator.counts, counted))


def flaws_of_where(where: Where | None, table: str) -> Iterator[Flaw]:
    """Go through what a filter of records of a type asks for that they never have."""
    record_type = _TYPES.get(table)
    if record_type is None:
        return
    known = fields_dict(record_type)
    for condition in () if where is None else where.conditions + where.excluded:
        name = condition.path.partition(".")[0]
        if name not in known:
            yield Flaw(kind=FlawKind.NO_FIELD, field="where", word=name, nearest=closest(name, known))
            continue
        codes = _codes_of(record_type, condition.path)
        for value in condition.values if codes is not None else ():
            if codes is not None and value not in codes:
                nearest = _nearest_country(value) if name in COUNTRIES_BY_ROLE else closest(value, codes)
                yield Flaw(kind=FlawKind.NO_CODE, field=name, word=value, nearest=nearest, is_fatal=False)


def _nearest_country(code: str) -> str | None:
    try:
        return country(code).code
    except UnknownCodeError as unknown:
        return unknown.nearest


def _codes_of(record_type: type[Record], path: str) -> list[str] | None:  # noqa: PLR0911  # one return a field
    """Return the codes that a field may hold; None for a field that may hold any word."""
    if path == "kind" and record_type.table in KIND_LISTS:
        return list(codelist(KIND_LISTS[record_type.table]).codes)
    if path == PATH_OF_CLASS:
        return list(classes_of_kinds(record_type.table))
    if path in COUNTRIES_BY_ROLE:
        return list(countries())
    if path == "areas":
        return list(areas())
    attribute = fields_dict(record_type).get(path)
    kind = None if attribute is None else attribute.type
    if kind is bool:
        return ["true", "false"]
    for part in getattr(kind, "__args__", (kind,)):
        if isinstance(part, type) and issubclass(part, Enum):
            return [str(member.value) for member in part]
    return None
