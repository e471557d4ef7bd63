"""The view of a publication: which period it reports on, what was known, and how many figures it holds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, NotRequired, TypedDict

from tracker.documents import Block, Inline, Message, Numeral, Pairs, PeriodText, Verbatim
from tracker.model import Aspect, Publication, Register
from tracker.views._json import PeriodJson, VintageJson, period_json, vintage_json
from tracker.views._view import View, Words
from tracker.words._dates import on_day
from tracker.words._terms import code_in_words


def _blocks(found: Sequence[Publication], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for each in found:
        yield Pairs(title=Verbatim(each.id), pairs=tuple(_pairs(each)))


def _pairs(publication: Publication) -> Iterator[tuple[Inline, Inline]]:
    vintage = publication.vintage
    yield Message("period"), PeriodText(publication.period)
    if vintage.published is not None:
        yield Message("published until"), on_day(vintage.published)
    if vintage.recorded is not None:
        yield Message("recorded until"), on_day(vintage.recorded)
    yield Message("reading"), code_in_words("Reading", publication.reading)
    yield Message("figures"), Numeral(len(publication.claims))


class PublicationJson(TypedDict):
    """
    What was published.

    Attributes:
        id: Its name.

        period: The period that it reports on.

        vintage: What was known when it was made.

        reading: How hedged words were understood.

        claims: How many figures it has.

        definitions: The indicators and versions that they were computed by.

        follow_up: The aspects that it holds the follow-up of recommendations by; null for one that holds none.

        files: Its files; left out where it is not asked where they are.
    """

    id: str
    period: PeriodJson
    vintage: VintageJson
    reading: str | None
    claims: int
    definitions: list[str]
    follow_up: list[Annotated[str, Aspect]] | None
    files: NotRequired[list[str]]


def publication_json(publication: Publication, files: Iterable[str] | None = None) -> PublicationJson:
    """Return what a publication is, and the names of its files, if somebody knows them."""
    found: PublicationJson = {
        "id": publication.id,
        "period": period_json(publication.period),
        "vintage": vintage_json(publication.vintage),
        "reading": publication.reading,
        "claims": len(publication.claims),
        "definitions": [each.key for each in publication.indicators],
        "follow_up": None if publication.follow_up is None else [each.aspect.value for each in publication.follow_up],
    }
    if files is not None:
        found["files"] = sorted(files)
    return found


def _plain(publication: Publication, words: Words) -> PublicationJson:  # noqa: ARG001  # as all views
    """Return what a publication is."""
    return publication_json(publication)


VIEW = View(name="published", title=Message("Publications"), blocks=_blocks, plain=_plain)
