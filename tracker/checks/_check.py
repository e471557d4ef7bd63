"""Running checks, and explaining them: what each looks for, why that matters, and what to do."""

import ast
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from inspect import cleandoc, getsource
from textwrap import dedent

from attrs import evolve

from tracker.checks._diagnostic import Diagnostic, Severity, settled
from tracker.checks._doubtful_numbers import DOUBTFUL_NUMBERS
from tracker.checks._duplicates import DUPLICATES
from tracker.checks._holdings import HOLDINGS
from tracker.checks._names import kind_of_record, plural
from tracker.checks._numbers import NUMBERS
from tracker.checks._references import REFERENCES
from tracker.checks._texts import TEXTS
from tracker.checks._time import TIME
from tracker.checks._unused import UNUSED
from tracker.checks._whole_numbers import WHOLE
from tracker.documents import Message, Numeral
from tracker.errors import InvalidValueError, UnknownCodeError, closest
from tracker.model import Register
from tracker.values._answer import Answers
from tracker.values._collector import collector_paused
from tracker.values._watched import watched

Check = Callable[[Register], Iterable[Diagnostic]]
"""A plain function from a register to diagnostics; its docstring begins with its code and says what, why and remedy."""

CHECKS: tuple[Check, ...] = (
    *REFERENCES,
    *TIME,
    *NUMBERS,
    *UNUSED,
    *WHOLE,
    *DOUBTFUL_NUMBERS,
    *TEXTS,
    *DUPLICATES,
    *HOLDINGS,
)
"""The checks of a register alone, by code; `tracker.reports.EVERY_CHECK` adds those of reports. More are passed in."""

_CODE = re.compile(r"\s*([A-Z]+[0-9]+): ")


def check(
    register: Register,
    checks: Sequence[Check] = CHECKS,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    limit: int | None = 20,
) -> Answers[Diagnostic]:
    """
    Check a well-formed register by some checks, and return what is wrong or doubtful, sorted by file, line and code.

    Those that ship here need the register alone; `tracker.check` runs those of what reports are made of, too. An
    adjudication of ``diagnostic:CODE:ID`` silences the diagnostic of that code about that record;
    ``diagnostic:CODE:TABLE`` silences it for a whole record type.

    Args:
        register: The register.

        checks: The checks to run; give ``(*CHECKS, my_check)`` to add one.

        select: Codes, or beginnings of codes such as ``TRK2``, to keep; none keeps all.

        ignore: Codes, or beginnings of codes, to leave out.

        limit: How many remarks (of severity info) of one code about one record type are said one by one; more than
            that are a habit of the register and said as one. None says each.

    Raises:
        UnknownCodeError: No check has a code that begins so; the error carries the nearest.
    """
    chosen, left_out = _known(select, checks), _known(ignore, checks)
    decided = settled(register)
    with collector_paused():
        found = [
            diagnostic
            for each in watched(checks, "Checking")
            if _is_wanted(code_of(each), chosen, left_out)
            for diagnostic in each(register)
            if not decided.silences(diagnostic)
        ]
    found.sort(key=lambda diagnostic: diagnostic.place)
    return Answers(found if limit is None else _folded(found, limit))


def code_of(each: Check) -> str:
    """
    Return the code that the docstring of a check begins with.

    Raises:
        InvalidValueError: It begins with none.
    """
    found = _CODE.match(_text_of(each))
    if found is None:
        name = getattr(each, "__name__", repr(each))
        raise InvalidValueError(
            "check {name} has no code; begin its docstring as in 'XYZ101: what it looks for.'", name=repr(name)
        )
    return found[1]


def _text_of(each: Check) -> str:
    """Return the docstring of a check; where Python leaves docstrings out (``-OO``), it is read from the source."""
    return each.__doc__ or (_from_source(each) if sys.flags.optimize > 1 else "")


@cache
def _from_source(each: Check) -> str:
    try:
        (written,) = ast.parse(dedent(getsource(each))).body
    except (OSError, TypeError, ValueError, SyntaxError):  # there is no source, or not of this alone
        return ""
    return (ast.get_docstring(written) if isinstance(written, ast.FunctionDef) else None) or ""


def _known(codes: Iterable[str], checks: Sequence[Check]) -> tuple[str, ...]:
    known = [code_of(each) for each in checks]
    wanted = tuple(code.upper() for code in ((codes,) if isinstance(codes, str) else codes))
    for code in wanted:
        if not code or not any(each.startswith(code) for each in known):
            raise UnknownCodeError(code, codelist="checks", nearest=closest(code, known))
    return wanted


def _is_wanted(code: str, chosen: tuple[str, ...], left_out: tuple[str, ...]) -> bool:
    return (not chosen or code.startswith(chosen)) and not code.startswith(left_out)


def _folded(found: Sequence[Diagnostic], limit: int) -> list[Diagnostic]:
    """Say remarks once that hold of very many records."""
    groups: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in found:
        if diagnostic.severity is Severity.INFO:
            groups.setdefault((diagnostic.code, diagnostic.table), []).append(diagnostic)
    many = {key: group for key, group in groups.items() if len(group) > limit}
    kept = []
    for diagnostic in found:
        group = many.get((diagnostic.code, diagnostic.table), [])
        if diagnostic.severity is not Severity.INFO or not group:
            kept.append(diagnostic)
        elif diagnostic is group[0]:
            others, table = len(group) - 1, diagnostic.table
            said = Message(
                "{said}; likewise {number} more {records}",
                said=diagnostic.said,
                number=Numeral(others),
                records=plural(table) if others > 1 else kind_of_record(table),
            )
            kept.append(evolve(diagnostic, record=None, said=said))
    return kept


def explain(code: str, checks: Sequence[Check] = CHECKS) -> str:
    """
    Say what a check looks for, why that matters, and what to do.

    >>> print(explain("TRK501"))
    TRK501: a source prints a passage more than once.
    <BLANKLINE>
    Why: whoever reads the source counts what it says twice, and so does a program that reads it.
    <BLANKLINE>
    Remedy: keep one record with *printed* on its citation, and have the source corrected.

    Raises:
        UnknownCodeError: No check has the code; the error carries the nearest.
    """
    return f"{code.upper()}: " + "\n\n".join(paragraph.id for paragraph in explanation(code, checks))


def explanation(code: str, checks: Sequence[Check] = CHECKS) -> tuple[Message, ...]:
    """
    Return the paragraphs of an explanation, to be said in any language.

    The docstring of the check is the English text: each of its paragraphs, on one line and without the code, is the id
    of a message.

    >>> explanation("TRK501")[0]
    Message('a source prints a passage more than once.')

    Raises:
        UnknownCodeError: No check has the code; the error carries the nearest.
    """
    wanted, known = code.upper(), {code_of(each): each for each in checks}
    if wanted not in known:
        raise UnknownCodeError(code, codelist="checks", nearest=closest(code, known))
    text = cleandoc(_text_of(known[wanted])).removeprefix(f"{wanted}:")
    return tuple(Message(" ".join(block.split())) for block in re.split(r"\n\s*\n", text.strip()))
