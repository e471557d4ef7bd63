"""A change from what the records of each date add is the change record by record."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.engines import PARTS, PERIODS, indicators, random_register
from tracker.comparison._change_by_date import change_by_date
from tracker.indicators._counted_records import dated_from, linking
from tracker.indicators._linear import amount, change_of_total
from tracker.indicators._question import counted_over
from tracker.model import IndicatorKind
from tracker.values import READINGS
from tracker.values._occurrence import patterns

SUMS = [each for each in indicators() if not each.counts_members and each.kind is not IndicatorKind.RATE]


@given(st.integers(0, 10**6))
def test_changes_by_date_are_those_record_by_record(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # no secret
    register = random_register(chance).confirmed
    for _ in range(40):
        indicator, part, reading = chance.choice(SUMS), chance.choice(PARTS), chance.choice(READINGS)
        one, other = chance.choice(PERIODS), chance.choice(PERIODS)
        periods = (counted_over(indicator, one), counted_over(indicator, other))
        strict = reading.tolerance is None

        by_record = change_of_total(
            [
                (
                    record,
                    patterns(when, periods, indicator.recognition, strict=strict),
                    amount(record, indicator, reading)[0],
                )
                for record, when in dated_from(register, indicator, part)
            ],
            indicator,
            linking(register, indicator),
        )

        assert change_by_date(register, indicator, part, periods, reading) == by_record
