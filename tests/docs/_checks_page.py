"""The page of checks."""

import inspect
import re
from itertools import groupby

from _docstrings import in_markdown, with_meaning
from _markdown import heading, linked, page, table

import tracker.checks
from tracker.checks import Check, Severity, code_of, explain
from tracker.reports import EVERY_CHECK

__all__ = ["checks_page"]

_INTRODUCTION = (
    "A check looks for one thing in a register that could be read, and says it in one sentence with file, line and "
    "remedy. `tracker check REGISTER` runs them all, `tracker explain CODE` prints what stands here. A code never "
    "changes its meaning."
)
_SETTLING = (
    "`--select TRK2` keeps a family or one code, `--ignore TRK401` leaves one out. An adjudication with "
    '`subject = "diagnostic:CODE:ID"` settles a diagnostic of one record, `"diagnostic:CODE:TABLE"` those of a whole '
    "record type. [Add a check](../how-to/add-a-check.md) shows how to write your own."
)


def checks_page() -> str:
    """Write the page."""
    blocks = [_INTRODUCTION, table(["severity", "meaning"], with_meaning(Severity)), _SETTLING, _contents()]
    families = _families()
    for digit, checks in groupby(EVERY_CHECK, key=lambda each: code_of(each)[-3]):
        name, about = families[digit]
        blocks += [heading(2, name.capitalize()), f"{about.capitalize()}."]
        for each in checks:
            blocks += _check(each)
    return page("Checks", *blocks)


def _contents() -> str:
    rows = [[linked(code_of(each), code_of(each)), _severity(each), _parts(each)[0]] for each in EVERY_CHECK]
    return table(["code", "severity", "what it finds"], rows)


def _check(each: Check) -> list[str]:
    what, *more, why, remedy = _parts(each)
    return [
        heading(3, code_of(each)),
        f"{what[:1].upper()}{what[1:]} ({_severity(each)})",
        *more,
        f"**Why:** {why.removeprefix('Why: ')}",
        f"**Remedy:** {remedy.removeprefix('Remedy: ')}",
    ]


def _parts(each: Check) -> list[str]:
    """Return what a check finds, anything more on it, why it matters and what to do."""
    blocks = [in_markdown(block) for block in explain(code_of(each), EVERY_CHECK).split("\n\n")]
    if not (blocks[-2].startswith("Why: ") and blocks[-1].startswith("Remedy: ")):
        raise ValueError(f"the docstring of {code_of(each)} does not end with why and remedy")
    return [blocks[0].removeprefix(f"{code_of(each)}: "), *blocks[1:]]


def _severity(each: Check) -> str:
    """Name the severities that a check uses, read off its source."""
    used = {Severity[name] for name in re.findall(r"Severity\.([A-Z]+)", inspect.getsource(each))}
    if not used:
        raise ValueError(f"{code_of(each)} names no severity in its own body")
    return " or ".join(severity for severity in Severity if severity in used)


def _families() -> dict[str, tuple[str, str]]:
    """Read the table of families in the docstring of the package."""
    rows = re.findall(r"^(\d)  +(\w+)  +(.+)$", inspect.cleandoc(tracker.checks.__doc__ or ""), re.MULTILINE)
    return {digit: (name, about) for digit, name, about in rows}
