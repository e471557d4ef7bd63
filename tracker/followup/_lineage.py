"""
What may have been reiterated: recommendations whose words are largely those of an earlier one.

These are proposals to a person, who confirms one by writing ``reiterates``. Nothing is ever merged or counted by them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from unicodedata import combining, normalize

from attrs import frozen

from tracker.comparison._pair import in_order
from tracker.indicators._question import AnyPeriod
from tracker.model import Recommendation, Register
from tracker.values import Membership, ReportingPeriod, membership
from tracker.values._spelling import looks_of

LEAST = Fraction(1, 2)
"""Half of the words of both together must be shared."""

_SHORTEST = 4
_STEM = 6
_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")


@frozen(kw_only=True)
class PossibleLineage:
    """
    A recommendation that may repeat an earlier one.

    Attributes:
        earlier: The id of the earlier recommendation.

        later: The id of the one that may repeat it.

        shared: The beginnings of the words that both have, sorted.

        of: How many different ones both have together.
    """

    earlier: str
    later: str
    shared: tuple[str, ...]
    of: int

    @property
    def share(self) -> Fraction:
        """Which part of the words of both is shared."""
        return Fraction(len(self.shared), self.of)


def possible_lineage(
    register: Register, period: AnyPeriod, *, against: AnyPeriod, least: Fraction = LEAST
) -> tuple[PossibleLineage, ...]:
    """
    Propose what recommendations of a period may repeat of those of an earlier one, the most alike first.

    The measure is simple, so that anybody can check it: of the words with four letters or more, cut to their first six
    and without what stands in brackets, the share that both texts have. For each later one the earlier one most
    alike is proposed, if the share is large enough and neither is linked to the other already. What is made to somebody
    else repeats nothing: where both name addressees, they share one.

    Args:
        register: The records.

        period: The period of the later recommendations, by the day on which they were certainly made.

        against: The period of the earlier ones.

        least: The smallest share that is proposed.

    Raises:
        UnknownRecordError: A period does not exist.

        InvalidValueError: The later period ends before the earlier one.
    """
    # Decision 20: the words are those of the source, so that what they share is no artefact of ours.
    earlier, later = (_made_in(register, span) for span in in_order(register, (against, period)))
    texts: dict[object, defaultdict[frozenset[str], list[str]]] = {}
    for each in earlier:
        addressed: list[object] = [*_addressees(each)]
        for group in (_ANY, *(addressed or [_NONE])):
            texts.setdefault(group, defaultdict(list))[_words(each)].append(each.id)
    searches = {group: _Search.among(own, least) for group, own in texts.items()}

    def most_alike(each: Recommendation) -> PossibleLineage | None:
        addressees = _addressees(each)
        groups = (*addressees, _NONE) if addressees else (_ANY,)
        among = (searches[group].most_alike(each) for group in groups if group in searches)
        return min((one for one in among if one is not None), key=lambda one: (-one.share, one.earlier), default=None)

    found = map(most_alike, later)
    return tuple(
        sorted((each for each in found if each is not None), key=lambda each: (-each.share, each.later, each.earlier))
    )


_ANY, _NONE = "whoever is addressed", "nobody in particular"
"""Groups of what was recommended earlier: all of it, and what names no addressee."""


def _addressees(recommendation: Recommendation) -> list[tuple[str, object]]:
    """Return whom a recommendation is made to, however that is spelled."""
    return list(dict.fromkeys(("addressee", looks_of(each)) for each in recommendation.addressees))


def _made_in(register: Register, period: ReportingPeriod) -> list[Recommendation]:
    return [
        each
        for _, each in sorted(register.recommendations.items())
        if not each.draft and membership(each.issued, period) is Membership.CERTAIN
    ]


def _words(recommendation: Recommendation) -> frozenset[str]:
    """Return the beginnings of the words of a text in its first language, without accents and capitals."""
    bare = "".join(char for char in normalize("NFD", str(recommendation.text).casefold()) if not combining(char))
    return frozenset(word[:_STEM] for word in _WORD.findall(_BRACKETS.sub(" ", bare)))


@frozen
class _Search:
    """
    The earlier recommendations, so sorted that few are looked at for each later one.

    Of two texts that share a large part of their words, the rarest of the one, so many that the others cannot be
    enough, hold one of the rarest of the other. So only these are looked up.

    Attributes:
        texts: The ids of the recommendations of each set of words, sorted.

        rarity: In how many sets each word is.

        holding: The sets that have a word among their rarest.

        least: The smallest share that is proposed.
    """

    texts: Mapping[frozenset[str], list[str]]
    rarity: Counter[str]
    holding: Mapping[str, list[frozenset[str]]]
    least: Fraction

    @classmethod
    def among(cls, texts: Mapping[frozenset[str], list[str]], least: Fraction) -> "_Search":
        """Sort texts."""
        rarity = Counter(word for words in texts for word in words)
        search = cls({words: sorted(ids) for words, ids in texts.items()}, rarity, defaultdict(list), least)
        for words in texts:
            for word in search.rarest(words):
                search.holding[word].append(words)
        return search

    def rarest(self, words: frozenset[str]) -> list[str]:
        """Return the rarest words of a text: as many as leave too few others to share."""
        ordered = sorted(words, key=lambda word: (self.rarity[word], word))
        return ordered[: len(words) - max(1, ceil(self.least * len(words))) + 1]

    def most_alike(self, later: Recommendation) -> PossibleLineage | None:
        """Return the earlier recommendation most alike, the first of several; None if none is alike enough."""
        own = _words(later)
        links = later.reiterates | later.supersedes | later.splits | later.merges | {later.id}
        best: tuple[Fraction, str] | None = None
        shared: frozenset[str] = frozenset()
        for words in {each for word in self.rarest(own) for each in self.holding.get(word, ())}:
            earlier = next((each for each in self.texts[words] if each not in links), None)
            share = Fraction(len(own & words), len(own | words))
            if earlier is None or share < self.least or (best is not None and (-share, earlier) >= best):
                continue
            best, shared = (-share, earlier), own & words
        if best is None:
            return None
        return PossibleLineage(
            earlier=best[1], later=later.id, shared=tuple(sorted(shared)), of=int(len(shared) / -best[0])
        )
