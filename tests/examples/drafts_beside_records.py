"""
The drafts that a document is read into, held against the records that were made of it by hand.

``python tests/examples/drafts_beside_records.py CTOC-COP-2022-3.fr.md`` prints the table.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

from attrs import field, frozen

import tracker
from tracker.errors import TrackerError
from tracker.model import Record, Register
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.reading import DocumentReading, Draft, read
from tracker.values import DocumentSymbol

REPORT = "CTOC/COP/2022/3"
EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
SET_UP = ("register.toml", "periods.toml", "indicators.toml", "programmes.toml")
"""What somebody writes before a document is read: who reports on what, over which periods."""

TYPES = ("event", "claim", "observation", "mandate", "document", "meeting", "recommendation", "finding")


@frozen
class Beside:
    """
    The records of a type, beside their drafts.

    Attributes:
        right: Records that a draft has right in all that is compared.

        partly: Records with a draft that lacks something or has it otherwise; with what differs.

        missed: Records without a draft.

        others: Drafts that no record made by hand stands behind.
    """

    right: list[str] = field(factory=list)
    partly: dict[str, str] = field(factory=dict)
    missed: list[str] = field(factory=list)
    others: list[str] = field(factory=list)


def set_up(directory: Path) -> Path:
    """Copy what the example has before the report is read, and the report itself as a document."""
    copytree(EXAMPLE, directory, ignore=lambda _, names: [each for each in names if each not in SET_UP])
    (directory / "documents.toml").write_text(
        "[[document]]\n"
        'id = "ctoc-cop-2022-3"\n'
        f'symbol = "{REPORT}"\n'
        'title = "Rapport du Secrétariat"\n'
        'kind = "report"\n'
        'published = "2022-07"\n'
        'covers = "cop11"\n',
        encoding="utf-8",
    )
    programmes = directory / "programmes.toml"
    text = programmes.read_text(encoding="utf-8")
    programmes.write_text(
        "\n".join(line for line in text.splitlines() if not _points_elsewhere(line)), encoding="utf-8"
    )
    return directory


def _points_elsewhere(line: str) -> bool:
    return line.startswith(("mandates =", "implements ="))


def beside(reading: DocumentReading, register: Register) -> dict[str, Beside]:
    """Hold drafts against the records of a register that are drawn from the same paragraphs, type by type."""
    found = {name: Beside() for name in TYPES}
    left = list(reading.drafts)
    for record in register.current:
        if record.table not in found or not (paragraphs := _paragraphs(record)):
            continue
        candidates = [each for each in left if _is_of(each, record) and each.paragraph in paragraphs]
        judged = sorted(((_differences(record, each), place) for place, each in enumerate(candidates)), key=_unlikeness)
        own = found[record.table]
        if not judged or judged[0][0] is None:
            own.missed.append(record.key)
            continue
        differences, place = judged[0]
        left.remove(candidates[place])
        if differences:
            own.partly[record.key] = ", ".join(differences)
        else:
            own.right.append(record.key)
    for each in left:
        found[each.entry.table].others.append(f"{each.paragraph}: {each.entry.key}")
    return found


def _unlikeness(judged: tuple[list[str] | None, int]) -> tuple[int, int]:
    """Order candidates by how much differs; those that are of something else last."""
    differences, place = judged
    return (99 if differences is None else len(differences), place)


def _paragraphs(record: Record) -> set[str]:
    own = {REPORT, "ctoc-cop-2022-3"}
    return {each.paragraph for each in record.citations if each.document in own and each.paragraph}


def _is_of(draft: Draft, record: Record) -> bool:
    same = {"observation": ("claim", "observation")}.get(record.table, (record.table,))
    return draft.entry.table in same


def _plain(draft: Draft) -> Any:  # noqa: ANN401  # any record
    return draft.entry.record if isinstance(draft.entry, UnfinishedDraft) else draft.entry


def _missing(draft: Draft) -> tuple[str, ...]:
    return draft.entry.missing if isinstance(draft.entry, UnfinishedDraft) else ()


def _differences(record: Any, draft: Draft) -> list[str] | None:  # noqa: ANN401  # any record
    """Return what a draft has otherwise than the record; None if it is of something else."""
    held = _HELD.get(record.table, _of_statements)
    found = held(record, draft)
    return None if found is None else list(found)


def _of_numbers(record: Any, draft: Draft) -> list[str] | None:  # noqa: ANN401  # a claim or an observation
    own = _plain(draft)
    if own.value.short() != record.value.short():
        return None
    if "indicator" in _missing(draft):
        return ["indicator is missing"]
    return [] if own.indicator == record.indicator else [f"indicator {own.indicator}"]


def _of_papers(record: Any, draft: Draft) -> list[str] | None:  # noqa: ANN401  # a mandate or a document
    own = _plain(draft)
    if record.symbol or own.symbol:
        return [] if record.symbol and own.symbol and _same_symbol(record.symbol, own.symbol) else None
    is_one = record.table == "document" or (_numbers(record) == _numbers(own) and _is_called_so(record, own))
    is_one = is_one and _overlaps(record, own)
    return [f"{each} is missing" for each in _missing(draft)] if is_one else None


def _of_meetings(record: Any, draft: Draft) -> list[str] | None:  # noqa: ANN401  # a meeting
    own = _plain(draft)
    if own.session != record.session:
        return None
    return [] if _window(own) == _window(record) else ["when"]


def _of_statements(record: Any, draft: Draft) -> list[str] | None:  # noqa: ANN401  # a recommendation or a finding
    return [] if _overlaps(record, _plain(draft)) else None


def _is_called_so(record: Any, own: Any) -> bool:  # noqa: ANN401  # a mandate
    """Tell whether a mandate that is known by its name has it in the draft; one with a number is known by that."""
    title = " ".join(own.title.best("fr").casefold().replace("’", "'").split())
    return bool(_numbers(own)) or record.title.best("fr").casefold().replace("’", "'").startswith(title)


def _numbers(record: Any) -> list[str]:  # noqa: ANN401  # a mandate
    return re.findall(r"\d+", record.title.best("fr")) or re.findall(r"\d+", record.key)


def _of_events(record: Any, draft: Draft) -> list[str] | None:  # noqa: ANN401  # an event
    own = _plain(draft)
    return list(_unlike(record, own)) if _overlaps(record, own) else None


def _unlike(record: Any, own: Any) -> Iterator[str]:  # noqa: ANN401  # an event, or what lacks something
    if own.kind != record.kind:
        yield f"kind {own.kind} for {record.kind}"
    if set(own.countries) != set(record.countries):
        yield "countries"
    if _window(own) != _window(record):
        yield "when"
    if _short(own.participants) != _short(record.participants):
        yield "participants"


def _short(value: Any) -> str | None:  # noqa: ANN401  # a quantity
    return None if value is None else value.short()


def _window(record: Any) -> Any:  # noqa: ANN401  # a meeting or an event
    return record.when.window if record.when is not None else None


def _overlaps(record: Any, own: Any) -> bool:  # noqa: ANN401  # any record
    """Tell whether a draft quotes what the record quotes."""
    quotes = [each.quote for each in record.citations if each.quote]
    whole = " ".join(own.citations[0].quote.split())
    return any(" ".join(each.split()) in whole for each in quotes)


def _same_symbol(one: str, other: str) -> bool:
    try:
        return DocumentSymbol(one).canonical == DocumentSymbol(other).canonical
    except TrackerError:
        return one == other


_HELD: dict[str, Callable[[Any, Draft], list[str] | None]] = {
    "event": _of_events,
    "claim": _of_numbers,
    "observation": _of_numbers,
    "mandate": _of_papers,
    "document": _of_papers,
    "meeting": _of_meetings,
}


def table(found: dict[str, Beside]) -> list[str]:
    """Write the comparison as lines: a type each, with what it has right, otherwise, missed and beyond."""
    lines = [f"{'type':16}{'by hand':>8}{'right':>8}{'partly':>8}{'missed':>8}{'others':>8}"]
    for name, each in found.items():
        counts = (len(each.right), len(each.partly), len(each.missed))
        lines.append(f"{name:16}{sum(counts):8}" + "".join(f"{number:8}" for number in (*counts, len(each.others))))
    return lines


def compared(source: Path, directory: Path) -> dict[str, Beside]:
    """Read the source report into an empty register, and hold the drafts against the example."""
    register = tracker.load(set_up(directory))
    return beside(read(register, source, REPORT), tracker.load(EXAMPLE))


def lines_of(found: dict[str, Beside]) -> Iterable[str]:
    """Write the table, and below it what is partly right, missed and beyond, by name."""
    yield from table(found)
    for name, each in found.items():
        yield from (f"{name} partly  {key}: {what}" for key, what in each.partly.items())
        yield from (f"{name} missed  {key}" for key in each.missed)
        yield from (f"{name} other   {key}" for key in each.others)


def _main() -> None:
    from tempfile import TemporaryDirectory  # noqa: PLC0415  # only where it is run by itself

    with TemporaryDirectory() as directory:
        for line in lines_of(compared(Path(sys.argv[1]), Path(directory) / "register")):
            print(line)  # noqa: T201  # what it is run for


if __name__ == "__main__":
    _main()
