"""How messages name records, numbers and paragraphs, so that all checks speak alike."""

from collections.abc import Collection, Iterable, Sequence

from tracker.errors import closest
from tracker.model import Citation, Record, Register
from tracker.values import Qualifier, Quantity

__all__ = ["Suggestions", "in_words", "listed", "named", "paragraphs", "plural", "quoted", "source_name"]

_LISTED = 5
_LONGEST = 160
_COMPARISONS = 20_000


def named(record: Record) -> str:
    """Name a record: ``event 'x'``."""
    return f"{record.table} {record.key!r}"


def plural(table: str) -> str:
    """Name a record type in the plural."""
    return f"{table}es" if table.endswith("s") else f"{table}s"


def quoted(text: str) -> str:
    """Quote a text on one line, cut if it is long."""
    line = " ".join(text.split())
    return repr(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…")


def listed(words: Sequence[str], last: str = "and") -> str:
    """
    List words, the first few of many.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    >>> listed(["a", "b", "c", "d", "e", "f", "g"])
    'a, b, c, d, e and 2 more'
    """
    shown = [*words[:_LISTED], f"{len(words) - _LISTED} more"] if len(words) > _LISTED + 1 else list(words)
    return f" {last} ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def in_words(quantity: Quantity) -> str:
    """
    Write a number with its hedge in English.

    >>> in_words(Quantity(4000, "more_than", text="plus de 4 000"))
    'more than 4000'
    """
    if quantity.upper is not None:
        return f"between {quantity.value} and {quantity.upper}"
    hedge = "" if quantity.qualifier is Qualifier.EXACT else f"{quantity.qualifier.value.replace('_', ' ')} "
    return f"{hedge}{quantity.value}"


def source_name(register: Register, reference: str) -> str:
    """Name a source as its readers know it: by its symbol, else as it is cited."""
    document = register.document(reference)
    return reference if document is None else document.symbol or document.id


def paragraphs(citations: Iterable[Citation]) -> str:
    """Name the paragraphs cited, in order: ``paragraphs 15 and 33``; empty if none has a number."""
    numbers = sorted({each.paragraph for each in citations if each.paragraph}, key=_as_numbered)
    return f"paragraph{'s' if len(numbers) > 1 else ''} {listed(numbers)}" if numbers else ""


def _as_numbered(paragraph: str) -> tuple[int, str]:
    digits = "".join(char for char in paragraph[:9] if char in "0123456789")
    return int(digits or "0"), paragraph


class Suggestions:
    """
    The nearest of some known ids, for as long as finding them is cheap.

    Comparing words is slow, and a register with thousands of unknown ids needs another remedy than spelling.
    """

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._comparisons = 0
        self._nearest: dict[str, str | None] = {}

    def hint(self, word: str, otherwise: str) -> str:
        """Ask whether the nearest known id was meant; if none is near, say what to do *otherwise*."""
        if word not in self._nearest:
            self._comparisons += len(self._known)
            affordable = self._comparisons <= _COMPARISONS
            self._nearest[word] = closest(word, self._known) if affordable else None
        nearest = self._nearest[word]
        return otherwise if nearest is None else f"did you mean {nearest!r}?"
