"""
A check of an office's own, in ten lines and under a prefix of its own, and the law that it must keep.

``python -m pytest examples/property_test.py`` finds the flaw of the first version, and prints a small register
that shows it; the second version passes.
"""

from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

import tracker
from tracker.checks import Check, Severity
from tracker.strategies import registers
from tracker.values import Membership, membership


def starts_outside(register: tracker.Register) -> Iterator[tracker.Diagnostic]:
    """
    OFF101: an event lies in no reporting period, so that no report tells of it.

    Remedy: correct its date, or declare the period.
    """
    for event in register.events.values():
        if not any(each.start <= event.when.window.first <= each.end for each in register.periods.values()):
            yield tracker.Diagnostic.about(event, "OFF101", Severity.WARNING, f"event {event.id!r} is in no period")


def outside_every_period(register: tracker.Register) -> Iterator[tracker.Diagnostic]:
    """OFF101: an event lies in no reporting period, on whatever day and however doubted; no report tells of it."""
    for event in register.events.values():
        spans = [each.span for each in register.periods.values()]
        if all(membership(event.when, span, strict=True) is Membership.IMPOSSIBLE for span in spans):
            yield tracker.Diagnostic.about(event, "OFF101", Severity.WARNING, f"event {event.id!r} is in no period")


@pytest.mark.parametrize("check", [starts_outside, outside_every_period])
def test_what_lies_in_no_period_is_in_no_figure(check: Check) -> None:
    """Whatever the register: no figure changes without the events that the check names."""

    @given(registers())
    @settings(deadline=None, database=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    def law(register: tracker.Register) -> None:
        named = {each.record for each in tracker.check(register, [check])}
        kept = tuple(each for each in register.records if each.table != "event" or each.key not in named)
        others = evolve(register, records=kept)

        for period in register.periods:
            before, after = (tracker.measure(each, "events", period, basis="evidenced") for each in (register, others))
            assert after.bounds == before.bounds

    law()
