"""The page of JSON: what the keys of each answer mean, with an example."""

from collections.abc import Iterator, Mapping
from enum import Enum
from types import UnionType
from typing import Annotated, Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from _answers import answers, views
from _docstrings import attributes_of, introduction
from _json_schemas import answer_class, classes_in, file_of, name_of
from _markdown import code, heading, linked, page, table

from tracker.views import View, as_json
from tracker.views._json import Form, dump

__all__ = ["json_page"]

_INTRODUCTION = (
    "`tracker.as_json(answer)` and `--format json` are one thing. An answer begins with `output`, the number of the"
    " form of JSON: adding a key leaves it alone, and renaming or dropping one raises it ([versions](../versions.md))."
    " Keys are sorted where a command prints them. A number is whole, or a fraction in lowest terms as a text, such as"
    ' `"34061/69628"`, with rounded decimals beside it; what has no limit is `null`. Words are in the language that was'
    " asked for; where no register is given, records are called by their ids."
)
_SEVERAL = "Several stand in a list under a name, as `as_json([…])` and commands write them: {form}."
_CUT = "In the examples, lists are cut after their first item."


def json_page() -> str:
    """Write the page: each answer, then the parts that they are made of."""
    found = views()
    contents = [[linked(code(name), name), _meaning(answer_class(view))] for name, view in found.items()]
    blocks = [_INTRODUCTION, _CUT, table(["answer of class", "what it is"], contents)]
    for name, view in found.items():
        blocks += _answer(name, view)
    blocks.append(heading(2, "Parts"))
    for cls in _parts(found):
        blocks += [heading(3, _part(cls)), _meaning(cls), _keys(cls)]
    return page("JSON", *blocks)


def _parts(found: Mapping[str, View]) -> list[type]:
    """Return the classes that answers are made of, without those of answers themselves."""
    whole = [answer_class(view) for view in found.values()]
    named = {name_of(part): part for cls in whole for part in classes_in(cls)}
    return [named[name] for name in sorted(named) if named[name] not in whole]


def _sections(found: Mapping[str, View]) -> dict[type, str]:
    """Return the heading of the answer that a class is described under: the first that is written so."""
    sections: dict[type, str] = {}
    for name, view in found.items():
        cls = answer_class(view)
        if cls not in sections or name_of(cls) == name:
            sections[cls] = name
    return sections


def _answer(name: str, view: View) -> Iterator[str]:
    cls, file = answer_class(view), file_of(name)
    answer, register = answers()[name]
    yield heading(2, name)
    yield _meaning(cls)
    several = "" if view.name == "answers" else " " + _SEVERAL.format(form=code(f'{{"output": 1, "{view.name}": […]}}'))
    yield f"Schema: [{file}](schemas/{file}).{several}"
    section = _sections(views())[cls]
    yield _keys(cls) if section == name else f"Its keys are those of {linked(code(section), section)}."
    if section == name:
        yield f"```json\n{dump(_cut(as_json(answer, register=register)))}\n```"


def _cut(value: Any) -> Any:  # noqa: ANN401  # JSON
    if isinstance(value, dict):
        return {key: _cut(each) for key, each in value.items()}
    return [_cut(each) for each in value[:1]] if isinstance(value, list) else value


def _part(cls: type) -> str:
    return f"Part {name_of(cls)}"


def _meaning(cls: type) -> str:
    return " ".join(introduction(cls.__doc__))


def _keys(cls: type) -> str:
    said = attributes_of(cls)
    hints = get_type_hints(cls, include_extras=True)
    return table(["key", "value", "meaning"], ([code(key), _value(hints[key]), said[key]] for key in sorted(hints)))


_WORDS = {
    str: "text",
    int: "whole number",
    float: "decimal",
    bool: "true or false",
    type(None): "null",
    Any: "anything",
}


def _value(hint: Any) -> str:  # noqa: ANN401, PLR0911  # whatever an annotation is, one way each
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is NotRequired:
        return f"{_value(arguments[0])}, or left out"
    if origin is Annotated:
        return _texts(arguments[1])
    if origin in (Union, UnionType):
        return " or ".join(_value(each) for each in arguments)
    if origin is list:
        return f"list: {_value(arguments[0])}"
    if origin is dict:
        return f"object: {_value(arguments[0])} → {_value(arguments[1])}"
    if is_typeddict(hint):
        section = _sections(views()).get(hint)
        return linked(name_of(hint), _part(hint)) if section is None else linked(name_of(hint), section)
    return _WORDS[hint]


def _texts(form: type[Enum] | Form) -> str:
    if not isinstance(form, Form):
        return ", ".join(code(each.value) for each in form)
    if form.codes:
        return ", ".join(map(code, form.codes))
    return "day" if form.date else "fraction as text"
