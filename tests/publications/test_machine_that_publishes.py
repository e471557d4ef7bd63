"""A register that grows, is saved and publishes on the disk: what went out stays, whatever is entered later."""

from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from tracker.errors import InvalidValueError
from tracker.model import Publication, Record
from tracker.publications import publications, publish, verify_all
from tracker.strategies import assistance_events, quantities, whens
from tracker.testing import RegisterMachine
from tracker.values import ReportingPeriod

SMALL = settings(max_examples=8, stateful_step_count=8, deadline=None)


class Publishing(RegisterMachine):
    """Each publication is written to the disk, and verified after each step."""

    indicators: ClassVar = ("events", "practitioners-trained")
    periods: ClassVar = ("2020-06..2021-03",)

    def new_records(self) -> st.SearchStrategy[Record]:
        numbers = quantities(max_value=20, fractions=False)
        dates = whens(min_year=2020, max_year=2021)
        return assistance_events(kinds=["training"], whens=dates, countries=["KE", "PK"], numbers=numbers)

    def publish(self, id: str, period: ReportingPeriod) -> Publication:  # noqa: A002  # as in the base class
        return publish(self.on_disk, period, id=id, on=period.end, despite_errors=True)

    @precondition(lambda self: self.publications)
    @rule(data=st.data())
    def publish_again(self, data: st.DataObject) -> None:
        """An id that is taken is refused, and nothing changes."""
        taken = data.draw(st.sampled_from(self.publications))
        before = contents(self.directory)
        with pytest.raises(InvalidValueError, match="exists, and a publication never changes"):
            publish(self.on_disk, taken.period, id=taken.id, on=taken.period.end, despite_errors=True)
        assert contents(self.directory) == before

    def check_invariants_of_your_own(self) -> None:
        assert set(publications(self.on_disk)) == set(self.publications), "what was published does not read back"
        for found in verify_all(self.on_disk):
            assert found.holds, f"{found.publication} differs: {[str(each) for each in found.differences]}"


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_what_went_out_stays_whatever_is_entered_later() -> None:
    run_state_machine_as_test(Publishing, settings=SMALL)
