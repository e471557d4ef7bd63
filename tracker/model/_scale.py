"""Scales of status that an office has of its own, beside those that ship."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import ClassVar

from attrs import Attribute, field, frozen

from tracker.codelists import COMMON_CODES, Scales, StatusClass, scales
from tracker.codelists._scales import Scale, ScaleCode, scale_of
from tracker.errors import InvalidValueError
from tracker.model._fields import converted, identifier
from tracker.model._indicator import Concordance
from tracker.model._recommendation import Aspect
from tracker.model._record import Record
from tracker.values import InternationalString

_NAME = re.compile(r"[^\s@]+@[^\s@]+")


@frozen(kw_only=True, field_transformer=converted)
class DeclaredCode:
    """
    One code of a scale of an office's own.

    Attributes:
        code: The code, as a register's file writes it.

        title: What a report calls it.

        status_class: What it means for the backlog: open, implemented, or closed otherwise; None if it decides nothing,
            as codes of acceptance do.

        words: The wordings that sources use for it, by which an import knows it.
    """

    code: str = field(validator=identifier)
    title: InternationalString
    status_class: StatusClass | None = None
    words: tuple[str, ...] = ()


@frozen(kw_only=True, field_transformer=converted)
class ScaleConcordance:
    """
    What the codes of a scale are on another one.

    Attributes:
        to: The other scale, with its version: one that ships or that the register declares.

        codes: Which codes of the other each code may be. One that is not named may be any code of the other that means
            the same for the backlog.
    """

    to: str
    codes: Concordance = ()


def _own_name(_: object, __: "Attribute[str]", value: str) -> None:
    """Demand a name with a version that no scale of the library has."""
    if _NAME.fullmatch(value) is None:
        raise InvalidValueError(
            "{value} is no name of a scale; write name@version, as in ministry@1", value=repr(value)
        )
    if value in scales():
        raise InvalidValueError("the scale {value} ships with the library; name your own otherwise", value=repr(value))


def _once(_: object, __: "Attribute[tuple[DeclaredCode, ...]]", value: tuple[DeclaredCode, ...]) -> None:
    """Demand that each code stands once, and none is one that every scale has."""
    for code, number in Counter(each.code for each in value).items():
        if number > 1:
            raise InvalidValueError("code {code} stands twice", code=repr(code))
        if code in COMMON_CODES:
            raise InvalidValueError("every scale has the code {code}; leave it out", code=repr(code))


@frozen(kw_only=True, field_transformer=converted)
class DeclaredScale(Record):
    """
    A scale of status of an office's own, in one of its versions: a scale that changes gets a new version.

    >>> from tracker.values import InternationalString
    >>> done = DeclaredCode(code="done", title=InternationalString(en="Done"), status_class="implemented")
    >>> list(DeclaredScale(id="ministry@1", title=InternationalString(en="Ministry"), codes=[done]).scale)
    ['done', 'not_reported', 'not_applicable', 'cleared']

    Attributes:
        id: Its name with its version, such as ``ministry@1``; no scale of the library has it.

        title: Whose scale it is.

        aspect: The aspect that it is for; None for any.

        codes: Its codes, in the order in which a report lists them; those that every scale has are not among them.

        concordance: What its codes are on other scales, so that a change of scale leaves statuses comparable.
    """

    table: ClassVar[str] = "scale"

    id: str = field(validator=_own_name)
    title: InternationalString
    aspect: Aspect | None = None
    codes: tuple[DeclaredCode, ...] = field(default=(), validator=_once)
    concordance: tuple[ScaleConcordance, ...] = ()

    @property
    def scale(self) -> Scale:
        """The scale, with the codes that every scale has behind its own."""
        codes = (ScaleCode(each.code, each.title, each.status_class, each.words) for each in self.codes)
        return scale_of(self.id, title=self.title, codes=codes)


def scales_with(declared: Iterable[DeclaredScale]) -> Scales:
    """Return the scales that ship and those that an office declares, with what is known of how each becomes another."""
    own = list(declared)
    every = scales().with_own((each.scale for each in own), {})
    return every.with_own(
        (),
        {
            (each.id, other.to): _whole(other, every[each.id], every[other.to])
            for each in own
            for other in each.concordance
            if other.to in every
        },
    )


def _whole(given: ScaleConcordance, one: Scale, other: Scale) -> Mapping[str, frozenset[str]]:
    """Say of each code which codes of the other scale it may be."""
    named = {code: frozenset(codes) for code, codes in given.codes if codes}
    by_class = {each.status_class: _of_class(other, each.status_class) for each in one.codes.values()}
    return {code: named.get(code, by_class[each.status_class]) for code, each in one.codes.items()}


def _of_class(scale: Scale, wanted: StatusClass | None) -> frozenset[str]:
    """Return the codes of a scale that mean the same for the backlog; where none does, it may be any."""
    own = {code: each for code, each in scale.codes.items() if code not in COMMON_CODES}
    return frozenset(code for code, each in own.items() if each.status_class is wanted) or frozenset(own)
