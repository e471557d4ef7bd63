"""What a sentence says was not done: denied, cancelled, postponed, only planned, or asked for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from tracker.reading._draft import Undone
from tracker.reading._drafting import Drafting, Sentence
from tracker.reading._find import Find
from tracker.reading._lexicon import folded, lexicon, one_of


@frozen
class _Clause:
    """A part of a sentence that tells of an act: why it is none, whether another was done, and whether it assists."""

    start: int
    end: int
    reason: Undone | None
    is_done: bool
    is_assistance: bool


def undone(drafting: Drafting, sentence: Sentence) -> Undone | None:
    """Return why the acts that a sentence tells of are no activities; None where one was done, or none is told of."""
    told = list(_clauses(drafting.language, sentence.plain))
    return told[0].reason if told and not any(each.is_done for each in told) else None


def is_partly_undone(drafting: Drafting, sentence: Sentence) -> bool:
    """Tell whether a sentence with an activity says of another, or of this one, that it was not held."""
    stopped = (Undone.NOT_DONE, Undone.CANCELLED, Undone.POSTPONED)
    return any(each.reason in stopped for each in _clauses(drafting.language, sentence.plain))


def counts_nobody(drafting: Drafting, sentence: Sentence, find: Find) -> bool:
    """
    Tell whether a number is of assistance that was not given, as the 500 of "a workshop will be held for 500".

    Whom nobody assisted is counted, as in "twelve States did not receive training"; so are the figures of a budget.
    """
    return any(
        each.start <= find.start < each.end
        and each.is_assistance
        and not each.is_done
        and each.reason not in (None, Undone.NOT_DONE)
        for each in _clauses(drafting.language, sentence.plain)
    )


def _clauses(language: str, plain: str) -> Iterator[_Clause]:
    """Go through the clauses that tell of an act."""
    words = _words(language)
    if words is None:
        return
    start = 0
    for end in (*(each.end() for each in words.apart.finditer(plain)), len(plain)):
        clause, first = plain[start:end], start
        start = end
        reason = words.reason(clause)
        if reason is not None or words.act.search(clause):
            is_assistance = words.assisted.search(clause) is not None
            yield _Clause(first, end, reason, words.is_done(clause), is_assistance)


class _Words:
    """The patterns of a language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        own = data["undone"]
        nouns = [*data["assisted"], *own["nouns"], *(word for words in data["kinds"].values() for word in words)]
        few = r"(?:[\w'-]+\s+){0,3}?"
        no = rf"(?<![\w-]){one_of(own['no'])}\s*{few}{one_of(nouns)}(?!\w)"
        denied = rf"(?<![\w-]){one_of(own['not'])}\s+{few}{one_of(own['verbs'])}(?!\w)"
        self.apart = re.compile(rf";|,?\s(?={one_of(own['apart'])}(?!\w))")
        self.act = _any((*nouns, *own["verbs"]))
        self.assisted = _any(data["assisted"])
        self.denied = re.compile(f"{no}|{denied}")
        self.reasons = {
            Undone.CANCELLED: _any(own["cancelled"]),
            Undone.POSTPONED: _any(own["postponed"]),
            Undone.PLANNED: _any(own["planned"]),
            Undone.REQUESTED: _any(own["requested"]),
        }
        helped = one_of(own["helped"])
        never = "".join(rf"(?<!\b{re.escape(folded(word))} )" for word in own["never_done_after"])
        done = one_of((*own["verbs_done"], *data["office"]["done"]))
        alone = rf"{done}(?!\w)(?!\s+{one_of(data['office']['passive'])}(?!\w))"
        self.done = re.compile(rf"{never}(?<![\w-])(?:{helped}\s+(?:[\w-]+\s+)?{done}(?!\w)|{alone})")
        self.no_behind = re.compile(rf"\s+{one_of((*own['no'], *own['nothing_behind']))}(?!\w)")

    def reason(self, clause: str) -> Undone | None:
        """Return why what a clause tells of was not done."""
        for reason in (Undone.CANCELLED, Undone.POSTPONED):
            if self._tells_of_act(clause, self.reasons[reason]):
                return reason
        if self.denied.search(clause):
            return Undone.NOT_DONE
        others = (Undone.PLANNED, Undone.REQUESTED)
        return next((each for each in others if self._tells_of_act(clause, self.reasons[each])), None)

    def _tells_of_act(self, clause: str, pattern: re.Pattern[str]) -> bool:
        return pattern.search(clause) is not None and self.act.search(clause) is not None

    def is_done(self, clause: str) -> bool:
        """Tell whether a clause says that something was done, elsewhere than where it denies it."""
        held = [each.span() for each in self.denied.finditer(clause)]
        return any(
            not any(start < each.end() and each.start() <= end + _NEAR for start, end in held)
            and not self.no_behind.match(clause, each.end())
            for each in self.done.finditer(clause)
        )


_NEAR = 60
"""So far behind "no training" it is told what did not happen: "no training of judges was held"."""


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){one_of(words)}(?!\w)")


@cache
def _words(language: str) -> _Words | None:
    """Return the patterns of a language; None where nobody has written its words yet."""
    data = lexicon(language).data.get("acts", {})
    return _Words(data) if data.get("undone") else None
