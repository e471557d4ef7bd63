"""What writers say of their own: the words of the page around a report."""

from collections.abc import Iterable

from tracker.documents import Inline, Masthead, Message, phrase
from tracker.documents._document import LANGUAGE_NAMES
from tracker.languages import translate
from tracker.values import InternationalString
from tracker.writers._run import Run, merged

CONTENTS = phrase("Contents")
SKIP = phrase("Skip to the text")
DISTRIBUTION = phrase("Distr.: {distribution}")
ORIGINAL = phrase("Original: {language}")
TABLE = phrase("Table {number}")
NOTES = phrase("Notes")
BACK = phrase("Back to the text")
NOTE = phrase("note {number}")
LABELLED = phrase("{label}: {value}")
BARS = phrase(
    "Bars: solid for what is certain, hatched for what is possible, dashed with an arrow where no limit is known."
)
MORE = phrase("… and {number} more")
SHOWN_ROWS = phrase("Rows shown: {number} of {rows}; the same table in HTML and in Excel has all of them.")
CONTINUED = phrase("(continued)")
DRAFT = phrase("Draft")
CERTAIN = phrase("certain")
POSSIBLE = phrase("possible")
NO_LIMIT = phrase("no limit known")
SIGNS_OF_BARS = phrase("{certain} certain, {possible} possible, {endless} no limit known")

MESSAGES = (
    CONTENTS, SKIP, DISTRIBUTION, ORIGINAL, TABLE, NOTES, BACK, NOTE, LABELLED, BARS, MORE, SHOWN_ROWS,
    CONTINUED, DRAFT, CERTAIN, POSSIBLE, NO_LIMIT, SIGNS_OF_BARS,
    *LANGUAGE_NAMES.values(),
)  # fmt: skip
"""All of them, so that a test can ask for their translations."""

SIGNS = {"up": "▲", "down": "▼", "same": "="}
"""A sign beside the words of a change, never instead of them."""


_MOST_WORDS = 2
"""A distribution is a word, such as "General"; what says more stands by itself."""


def head_lines(head: Masthead) -> tuple[Inline, ...]:
    """Return what stands under the symbol: the distribution, the date and the language of the original."""
    lines: list[Inline] = []
    if head.distribution is not None:
        words = head.distribution
        is_said = isinstance(words, InternationalString) and any(len(text.split()) > _MOST_WORDS for text in words)
        lines.append(words if is_said else Message(DISTRIBUTION, distribution=words))
    if head.date is not None:
        lines.append(head.date)
    if head.original is not None:
        lines.append(Message(ORIGINAL, language=Message(LANGUAGE_NAMES[head.original])))
    return tuple(lines)


def label_and_value(label: Iterable[Run], value: Iterable[Run], language: str) -> tuple[Run, ...]:
    """
    Put a label before its value, with the colon of the language.

    >>> "".join(run.text for run in label_and_value([Run(text="States")], [Run(text="30")], "en"))
    'States: 30'
    """
    before, _, rest = translate(language, LABELLED).partition("{label}")
    between, _, after = rest.partition("{value}")
    return merged((Run(text=before), *label, Run(text=between), *value, Run(text=after)))
