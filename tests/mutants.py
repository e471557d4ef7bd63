"""
Show that the laws catch known defects: ``python -m tests.mutants [WORD ...]``.

Each mutant puts one defect back: one that another tool has (see the design's anchors), one that an early model of this
library was tried on, or a pitfall of its semantics. The laws, and nothing else, run against a copy of the library with
that one defect. The clean copy must pass and every mutant must fail, each a line. With words only those mutants run
whose names hold one.

The runs repeat themselves: Hypothesis draws the same few examples each time and does not shrink what it finds.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from attrs import field, frozen

ROOT = Path(__file__).parents[1]
EXAMPLES = 25
SECONDS = 240
"""A run that takes longer says nothing about the laws, and is an error."""
TESTS_FAILED = 1
"""What pytest exits with where tests ran and some failed; any higher number means that they did not run."""


class PatchError(Exception):
    """A patch does not apply: the text that it replaces is not there exactly once."""


@frozen
class Mutant:
    """
    A defect put back.

    Attributes:
        name: What it is called.

        defect: What goes wrong, and who does it or where the design warns of it.

        law: The file of laws that guards against it, which is run first; the others follow.

        file: The file changed, in the package.

        old: The text replaced; it stands in the file exactly once.

        new: What takes its place.
    """

    name: str
    defect: str
    law: str
    file: str
    old: str = field(repr=False)
    new: str = field(repr=False)

    def applied(self, source: str) -> str:
        """
        Return the source of the file with the defect.

        Raises:
            PatchError: The text replaced is not in it exactly once.
        """
        found = source.count(self.old)
        if found != 1:
            raise PatchError(f"mutant {self.name!r}: the text to replace is {found} times in tracker/{self.file}")
        return source.replace(self.old, self.new)


DATES = (
    Mutant(
        "membership-by-lower-bound",
        "edtf: 2021 < 2021-06; a date lies where its first day lies",
        "membership",
        "values/_occurrence.py",
        "for day in _critical_days(window, periods)}",
        "for day in (window.first,)}",
    ),
    Mutant(
        "difference-by-lower-bound",
        "edtf: two vague values compare by their lower ends alone",
        "quantities",
        "values/_bounds.py",
        "        return self + -other\n",
        "        least = _add(self.lower, _negative(other.lower))\n        return Bounds(least, least)\n",
    ),
    Mutant(
        "touching-periods-disjoint",
        "undate: 2020-07/2022-07 and 2022-07/2024-07 share nothing",
        "periods_and_dates",
        "values/_period.py",
        "return max(0, (min(self.end, other.end) - max(self.start, other.start)).days + 1)",
        "return max(0, (min(self.end, other.end) - max(self.start, other.start)).days)",
    ),
    Mutant(
        "shared-day-is-meeting",
        "undate, the other way: periods that share a day are said to meet",
        "periods_and_dates",
        "values/_period.py",
        "        if self.end < other.start:\n",
        "        if self.end <= other.start:\n",
    ),
    Mutant(
        "last-day-outside",
        "undate: the last day of a period is not in it",
        "membership",
        "values/_period.py",
        "return self.start <= day <= self.end",
        "return self.start <= day < self.end",
    ),
    Mutant(
        "about-dropped",
        "undate: ~ is read and forgotten",
        "periods_and_dates",
        "values/_edtf_unit.py",
        'window = _widened(unit) if mark in "~%" else unit.window',
        "window = unit.window",
    ),
    Mutant(
        "doubt-dropped",
        "? is read and forgotten",
        "membership",
        "values/_edtf_unit.py",
        'is_uncertain=mark in "?%", is_approximate',
        "is_uncertain=False, is_approximate",
    ),
    Mutant(
        "quarter-off-by-one",
        "Fava: the first quarter has the months of the second, the fourth those of the first",
        "periods_and_dates",
        "values/_edtf_unit.py",
        "return _FIRST_CODE[letter] + number - 1",
        "return _FIRST_CODE[letter] + number % parts",
    ),
    Mutant(
        "day-in-next-quarter",
        "Fava: the last month of a quarter belongs to the next",
        "periods_and_dates",
        "values/_period.py",
        "number = (day.month - 1) // unit.months",
        "number = min(day.month, 11) // unit.months",
    ),
    Mutant(
        "active-by-start",
        "section 17: what lasts is active only where it starts",
        "membership",
        "values/_occurrence.py",
        "if when.shape is Shape.POINT or recognition is Recognition.ON_START:",
        "if when.shape is Shape.POINT or recognition is not Recognition.ON_COMPLETION:",
    ),
)

NUMBERS = (
    Mutant(
        "more-than-as-at-least",
        "more than 4 000 is read as 4 000 or more",
        "quantities",
        "values/_quantity.py",
        "_open_above(n, n + _step(n), reading)",
        "_open_above(n, n, reading)",
    ),
    Mutant(
        "disjoint-bounds-intersect",
        "Arelle: (5,6] and [4,5] are taken to agree",
        "aggregation",
        "values/_bounds.py",
        "            return None\n        return Bounds(lower, upper)",
        "            return Bounds(upper, lower)\n        return Bounds(lower, upper)",
    ),
    Mutant(
        "touching-bounds-disjoint",
        "Arelle, the other way: [4,5] and [5,6] are taken to disagree",
        "quantities",
        "values/_bounds.py",
        "upper is not None and upper < lower:",
        "upper is not None and upper <= lower:",
    ),
    Mutant(
        "unstated-is-zero",
        "an event that states no number adds 0",
        "aggregation",
        "indicators/_linear.py",
        "NOT_STATED = Bounds.at_least(0)",
        "NOT_STATED = Bounds.exactly(0)",
    ),
    Mutant(
        "zero-is-unstated",
        "Akvo: 0 is stored as '', so that it is no number",
        "aggregation",
        "indicators/_linear.py",
        "    if stated is not None:\n",
        "    if stated is not None and stated.value:\n",
    ),
    Mutant(
        "unseen-stock-is-zero",
        "missing coerced to 0: a stock that nobody observed",
        "stated",
        "indicators/_stated_numbers.py",
        "(Flag.CARRIED,)) if carried else None",
        "(Flag.CARRIED,)) if carried else Choice(bounds=Bounds.exactly(0), certain=())",
    ),
    Mutant(
        "uncovered-is-zero",
        "coverage none is reported as 0, so that the next period increases from it",
        "aggregation",
        "indicators/_measure.py",
        "    elif question.coverage is not CoverageState.NONE:\n        yield from engine",
        "    elif question.coverage is not CoverageState.NONE or question.by is None:\n        yield from engine",
    ),
    Mutant(
        "unrecorded-did-not-happen",
        "section 17: what may be unrecorded is taken not to have happened",
        "aggregation",
        "indicators/engines/_plain.py",
        "bounds = Bounds(bounds.lower, None)",
        "bounds = Bounds(bounds.lower, bounds.upper)",
    ),
)

TOTALS = (
    Mutant(
        "same-thing-counted-twice",
        "section 17: records of one thing count each",
        "aggregation",
        "indicators/_identity.py",
        "same = [(key, other) for key, each in linking for other in each.same_as]",
        "same = [(key, other) for key, _ in linking for other in frozenset[str]()]",
    ),
    Mutant(
        "distinct-added-over-events",
        "section 17: countries are added up over events",
        "aggregation",
        "indicators/_distinct.py",
        "self.lower = max(self.lower, len(each.named) + (each.unnamed.lower or 0))",
        "self.lower += len(each.named) + (each.unnamed.lower or 0)",
    ),
    Mutant(
        "distinct-added-over-periods",
        "section 15, pitfall 2: printed counts of countries of two halves are added up to that of the year",
        "mutant_printed",
        "indicators/_stated_numbers.py",
        "    if indicator.kind is not IndicatorKind.FLOW:\n",
        "    if indicator.kind not in (IndicatorKind.FLOW, IndicatorKind.DISTINCT):\n",
    ),
    Mutant(
        "open-list-closed",
        "section 17: 'including Kenya' is read as Kenya alone",
        "aggregation",
        "indicators/_distinct.py",
        "return NOBODY if complete else ANYBODY",
        "return NOBODY",
    ),
    Mutant(
        "territories-are-states",
        "section 15, pitfall 15: 14 States and a territory are 15 States",
        "aggregation",
        "indicators/_breakdown.py",
        "return country(code).is_state is (entities is EntityType.STATES)",
        "return True",
    ),
    Mutant(
        "shared-amount-for-each",
        "section 15, pitfall 7: what three countries share counts for each of them",
        "panels",
        "indicators/_counted_records.py",
        "return codes if alone else frozenset({REGIONAL})",
        "return codes",
    ),
    Mutant(
        "cumulative-of-the-period-only",
        "Akvo: cumulative numbers are those of the period, to be added up",
        "ratios",
        "indicators/_question.py",
        "ReportingPeriod(min(origin or date.min, period.end), period.end,",
        "ReportingPeriod(min(origin or date.min, period.end) and period.start, period.end,",
    ),
    Mutant(
        "observations-added",
        "Akvo: what was observed at several instants is added up",
        "stated",
        "indicators/_stated_numbers.py",
        "    for each, _ in candidates:\n        bounds = bounds.hull(each.value.bounds(reading))",
        "    for each, _ in candidates[1:]:\n        bounds += each.value.bounds(reading)",
    ),
    Mutant(
        "stock-carried-without-leave",
        "DHIS2: an old stock stands for ten years, though nobody allowed it",
        "stated",
        "indicators/_stated_numbers.py",
        "    if max_age is None:\n        return []\n",
        "    max_age = 120 if max_age is None else max_age\n",
    ),
    Mutant(
        "stock-carried-without-limit",
        "DHIS2: an old stock stands for ever, whatever age is allowed",
        "stated",
        "indicators/_stated_numbers.py",
        "oldest = add_months(period.start, -max_age) or date.min",
        "oldest = date.min",
    ),
    Mutant(
        "mean-of-ratios",
        "section 15, pitfall 6: the ratios of events are averaged instead of pooled",
        "mutant_ratios",
        "indicators/_ratio.py",
        "        found = quotient(part, whole)\n",
        """\
        every = [
            quotient(*(amount(record, figure.indicator, figure.reading)[0] for figure in (above, below))).bounds
            for record in computed_from(register, below.indicator, below.by)
            if record.key in below.records and below.indicator.of == above.indicator.of
        ]
        known = [each for each in every if each is not None]
        found = quotient(part, whole)
        if known:
            found = Quotient(sum(known, Bounds(0, 0)).scaled(Fraction(1, len(known))), found.may_be_undefined)
""",
    ),
)

VINTAGES = (
    Mutant(
        "first-row-wins",
        "fredapi: of several versions of a record the first stands",
        "mutant_vintages",
        "model/_index.py",
        "found: dict[tuple[str, str], Record] = {}\n        for record in self.records:",
        "found: dict[tuple[str, str], Record] = {}\n        for record in reversed(self.records):",
    ),
    Mutant(
        "retracted-stands",
        "section 15, pitfall 8: a retracted record still counts",
        "mutant_vintages",
        "model/_index.py",
        "for record in self.latest.values() if not is_withdrawn(record))",
        "for record in self.latest.values())",
    ),
    Mutant(
        "cut-off-of-publication-ignored",
        "fredapi: as_of returns what was published later",
        "mutant_vintages",
        "model/_register.py",
        "if entered._index.is_public(each, published_by))",
        "if entered)",
    ),
    Mutant(
        "cut-off-of-recording-ignored",
        "fredapi: as_of returns what was recorded later",
        "mutant_vintages",
        "model/_register.py",
        "if (each.recorded or date.min) <= recorded_by)",
        "if each)",
    ),
    Mutant(
        "correction-reaches-back",
        "fredapi: a day of publication corrected since decides what was known before",
        "mutant_vintages",
        "model/_index.py",
        "known = [each for each in versions if each.published is None",
        "known = [each for each in versions[-1:] if each.published is None",
    ),
    Mutant(
        "cut-twice-forgets",
        "L55: the second cut knows nothing of what the first one left out",
        "mutant_vintages",
        "model/_register.py",
        "        whole = self.whole\n",
        "        whole = self\n",
    ),
)

CHANGES = (
    Mutant(
        "overlap-is-unchanged",
        "section 17: intervals on both sides of zero are called unchanged",
        "change",
        "comparison/_change.py",
        "else Verdict.NO_INCREASE\n    return Verdict.INDETERMINATE\n",
        "else Verdict.NO_INCREASE\n    return Verdict.UNCHANGED\n",
    ),
    Mutant(
        "midpoints",
        "section 15, pitfall 4: vague changes are decided by their middle",
        "change",
        "comparison/_change.py",
        "else Verdict.NO_INCREASE\n    return Verdict.INDETERMINATE\n",
        "else Verdict.NO_INCREASE\n    if lower is None or upper is None:\n        return Verdict.INDETERMINATE\n"
        "    return Verdict.INCREASE if lower + upper > 0 else Verdict.DECREASE\n",
    ),
    Mutant(
        "hulls-subtracted",
        "section 17: the change of overlapping periods is the difference of two ranges",
        "change",
        "comparison/_difference.py",
        "RECORD_BY_RECORD = (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.CUMULATIVE)",
        "RECORD_BY_RECORD: tuple[IndicatorKind, ...] = ()",
    ),
    Mutant(
        "distinct-changed-by-event",
        "section 8: one event before and two after for one country are an increase",
        "change",
        "indicators/_distinct.py",
        "found[member] = _either(found.get(member, _NOWHERE), patterns)",
        'found[f"{member} {len(found)}"] = patterns',
    ),
    Mutant(
        "grade-always-strict",
        "section 15, pitfall 16: a tolerance is passed off as logic",
        "change",
        "comparison/_change.py",
        "        return Change(verdict=found, bounds=bounds, grade=grade, churn=churn)",
        '        return Change(verdict=found, bounds=bounds, grade="strict", churn=churn)',
    ),
    Mutant(
        "claim-against-evidence",
        "section 15, pitfall 17: a printed figure is compared with a counted one",
        "comparability",
        "comparison/_rules_of_meaning.py",
        "    basis_differs,\n    reading_differs,\n",
        "    reading_differs,\n",
    ),
    Mutant(
        "lengths-compared-blindly",
        "every tool: 12 months are compared with 25",
        "comparability",
        "comparison/_rules_of_time.py",
        "severity = ReasonSeverity.CAVEAT if _is_slight(one, other) else ReasonSeverity.BLOCK",
        "severity = ReasonSeverity.CAVEAT",
    ),
    Mutant(
        "newly-recorded-came",
        "UPR Info: whoever was not recorded before has come since",
        "panels",
        "comparison/_panel.py",
        "return Presence.ABSENT if figure.coverage is CoverageState.COMPLETE and not doubted else "
        "Presence.NOT_RECORDED",
        "return Presence.ABSENT",
    ),
    Mutant(
        "unbridged-values",
        "JIU, GAO: a value of another scale is compared as it stands, since somebody knows how to carry it over",
        "comparability",
        "comparison/_rules_of_meaning.py",
        'severity = ReasonSeverity.CAVEAT if kind == "identity" else ReasonSeverity.BLOCK',
        "severity = ReasonSeverity.CAVEAT if kind else ReasonSeverity.BLOCK",
    ),
    Mutant(
        "break-ignored",
        "SDMX: a break is a text that no computation reads",
        "comparability",
        "comparison/_rules_of_time.py",
        "    incomplete,\n    break_in_series,\n",
        "    incomplete,\n",
    ),
    Mutant(
        "countries-per-month",
        "section 15, pitfall 9: a distinct count is divided by the length of its period",
        "comparability",
        "comparison/_remedies_of_periods.py",
        "if figure.indicator.kind is not IndicatorKind.FLOW or figure.bounds is None or",
        "if figure.bounds is None or",
    ),
    Mutant(
        "stale-stock-unchanged",
        "DHIS2: an old value that nobody observed again is passed off as no change",
        "remedies",
        "comparison/_rules_of_meaning.py",
        "    straddlers,\n    carried,\n",
        "    straddlers,\n",
    ),
    Mutant(
        "cut-at-known-only-later",
        "a year to date is compared with a whole year",
        "remedies",
        "comparison/_remedies_of_periods.py",
        "one, other = (_beginning(period, shorter) for period in (over[0], over[1]))",
        "one, other = over[0], over[1]",
    ),
    Mutant(
        "held-records-covered",
        "a stray observation of a period that the register says it holds nothing of counts as its value",
        "stated",
        "indicators/_measure.py",
        "elif basis is Basis.EVIDENCED and question.coverage is CoverageState.NONE:",
        "elif basis is Basis.DERIVED and question.coverage is CoverageState.NONE:",
    ),
)

CHUNKS = (
    Mutant(
        "links-lost-between-chunks",
        "records of one thing that stand in different chunks count each",
        "folding",
        "indicators/_linear.py",
        "found.lower, found.upper, self.linked | other.linked)",
        "found.lower, found.upper, self.linked)",
    ),
    Mutant(
        "largest-list-of-first-chunk",
        "the record that certainly has the most members counts only if it is in the first chunk",
        "folding",
        "indicators/_distinct.py",
        "max(self.lower, other.lower),",
        "self.lower,",
    ),
    Mutant(
        "assumption-of-first-chunk",
        "in what order a figure repeats assumptions depends on which chunk came first",
        "folding",
        "indicators/engines/_plain.py",
        "self.assumptions[assumption] = min(self.assumptions.get(assumption, key), key)",
        "self.assumptions.setdefault(assumption, key)",
    ),
    Mutant(
        "hedge-of-first-chunk",
        "how coarse the numbers are is asked of the first chunk alone",
        "folding",
        "indicators/engines/_plain.py",
        "coarsest=coarser(self.coarsest, other.coarsest),",
        "coarsest=self.coarsest,",
    ),
    Mutant(
        "possible-date-in-full",
        "what is summed up of a date that may lie in the period counts in full",
        "engines",
        "indicators/engines/_by_date.py",
        "other.lower if certain else other.least",
        "other.lower",
    ),
    Mutant(
        "size-of-a-possible-list",
        "the largest list counts although its record may lie outside the period",
        "engines",
        "indicators/engines/_by_date.py",
        "union.lower = max((union.lower, *(each.size for each in certain)))",
        "union.lower = max((union.lower, *(each.size for each in (*certain, *possible))))",
    ),
    Mutant(
        "linked-summed-with-all",
        "records of one thing are summed up by date like all others, and count twice",
        "engines",
        "indicators/_grouped_records.py",
        "record, when, number, is_linked=bool(links) and record.key in links)",
        "record, when, number, is_linked=False)",
    ),
    Mutant(
        "doubts-of-first-chunk",
        "that two records may be of one thing is asked of the first chunk alone",
        "folding",
        "indicators/engines/_plain.py",
        "merged.doubles = self.doubles | other.doubles",
        "merged.doubles = self.doubles",
    ),
    Mutant(
        "unnamed-of-first-chunk",
        "whom the lists of another chunk leave unnamed are nobody",
        "folding",
        "indicators/_distinct.py",
        "self.unnamed | other.unnamed,",
        "self.unnamed,",
    ),
)

CLAIMS = (
    Mutant(
        "open-world-closed",
        "a register that does not declare that it holds all is taken to hold all",
        "claims",
        "claims/_records.py",
        "    complete = all(register.coverage(each, over) is CoverageState.COMPLETE for each in types)",
        "    complete = all(register.coverage(each, over) is not CoverageState.NONE for each in types)",
    ),
    Mutant(
        "closed-world-open",
        "what is declared complete is doubted all the same, and nothing is ever overstated",
        "claims",
        "claims/_records.py",
        """    if world is World.CLOSED:
        return bounds
""",
        "",
    ),
    Mutant(
        "silence-contradicts",
        "no record in an open world is taken as evidence of nothing",
        "claims",
        "claims/_records.py",
        "    silent = figure.coverage is CoverageState.NONE or (world is World.OPEN and not figure.records)",
        "    silent = figure.coverage is CoverageState.NONE",
    ),
    Mutant(
        "overlap-confirms",
        "a claim that may be true is taken as proved",
        "claims",
        "claims/_reconciliation.py",
        "    if truth.within(claimed):",
        "    if truth.within(claimed) or claimed.within(truth):",
    ),
    Mutant(
        "claims-are-evidence",
        "two documents that print different figures contradict each other's, and nobody knows which is wrong",
        "claims",
        "claims/_reconcile.py",
        "    records, *others = (line for line in lines if line.proof is not Proof.STATEMENTS)",
        "    records, *others = lines",
    ),
    Mutant(
        "parts-that-overlap-added",
        "parts that do not make up the whole are added all the same",
        "claims",
        "claims/_printed.py",
        "    least = _largest(part.value.bounds(reading).lower for part in within)",
        "    least = sum(part.value.bounds(reading).lower or 0 for part in within)",
    ),
    Mutant(
        "whole-proves-part",
        "47 of 168 is taken as evidence of the 47",
        "claims",
        "claims/_reconcile.py",
        "_INTERNAL = (Proof.NAMES, Proof.PARTS)",
        "_INTERNAL = (Proof.NAMES, Proof.PARTS, Proof.WHOLE)",
    ),
    Mutant(
        "territory-is-a-state",
        "14 countries are contradicted by the names of 14 States and a territory (section 15, pitfall 15)",
        "claims",
        "claims/_printed.py",
        "    bounds = Bounds(len(surely), len(perhaps) if claim.complete else None)",
        "    bounds = Bounds(len(perhaps), len(perhaps) if claim.complete else None)",
    ),
    Mutant(
        "open-names-closed",
        "the names behind “including” are taken for all",
        "claims",
        "claims/_printed.py",
        "    bounds = Bounds(len(surely), len(perhaps) if claim.complete else None)",
        "    bounds = Bounds(len(surely), len(perhaps))",
    ),
    Mutant(
        "shared-people-forgotten",
        "people of several countries together are nobody's, and a country's number is contradicted for lack of them",
        "claims",
        "claims/_computed.py",
        "    more = shared.bounds.upper",
        "    more = 0",
    ),
    Mutant(
        "unnamed-country-forgotten",
        "a country that an open list may mean is taken to be absent from it",
        "claims",
        "claims/_computed.py",
        "    if not unnamed or upper is None or",
        "    if unnamed or upper is None or",
    ),
)

RESTATEMENTS = (
    Mutant(
        "estimate-restates",
        "IAS 8: a revised estimate rewrites the report before",
        "mutant_restatement",
        "comparison/_replay.py",
        "return None if reason is RevisionReason.ESTIMATE else Cause(reason.value)",
        "return Cause.ERROR if reason is RevisionReason.ESTIMATE else Cause(reason.value)",
    ),
    Mutant(
        "estimate-comes-along",
        "a correction brings the estimate with it that it was made upon",
        "mutant_restatement",
        "comparison/_replay.py",
        "    if standing is predecessor:\n",
        "    if standing is not None:\n",
    ),
    Mutant(
        "recomputed-by-hindsight",
        "fredapi: the report before is recomputed from what is known today",
        "mutant_restatement",
        "comparison/_replay.py",
        "known = register.as_of(published=vintage.published or date.min, recorded=vintage.recorded or date.min)",
        "known = register",
    ),
    Mutant(
        "late-is-wrong",
        "section 10: what was not known in time passes for an error",
        "mutant_restatement",
        "comparison/_replay.py",
        "        return Cause.LATE_INFORMATION\n",
        "        return Cause.ERROR\n",
    ),
    Mutant(
        "misprint-forgotten",
        "section 10: the report's own arithmetic is never tested",
        "mutant_restatement",
        "comparison/_restatement.py",
        "Bounds.exactly(0) if first == row.published else first - row.published",
        "Bounds.exactly(0)",
    ),
    Mutant(
        "steps-by-hull",
        "section 17: a vague record that did not change blurs every step",
        "mutant_restatement",
        "comparison/_step.py",
        "return narrower if narrower is not None and other.within(one + narrower) else apart",
        "return apart",
    ),
    Mutant(
        "retraction-moves-nothing",
        "section 15, pitfall 8: what is taken back stays in the restated figure",
        "mutant_restatement",
        "comparison/_replay.py",
        "            if fresh and record is not None:\n",
        "            if fresh and record is not None and cause is not Cause.RETRACTION:\n",
    ),
)

FOLLOW_UP = (
    Mutant(
        "partly-done-is-done",
        "what is under way counts as implemented in a rate",
        "follow_up",
        "followup/_rates.py",
        "    return _Part.DONE if state.is_implemented else _Part.REST\n",
        "    return _Part.REST if state.scale is None else _Part.DONE\n",
    ),
    Mutant(
        "never-observed-is-gone",
        "a recommendation that nobody observed leaves the backlog",
        "follow_up",
        "followup/_status.py",
        "return self.is_issued and self.status_class not in",
        "return self.scale is not None and self.status_class not in",
    ),
    Mutant(
        "opening-on-the-first-day",
        "the opening takes in the first day of the period, and is not the closing of the one before",
        "follow_up",
        "followup/_follow_up.py",
        "    return number_of(add_days(period.start, -1))\n",
        "    return number_of(period.start)\n",
    ),
    Mutant(
        "activity-is-implementation",
        "UPR follow-up: 57 per cent with reported actions taken for progress",
        "follow_up",
        "followup/_timelines.py",
        "if each.aspect is aspect and not each.draft",
        "if not each.draft",
    ),
    Mutant(
        "censored-as-failed",
        "what was observed for too short a time counts as not implemented",
        "follow_up",
        "followup/_rates.py",
        "    if limit > seen_until or any(",
        "    if any(",
    ),
    Mutant(
        "due-day-is-late",
        "action trackers: deadlines move by a day, and the due day itself is late",
        "follow_up",
        "followup/_deadlines.py",
        "if days.runs[0][0] >= today:",
        "if days.runs[0][0] > today:",
    ),
    Mutant(
        "deadline-before-it-was-set",
        "action trackers: overwritten daily, so a deadline counts before it was set",
        "follow_up",
        "followup/_deadlines.py",
        "tuple(each for each in self.revisions if each.set <= day)",
        "self.revisions",
    ),
    Mutant(
        "status-by-first-day",
        "an imprecise finding counts from the first day on which it may have been so",
        "follow_up",
        "followup/_timeline.py",
        "for finding in self.findings if not finding.dates.may_come_after(day)]",
        "for finding in self.findings if finding.dates.runs[0][0] <= day]",
    ),
    Mutant(
        "days-combined-freely",
        "statuses of two days are combined as if a finding could lie on two days",
        "follow_up",
        "followup/_timeline.py",
        "        if open_days == 1:",
        "        if open_days >= 1:",
    ),
)

DRAWINGS = (
    Mutant(
        "bar-rounded-inward",
        "a bar in a terminal ends before the upper end of its number, so that what is possible is left out",
        "drawings",
        "writers/_terminal.py",
        "return int(-(-scaled // scale) if up else scaled // scale)",
        "return int(scaled // scale)",
    ),
    Mutant(
        "certain-part-rounded-outward",
        "the certain part of a bar is drawn longer than what is certain",
        "drawings",
        "writers/_terminal.py",
        "certain = _signs(lower, scale, longest)",
        "certain = _signs(lower, scale, longest, up=True)",
    ),
)

MUTANTS: tuple[Mutant, ...] = (
    *DATES, *NUMBERS, *TOTALS, *VINTAGES, *CHANGES, *CHUNKS, *CLAIMS, *RESTATEMENTS, *FOLLOW_UP, *DRAWINGS
)  # fmt: skip


RUN = """
import sys
from pathlib import Path

import pytest


class Witness:
    @pytest.hookimpl(trylast=True)
    def pytest_configure(self):
        from hypothesis import HealthCheck, Phase, settings

        settings.register_profile(
            "mutants", max_examples=EXAMPLES, derandomize=True, database=None, deadline=None,
            phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
        )
        settings.load_profile("mutants")

    def pytest_runtest_logreport(self, report):
        if report.failed:
            print("\\nKILLED", report.nodeid.rpartition("/")[2], flush=True)


status = pytest.main(["-q", "-x", "-p", "no:cacheprovider", *sys.argv[1:]], plugins=[Witness()])
import tracker  # not before: pytest warns of a plugin that is imported already

print("\\nIMPORTED", Path(tracker.__file__).resolve(), flush=True)
sys.exit(status)
""".replace("EXAMPLES", str(EXAMPLES))
"""What the tests are run with: it says which package they import, and which of them fails first."""


@frozen
class Outcome:
    """
    How the laws took a copy.

    Attributes:
        status: What pytest exited with.

        imported: The file of the package that the tests imported.

        killer: The test that failed first; None if all passed.

        output: All that was printed.
    """

    status: int
    imported: str
    killer: str | None
    output: str = field(repr=False)


def clean_copy(into: Path) -> Path:
    """Copy the package with its laws and the examples, and nothing that could import the package from elsewhere."""
    skipped = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(ROOT / "tracker", into / "tracker", ignore=skipped)
    shutil.copytree(ROOT / "tests" / "laws", into / "tests" / "laws", ignore=skipped)
    shutil.copytree(ROOT / "examples", into / "examples", ignore=skipped)
    for name in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy2(ROOT / name, into / name)
    return into


def run_laws(copy: Path, first: str = "") -> Outcome:
    """
    Run the laws against a copy, all of them until one fails; those of the file *first* come first.

    Raises:
        RuntimeError: Another package than the copy was imported.
    """
    laws = sorted(
        (copy / "tests" / "laws").glob("test_*.py"), key=lambda path: (path.stem != f"test_{first}", path.stem)
    )
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONHASHSEED": "0"}
    run = subprocess.run(
        [sys.executable, "-c", RUN, *map(str, laws)],
        cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    said: dict[str, str] = {}
    for line in run.stdout.splitlines():
        word, _, rest = line.partition(" ")
        said.setdefault(word, rest)
    imported = said.get("IMPORTED", "nothing")
    if imported != str((copy / "tracker" / "__init__.py").resolve()):
        raise RuntimeError(f"the tests imported {imported}, not the copy in {copy}:\n{run.stdout}{run.stderr}")
    return Outcome(run.returncode, imported, said.get("KILLED"), run.stdout + run.stderr)


def run_mutant(mutant: Mutant, clean: Path) -> Outcome:
    """Run the laws against a copy with one defect."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(clean, copy)
        changed = copy / "tracker" / mutant.file
        changed.write_text(mutant.applied(changed.read_text(encoding="utf-8")), encoding="utf-8")
        return run_laws(copy, mutant.law)


def report(mutants: Sequence[Mutant], outcomes: Iterable[Outcome]) -> int:
    """Print a line for each mutant and return how many no law killed."""
    survived = 0
    for mutant, outcome in zip(mutants, outcomes, strict=True):
        if outcome.status == TESTS_FAILED and outcome.killer:
            fate = f"killed by {outcome.killer}"
        else:
            fate = "SURVIVED" if outcome.status == 0 else f"DID NOT RUN (status {outcome.status})\n{outcome.output}"
            survived += 1
        print(f"{mutant.name}: {mutant.defect}: {fate}", flush=True)  # noqa: T201  # its output
    return survived


def main(words: Sequence[str]) -> int:
    """Run the laws against the clean copy and each mutant; 0 if it passes and they all fail."""
    mutants = [each for each in MUTANTS if not words or any(word in each.name for word in words)]
    with tempfile.TemporaryDirectory(prefix="clean-") as folder:
        clean = clean_copy(Path(folder))
        for mutant in mutants:
            mutant.applied((clean / "tracker" / mutant.file).read_text(encoding="utf-8"))
        outcome = run_laws(clean)
        print(f"clean copy, {outcome.imported}: {'passes' if outcome.status == 0 else 'FAILS'}", flush=True)  # noqa: T201  # its output
        if outcome.status != 0:
            print(outcome.output)  # noqa: T201  # its output
            return 1
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            survived = report(mutants, pool.map(lambda mutant: run_mutant(mutant, clean), mutants))
    print(f"{len(mutants) - survived} of {len(mutants)} mutants killed")  # noqa: T201  # its output
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
