"""The view of code lists: which codes a file may hold, with their titles."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TypedDict

from attrs import frozen

from tracker.codelists import KINDS, areas, codelist, countries, organs, scales
from tracker.codelists._scales import Scale
from tracker.documents import Block, Column, Inline, Message, Numeral, Row, Table, Verbatim, phrase
from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.model import RECORD_TYPES, Register
from tracker.records._keys import vocabularies
from tracker.values import READINGS, InternationalString, Language, When
from tracker.views._view import View, Words
from tracker.words._terms import TERMS

_KINDS = {"assistance": "event_kind", **{name: f"{name}_kind" for name in KINDS if name != "assistance"}}


@frozen
class ListedCode:
    """
    A code of a list.

    Attributes:
        code: The code, as a file writes it.

        title: What it is called; None where the code says it.
    """

    code: str
    title: Inline | None = None


@frozen
class CodeList:
    """
    The codes that a field may hold.

    Attributes:
        name: What the list is called.

        codes: Its codes, in their order.
    """

    name: str
    codes: tuple[ListedCode, ...]


@frozen
class CodeLists:
    """
    Code lists that were asked for.

    Attributes:
        lists: The lists.

        in_full: Whether every code is shown; otherwise the lists are only named.
    """

    lists: tuple[CodeList, ...]
    in_full: bool = True

    @staticmethod
    def __view__() -> View:
        return _LISTS


def code_lists(register: Register | None = None) -> Mapping[str, CodeList]:
    """
    Return every code list by its name, sorted.

    >>> [each.code for each in code_lists()["qualifier"].codes][:2]
    ['exact', 'at_least']

    Args:
        register: A register, whose own scales are then among them.
    """
    found = [*_of_data(), *_of_scales(register), *_of_enumerations()]
    return {each.name: each for each in sorted(found, key=lambda each: each.name)}


def code_list(name: str, register: Register | None = None) -> CodeList:
    """
    Return a code list.

    Raises:
        InvalidValueError: There is no such list; the error names the nearest.
    """
    known, asked = code_lists(register), name.strip().casefold().replace("-", "_")
    for other in (asked, asked.removesuffix("s"), re.sub("ies$", "y", asked)):
        if other in known:
            return known[other]
    alike = next((each for each in (*_KINDS.values(), *known) if each.endswith(f"_{asked}")), None)
    otherwise = Sentence("'tracker codes' names them all")
    hint = nearest_hint(alike or asked, known, otherwise=otherwise)
    raise InvalidValueError("there is no code list {name}; {hint}", name=repr(name), hint=hint)


def _of_data() -> Iterator[CodeList]:
    for kinds, name in _KINDS.items():
        yield CodeList(name, tuple(ListedCode(each.id, each.title) for each in codelist(kinds).codes.values()))
    yield CodeList("country", tuple(ListedCode(code, _names(each.name)) for code, each in countries().items()))
    yield CodeList("area", tuple(ListedCode(code, each.names) for code, each in areas().items()))
    yield CodeList("organ", tuple(ListedCode(code, each.name) for code, each in organs().items()))
    yield CodeList("reading", tuple(ListedCode(each.name, _worded("Reading", each.name)) for each in READINGS))


def _names(name: Callable[[str], str]) -> InternationalString:
    return InternationalString({language.value: name(language.value) for language in Language})


def _of_scales(register: Register | None) -> Iterator[CodeList]:
    known: Mapping[str, Scale] = scales() if register is None else register.scales
    for name, scale in known.items():
        yield CodeList(name, tuple(ListedCode(each.id, each.title) for each in scale.codes.values()))


def _of_enumerations() -> Iterator[CodeList]:
    for cls in vocabularies(*RECORD_TYPES) - vocabularies(When):
        yield CodeList(_name(cls), tuple(ListedCode(str(each.value), _title(each)) for each in cls))


def _name(cls: type[Enum]) -> str:
    """Write the name of a class as files write words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).casefold()


def _title(member: Enum) -> Inline | None:
    if isinstance(member, Language):
        return Verbatim(member.endonym)
    return _worded(type(member).__name__, str(member.value))


def _worded(enumeration: str, code: str) -> Inline | None:
    term = TERMS.get(enumeration, {}).get(code)
    return None if term is None else Message(term.full)


# -- blocks -----------------------------------------------------------------------------------------------------------


def _blocks(answers: Sequence[CodeLists], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for answer in answers:
        yield from (_codes(each) for each in answer.lists) if answer.in_full else [_index(answer.lists)]


def _index(lists: Sequence[CodeList]) -> Table:
    heads = (phrase("code list"), phrase("codes"), phrase("such as"))
    rows = tuple(
        Row(cells=(Verbatim(each.name), Numeral(len(each.codes)), Verbatim(", ".join(_some(each))))) for each in lists
    )
    columns = tuple(
        Column(title=Message(head), is_cut=position == len(heads) - 1) for position, head in enumerate(heads)
    )
    return Table(title=Message("Code lists"), columns=columns, rows=rows)


def _some(each: CodeList) -> list[str]:
    return [item.code for item in each.codes[:4]]


def _codes(of: CodeList) -> Table:
    heads = [phrase("code"), phrase("title")] if any(each.title is not None for each in of.codes) else [phrase("code")]
    nothing = Verbatim("")
    rows = ((Verbatim(each.code), nothing if each.title is None else each.title) for each in of.codes)
    return Table(
        title=Verbatim(of.name),
        columns=tuple(Column(title=Message(head)) for head in heads),
        rows=tuple(Row(cells=cells[: len(heads)]) for cells in rows),
    )


# -- JSON -------------------------------------------------------------------------------------------------------------


class ListedCodeJson(TypedDict):
    """
    A code of a list.

    Attributes:
        code: The code, as a file writes it.

        title: What it is called; null where the code says it.
    """

    code: str
    title: str | None


class CodeListJson(TypedDict):
    """
    The codes that a field may hold.

    Attributes:
        name: What the list is called.

        codes: Its codes, in their order.
    """

    name: str
    codes: list[ListedCodeJson]


class CodeListsJson(TypedDict):
    """
    Code lists.

    Attributes:
        code_lists: The lists that were asked for.
    """

    code_lists: list[CodeListJson]


def _plain(answer: CodeLists, words: Words) -> CodeListsJson:
    return {"code_lists": [_plain_list(each, words) for each in answer.lists]}


def _plain_list(of: CodeList, words: Words) -> CodeListJson:
    codes: list[ListedCodeJson] = [
        {"code": each.code, "title": None if each.title is None else words.say(each.title)} for each in of.codes
    ]
    return {"name": of.name, "codes": codes}


_LISTS = View(name="answers", title=Message("Code lists"), blocks=_blocks, plain=_plain)
