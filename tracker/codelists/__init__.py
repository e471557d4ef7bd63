"""Closed vocabularies as data: countries and areas, kinds of records, scales of status."""

from tracker.codelists._codelist import KINDS, Codelist, Kind, codelist
from tracker.codelists._countries import area, areas, country, read_country
from tracker.codelists._country import Country, countries
from tracker.codelists._organs import organ, organs
from tracker.codelists._scales import COMMON_CODES, Scales, StatusClass, concordance, scale, scales

__all__ = [
    "COMMON_CODES",
    "KINDS",
    "Codelist",
    "Country",
    "Kind",
    "Scales",
    "StatusClass",
    "area",
    "areas",
    "codelist",
    "concordance",
    "countries",
    "country",
    "organ",
    "organs",
    "read_country",
    "scale",
    "scales",
]
