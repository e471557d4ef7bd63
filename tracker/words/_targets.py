"""How targets read: whether they were met, and which part of the way was gone."""

from tracker.comparison import Attainment
from tracker.documents import Inline, Message, Numeral
from tracker.values import Bounds
from tracker.words._terms import brief

__all__ = ["attained_in_words"]


def attained_in_words(each: Attainment) -> Inline:
    """Say whether the target was reached, and which part of the way was gone."""
    verdict = brief(each.verdict)
    if each.share is None or not _is_share(each.share):
        return verdict
    return Message(
        "{verdict} ({percent} per cent of the way)",
        verdict=verdict,
        percent=Numeral(round((each.share.lower or 0) * 100)),
    )


def _is_share(share: Bounds) -> bool:
    return share.is_exact and share.lower is not None and 0 <= share.lower <= 1
