"""Documents: what records cite, and what an organization issues."""

from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from tracker.codelists import codelist
from tracker.model._fields import converted, country_codes, identifier
from tracker.model._record import Record
from tracker.values import InternationalString, Language, When


class State(StrEnum):
    """How far a piece of work has come."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    DONE = "done"
    CANCELLED = "cancelled"


@frozen(kw_only=True, field_transformer=converted)
class DocumentVersion:
    """
    A document in one language.

    Attributes:
        language: The language of the version.

        published: When the version was published; None if not known.
    """

    language: Language
    published: When | None = None


@frozen(kw_only=True, field_transformer=converted)
class SourceDocument(Record):
    """
    A report, paper, publication, web page or other text.

    Attributes:
        id: Unique in the register.

        symbol: Its document symbol.

        title: What it is called.

        kind: A code of the kinds of document; None if it is of no kind in particular.

        published: When it was published, as precisely as known.

        expected: When an unfinished one is expected.

        state: How far it has come; None if not said, which counts as done once it is published.

        versions: The languages it was published in.

        url: Where it stands on the Web.

        prepared_for: Ids of the meetings or mandates that it was prepared for.

        programmes: Ids of the programmes that made it.

        countries: The countries and areas that it is about.

        covers: The id of the reporting period that it reports on.
    """

    table: ClassVar[str] = "document"

    id: str = field(validator=identifier)
    symbol: str | None = None
    title: InternationalString
    kind: str | None = field(default=None)
    expected: When | None = None
    state: State | None = None
    versions: tuple[DocumentVersion, ...] = ()
    url: str | None = None
    prepared_for: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    countries: frozenset[str] = field(default=frozenset(), validator=country_codes)
    covers: str | None = None

    @kind.validator
    def _is_known(self, _: object, value: str | None) -> None:
        if value is not None:
            codelist("document")[value]
