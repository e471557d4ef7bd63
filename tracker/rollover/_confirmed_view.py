"""The view of drafts that have become records."""

from collections.abc import Iterator, Sequence
from typing import Any

from tracker.documents import Block, Items, Message
from tracker.model import Register
from tracker.rollover._confirm import Confirmed
from tracker.views._history import name_in_words
from tracker.views._json import day_json
from tracker.views._view import View, Words

__all__ = ["VIEW"]


def _blocks(found: Sequence[Confirmed], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for confirmed in found:
        if confirmed.records:
            yield Items(items=tuple(name_in_words(each) for each in confirmed.records))


def _plain(confirmed: Confirmed, words: Words) -> dict[str, Any]:  # noqa: ARG001  # as all views
    """Return the records confirmed, and the files that hold them."""
    records = [
        {"table": each.table, "key": each.key, "recorded": day_json(each.recorded)} for each in confirmed.records
    ]
    return {"confirmed": records, "files": list(confirmed.files)}


VIEW = View(name="answers", title=Message("Drafts confirmed"), blocks=_blocks, plain=_plain)
