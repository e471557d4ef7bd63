"""The page of code lists: what may stand where a file takes a code."""

from enum import Enum

from reference_pages._docstrings import first_line, strings_below, with_meaning
from reference_pages._field_types import class_in_words
from reference_pages._markdown import code, heading, linked, page, table
from reference_pages._values import bounds_in_words
from tracker.codelists import KINDS, areas, codelist
from tracker.files._header import Header
from tracker.files._keys import item_of, keys_of, plain, vocabularies
from tracker.model import RECORD_TYPES, Masthead
from tracker.values import READINGS, Language, Qualifier, Quantity
from tracker.values import _quantity as quantity_module

__all__ = ["code_lists_page"]

_EXAMPLES = ("4000", ">=4000", ">4000", "<=4000", "<4000", "<~4000", "~4000", "~3500", "~829", "20..25")


def code_lists_page() -> str:
    """Write the page."""
    lists = [f"Kinds of {name}" for name in KINDS]
    enums = sorted(vocabularies(Header, Masthead, *RECORD_TYPES), key=lambda each: class_in_words(each))
    titles = [*lists, "Qualifiers", "Readings", *map(class_in_words, enums), "Areas"]
    blocks = [
        "The codes that a register's files may hold. The loader refuses any other, and names the nearest.",
        "\n".join(f"- {linked(title, title)}" for title in titles),
        "Country codes are those of ISO 3166-1 alpha-2, and `XK`; `tracker.codelists.countries()` lists them.",
    ]
    for title, name in zip(lists, KINDS, strict=True):
        rows = [[code(each.id), each.title.best("en"), each.title.best("fr")] for each in codelist(name).codes.values()]
        blocks += [heading(2, title), table(["code", "English", "French"], rows)]
    blocks += [*_qualifiers(), *_readings()]
    for vocabulary in enums:
        blocks += _vocabulary(vocabulary)
    return page("Code lists", *blocks, *_areas())


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


def _vocabulary(vocabulary: type[Enum]) -> list[str]:
    used = ", ".join(_uses(vocabulary))
    coded = with_meaning(vocabulary)
    if vocabulary is Language:
        coded = [(each.value, f"{each.name.capitalize()}, {each.endonym}") for each in Language]
    told = any(meaning for _, meaning in coded)
    rows = [[code(each), meaning] if told else [code(each)] for each, meaning in coded]
    return [
        heading(2, class_in_words(vocabulary)),
        f"{first_line(vocabulary.__doc__)} Taken by {used}.",
        table(["code", "meaning"] if told else ["code"], rows),
    ]


def _uses(vocabulary: type[Enum]) -> list[str]:
    """List the keys of records, and of their parts, that take a code of the vocabulary."""
    found = []
    for cls in (Header, *RECORD_TYPES):
        where = getattr(cls, "table", "register.toml")
        for key, attribute in keys_of(cls).items():
            kind = item_of(attribute.type) or plain(attribute.type)
            if kind is vocabulary:
                found.append(code(f"{where}: {key}"))
    return found or [code(f"{key}") for key in _within_parts(vocabulary)]


def _within_parts(vocabulary: type[Enum]) -> list[str]:
    found: dict[str, None] = {}
    for cls in (Header, *RECORD_TYPES):
        for key, attribute in keys_of(cls).items():
            part = item_of(attribute.type) or plain(attribute.type)
            if isinstance(part, type) and vocabulary in (vocabularies(part) if hasattr(part, "__attrs_attrs__") else ()):
                names = [name for name, each in keys_of(part).items() if plain(each.type) is vocabulary]
                found.update((f"{key}.{name}", None) for name in names)
    return list(found)


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
