"""What turns a phrase of a record into a sentence: a capital, a full stop, an article, the verb of a meeting."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from tracker.documents import Inline, Message
from tracker.languages._locale import data
from tracker.values import InternationalString, Language
from tracker.values._addresses import is_address

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
    if not is_address(words):
        words = words[0].upper() + words[1:]
    if not stop:
        return words.rstrip(".。")
    return words if words[-1] in _STOPS else f"{words}{_rules(language)['stop']}"


def _rules(language: Language) -> Mapping[str, Any]:
    """Return the marks of a language, and how it says that a meeting was held."""
    found: Mapping[str, Any] = data("sentences")[language]
    return found


def lowered(text: InternationalString) -> InternationalString:
    """
    Begin a text in lower case, as within a sentence; a name or an acronym at its start stays.

    >>> lowered(InternationalString(en="Parties to the Protocol", fr="ONUDC")).best("en")
    'parties to the Protocol'
    """
    return InternationalString({each: _lowered(text.get(each) or "") for each in text.languages})


def in_quotes(title: InternationalString) -> Inline:
    """
    Put the title of a paper in quotation marks, which are those of the text around it; an address needs none.

    >>> in_quotes(InternationalString(en="https://www.unodc.org"))
    InternationalString(en='https://www.unodc.org')
    """
    texts = {each: _within_quotes((title.get(each) or "").rstrip("."), each) for each in title.languages}
    if all(map(is_address, texts.values())):
        return title
    return Message("“{title}”", title=InternationalString(texts))


def _within_quotes(words: str, language: Language) -> str:
    """Turn the quotation marks of a text into those of a quotation in a quotation."""
    first, last = _rules(language)["quotes"]
    return words.replace(first, "“").replace(last, "”") if first != "“" else words.replace("“", "‘").replace("”", "’")


# -- meetings ---------------------------------------------------------------------------------------------------------


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
    rules = _rules(language).get("meetings")
    if rules is None:
        return title
    return _held_by_head(title, rules) if "noun_before" in rules else _held_by_noun(title, rules)


def _held_by_head(title: str, rules: Mapping[str, Any]) -> str:
    """Tell one meeting from many by the end of the noun that the title is about."""
    head = _head(title, rules["noun_before"])
    number = "many" if head.endswith(rules["many_end"]) and not head.endswith(rules["one_end"]) else "one"
    if title.casefold().startswith(tuple(rules["with_article"])):
        return str(rules[f"{number}_with_article"]).format(title)
    return str(rules[number]).format(_lowered(title))


def _head(title: str, prepositions: list[str]) -> str:
    """Return the noun that a title is about: the last word before its first preposition."""
    words = title.replace("“", f" {prepositions[0]} ").replace(",", f" {prepositions[0]} ").split()
    for position, word in enumerate(words):
        if word.casefold() in prepositions:
            return words[max(0, position - 1)].casefold()
    return words[-1].casefold() if words else ""


def _held_by_noun(title: str, rules: Mapping[str, Any]) -> str:
    """Tell number and gender by the first noun that is known."""
    for word in title.casefold().replace("«", " ").split():
        for known in rules["nouns"]:
            if word in known["words"]:
                words = _lowered(title)
                is_elided = words[0] in rules["elided"] and not words.startswith(tuple(rules["not_elided"]))
                return str(known.get("held_elided", known["held"]) if is_elided else known["held"]).format(words)
    return str(rules["unknown"]).format(title)


@cache
def _names() -> frozenset[str]:
    """Return the words that begin a name, in the titles that reports mostly bring within a sentence."""
    return frozenset(name for rules in data("sentences").values() for name in rules["names"])


def _lowered(title: str) -> str:
    """Begin a title in lower case, unless its first word is a name or an acronym."""
    first = title.split(maxsplit=1)[0] if title.strip() else ""
    is_name = first in _names() or first[1:].casefold() != first[1:]
    return title if is_name else title[:1].lower() + title[1:]
