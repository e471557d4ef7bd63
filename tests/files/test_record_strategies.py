"""Records and registers that Hypothesis draws are whole, and every class has a strategy."""

import subprocess
import sys

import pytest
from attrs import has
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import tracker.strategies
from tracker import model
from tracker.model import (
    RECORD_TYPES,
    FollowUpFigures,
    FollowUpNumber,
    FollowUpStatus,
    Origin,
    Publication,
    Record,
    Register,
)
from tracker.model._indicator_flaws import Flaw
from tracker.model._record_types import Reference, references
from tracker.strategies import registers
from tracker.strategies._by_type import _NAMES

CLASSES = {cls for name in model.__all__ if isinstance(cls := getattr(model, name), type) and has(cls)}
NOT_DRAWN = {Record, Origin, Reference, Flaw, Publication, FollowUpFigures, FollowUpNumber, FollowUpStatus}
"""What no file of records holds."""


def test_every_class_has_a_strategy() -> None:
    assert set(_NAMES) >= CLASSES - NOT_DRAWN
    assert set(_NAMES.values()) <= set(tracker.strategies.__all__)


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_a_type_draws_its_records(record_type: type[Record]) -> None:
    first = settings(max_examples=1, database=None, phases=[Phase.generate])

    assert type(find(st.from_type(record_type), lambda _: True, settings=first)) is record_type


@given(registers(max_size=1))
@settings(max_examples=20, deadline=None)
def test_references_resolve(register: Register) -> None:
    for record in register.records:
        for reference in references(record):
            if reference.field == "period":
                assert register.period(reference.target)
            else:
                assert register.find(reference.target)


def test_a_register_shrinks_to_none_of_its_records() -> None:
    phases = [Phase.generate, Phase.shrink]
    seek = settings(max_examples=50, database=None, phases=phases, suppress_health_check=list(HealthCheck))

    assert find(registers(max_size=1), lambda _: True, settings=seek).records == ()


@pytest.mark.parametrize("first", ["tracker.strategies", "hypothesis", "tracker.strategies._records"])
def test_it_does_not_matter_what_is_imported_first(first: str) -> None:
    """Hypothesis calls the entry point while it is imported, perhaps by this very package."""
    script = (
        f"import {first}\nfrom hypothesis import strategies as st\nfrom tracker.model import Register\n"
        "print(st.from_type(Register))"
    )
    run = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False)

    assert run.stdout == "registers()\n", run.stderr
