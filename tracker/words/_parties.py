"""How those read who make recommendations and those to whom they are made: a country by its name, not by its code."""

from tracker.codelists import countries
from tracker.documents import Inline
from tracker.model import Register
from tracker.values import InternationalString
from tracker.words._records import country_name

AMBIGUOUS = frozenset({"AU", "EC", "UA"})
"""Codes that are also what the African Union and the European Commission are called by."""


def country_of_party(register: Register | None, party: InternationalString) -> str | None:
    """
    Return the country or area whose two-letter code a party is recorded by; None if it is recorded by a name.

    What may as well be an organization is a country only among others that are recorded by their codes.

    >>> country_of_party(None, InternationalString(en="FR")), country_of_party(None, InternationalString(en="AU"))
    ('FR', None)
    """
    code = _code(party)
    if code is None or code not in AMBIGUOUS:
        return code
    return code if register is not None and _are_codes(register) else None


def _code(party: InternationalString) -> str | None:
    texts = {text.strip() for text in party}
    only = next(iter(texts)) if len(texts) == 1 else ""
    return only if only in countries() else None


def _are_codes(register: Register) -> bool:
    """Tell whether a register records any party by a code that can be nothing else."""

    def any_code() -> bool:
        parties = (party for each in register.recommendations.values() for party in (*each.addressees, *each.made_by))
        return any(code is not None and code not in AMBIGUOUS for code in map(_code, parties))

    return register.remembered("parties recorded by codes", any_code)


def party_in_words(register: Register | None, party: InternationalString) -> Inline:
    """
    Name one who makes recommendations or to whom they are made.

    >>> party_in_words(None, InternationalString(en="Secretariat"))
    InternationalString(en='Secretariat')

    Args:
        register: The register that holds it; None if nothing more is known of it.

        party: Its name, or the code of a country or area.
    """
    code = country_of_party(register, party)
    return party if code is None else country_name(code)
