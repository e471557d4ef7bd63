"""How a decision of a person on what the library found reads."""

from collections.abc import Iterable

from tracker.documents import Inline, Message, Sequence, Verbatim
from tracker.model import Adjudication
from tracker.words._dates import on_day


def decision_in_words(adjudication: Adjudication) -> Inline:
    """Say what was decided, why, by whom and when."""
    return Message(
        "Decided: {decision}. {why} ({by}, {date})",
        decision=Verbatim(adjudication.decision),
        why=adjudication.why,
        by=Verbatim(adjudication.by),
        date=on_day(adjudication.on),
    )


def decisions_in_words(adjudications: Iterable[Adjudication]) -> Inline:
    """Say of each decision what it was, one after another."""
    return Sequence(tuple(map(decision_in_words, adjudications)), " ")
