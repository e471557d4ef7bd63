"""Numbers of the follow-up that lead to what stands behind them in an annex."""

from attrs import evolve, frozen

from tracker.documents import Inline, Link, Numeral
from tracker.followup._tally import Behind
from tracker.values._bounds import Number
from tracker.words._numbers import FIRST_IN_DIGITS


@frozen(kw_only=True)
class LedNumber:
    """
    A number of the follow-up that leads to the recommendations behind it.

    Attributes:
        anchor: Its place in the annex.

        table: What the number stands in, leading back there.

        counts: What it counts, part by part.

        number: The number in words.

        behind: The recommendations behind it.

        time: The period or day that it is of.

        figure: The number under which the annex on paper has it; None where it has none.

        also: What else the same recommendations are counted as, in the same row: paper says it once.
    """

    anchor: str
    table: Inline
    counts: tuple[Inline, ...]
    number: Inline
    behind: Behind
    time: Inline
    figure: int | None = None
    also: tuple[Inline, ...] = ()


def are_words(*numbers: Number | None) -> bool:
    """
    Tell whether the numbers of a sentence are written as words: all are, or none.

    A number under ten stands in digits beside a larger one of the same things (United Nations Editorial Manual).
    """
    return all(each is not None and each < FIRST_IN_DIGITS for each in numbers)


def in_words(led: Inline, number: Number) -> Inline:
    """Write a small number of recommendations as a word, in a sentence; it leads where it did in figures."""
    said = Numeral(number, words=True, of="recommendations")
    return evolve(led, text=said) if isinstance(led, Link) else said
