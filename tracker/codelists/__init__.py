"""Closed vocabularies as data: countries and areas, kinds of records, scales of status."""

from tracker.codelists._areas import Area, AreaKind, area, areas
from tracker.codelists._codelist import KINDS, Code, Codelist, Kind, codelist
from tracker.codelists._countries import country, read_country
from tracker.codelists._country import Country, CountryKind, countries
from tracker.codelists._country_name import CountryName
from tracker.codelists._organs import Organ, organ, organ_of, organs
from tracker.codelists._scales import COMMON_CODES, Scale, ScaleCode, StatusClass, concordance, scale, scales
from tracker.codelists._sessions import Session, session, session_on

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
