"""Rolling over: the next reporting period is opened from the last, as a checklist and as drafts of records."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import evolve

from tracker.documents import Message, PeriodText
from tracker.errors import InvalidValueError, Sentence
from tracker.files._directory import directory_of
from tracker.files._record_texts import entries_to_toml
from tracker.files._tables import Entry
from tracker.indicators._question import AnyPeriod, span_of
from tracker.languages import LANGUAGES
from tracker.model import DeclaredPeriod, Register
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.rollover._notes import CARRIED_OVER
from tracker.rollover._observations_due import observations_due, observed_in_both
from tracker.rollover._opening import Opening, Overlap, Task
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
        *declared_again(register, before, new, name),
    ]
    order = list(Task)
    items.sort(key=lambda item: (order.index(item.task), item.table, item.key))
    # Decision 16: what opens a period is drafts, which enter no figure until somebody confirms them.
    drafts: list[Entry] = [DeclaredPeriod(id=name, start=new.start, end=new.end, draft=True)]
    drafts += [item.draft for item in items if item.draft is not None]
    return Opening(
        period=new,
        last=before,
        items=tuple(items),
        drafts=tuple(_missing(register, drafts, before, recorded)),
        overlap=_overlap(register, before, new),
        gap=_gap(before, new),
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
    said = {"period": PeriodText(opening.period), "last": PeriodText(opening.last)}
    lines = (
        Message("Drafts of records for {period}, carried over from {last}.", **said),
        Message(
            "None counts in any figure until it is confirmed: fill in and correct it, take out what does not apply,"
        ),
        Message("then write 'tracker confirm REGISTER ID', with --recorded and the day on which you do."),
        Message("What stands in [? ?] is of the last period: write it anew and take out the marks."),
    )
    head = "".join(f"# {plain_text(line, _spoken(register))}\n" for line in lines)
    text = entries_to_toml(opening.drafts, register.language)
    write_whole(file, f"{head}\n{text}".encode(), replace=False)
    return evolve(opening, file=name)


def _overlap(register: Register, last: ReportingPeriod, new: ReportingPeriod) -> Overlap | None:
    start, end = max(last.start, new.start), min(last.end, new.end)
    if start > end:
        return None
    days = ReportingPeriod(start, end)
    return Overlap(days=days, observations=observed_in_both(register, days))


def _gap(last: ReportingPeriod, new: ReportingPeriod) -> ReportingPeriod | None:
    start, end = last.end + timedelta(days=1), new.start - timedelta(days=1)
    return ReportingPeriod(start, end) if start <= end else None


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
    register: Register, drafts: Iterable[Entry], last: ReportingPeriod, recorded: date | None
) -> Iterator[Entry]:
    """Go through the drafts whose key the register does not hold, each once, with a note that says what they are."""
    language = _spoken(register)
    note = InternationalString.of(plain_text(Message(CARRIED_OVER, period=PeriodText(last)), language), language)
    there: tuple[Entry, ...] = (*register.records, *register.unfinished)
    held = {(each.table, each.key) for each in there}
    for draft in drafts:
        if (draft.table, draft.key) in held:
            continue
        held.add((draft.table, draft.key))
        if isinstance(draft, UnfinishedDraft):
            yield evolve(draft, record=evolve(draft.record, note=note, recorded=recorded))
        else:
            yield evolve(draft, note=note, recorded=recorded)


def _spoken(register: Register) -> str:
    """Return the register's own language in which sentences can be said; English if there is none."""
    return next((language.value for language in register.languages if language.value in LANGUAGES), "en")
