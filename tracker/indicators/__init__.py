"""Indicators: declarations, and the plain evaluation that is their specification."""

from tracker.indicators._additivity import Additivity, Dimension, add_up, additivity
from tracker.indicators._as_claims import Printed, as_claims, as_quantity, printed_as
from tracker.indicators._computed import counted_over, months_of
from tracker.indicators._distinct import Churn, Members, change_of_union, members, size_of_union
from tracker.indicators._each_basis import reading_named
from tracker.indicators._figure import About, Basis, Figure, Flag, MissingReason
from tracker.indicators._linear import amount, change_of_total, sum_of_amounts
from tracker.indicators._measure import figures, may_be_about_several, measure
from tracker.indicators._parts import REGIONAL, computed_from, dated_from, dated_near, parts_in
from tracker.indicators._ratio import Quotient, part_over_whole, quotient
from tracker.indicators._selection import DIMENSIONS, PANEL, date_of, is_of_type, linking
from tracker.indicators._sound import every_or, is_measurable
from tracker.indicators._unnamed import unnamed_countries
from tracker.indicators._wellknown import indicator, indicators

__all__ = [
    "DIMENSIONS",
    "PANEL",
    "REGIONAL",
    "About",
    "Additivity",
    "Basis",
    "Churn",
    "Dimension",
    "Figure",
    "Flag",
    "Members",
    "MissingReason",
    "Printed",
    "Quotient",
    "add_up",
    "additivity",
    "amount",
    "as_claims",
    "as_quantity",
    "change_of_total",
    "change_of_union",
    "computed_from",
    "counted_over",
    "date_of",
    "dated_from",
    "dated_near",
    "every_or",
    "figures",
    "indicator",
    "indicators",
    "is_measurable",
    "is_of_type",
    "linking",
    "may_be_about_several",
    "measure",
    "members",
    "months_of",
    "part_over_whole",
    "parts_in",
    "printed_as",
    "quotient",
    "reading_named",
    "size_of_union",
    "sum_of_amounts",
    "unnamed_countries",
]
