"""Reading at which sessions of which organ a mandate asks for a report, in English and French."""

import re

from tracker.codelists import organs
from tracker.followup._requests import AtSession, EachSession, Every, NextSession, Request
from tracker.followup._rhythm_words import is_series, plain_words, rhythm_in
from tracker.languages import ordinals_in

__all__ = ["sessions_in"]

_NEXT = re.compile(
    r"\b(next|following|forthcoming|prochaine|suivante)( regular| ordinaire)? session\b|\bsession suivante\b"
)
_NTH = re.compile(
    r"\b(every|each) (other|second|third|fourth|two|three|four) (regular )?sessions?\b"
    r"|\btoutes les (deux|trois|quatre) sessions\b|\bune session sur (deux|trois|quatre)\b"
)
_BODY = r"(?P<{}>assembl(?:y|ee)|commission|committee|comite|conference|congress|congres|council|conseil)"
_BODIES = re.compile(
    rf"\b(?:to|a|au) (?:the |la |le |l')?{_BODY.format('asked')}[^,;.]{{0,40}},? (?:at|a|lors de)"
    r" (?:its|sa|the|la|leur)\b"
    rf"|\bsessions? (?:of|de|du) ?(?:the |la |le |l')?{_BODY.format('sitting')}\b"
)
_EACH = re.compile(r"\b(each|every|all|chaque|chacune|toutes)\b")


def sessions_in(text: str, plain: str) -> tuple[Request, ...]:
    """Read at which sessions a report is asked for; nothing if that cannot be told."""
    if _NTH.search(plain):
        return ()  # from which session on, nobody can tell
    named, numbers = _organs_in(plain), ordinals_in(text)
    if not numbers:
        return _unnumbered(plain, named)
    rhythm = rhythm_in(plain)
    if rhythm is not None and rhythm.months and is_series(plain):
        return _series(plain, named, numbers, rhythm)
    return _numbered(plain, named, numbers)


def _unnumbered(plain: str, named: list[str]) -> tuple[Request, ...]:
    kind = NextSession if _NEXT.search(plain) else EachSession if _EACH.search(plain) else None
    if kind is None:
        return ()
    return tuple(kind(code) for code in named) or (kind(None, body=_body_in(plain)),)


def _series(plain: str, named: list[str], numbers: tuple[int, ...], rhythm: Every) -> tuple[Request, ...]:
    """Read "at its eighty-first session, and biennially thereafter"."""
    if len(numbers) > 1 or len(named) > 1 or rhythm.months % 12:
        return ()
    body = None if named else _body_in(plain)
    return (EachSession(named[0] if named else None, first=numbers[0], years=rhythm.months // 12, body=body),)


def _numbered(plain: str, named: list[str], numbers: tuple[int, ...]) -> tuple[Request, ...]:
    if not named:
        return tuple(AtSession(None, number, _body_in(plain)) for number in numbers)
    if len(named) == 1:
        return tuple(AtSession(named[0], number) for number in numbers)
    if len(named) == len(numbers):  # "the Assembly and the Council at their … and … sessions, respectively"
        return tuple(AtSession(code, number) for code, number in zip(named, numbers, strict=True))
    return ()  # which number is whose nobody can tell


def _body_in(plain: str) -> str | None:
    """Find what the organ that meets or is reported to is called in short."""
    found = _BODIES.search(plain)
    return None if found is None else found["asked"] or found["sitting"]


def _organs_in(plain: str) -> list[str]:
    """Find the organs that a text names, in its order; of two names at one place the longer one is meant."""
    found: list[tuple[int, int, str]] = []
    for code, organ in organs().items():
        for name in organ.name:
            found += [(each.start(), each.end(), code) for each in re.finditer(re.escape(plain_words(name)), plain)]
    found.sort(key=lambda each: (each[0], -each[1]))
    kept: list[tuple[int, int, str]] = []
    for each in found:
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return list(dict.fromkeys(code for _, _, code in kept))
