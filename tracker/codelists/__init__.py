"""Closed vocabularies as data: countries and areas, kinds of records, scales of status."""

from tracker.codelists._areas import Area, AreaKind, area, areas
from tracker.codelists._codelist import KINDS, Code, Codelist, Kind, codelist
from tracker.codelists._countries import country, read_country
from tracker.codelists._country import Country, CountryKind, CountryName, countries
from tracker.codelists._organs import Organ, Session, organ, organ_of, organs, session, session_on
from tracker.codelists._scales import COMMON_CODES, Scale, ScaleCode, StatusClass, concordance, scale, scales

__all__ = [
    "COMMON_CODES",
    "KINDS",
    "Area",
    "AreaKind",
    "Code",
    "Codelist",
    "Country",
    "CountryKind",
    "CountryName",
    "Kind",
    "Organ",
    "Scale",
    "ScaleCode",
    "Session",
    "StatusClass",
    "area",
    "areas",
    "codelist",
    "concordance",
    "countries",
    "country",
    "organ",
    "organ_of",
    "organs",
    "read_country",
    "scale",
    "scales",
    "session",
    "session_on",
]
