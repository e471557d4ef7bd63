"""Drafts of what is held beside a session or as a part of it, without a number of its own: side events, debates."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from attrs import evolve

from tracker.model import Meeting
from tracker.reading._draft import Confidence
from tracker.reading._drafting import Drafting, Held, Sentence
from tracker.reading._find import Find
from tracker.reading._lexicon import folded, lexicon, one_of
from tracker.reading._undone import undone
from tracker.values import When


def meetings_beside(drafting: Drafting, sentence: Sentence) -> Iterator[Find]:
    """
    Draft the side events, thematic debates and round tables of a session that the document dates.

    Of several side events, those are drafted whose topics a sentence lists one by one; they were held on days of their
    session. What they have no session for is left: nobody knows when it was.
    """
    words = _words(drafting.language)
    session, is_here = _session(drafting, sentence)
    if words is None or session is None or undone(drafting, sentence) is not None:
        return
    many = words.many.search(sentence.plain)
    confidence = Confidence.LIKELY if is_here else Confidence.ASK
    if many:
        drafting.remember_beside(sentence.paragraph)
    elif drafting.beside == sentence.paragraph:
        many = words.again.search(sentence.plain)
    topics = list(_topics(words, sentence, many)) if many else []
    for start, end in topics:
        _draft(drafting, sentence, session, "side_event", (start, end), confidence)
    if not topics:
        for kind, place in words.single(sentence.plain):
            if not drafting.has_part(session.id, kind, sentence.paragraph):
                _draft(drafting, sentence, session, kind, place, confidence)
    yield from ()


def _session(drafting: Drafting, sentence: Sentence) -> tuple[Held | None, bool]:
    """Return the session that a sentence names, else the last of its paragraph; and whether it is dated right there."""
    for find in sentence.of("ordinal"):
        named = drafting.held.get(str(find.value))
        if named is not None and named.id:
            drafting.latest = evolve(named, paragraph=sentence.paragraph)
            return named, any(str(each.value) == named.when for each in sentence.of("date"))
    last = drafting.latest
    return (
        (last, False)
        if last is not None and sentence.paragraph and last.paragraph == sentence.paragraph
        else (None, False)
    )


def _topics(words: "_Words", sentence: Sentence, many: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Go through the places of the topics that a sentence lists behind the words for side events."""
    led = words.led.search(sentence.plain, many.end(), many.end() + _NEAR)
    if led is None:
        return
    parts = list(re.finditer(r"[^;；؛]+", sentence.text[led.end() :]))
    for each in parts if len(parts) > 1 else ():
        start, end = led.end() + each.start(), led.end() + each.end()
        while small := words.small.match(sentence.plain, start, end):
            start = small.end()
        bare = sentence.text[start:end].rstrip(" .\u00a0\n")
        start += len(bare) - len(bare.lstrip())
        if len(bare.strip()) > _SHORTEST:
            yield start, start + len(bare.strip())


def _draft(
    drafting: Drafting, sentence: Sentence, session: Held, kind: str, place: tuple[int, int], confidence: Confidence
) -> None:
    title = sentence.text[slice(*place)]
    quoted = Sentence(sentence.paragraph, title, ())
    if any(isinstance(each, Meeting) and each.kind == kind for each in drafting.drawn(quoted)) and drafting.has_drawn(
        quoted, "meeting"
    ):
        return
    raw: Mapping[str, Any] = {
        "id": drafting.id_for(sentence, kind),
        "kind": kind,
        "title": drafting.words(title[:1].upper() + title[1:]),
        "when": _some_day_of(session.when),
        "part_of": [session.id],
    }
    drafting.draft("meeting", raw, quoted, confidence)


def _some_day_of(edtf: str) -> str:
    """Return one of the days of a session: what is a part of it was held on some of them."""
    window = When(edtf).window
    return f"[{window.first}..{window.last}]" if "/" in edtf else edtf


_NEAR = 120
"""So far behind the words for side events their topics begin."""
_SHORTEST = 8
"""A topic has more letters."""


class _Words:
    """The patterns of a language."""

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        known = lexicon(language)
        self.many = re.compile(rf"{known.starts}{one_of(data['many'])}{known.ends}")
        self.again = re.compile(rf"{known.starts}{one_of(data['again'])}{known.ends}")
        self.led = re.compile(rf"{known.starts}{one_of(data['of'])}(?!\w)\s*(?:[^:;.]{{0,60}}:)?\s*")
        self.small = re.compile(rf"\s*{one_of(data['small'])}(?:(?<=')|\s+)")
        articles = rf"(?:{one_of(data['articles'])}(?:(?<=')|\s+))"
        self._one = {
            kind: re.compile(rf"{known.starts}{articles}(?:\w+\s+)?(?P<title>{one_of(nouns)}{known.ends}[^,;.»”\"]*)")
            for kind, nouns in data["one"].items()
        }

    def single(self, plain: str) -> Iterator[tuple[str, tuple[int, int]]]:
        """Go through what is named alone: "a round table on returns"."""
        for kind, pattern in self._one.items():
            for found in pattern.finditer(plain):
                start, end = found.span("title")
                title = plain[start:end].rstrip(' \u00a0«“"')
                named = _TITLED.match(plain, start)
                yield kind, (start, named.end() if named else start + len(title))


_TITLED = re.compile(r"[^;.«“\"]{1,80}(?:«[^»]{3,400}»|“[^”]{3,400}”|\"[^\"]{3,400}\")")
"""What is called something: its name is the whole of it."""


@cache
def _words(language: str) -> _Words | None:
    data = lexicon(language).data.get("acts", {}).get("beside")
    return (
        None
        if data is None
        else _Words(
            language, {key: each if isinstance(each, dict) else [*map(folded, each)] for key, each in data.items()}
        )
    )
