"""What only the whole register can tell of statuses: a code is one of a scale that exists."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from tracker.codelists import Scales
from tracker.errors import Sentence, StructureFault, UnknownCodeError, nearest_hint
from tracker.files._entries import Entry
from tracker.model import DeclaredScale, Origin, Record, StatusObservation
from tracker.model._scale import scales_with
from tracker.records._refused_values import quoted

Read: TypeAlias = tuple[Record, int]
"""A record with its number among those of its type in its file."""
Said: TypeAlias = tuple[tuple[str | int, ...], Sentence, str]
"""What is wrong: where in the record, what, and what to do."""


def scale_faults(read: Iterable[Read]) -> Iterator[StructureFault]:
    """Demand that scales and codes are those that ship or that the register declares."""
    every = [each for each in read if isinstance(each[0], StatusObservation | DeclaredScale)]
    known = scales_with(record for record, _ in every if isinstance(record, DeclaredScale))
    for record, number in every:
        origin = record.origin or Origin("memory", 1)
        entry = Entry(origin.file, record.table, number, origin.line, None)
        said = _of_concordances(record, known) if isinstance(record, DeclaredScale) else _of_status(record, known)
        for place, message, hint in said:
            yield entry.fault(message, place=place, hint=hint)


def _of_status(record: Record, known: Scales) -> Iterator[Said]:
    assert isinstance(record, StatusObservation)  # noqa: S101  # the only other type asked about
    try:
        known.demanded(record.scale)[record.code]
    except UnknownCodeError as error:
        yield ("code" if record.scale in known else "scale",), error.sentence, ""


def _of_concordances(record: DeclaredScale, known: Scales) -> Iterator[Said]:
    """Demand that a concordance is between codes that exist, and moves none from one class to another."""
    for number, each in enumerate(record.concordance):
        place = ("concordance", number)
        if each.to in known:
            for message, hint in _of_codes(record.id, each.to, each.codes, known):
                yield (*place, "codes"), message, hint
        else:
            todo = nearest_hint(each.to, known, otherwise=Sentence("declare it, or write one that ships"))
            yield (*place, "to"), Sentence("there is no scale {scale}", scale=quoted(each.to)), todo


def _of_codes(
    one: str, other: str, codes: Iterable[tuple[str, tuple[str, ...]]], known: Scales
) -> Iterator[tuple[Sentence, str]]:
    for code, others in codes:
        for name, scale in [(code, known[one]), *((each, known[other]) for each in others)]:
            if name not in scale:
                otherwise = Sentence("the codes are {codes}", codes=", ".join(scale))
                message = Sentence("{code} is no code of {scale}", code=quoted(name), scale=scale.name)
                yield message, nearest_hint(name, scale, otherwise=otherwise)
        for name in others:
            if code in known[one] and name in known[other] and _is_moved(known, (one, code), (other, name)):
                message = Sentence(
                    "{code} and {other} mean different things for what is still to be done",
                    code=quoted(code),
                    other=quoted(name),
                )
                yield (
                    message,
                    Sentence("leave the code out: it is then any code of the other scale that means the same"),
                )


def _is_moved(known: Scales, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two codes differ in class: statuses translated would then contradict the movements."""
    return known[one[0]][one[1]].status_class is not known[other[0]][other[1]].status_class
