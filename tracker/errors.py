"""
Every exception that `tracker` raises.

```
TrackerError
├── InvalidValueError    also ValueError      a value that cannot exist
│   ├── InvalidSymbolError                    text that is no document symbol
│   └── InvalidWhenError                      text that is no date of the supported subset
├── UnknownCodeError     also LookupError     a code that no code list holds; carries the nearest
├── UnknownRecordError   also LookupError     an id that the register lacks; carries the nearest
│   └── UnknownKeyError  also KeyError        the same, of a table such as `register.events["wells"]`
├── StructureError       also ExceptionGroup  files that are not a register; its leaves are StructureFault
├── StructureFault                            one fault of a file: where it is, what is wrong, what to do
├── UnsupportedFormatError                    a file suffix that no writer or reader knows
├── MissingExtraError                         a package that an optional format needs is not installed
├── MissingFontError                          letters of a text that no font has
├── NotWrittenError      also OSError         a file or directory that could not be written; nothing was changed
│   └── ChangedUnderneathError                files that somebody else changed since they were read
├── PublicationError                          a report that must not go out as it is
├── NotAdditiveError                          figures that do not add up, with the reason
└── MissingTranslationError                   a text that is needed in a language and does not exist in it
```

A register that is well formed and doubtful is no exception: `tracker.check` returns diagnostics.
A message is one sentence that holds the offending value, then what to do. It is English wherever Python shows it; as a
`Sentence` it remembers how it was put together, so that the command line can say it in another language.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

__all__ = [
    "ChangedUnderneathError",
    "InvalidSymbolError",
    "InvalidValueError",
    "InvalidWhenError",
    "MissingExtraError",
    "MissingFontError",
    "MissingTranslationError",
    "NotAdditiveError",
    "NotWrittenError",
    "PublicationError",
    "Sentence",
    "StructureError",
    "StructureFault",
    "TrackerError",
    "UnknownCodeError",
    "UnknownKeyError",
    "UnknownRecordError",
    "UnsupportedFormatError",
    "choice_hint",
    "closest",
    "filled",
    "nearest_hint",
    "with_nearest",
]


_LONGEST = 60
"""Nobody misspells a word that is longer, and to compare long ones takes long."""

_PLACE = re.compile(r"\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}")


class Sentence(str):
    """
    An English sentence, or a part of one, that remembers its template and what fills the places.

    >>> found = Sentence("{number} is not {kind}", number="'x'", kind=Sentence("a number"))
    >>> found, found.template
    ("'x' is not a number", '{number} is not {kind}')

    Attributes:
        template: The sentence with named places; its translations are looked up by it.

        parts: What fills the places: sentences are translated in their turn, anything else stays as it is.
    """

    __slots__ = ("parts", "template")
    template: str
    parts: dict[str, Any]

    def __new__(cls, template: str, /, **parts: object) -> Self:
        """Fill the places; of an error, what it says now, so that no sentence can come to hold itself."""
        said = {name: part.sentence if isinstance(part, TrackerError) else part for name, part in parts.items()}
        sentence = super().__new__(cls, filled(template, said))
        sentence.template = template
        sentence.parts = said
        return sentence

    @classmethod
    def of(cls, text: str) -> "Sentence":
        """Take a text that may be a sentence already."""
        return text if isinstance(text, Sentence) else Sentence(text)

    def __getnewargs__(self) -> tuple[str]:
        """Copy the text; what it was put together from is copied beside it."""
        return (str(self),)


def filled(template: str, parts: Mapping[str, object]) -> str:
    """
    Fill the places of a template that have a part; what a part holds is never taken for a place.

    >>> filled("{number} {number:row is|rows are} left out", {"number": 1})
    '1 row is left out'
    """

    def told(place: re.Match[str]) -> str:
        if place[1] not in parts:
            return place[0]
        part = str(parts[place[1]])
        return part if place[2] is None else place[2] if part == "1" else place[3]

    return _PLACE.sub(told, template)


class TrackerError(Exception):
    """
    The root of all exceptions raised on purpose by `tracker`.

    Attributes:
        sentence: What is wrong and what to do.
    """

    def __init__(self, message: str = "", /, **parts: object) -> None:
        """Take a sentence, or the template of one and its parts."""
        self.sentence = message if isinstance(message, Sentence) else Sentence(message, **parts)
        super().__init__(self.sentence)


class InvalidValueError(TrackerError, ValueError):
    """A value that cannot exist, such as bounds whose upper end lies below the lower one."""


class InvalidSymbolError(InvalidValueError):
    """Text that is not the symbol of a United Nations document."""


class InvalidWhenError(InvalidValueError):
    """Text that is not a date of the supported EDTF subset."""


PASTED_MARKS = "“”„‟«»‹›‘’‚‛"
"""The quotation marks of word processors."""


class UnknownCodeError(TrackerError, LookupError):
    """
    A code that its code list does not hold.

    >>> print(UnknownCodeError("BGS", codelist="countries", nearest="BGD", meaning="Bangladesh"))
    'BGS' is not in code list 'countries'; did you mean 'BGD' (Bangladesh)?

    Attributes:
        code: The code asked for.

        nearest: The most similar code of the list, or None if none is similar.
    """

    def __init__(self, code: str, *, codelist: str, nearest: str | None = None, meaning: object = None) -> None:
        """Take what the nearest code means as a text, or as one in several languages."""
        self.code = code
        self.codelist = codelist
        self.nearest = nearest
        refused = Sentence("{code} is not in code list {codelist}", code=repr(code), codelist=repr(codelist))
        bare = code.strip(f"{PASTED_MARKS}\"' \N{NO-BREAK SPACE}")
        if nearest is not None and bare == nearest and any(mark in PASTED_MARKS for mark in code):
            said = "{refused}; leave the quotation marks of a word processor out: write {nearest}"
            super().__init__(Sentence(said, refused=refused, nearest=repr(nearest)))
        else:
            super().__init__(with_nearest(refused, nearest, meaning))


class UnknownRecordError(TrackerError, LookupError):
    """
    An id that the register lacks.

    Attributes:
        id: The id asked for.

        nearest: The most similar id of the register, or None if none is similar.
    """

    def __init__(self, record: str, *, kind: str = "record", nearest: str | None = None) -> None:
        self.id = record
        self.nearest = nearest
        refused = Sentence("the register has no {kind} {record}", kind=Sentence(kind), record=repr(record))
        super().__init__(with_nearest(refused, nearest))


class UnknownKeyError(UnknownRecordError, KeyError):
    """
    A key that a table of the register lacks, as ``register.events["wells"]`` asks for it.

    >>> print(UnknownKeyError("wels", kind="event", nearest="wells"))
    the register has no event 'wels'; did you mean 'wells'?
    """

    __str__ = Exception.__str__  # that of a KeyError quotes the sentence


class StructureFault(TrackerError):  # noqa: N818  # the design's name: an error holds faults
    """
    One fault of a register's files.

    >>> print(StructureFault("unknown key 'tilte'", file="event.toml", line=3, path="event[0].tilte", hint="'title'?"))
    event.toml:3 fault at event[0].tilte: unknown key 'tilte' ('title'?)

    Attributes:
        file: The file, relative to the register's directory.

        line: The line in the file, counted from 1; None where the fault is of the whole file.

        path: Where in the record, such as `event[2].citations[0].page`; empty for the whole file.

        message: What is wrong, in one sentence.

        hint: What to do; empty if there is nothing to add.
    """

    def __init__(self, message: str, *, file: str, line: int | None = None, path: str = "", hint: str = "") -> None:
        self.message = Sentence.of(message)
        self.file = file
        self.line = line
        self.path = path
        self.hint = Sentence.of(hint)
        place = file if line is None else f"{file}:{line}"
        where = (
            Sentence("{place} fault at {path}", place=place, path=path)
            if path
            else Sentence("{place} fault", place=place)
        )
        said = Sentence("{where}: {message}", where=where, message=self.message)
        super().__init__(Sentence("{message} ({hint})", message=said, hint=self.hint) if hint else said)


class StructureError(TrackerError, ExceptionGroup[StructureFault]):
    """
    Files that are not a register, with every fault found in one reading.

    Attributes:
        exceptions: The faults, each a `StructureFault`, in the order of files and lines.
    """

    def __new__(cls, message: str, faults: Sequence[StructureFault]) -> Self:
        """Order the faults by place, so that the same files give the same message."""
        ordered = sorted(faults, key=lambda fault: (fault.file, fault.line or 0, fault.path, fault.message))
        return super().__new__(cls, message, ordered)

    def __init__(self, message: str, faults: Sequence[StructureFault]) -> None:
        self.sentence = Sentence.of(message)
        ExceptionGroup.__init__(self, message, faults)

    def derive(self, faults: Sequence[StructureFault]) -> Self:  # type: ignore[override]  # only faults are ever grouped
        """Make a group of some of the faults, as `except*` needs it."""
        return type(self)(self.message, faults)

    @property
    def faults(self) -> tuple[StructureFault, ...]:
        """The faults in the order of files and lines."""
        return tuple(fault for fault in self.exceptions if isinstance(fault, StructureFault))


class UnsupportedFormatError(TrackerError):
    """A file suffix or format that no writer or reader knows."""


class MissingExtraError(TrackerError):
    """A package that an optional format needs is not installed; the message names the extra."""


class MissingFontError(TrackerError):
    """Letters that no font has; the message names them, their script and what to install."""


class NotWrittenError(TrackerError, OSError):
    """
    A file or directory that could not be written; what was there before is still there, whole.

    >>> print(NotWrittenError("event.toml", "no space is left on the disk", "make room, then try again"))
    event.toml cannot be written: no space is left on the disk; nothing was changed; make room, then try again

    Attributes:
        path: The file or directory.

        reason: Why it could not be written.

        hint: What to do.
    """

    def __init__(self, path: str, reason: str, hint: str, *, left: str = "nothing was changed") -> None:
        self.path = path
        self.reason = reason
        self.hint = hint
        super().__init__(
            "{path} cannot be written: {reason}; {left}; {hint}",
            path=path,
            reason=Sentence.of(reason),
            left=Sentence.of(left),
            hint=Sentence.of(hint),
        )


class ChangedUnderneathError(NotWrittenError):
    """Files that somebody else changed since they were read; writing would lose what they wrote."""


class PublicationError(TrackerError):
    """
    A report that must not go out as it is, since checks find its records wrong.

    Attributes:
        findings: The diagnostics that say so.
    """

    def __init__(self, message: str, /, *, findings: Iterable[object] = (), **parts: object) -> None:
        super().__init__(message, **parts)
        self.findings = tuple(findings)


class NotAdditiveError(TrackerError):
    """Figures that do not add up to another, with the reason."""


class MissingTranslationError(TrackerError):
    """A text that is needed in a language and does not exist in it."""


def with_nearest(refused: Sentence, nearest: str | None, meaning: object = None) -> Sentence:
    """
    Ask whether a known word is meant, if there is a similar one.

    >>> with_nearest(Sentence("there is no 'tilte'"), "title")
    "there is no 'tilte'; did you mean 'title'?"
    """
    if nearest is None:
        return refused
    known: object = repr(nearest)
    if meaning is not None:
        known = Sentence("{nearest} ({meaning})", nearest=known, meaning=meaning)
    return Sentence("{refused}; did you mean {nearest}?", refused=refused, nearest=known)


def nearest_hint(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """
    Suggest the known word most similar to *word*; say something else where none is.

    >>> nearest_hint("tilte", ["title", "when"])
    "did you mean 'title'?"
    """
    found = closest(word[:_LONGEST], known)
    return otherwise if found is None else Sentence("did you mean {nearest}?", nearest=repr(str(found)))


def choice_hint(word: str, known: Iterable[str]) -> str:
    """
    Suggest the known word most similar to *word*; name them all where none is.

    >>> choice_hint("kond", ["country", "kind"]), choice_hint("zzz", ["country", "kind"])
    ("did you mean 'kind'?", 'choose one of country, kind')
    """
    words = [str(each) for each in known]
    return nearest_hint(word, words, otherwise=Sentence("choose one of {words}", words=", ".join(words)))


def closest(word: str, known: Iterable[str]) -> str | None:
    """
    Find the known word most similar to *word*, or None if none is near enough to have been meant.

    >>> closest("tilte", ["title", "when", "kind"])
    'title'
    >>> closest("zzz", ["title", "when", "kind"])

    What was meant is never the contrary of what was written.

    >>> closest("now implemented", ["not implemented"]), closest("nto implemented", ["not implemented"])
    (None, 'not implemented')
    """
    if len(word) > _LONGEST_COMPARED:
        return None
    from difflib import get_close_matches  # noqa: PLC0415  # most runs misspell nothing

    candidates = sorted(known)
    folded = {candidate.casefold(): candidate for candidate in reversed(candidates)}
    asked = word.casefold()
    alike = get_close_matches(asked, sorted(folded), n=_AS_MANY, cutoff=0.6)
    return next((folded[each] for each in alike if _is_near(asked, each) and not _crosses_not(asked, each)), None)


_LONGEST_COMPARED = 300
_AS_MANY = 5
"""How many similar words are looked at: the most similar may be one that must not be offered."""

_WORDS = re.compile(r"[^\W_]+")
_NEGATIONS = frozenset({"not", "non", "no", "never", "without", "pas", "sans"})
_NEGATING = ("un", "in", "im", "non", "dis")
_MISSPELLED_NOT = frozenset({"nt", "nto", "ont"})


def _is_near(word: str, candidate: str) -> bool:
    """
    Tell whether a similar word may be the one that was meant; letters in common alone make Armenia of Narnia.

    Each word written is one of the known words, misspelled, in their order: known ones may be left out, and none added.
    Beside that, words may be run together or taken apart.
    """
    ours, theirs = _WORDS.findall(word), _WORDS.findall(candidate)
    known = iter(theirs)
    if ours and all(any(_is_misspelled(one, other) for other in known) for one in ours):
        return True
    return _differ("".join(ours), "".join(theirs)) <= 1


def _is_misspelled(one: str, other: str) -> bool:
    """Allow one letter of a short word, two of one of five, and of a long one less than a third."""
    longest = max(len(one), len(other))
    return _differ(one, other) <= max(1 if longest < _SHORT else 2, (longest - 1) // 3)


_SHORT = 5


def _crosses_not(word: str, candidate: str) -> bool:
    """Tell whether one says "not" and the other does not, so that the one would be the contrary of the other."""
    ours, theirs = _WORDS.findall(word), _WORDS.findall(candidate)
    if _denies(ours, theirs) or _denies(theirs, ours):
        return True
    pairs = list(zip(ours, theirs, strict=False))
    return any(one == f"{denied}{other}" or other == f"{denied}{one}" for one, other in pairs for denied in _NEGATING)


def _denies(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether words hold a "not" that the others lack, however it is spelled there."""
    spelled = any(each in _NEGATIONS | _MISSPELLED_NOT or each.startswith(("not", "non")) for each in others)
    return len(words) > 1 and not spelled and not _NEGATIONS.isdisjoint(words)


def _differ(one: str, other: str) -> int:
    """Count the letters put in, left out, replaced or exchanged with the next between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, theirs in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
