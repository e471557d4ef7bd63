"""The view of a revision: what the record said, and what it says."""

from collections.abc import Iterator, Sequence
from typing import Any

from tracker.documents import Block, Inline, Message, Pairs, Paragraph, Verbatim
from tracker.model import Register
from tracker.rollover._revise import RecordRevised
from tracker.views._history import change_in_words, change_json, name_in_words, why_json
from tracker.views._view import View, Words
from tracker.words._records import revision_of

__all__ = ["VIEW"]


def _blocks(found: Sequence[RecordRevised], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for revised in found:
        rows: list[tuple[Inline, Inline]] = [(Verbatim("~"), revision_of(revised.register, revised.after))]
        rows += [(Verbatim(""), change_in_words(each)) for each in revised.changes]
        yield Pairs(title=name_in_words(revised.before), pairs=tuple(rows))
        if revised.emptied:
            fields = Verbatim(", ".join(revised.emptied))
            yield Paragraph(text=Message("Emptied: {fields}.", fields=fields))


def _plain(revised: RecordRevised, words: Words) -> dict[str, Any]:  # noqa: ARG001  # as all views
    """Return what a revision changed, why, and where it stands."""
    return {
        "table": revised.after.table,
        "key": revised.after.key,
        **why_json(revised.register, revised.after),
        "changes": [change_json(revised.register, revised.after, each) for each in revised.changes],
        "emptied": list(revised.emptied),
    }


VIEW = View(name="answers", title=Message("Revision"), blocks=_blocks, plain=_plain)
