"""Registers that grow keep their laws, and a machine that drives a broken one says so."""

from datetime import date
from typing import ClassVar

import pytest
from attrs import evolve
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from tracker.model import AssistanceEvent, Publication, Record, Register
from tracker.strategies import assistance_events, meetings, quantities, whens
from tracker.testing import RegisterMachine, _machine
from tracker.values import InternationalString, Quantity, ReportingPeriod, When

SMALL = settings(max_examples=12, stateful_step_count=10, deadline=None)
FAILING = settings(
    SMALL, max_examples=60, phases=[Phase.generate], database=None, derandomize=True, report_multiple_bugs=False
)
WHENS = whens(min_year=2020, max_year=2021)


class Growing(RegisterMachine):
    """Little may be added, so that much of it meets."""

    indicators: ClassVar = ("events", "practitioners-trained", "countries-assisted", "meetings-serviced")
    periods: ClassVar = ("2020-06..2021-03",)

    def new_records(self) -> st.SearchStrategy[Record]:
        numbers = quantities(max_value=20, fractions=False)
        events = assistance_events(kinds=["training"], whens=WHENS, countries=["KE", "PK", "TC"], numbers=numbers)
        return events | meetings(whens=WHENS)


def test_a_register_that_grows_keeps_its_laws() -> None:
    run_state_machine_as_test(Growing, settings=SMALL)


def test_it_goes_on_from_a_register_of_ones_own() -> None:
    """Nobody else's records are revised, and days go on from its last."""
    title = InternationalString(en="A course")
    mine = AssistanceEvent(id="mine", kind="training", title=title, when=When("2021"), recorded=date(2023, 5, 1))

    class Mine(Growing):
        def first_register(self) -> Register:
            return Register(id="m", title=title, records=(mine,))

        def check_invariants_of_your_own(self) -> None:
            assert self.register.events["mine"] == mine
            assert self.day > date(2023, 5, 1)

    run_state_machine_as_test(Mine, settings=settings(SMALL, max_examples=4))


def test_a_law_is_asserted_again_only_where_something_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    asserted: list[Register] = []
    monkeypatch.setattr(_machine, "assert_each_sound", lambda register, *_, **__: asserted.append(register))
    machine = Growing()
    machine.begin()
    machine.figures_hold_the_truth()
    machine.cut(0)
    machine.figures_hold_the_truth()

    assert asserted == [machine.register]


def test_a_failure_is_shrunk_and_not_explained() -> None:
    """Hypothesis explains by trying hundreds of other runs, which takes minutes."""
    assert Growing.TestCase.settings.phases == tuple(each for each in Phase if each is not Phase.explain)
    assert Growing.TestCase.settings.deadline is None


# -- machines of registers that are broken ----------------------------------------------------------------------------


class Forgetful(Growing):
    """What is entered takes effect on an earlier day."""

    def _enter(self, record: Record) -> None:
        entered = evolve(record, recorded=date(2020, 1, 1) if record.revision is None else self.day)
        self.register = evolve(self.register, records=(*self.register.records, entered))
        self.day = date.fromordinal(self.day.toordinal() + 1)


class Misprinting(Growing):
    """What is published is not what the records say."""

    def publish(self, id: str, period: ReportingPeriod) -> Publication:  # noqa: A002  # as in the base class
        honest = super().publish(id, period)
        claims = [evolve(each, value=Quantity(77)) for each in honest.claims]
        return evolve(honest, claims=claims)


class Fussy(Growing):
    """No event may have more than ten participants."""

    def check_invariants_of_your_own(self) -> None:
        large = [
            each.id for each in self.register.events.values() if each.participants and each.participants.value > 10
        ]
        assert not large, "too many participants"


class Hasty(Growing):
    """A draft counts at once."""

    def _enter(self, record: Record) -> None:
        super()._enter(evolve(record, draft=False))


@pytest.mark.parametrize(
    ("machine", "message"),
    [
        (Hasty, "a draft has moved a figure"),
        (Forgetful, r"what was known on 20\d\d-\d\d-\d\d has changed|publication-1 printed .* as of its day there is"),
        (Misprinting, r"publication-1 printed 77, and as of its day there is "),
        (Fussy, "too many participants"),
    ],
)
def test_what_breaks_a_law_is_found(machine: type[RegisterMachine], message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        run_state_machine_as_test(machine, settings=FAILING)
