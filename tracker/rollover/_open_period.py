"""Rolling over: the next reporting period is opened from the last, as a checklist and as drafts of records."""

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from tracker.documents import Message, PeriodText
from tracker.errors import InvalidValueError, Sentence
from tracker.files._directory import directory_of
from tracker.files._record_texts import records_to_toml
from tracker.indicators._question import AnyPeriod, span_of
from tracker.languages import LANGUAGES
from tracker.model import DeclaredPeriod, Record, Register
from tracker.rollover._observations_due import observations_due
from tracker.rollover._opening import Opening, Task
from tracker.rollover._recurring import declared_again, expected, ongoing, open_recommendations
from tracker.storage import write_whole
from tracker.storage._names import demand_name
from tracker.values import InternationalString, ReportingPeriod
from tracker.writers import plain_text


def open_period(
    register: Register,
    period: AnyPeriod,
    *,
    id: str | None = None,  # noqa: A002  # the word users type
    last: AnyPeriod | None = None,
    recorded: date | None = None,
) -> Opening:
    """
    Say what opening a period takes, without writing anything: its checklist, and the drafts that are not there yet.

    Args:
        register: The records.

        period: The new period: a declared one, its id, or ``START..END``.

        id: What to call it; without it, a period of the same days must be declared.

        last: The period before; by default the declared one that ends last of those that begin earlier.

        recorded: The day to be written in each draft; None leaves it to whoever confirms it.

    Raises:
        InvalidValueError: The period has no id, its id is taken, or there is no period before it.

        UnknownRecordError: There is no such period.
    """
    new = _named(register, span_of(register, period), id)
    before = _last(register, new) if last is None else span_of(register, last)
    name = new.label or ""
    items = [
        *ongoing(register, new),
        *observations_due(register, before, new, name),
        *open_recommendations(register, new),
        *expected(register, before, new, name),
        *declared_again(register, before, name),
    ]
    order = list(Task)
    items.sort(key=lambda item: (order.index(item.task), item.table, item.key))
    # Decision 16: what opens a period is drafts, which enter no figure until somebody confirms them.
    drafts: list[Record] = [DeclaredPeriod(id=name, start=new.start, end=new.end, draft=True)]
    drafts += [item.draft for item in items if item.draft is not None]
    return Opening(
        period=new, last=before, items=tuple(items), drafts=tuple(_missing(register, drafts, before, recorded))
    )


def roll(
    register: Register,
    period: AnyPeriod,
    *,
    id: str | None = None,  # noqa: A002  # the word users type
    last: AnyPeriod | None = None,
    recorded: date | None = None,
) -> Opening:
    """
    Open the next reporting period: write drafts of its records to ``rolled.ID.toml``, and return the checklist.

    Drafts enter no figure. Where that file is there already, or nothing is left to draft, nothing is written.

    Args:
        register: The records.

        period: The new period: a declared one, its id, or ``START..END``.

        id: What to call it; without it, a period of the same days must be declared.

        last: The period before; by default the declared one that ends last of those that begin earlier.

        recorded: The day to be written in each draft; None leaves it to whoever confirms it.

    Raises:
        InvalidValueError: The period has no id, its id is taken, there is no period before it, or the register was
            made in memory and is in no directory yet.

        UnknownRecordError: There is no such period.

        NotWrittenError: The disk is full, or the directory is read-only.
    """
    opening = open_period(register, period, id=id, last=last, recorded=recorded)
    return write_opening(register, opening)


def write_opening(register: Register, opening: Opening) -> Opening:
    """
    Write the drafts of an opening to a file of their own, and return the opening with its name.

    Where the file is there already, or there is nothing to draft, nothing is written.

    Raises:
        InvalidValueError: The register was made in memory.

        NotWrittenError: The disk is full, or the directory is read-only.
    """
    name = f"rolled.{opening.period.label}.toml"
    file = directory_of(register) / name
    if not opening.drafts or file.exists():
        return evolve(opening, drafts=())
    language = register.language
    said = {"period": PeriodText(opening.period), "last": PeriodText(opening.last)}
    lines = (
        Message("Drafts of records for {period}, carried over from {last}.", **said),
        Message("None counts in any figure until it is confirmed: correct it, take out draft = true,"),
        Message("and write in recorded the day on which you do. Take out what does not apply."),
    )
    head = "".join(f"# {plain_text(line, _spoken(register))}\n" for line in lines)
    write_whole(file, f"{head}\n{records_to_toml(opening.drafts, language)}".encode(), replace=False)
    return evolve(opening, file=name)


def _named(register: Register, period: ReportingPeriod, name: str | None) -> ReportingPeriod:
    """Give the new period its id, and demand that the id is its own and can stand in the name of a file."""
    name = name or next((each.id for each in register.periods.values() if each.span == period), None)
    if name is None:
        raise InvalidValueError("the period {period} has no id; give one, as in --id cop12", period=period)
    demand_name(name, Sentence("a file"))
    declared = register.periods.get(name)
    if declared is not None and declared.span != period:
        raise InvalidValueError(
            "period {id} is {days}, and not {period}; choose another id",
            id=repr(name),
            days=declared.span,
            period=period,
        )
    return ReportingPeriod(period.start, period.end, label=name, assumption=period.assumption)


def _last(register: Register, new: ReportingPeriod) -> ReportingPeriod:
    earlier = [
        each.span
        for each in register.periods.values()
        if each.start < new.start and each.id != new.label and not each.draft
    ]
    if not earlier:
        raise InvalidValueError(
            "the register declares no period before {period}; declare it, or name one with --from", period=new
        )
    return max(earlier, key=lambda each: (each.end, each.start))


def _missing(
    register: Register, drafts: Iterable[Record], last: ReportingPeriod, recorded: date | None
) -> Iterable[Record]:
    """Go through the drafts whose key the register does not hold, each once, with a note that says what they are."""
    language = _spoken(register)
    said = plain_text(Message("carried over from {period}; to be confirmed", period=PeriodText(last)), language)
    held = {(record.table, record.key) for record in register.records}
    for draft in drafts:
        if (draft.table, draft.key) not in held:
            held.add((draft.table, draft.key))
            yield evolve(draft, note=InternationalString.of(said, language), recorded=recorded)


def _spoken(register: Register) -> str:
    """Return the register's own language in which sentences can be said; English if there is none."""
    return next((language.value for language in register.languages if language.value in LANGUAGES), "en")
