"""
What may have been reiterated: recommendations whose words are largely those of an earlier one.

These are proposals to a person, who confirms one by writing ``reiterates``. Nothing is ever merged or counted by them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from unicodedata import combining, normalize

from attrs import frozen

from tracker.comparison._pair import in_order
from tracker.indicators._question import AnyPeriod
from tracker.model import Recommendation, Register
from tracker.values import Membership, ReportingPeriod, membership

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
    alike is proposed, if the share is large enough and neither is linked to the other already.

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
    words = {each.id: _words(each) for each in (*earlier, *later)}
    holding: defaultdict[str, list[str]] = defaultdict(list)
    for each in earlier:
        for word in words[each.id]:
            holding[word].append(each.id)
    found = (_most_alike(each, words, holding, least) for each in later)
    return tuple(
        sorted((each for each in found if each is not None), key=lambda each: (-each.share, each.later, each.earlier))
    )


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


def _most_alike(
    later: Recommendation, words: Mapping[str, frozenset[str]], holding: Mapping[str, Iterable[str]], least: Fraction
) -> PossibleLineage | None:
    own = words[later.id]
    common = Counter(each for word in own for each in holding.get(word, ()))
    links = later.reiterates | later.supersedes | later.splits | later.merges | {later.id}
    best: PossibleLineage | None = None
    for earlier in sorted(common.keys() - links):
        of = len(own | words[earlier])
        if Fraction(common[earlier], of) >= least and (best is None or Fraction(common[earlier], of) > best.share):
            shared = tuple(sorted(own & words[earlier]))
            best = PossibleLineage(earlier=earlier, later=later.id, shared=shared, of=of)
    return best
