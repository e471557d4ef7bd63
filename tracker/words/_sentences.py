"""What turns a phrase of a record into a sentence: a capital, a full stop, an article, the verb of a meeting."""

from tracker.values import InternationalString, Language

_STOPS = ".!?…。؟"


def as_sentence(text: InternationalString, *, stop: bool = True) -> InternationalString:
    """
    Begin a text with a capital and end it with a full stop.

    >>> as_sentence(InternationalString(en="not dated in the source"))
    InternationalString(en='Not dated in the source.')
    """
    return InternationalString({each: _sentence(text.get(each) or "", each, stop) for each in text.languages})


def _sentence(words: str, language: Language, stop: bool) -> str:  # one private step
    words = words.strip()
    if not words:
        return words
    words = words[0].upper() + words[1:]
    if not stop:
        return words.rstrip(".。")
    full = "。" if language is Language.CHINESE else "."
    return words if words[-1] in _STOPS else f"{words}{full}"


def lowered(text: InternationalString) -> InternationalString:
    """
    Begin a text in lower case, as within a sentence; a name or an acronym at its start stays.

    >>> lowered(InternationalString(en="Parties to the Protocol", fr="ONUDC")).best("en")
    'parties to the Protocol'
    """
    return InternationalString({each: _lowered(text.get(each) or "") for each in text.languages})


def in_quotes(title: InternationalString) -> InternationalString:
    """
    Put the title of a paper in the quotation marks of each language.

    >>> in_quotes(InternationalString(en="Ways forward")).best("en")
    '“Ways forward”'
    """
    return InternationalString({each: _quoted((title.get(each) or "").rstrip("."), each) for each in title.languages})


def _quoted(words: str, language: Language) -> str:
    first, last = _QUOTES.get(language, ("“", "”"))
    inner = words.replace(first, "“").replace(last, "”") if first != "“" else words.replace("“", "‘").replace("”", "’")
    return f"{first}{inner}{last}"


_QUOTES = {
    Language.FRENCH: ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"),
    Language.RUSSIAN: ("«", "»"),
    Language.SPANISH: ("“", "”"),
    Language.CHINESE: ("《", "》"),
}

# -- meetings ---------------------------------------------------------------------------------------------------------

_FEMININE = frozenset(
    (
        "réunion", "session", "conférence", "table", "consultation", "assemblée", "manifestation", "séance", "série",
        "rencontre", "visioconférence",
    )
)  # fmt: skip
_MASCULINE = frozenset(
    (
        "congrès", "forum", "dialogue", "débat", "atelier", "séminaire", "colloque", "groupe", "sommet", "examen",
        "lancement", "comité", "cycle",
    )
)  # fmt: skip
_PLURAL = frozenset(
    (
        "réunions", "sessions", "conférences", "consultations", "examens", "débats", "ateliers", "séminaires",
        "manifestations", "dialogues",
    )
)  # fmt: skip


def meeting_held(title: InternationalString) -> InternationalString:
    """
    Say that a meeting was held, as the opening of a sentence; a title whose gender nobody knows stands before a colon.

    >>> held = meeting_held(InternationalString(en="Ninth meeting of the Group", fr="Neuvième réunion du Groupe"))
    >>> held.best("en"), held.best("fr")
    ('The ninth meeting of the Group was held', 'La neuvième réunion du Groupe s’est tenue')
    """
    return InternationalString({each: _held(title.get(each) or "", each) for each in title.languages})


def _held(title: str, language: Language) -> str:
    title = title.strip().rstrip(".")
    if language is Language.FRENCH:
        return _held_in_french(title)
    if language is Language.ENGLISH:
        verb = "were held" if _head(title).endswith("s") and not _head(title).endswith("ss") else "was held"
        opening = title if title.casefold().startswith(("the ", "a ", "an ")) else f"The {_lowered(title)}"
        return f"{opening} {verb}"
    return title


def _head(title: str) -> str:
    """Return the noun that an English title is about: the last word before its first preposition."""
    words = title.replace("“", " of ").replace(",", " of ").split()
    for position, word in enumerate(words):
        if word.casefold() in ("of", "on", "for", "to", "with", "in", "at", "by", "against", "between"):
            return words[max(0, position - 1)].casefold()
    return words[-1].casefold() if words else ""


def _held_in_french(title: str) -> str:
    for word in title.casefold().replace("«", " ").split():
        if word in _PLURAL:
            gender = "tenues" if _is_feminine_plural(word) else "tenus"
            return f"Les {_lowered(title)} se sont {gender}"
        if word in _FEMININE:
            return f"{_with_article('La', title)} s’est tenue"
        if word in _MASCULINE:
            return f"{_with_article('Le', title)} s’est tenu"
    return f"{title} a eu lieu"


def _is_feminine_plural(word: str) -> bool:
    return word.rstrip("s") in _FEMININE


def _with_article(article: str, title: str) -> str:
    lowered = _lowered(title)
    # "huitième" and "onzième" begin with a consonant to the ear; no ordinal elides.
    is_elided = lowered[0] in "aeiouéèêàâîôû" and not lowered.startswith(("onzi", "onze"))
    return f"L’{lowered}" if is_elided else f"{article} {lowered}"


_CAPITAL = ("États", "État", "Member", "States", "State", "United", "Nations", "International", "Security", "General")
"""Words that begin a name, in the titles that reports mostly bring within a sentence."""


def _lowered(title: str) -> str:
    """Begin a title in lower case, unless its first word is a name or an acronym."""
    first = title.split(maxsplit=1)[0] if title.strip() else ""
    is_name = first in _CAPITAL or first[1:].casefold() != first[1:]
    return title if is_name else title[:1].lower() + title[1:]
