"""JSON Schemas of answers, made of the classes that their views return."""

import json
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from _answers import views
from _docstrings import attributes_of, introduction

from tracker.views import View
from tracker.views._json import Form
from tracker.views._view import OUTPUT

__all__ = ["answer_class", "classes_in", "file_of", "name_of", "schema_of", "schema_texts"]

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_texts() -> Iterator[tuple[str, str]]:
    """Go through the schemas: the name of each file, and what it should hold."""
    for name, view in views().items():
        yield file_of(name), json.dumps(schema_of(name, view), indent=2, ensure_ascii=False) + "\n"


def file_of(name: str) -> str:
    """
    Return the file of the schema of a class.

    >>> file_of("FollowUp")
    'follow-up.json'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower() + ".json"


def name_of(cls: type) -> str:
    """Return what the schemas call a class."""
    return cls.__name__.removesuffix("Json")


def answer_class(view: View) -> type:
    """Return the class that says what the JSON of an answer holds."""
    found: type = view.plain.__annotations__["return"]
    return found


def schema_of(name: str, view: View) -> dict[str, Any]:
    """Return the schema of one answer, or of several of its kind where these stand under a name."""
    cls = answer_class(view)
    one = _object(cls)
    forms = [{**one, "properties": {**_OUTPUT, **one["properties"]}, "required": ["output", *one["required"]]}]
    if view.name != "answers":
        listed = {view.name: {"type": "array", "items": _of(cls)}}
        forms.append(_closed({**_OUTPUT, **listed}, ["output", view.name]))
    return {
        "$schema": DIALECT,
        "title": name,
        "description": " ".join(introduction(cls.__doc__)),
        **(forms[0] if len(forms) == 1 else {"anyOf": forms}),
        "$defs": {name_of(each): _described(each) for each in classes_in(cls)},
    }


_OUTPUT = {"output": {"const": OUTPUT, "description": "The number of the form of JSON."}}


def _closed(properties: Mapping[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _described(cls: type) -> dict[str, Any]:
    return {"description": " ".join(introduction(cls.__doc__)), **_object(cls)}


def _object(cls: type) -> dict[str, Any]:
    said = attributes_of(cls)
    hints = get_type_hints(cls, include_extras=True)
    properties = {key: {**_of(hint), "description": said[key]} for key, hint in sorted(hints.items())}
    return _closed(properties, sorted(cls.__required_keys__))  # type: ignore[attr-defined]  # every TypedDict has them


def _of(hint: Any) -> dict[str, Any]:  # noqa: ANN401, PLR0911  # whatever an annotation is, one way each
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Any:
        return {}
    if origin is NotRequired:
        return _of(arguments[0])
    if origin is Annotated:
        return {**_of(arguments[0]), **_texts(arguments[1])}
    if origin in (Union, UnionType):
        return _any([_of(each) for each in arguments])
    if origin is list:
        return {"type": "array", "items": _of(arguments[0])}
    if origin is dict:
        names = _of(arguments[0])
        of_names = {} if names == {"type": "string"} else {"propertyNames": names}
        return {"type": "object", **of_names, "additionalProperties": _of(arguments[1])}
    if is_typeddict(hint):
        return {"$ref": f"#/$defs/{name_of(hint)}"}
    return {"type": _PLAIN[hint]}


def _any(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    if all(set(each) == {"type"} for each in schemas):
        return {"type": [each["type"] for each in schemas]}
    return {"anyOf": schemas}


def _texts(form: type[Enum] | Form) -> dict[str, Any]:
    if isinstance(form, Form):
        return {
            **({"format": "date"} if form.date else {}),
            **({"pattern": form.pattern} if form.pattern else {}),
            **({"enum": list(form.codes)} if form.codes else {}),
        }
    return {"enum": [str(each.value) for each in form]}


def classes_in(cls: type) -> list[type]:
    """Return the classes that a class is made of, itself among them, sorted by name."""
    found: dict[str, type] = {}
    pending: list[Any] = [cls]
    while pending:
        each = pending.pop()
        if is_typeddict(each):
            if found.setdefault(name_of(each), each) is not each:
                raise ValueError(f"two classes are called {name_of(each)}")
            pending += get_type_hints(each, include_extras=True).values()
        pending += [part for part in get_args(each) if not is_typeddict(part) or name_of(part) not in found]
    return [found[name] for name in sorted(found)]
