"""States that are no more: what to write for one of them, since no list of today holds it."""

from collections.abc import Mapping

from attrs import frozen

from tracker.errors import Sentence


@frozen
class _Dissolved:
    """A State that was dissolved: what it was called, in which year, and the codes of those on its territory."""

    name: Sentence
    year: int
    codes: tuple[str, ...]


_CZECHOSLOVAKIA = _Dissolved(Sentence("Czechoslovakia"), 1992, ("CZ", "SK"))
_GERMAN = _Dissolved(Sentence("the German Democratic Republic"), 1990, ("DE",))
_SERBIA_AND_MONTENEGRO = _Dissolved(Sentence("Serbia and Montenegro"), 2006, ("ME", "RS"))
_SOVIET = _Dissolved(
    Sentence("the Soviet Union"),
    1991,
    ("AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "TM", "UA", "UZ"),
)
_YUGOSLAVIA = _Dissolved(Sentence("Yugoslavia"), 1992, ("BA", "HR", "ME", "MK", "RS", "SI"))

_BY_TEXT: Mapping[str, _Dissolved] = {
    **dict.fromkeys(("su", "sun", "ussr", "urss", "soviet union", "union soviétique"), _SOVIET),
    **dict.fromkeys(("union of soviet socialist republics",), _SOVIET),
    **dict.fromkeys(("union des républiques socialistes soviétiques",), _SOVIET),
    **dict.fromkeys(("yu", "yug", "yugoslavia", "yougoslavie", "sfr yugoslavia"), _YUGOSLAVIA),
    **dict.fromkeys(("socialist federal republic of yugoslavia",), _YUGOSLAVIA),
    **dict.fromkeys(("république fédérative socialiste de yougoslavie",), _YUGOSLAVIA),
    **dict.fromkeys(("dd", "ddr", "gdr", "east germany", "german democratic republic"), _GERMAN),
    **dict.fromkeys(("république démocratique allemande", "allemagne de l'est"), _GERMAN),
    **dict.fromkeys(("csk", "czechoslovakia", "tchécoslovaquie"), _CZECHOSLOVAKIA),
    **dict.fromkeys(("scg", "serbia and montenegro", "serbie-et-monténégro"), _SERBIA_AND_MONTENEGRO),
}
_ARTICLES = ("the ", "la ", "l'")


def dissolved_state(text: str) -> Sentence | None:
    """
    Say what to write for a State that was dissolved, by its code or name in English or French; None for any other text.

    >>> print(dissolved_state("DD"))
    'DD' is no State of today: the German Democratic Republic was dissolved in 1990; write what is meant: 'DE'
    >>> dissolved_state("FR")
    """
    folded = " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    if folded == "cs":  # the code was given twice
        return Sentence(
            "{code} is no State of today: it was {one} until {year} and {other} until {later}; write what is meant: "
            "{codes}",
            code=repr(text),
            one=_CZECHOSLOVAKIA.name,
            year=_CZECHOSLOVAKIA.year,
            other=_SERBIA_AND_MONTENEGRO.name,
            later=_SERBIA_AND_MONTENEGRO.year,
            codes=_listed((*_CZECHOSLOVAKIA.codes, *_SERBIA_AND_MONTENEGRO.codes)),
        )
    found = _BY_TEXT.get(folded)
    if found is None:
        return None
    return Sentence(
        "{code} is no State of today: {name} was dissolved in {year}; write what is meant: {codes}",
        code=repr(text),
        name=found.name,
        year=found.year,
        codes=_listed(found.codes),
    )


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(map(repr, codes))
