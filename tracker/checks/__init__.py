"""
Checks: whether a well-formed register is right.

A check is a plain function from a register to diagnostics. Its docstring begins with its code and says what it looks
for, why that matters and what to do. The first digit of a code is its family:

====  ==========  ===================================================================
1     references  ids that name nothing, relations that turn in circles
2     time        dates, periods and the order of things that do not agree
3     numbers     parts and wholes, names and counts, values and units that do not agree
4     texts       languages, symbols and titles
5     duplicates  passages, records and statements that stand twice
6     holdings    what the register holds, and what it leaves open
====  ==========  ===================================================================
"""

from tracker.checks._check import CHECKS, Check, check, code_of, explain, explanation
from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._editorial import EditorialRemark, editorial

__all__ = [
    "CHECKS",
    "Check",
    "Diagnostic",
    "EditorialRemark",
    "Severity",
    "check",
    "code_of",
    "editorial",
    "explain",
    "explanation",
]
