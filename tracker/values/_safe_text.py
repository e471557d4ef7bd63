"""Text that acts on nothing around it: quoted in a message, printed on a terminal, written in a spreadsheet's cell."""

import re
from unicodedata import bidirectional, normalize

from tracker.errors import Sentence

_LONGEST = 60


def shown(value: object) -> str:
    """
    Quote a text, or print a number, so that the message stays one readable line.

    >>> shown("2021-3"), shown(12), shown("x" * 1000)
    ("'2021-3'", '12', "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'")
    """
    if isinstance(value, str):
        kept = value[:_LONGEST]
        while len(repr(kept)) > _LONGEST + 2:  # what cannot be printed takes up to ten characters each
            kept = kept[:-1]
        return repr(kept if kept == value else f"{kept}…")
    try:
        text = str(value)
    except ValueError:  # Python prints no whole number of more than 4 300 digits
        return Sentence("a number of thousands of digits")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

INVISIBLE = re.compile(
    r"[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    r"|(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]"
)
"""
What takes no room and has no part in any of the six languages: it hides one text within another, or a word from whoever
looks for it. Of signs that choose the look of a letter one may follow it, and a row of them is a text of its own.
"""
_COMMANDS = re.compile(r"(?<!\S):(?=:[A-Za-z])|(?<=#)#(?=\[|vso\[)")
"""The middle of what a build takes for a command at the start of a line, wherever lines are broken."""

_DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = re.compile(r"[\u202a-\u202e]")
"""Embeddings and overrides: isolates have taken their place, and they are what disguises a text."""
_ISOLATES = "\u2066\u2067\u2068"
_CLOSING = "\u2069"


def inert(text: str) -> str:
    r"""
    Make text that acts on nothing around it, for any format and for a terminal.

    Every line ends in a space, since blocks alone begin lines; what no text format can hold is replaced. Controls of
    direction are left out: marks and isolates stay only in a text with right-to-left letters, whose isolates all close.
    So is what takes no room. What a build would run as a command is parted by a space.

    >>> inert("one\ntwo\x1b[31m")
    'one two\ufffd[31m'
    >>> inert("invoice \N{RIGHT-TO-LEFT OVERRIDE}fdp.exe")
    'invoice fdp.exe'
    >>> inert("::error file=a::No")
    ': :error file=a::No'
    """
    if hides(text):
        text = _printable(text)
    return (
        _COMMANDS.sub(lambda found: f"{found[0]} " if found[0] == ":" else " #", text) if _may_command(text) else text
    )


def hides(text: str) -> bool:
    """Tell whether a text has anything that does not show; some of it counts as printable."""
    return not text.isprintable() or (not text.isascii() and INVISIBLE.search(text) is not None)


def _may_command(text: str) -> bool:
    return "::" in text or "##" in text


def _printable(text: str) -> str:
    text = INVISIBLE.sub("", text)
    text = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _SPACES.sub(" ", text))
    if _DIRECTIONS.search(text) is None:
        return text
    needed = any(bidirectional(char) in ("R", "AL") for char in text if char.isalpha()) and _closes(text)
    return (_OVERRIDES if needed else _DIRECTIONS).sub("", text)


def _closes(text: str) -> bool:
    """Tell whether every isolate is closed, and nothing is closed that is not open."""
    depth = 0
    for char in text:
        depth += (char in _ISOLATES) - (char in _CLOSING)
        if depth < 0:
            return False
    return depth == 0


_BREAKS = re.compile(r"((?:\r\n|[\n\t])+)")


def inert_cell(text: str) -> str:
    r"""
    Make a cell of a table as text that acts on nothing, as `inert` does, but for the ends of its lines and tabs.

    A cell that holds several lines begins some of them, and a build would run a command there.

    >>> inert_cell("one\n\ttwo\x07"), inert_cell("one\n::error::two"), inert_cell("::one")
    ('one\n\ttwo\ufffd', 'one\n: :error::two', '::one')
    """
    if not hides(text):
        return text
    parts = _BREAKS.split(text)
    for number, part in enumerate(parts):
        if number % 2 == 0:
            begins, shown = number > 0 and "\n" in parts[number - 1], _printable(part)
            parts[number] = inert(shown) if begins and is_command(shown) else shown
    return "".join(parts)


def is_command(line: str) -> bool:
    """Tell whether a build would take a line for a command."""
    return line.lstrip().startswith(("::", "##"))


_LIKE_A_FORMULA = re.compile(r"'*(?:[\t\r]|[\s\u00ad\u180e\u200b-\u200f\u2060-\u206f\ufeff]*[=+\-@＝＋－＠])")
"""
What a spreadsheet may take for a formula, whatever takes no room before it; it gets an apostrophe in front, as
spreadsheets themselves write text.
"""


def guarded(cell: str) -> str:
    """
    Write a cell so that no spreadsheet runs it.

    >>> guarded("=1+1"), guarded("Course"), unguarded(guarded("'=1+1"))
    ("'=1+1", 'Course', "'=1+1")
    """
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take off the apostrophe that a guarded cell begins with; any other cell stays as it is."""
    return cell[1:] if cell.startswith("'") and _LIKE_A_FORMULA.match(cell) else cell


_UNMERGED = Sentence("two versions stand here that a merge left side by side")
_MARK_LEFT = Sentence("a merge left its mark here")
UNMERGED_HINT = Sentence(
    "keep what is right of both, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"
)
_FIRST_MARK = re.compile(r"^<{7}(?: |\r?$)", re.MULTILINE)
_BETWEEN = re.compile(r"^={7}\r?$", re.MULTILINE)
_LAST_MARK = re.compile(r"^>{7}(?: |\r?$)", re.MULTILINE)


def unmerged(text: str) -> tuple[int, Sentence] | None:
    r"""
    Return the line of a text on which a merge left its mark, and what to say of it; None if there is none.

    A line of equals signs alone is none: it may underline a heading.

    >>> unmerged("id,title\n<<<<<<< HEAD\na,A\n=======\na,B\n>>>>>>> other\n")
    (2, 'two versions stand here that a merge left side by side')
    >>> unmerged("id,title\na,B\n>>>>>>> other\n")
    (3, 'a merge left its mark here')
    >>> unmerged("Summary\n=======\n")
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    first = _FIRST_MARK.search(text)
    last = next((each for each in _LAST_MARK.finditer(text) if not _is_quoted(text, each)), None)
    found = min((each.start() for each in (first, last) if each is not None), default=None)
    if found is None:
        return None
    between = None if first is None else _BETWEEN.search(text, first.end())
    is_whole = between is not None and _LAST_MARK.search(text, between.end()) is not None
    return text.count("\n", 0, found) + 1, _UNMERGED if is_whole else _MARK_LEFT


def _is_quoted(text: str, mark: "re.Match[str]") -> bool:
    """Tell whether a line that looks like a mark stands beside another that an e-mail quotes."""
    above = text.rfind("\n", 0, max(mark.start() - 1, 0)) + 1
    below = text.find("\n", mark.start()) + 1
    return (above < mark.start() and text[above] == ">") or (below > 0 and text[below : below + 1] == ">")


def unmerged_between(line: str) -> Sentence | None:
    """Say that a line is what parts two versions; for a place where no text may stand that it could underline."""
    return _MARK_LEFT if line.rstrip("\r") == "=======" else None


def composed(text: str) -> str:
    r"""
    Write a text with each accent in one sign with its letter (NFC): whether it is, no reader can tell.

    >>> len("e\u0301"), len(composed("e\u0301"))
    (2, 1)
    """
    return text if text.isascii() else normalize("NFC", text)
