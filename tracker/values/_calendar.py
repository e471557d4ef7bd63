"""Calendar arithmetic on whole days; the only module that uses dateutil."""

import calendar
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta


def add_days(day: date, days: int) -> date | None:
    """Move a day; None if it would leave the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """
    Move a day by months, to the last day of the month where the day does not exist; None outside the years 1 to 9999.

    >>> add_months(date(2022, 1, 31), 1)
    datetime.date(2022, 2, 28)
    """
    try:
        return day + relativedelta(months=months)
    except (OverflowError, ValueError):
        return None


def last_day_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month_ordinal(day: date) -> int:
    """Number the months since year 0, so that months can be counted."""
    return day.year * 12 + day.month - 1


def months_between(start: date, end: date) -> int:
    """Count the calendar months touched from *start* to *end*."""
    return month_ordinal(end) - month_ordinal(start) + 1
