"""Countries and areas with their codes and their names in six languages."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from attrs import field, frozen

from tracker.codelists._codelist import read_table, read_toml
from tracker.values import Language


@frozen(kw_only=True)
class CountryName:
    """
    A name of a country or area in one language, valid from a day on.

    >>> name = CountryName(
    ...     language=Language.FRENCH, listed="Iran (République islamique d’)", running="République islamique d’Iran",
    ...     article="la", rank=128)
    >>> name.in_sentence
    'la République islamique d’Iran'

    Attributes:
        language: The language it is in.

        since: The first day it is used; None if it was the first name known here.

        listed: As it stands in a list, where its most telling word comes first.

        running: As it stands in running text, without article.

        article: The article it takes, with its apostrophe if elided; empty if it takes none.

        locative: What French puts before it to say "in", article included; empty if that follows from the article.

        rank: Its place among all names of the language, former ones included, in the order of the language.
    """

    language: Language
    since: date | None = None
    listed: str
    running: str
    article: str = ""
    locative: str = ""
    rank: int

    @property
    def in_sentence(self) -> str:
        """The name with its article."""
        return _joined(self.article, self.running)

    @property
    def to(self) -> str:
        """The name after "to"."""
        return self._opened("to")

    @property
    def of(self) -> str:
        """The name after "of"."""
        return self._opened("of")

    @property
    def within(self) -> str:
        """The name after "in"."""
        return _joined(self.locative, self.running) if self.locative else self._opened("in")

    def _opened(self, preposition: str) -> str:
        """Put a preposition before the name, in one with its article."""
        # Russian inflects the name itself; Arabic and Chinese depend on the verb: the data leaves the name bare there.
        words = _prepositions().get(self.language)
        if words is None:
            return self.running
        opening = words[preposition][self.article]
        if _first_letter(self.running) in words["vowels"]:
            opening = words["elided"].get(opening, opening)
        return _joined(opening, self.running)


def names_bring_prepositions(language: str) -> bool:
    """
    Tell whether prepositions merge with the article of a name, so that a sentence leaves them to the name.

    >>> names_bring_prepositions("fr"), names_bring_prepositions("en"), names_bring_prepositions("ru")
    (True, False, False)
    """
    return bool(_prepositions().get(language, {}).get("belongs_to_name"))


@cache
def _prepositions() -> dict[str, Any]:
    """Read how prepositions and articles go together."""
    return read_toml("prepositions.toml")


def _joined(opening: str, name: str) -> str:
    return f"{opening}{name}" if not opening or opening.endswith("’") else f"{opening} {name}"


def _first_letter(name: str) -> str:
    return normalize("NFD", name)[0].casefold()


class CountryKind(StrEnum):
    """What a country or area is to the United Nations."""

    MEMBER_STATE = "member_state"
    OBSERVER = "observer"
    TERRITORY = "territory"
    RESOLUTION_1244 = "resolution_1244"


@frozen(kw_only=True)
class Country:
    """
    A country or area; the word says nothing of its legal status.

    >>> iran = countries()["IR"]
    >>> iran.name("fr")
    'Iran (République islamique d’)'
    >>> iran.running("fr")
    'la République islamique d’Iran'

    Names are dated, so that a report uses the one that was valid on its day:

    >>> countries()["TR"].name("en", on=date(2022, 6, 1))
    'Turkey'

    Attributes:
        code: Two letters of ISO 3166-1; XK, which that standard leaves to users, for Kosovo.

        alpha3: Three letters of ISO 3166-1, likewise XKX for Kosovo.

        m49: Three digits of the United Nations (M49); None if M49 does not list it.

        kind: Member State, observer, territory, or under Security Council resolution 1244 (1999).

        region: Code of the region of M49; None if M49 places it in none.

        subregion: Code of the sub-region of M49; None likewise.

        intermediate: Code of the intermediate region of M49; None where its sub-region has none.

        names: Its names in all languages, of each language the oldest first.

        state_since: The day from which it is a State, of those that became one since 1990; None for all others.
    """

    code: str
    alpha3: str
    m49: str | None
    kind: CountryKind
    region: str | None
    subregion: str | None
    intermediate: str | None
    names: tuple[CountryName, ...] = field(repr=False, eq=False)
    state_since: date | None = field(default=None, repr=False)

    @property
    def is_state(self) -> bool:
        """Whether it is a Member State or an observer."""
        return self.kind in {CountryKind.MEMBER_STATE, CountryKind.OBSERVER}

    def name(self, language: str, on: date | None = None) -> str:
        """Return its name as it stands in a list; the present one, or that of the day *on*."""
        return self._named(language, on).listed

    def running(self, language: str, on: date | None = None) -> str:
        """
        Return its name as it stands in a sentence, with its article.

        >>> [countries()[code].running("fr") for code in ("AF", "MV", "OM")]
        ['l’Afghanistan', 'les Maldives', 'Oman']
        """
        return self._named(language, on).in_sentence

    def to(self, language: str, on: date | None = None) -> str:
        """
        Return its name after "to"; Russian, Arabic and Chinese leave the name bare.

        >>> [countries()[code].to("fr") for code in ("AF", "BD", "MV", "OM")]
        ['à l’Afghanistan', 'au Bangladesh', 'aux Maldives', 'à Oman']
        """
        return self._named(language, on).to

    def of(self, language: str, on: date | None = None) -> str:
        """
        Return its name after "of".

        >>> [countries()[code].of("fr") for code in ("AF", "BD", "MV", "OM")]
        ['de l’Afghanistan', 'du Bangladesh', 'des Maldives', 'd’Oman']
        """
        return self._named(language, on).of

    def within(self, language: str, on: date | None = None) -> str:
        """
        Return its name after "in".

        >>> [countries()[code].within("fr") for code in ("IQ", "BD", "MV", "OM", "HT")]
        ['en Iraq', 'au Bangladesh', 'aux Maldives', 'à Oman', 'en Haïti']
        """
        return self._named(language, on).within

    def rank(self, language: str, on: date | None = None) -> int:
        """Return the place of its name in the alphabetical order of *language*, to sort by."""
        return self._named(language, on).rank

    def note(self, language: str) -> str | None:
        """
        Return the note that its first mention carries, or None if it carries none.

        >>> countries()["XK"].note("en")
        'References to Kosovo shall be understood to be in the context of Security Council resolution 1244 (1999).'
        """
        return _notes().get((self.code, Language(language)))

    def _named(self, language: str, on: date | None) -> CountryName:
        wanted = Language(language)
        names = [name for name in self.names if name.language is wanted]
        return next(name for name in reversed(names) if on is None or name.since is None or name.since <= on)


@cache
def countries() -> Mapping[str, Country]:
    """
    Return every country and area by its code.

    >>> len(countries())
    250
    """
    names: dict[str, list[CountryName]] = {}
    for row in read_table("country_names.csv"):
        names.setdefault(row["code"], []).append(_name(row))
    return MappingProxyType({row["code"]: _country(row, names[row["code"]]) for row in read_table("countries.csv")})


@cache
def _notes() -> Mapping[tuple[str, Language], str]:
    return {(row["code"], Language(row["language"])): row["note"] for row in read_table("country_notes.csv")}


@cache
def _state_since() -> Mapping[str, date]:
    return {row["code"]: date.fromisoformat(row["from"]) for row in read_table("country_states.csv")}


def _country(row: dict[str, str], names: list[CountryName]) -> Country:
    return Country(
        code=row["code"],
        alpha3=row["alpha3"],
        m49=row["m49"] or None,
        kind=CountryKind(row["kind"]),
        region=row["region"] or None,
        subregion=row["subregion"] or None,
        intermediate=row["intermediate"] or None,
        names=tuple(names),
        state_since=_state_since().get(row["code"]),
    )


def _name(row: dict[str, str]) -> CountryName:
    return CountryName(
        language=Language(row["language"]),
        since=date.fromisoformat(row["from"]) if row["from"] else None,
        listed=row["listed"],
        running=row["running"],
        article=row["article"],
        locative=row["within"],
        rank=int(row["sort"]),
    )
