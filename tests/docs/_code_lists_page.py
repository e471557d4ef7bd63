"""The page of code lists: what may stand where a file takes a code."""

import re
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from inspect import getsource
from pkgutil import walk_packages

from _docstrings import first_line, strings_below, with_meaning
from _field_types import class_in_words, inner_type, parts
from _markdown import code, heading, linked, page, table
from _values_in_files import bounds_in_words

import tracker.reports
from tracker.codelists import COMMON_CODES, KINDS, areas, codelist, concordance, scales
from tracker.codelists._scales import Scale
from tracker.files._register_toml import Header
from tracker.model import RECORD_TYPES
from tracker.records._keys import fields_of
from tracker.reports import KINDS as KINDS_OF_REPORT
from tracker.reports import SECRETARIAT
from tracker.reports._matter import COOPERATION
from tracker.values import READINGS, Language, Qualifier, Quantity
from tracker.values import _quantity as quantity_module

__all__ = ["code_lists_page"]

_EXAMPLES = ("4000", ">=4000", ">4000", "<=4000", "<4000", "<~4000", "~4000", "~3500", "~829", "20..25")


def code_lists_page() -> str:
    """Write the page."""
    lists = [f"Kinds of {name}" for name in KINDS]
    enums = _vocabularies()
    titles = [*lists, "Qualifiers", "Readings", *map(class_in_words, enums), "Scales of status", "Areas", "Sections"]
    blocks = [
        "The codes that a register's files may hold. The loader refuses any other, and names the nearest.",
        "\n".join(f"- {linked(title, title)}" for title in titles),
        "Country codes are those of ISO 3166-1 alpha-2, and `XK`; `tracker.codelists.countries()` lists them.",
    ]
    for title, name in zip(lists, KINDS, strict=True):
        blocks += [heading(2, title), _kinds(name)]
    blocks += [*_qualifiers(), *_readings()]
    for vocabulary, uses in enums.items():
        blocks += _vocabulary(vocabulary, uses)
    return page("Code lists", *blocks, *_scales(), *_areas(), *_sections())


def _kinds(name: str) -> str:
    """List kinds, with the sections of a report that tell of them where they say so."""
    kinds = codelist(name).codes.values()
    heads = ["code", "English", "French"]
    rows = [[code(each.id), each.title.best("en"), each.title.best("fr")] for each in kinds]
    if not any(each.section for each in kinds):
        return table(heads, rows)
    otherwise = COOPERATION if name == "assistance" else ""
    told = [each.section or otherwise for each in kinds]
    rows = [[*row, code(each) if each else ""] for row, each in zip(rows, told, strict=True)]
    heads = [*heads, "told of in"]
    if any(each.kind_class for each in kinds):
        rows = [[*row, code(each.kind_class or "")] for row, each in zip(rows, kinds, strict=True)]
        heads = [*heads, "class"]
    return table(heads, rows)


def _qualifiers() -> list[str]:
    rows = [[code(each), _short_form(Qualifier(each)), said] for each, said in with_meaning(Qualifier)]
    return [
        heading(2, "Qualifiers"),
        first_line(Qualifier.__doc__),
        table(["code", "short form", "words that mean it"], rows),
    ]


def _short_form(qualifier: Qualifier) -> str:
    upper = 25 if qualifier is Qualifier.BETWEEN else None
    return code(Quantity(20, qualifier, upper=upper).short())


def _readings() -> list[str]:
    said = strings_below(quantity_module)
    names = [[code(each.name), said[each.name.upper()]] for each in READINGS]
    rows = [
        [code(text), *(bounds_in_words(Quantity.parse(text).bounds(reading)) for reading in READINGS)]
        for text in _EXAMPLES
    ]
    return [
        heading(2, "Readings"),
        "How hedged words are understood. `reading` in `register.toml` picks one, `--reading` another for one command.",
        table(["name", "meaning"], names),
        "What the same number stands for under each:",
        table(["number", *(each.name for each in READINGS)], rows),
    ]


def _vocabulary(vocabulary: type[Enum], uses: list[str]) -> list[str]:
    coded = with_meaning(vocabulary)
    if vocabulary is Language:
        coded = [(each.value, f"{each.name.capitalize()}, {each.endonym}") for each in Language]
    told = any(meaning for _, meaning in coded)
    rows = [[code(each), meaning] if told else [code(each)] for each, meaning in coded]
    return [
        heading(2, class_in_words(vocabulary)),
        f"{first_line(vocabulary.__doc__)} Taken by {', '.join(uses)}.",
        table(["code", "meaning"] if told else ["code"], rows),
    ]


def _vocabularies() -> dict[type[Enum], list[str]]:
    """Return the enumerations that files take codes of, by title, each with the keys that do."""
    found: dict[type[Enum], list[str]] = {}
    holders: list[type] = [Header, *RECORD_TYPES, *parts()]
    for cls in holders:
        title = getattr(cls, "table", "register.toml" if cls is Header else class_in_words(cls))
        for key, attribute in fields_of(cls).items():
            kind = inner_type(attribute)
            if isinstance(kind, type) and issubclass(kind, Enum):
                found.setdefault(kind, []).append(f"{code(key)} of {linked(title.lower(), title, 'records.md')}")
    return dict(sorted(found.items(), key=lambda pair: class_in_words(pair[0])))


def _sections() -> list[str]:
    """Name what a report has in it, and read off it where passages may stand."""
    files = walk_packages(tracker.reports.__path__, "tracker.reports.")
    modules = (import_module(each.name) for each in files)
    stands = re.compile(r'draft\.(?:passages|narrative)\("(\w+)"\)')
    named = {name for each in modules for name in stands.findall(getsource(each))}
    if not named:
        raise ValueError("no section of tracker.reports adds passages by name")
    return [
        heading(2, "Sections"),
        "What the report of a secretariat has in it, in this order, by the names that `--sections` takes:",
        table(["name", "what it does"], [[code(each.__name__), first_line(each.__doc__)] for each in SECRETARIAT]),
        "What notes on one country or programme have besides, and the evidence by itself:",
        table(["name", "of kinds", "what it does"], list(_of_other_kinds())),
        (
            f"Where a {linked('passage', 'passage', 'records.md')} may stand: "
            f"{', '.join(map(code, sorted(named)))}, or a code of the kinds of assistance."
        ),
    ]


def _of_other_kinds() -> Iterator[list[str]]:
    """Go through the sections that only other kinds of report have."""
    others = {each: None for kind in KINDS_OF_REPORT.values() for each in kind if each not in SECRETARIAT}
    for section in others:
        kinds = [code(name) for name, composed in KINDS_OF_REPORT.items() if section in composed]
        yield [code(section.__name__), ", ".join(kinds), first_line(section.__doc__)]


def _scales() -> list[str]:
    rows = [
        [code(each.id), each.title.best("en"), each.title.best("fr")]
        for each in next(iter(scales().values())).codes.values()
        if each.id in COMMON_CODES
    ]
    blocks = [
        heading(2, "Scales of status"),
        (
            f"What the *scale* and *code* of a {linked('status', 'status', 'records.md')} may be. The class says what a"
            " code means for the backlog; a code without one decides nothing. A further scale is a further table of"
            " `tracker/codelists/data/scales.toml`."
        ),
        "Codes of every scale, for what is not known:",
        table(["code", "English", "French"], rows),
    ]
    for each in scales().values():
        blocks += _scale(each)
    return blocks


def _scale(each: Scale) -> list[str]:
    rows = [
        [code(one.id), one.status_class.value if one.status_class else "", one.title.best("en"), one.title.best("fr")]
        for one in each.codes.values()
        if one.id not in COMMON_CODES
    ]
    others = [code(name) for name in scales() if name != each.name and concordance(each.name, name) is not None]
    led = f" Concordances lead to {', '.join(others)}." if others else " There is no concordance to another scale."
    return [
        heading(3, each.name),
        f"{each.title.best('en')}. Source: {each.source}.{led}",
        table(["code", "class", "English", "French"], rows),
    ]


def _areas() -> list[str]:
    rows = [
        [code(each.code), each.kind, each.name("en"), each.name("fr"), code(each.parent) if each.parent else ""]
        for each in areas().values()
    ]
    return [
        heading(2, "Areas"),
        "Regions of the standard M49 of the United Nations; the division is for statistics.",
        table(["code", "level", "English", "French", "within"], rows),
    ]
