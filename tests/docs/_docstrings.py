"""What docstrings say: of classes, of their attributes, and of the names below whose value a string stands."""

import ast
import inspect
import re
from collections.abc import Mapping
from enum import Enum
from functools import cache
from itertools import pairwise
from types import ModuleType

__all__ = ["attributes_of", "first_line", "in_markdown", "introduction", "strings_below", "with_meaning"]


def in_markdown(text: str) -> str:
    """
    Write docstring text as Markdown, on one line.

    >>> in_markdown("a period, as an id or\\n``START..END``")
    'a period, as an id or `START..END`'
    """
    return " ".join(text.replace("``", "`").split())


def first_line(doc: str | None) -> str:
    """Return the first sentence or line, as Markdown; empty where there is none."""
    return in_markdown(inspect.cleandoc(doc or "").split("\n\n")[0])


def introduction(doc: str | None) -> list[str]:
    """Return the paragraphs before the sections of a docstring, without its examples."""
    paragraphs = []
    for block in re.split(r"\n\s*\n", inspect.cleandoc(doc or "")):
        if re.match(r"(Attributes|Args|Raises|Returns|Yields):\n", block):
            break
        if not block.lstrip().startswith(">>>"):
            paragraphs.append(in_markdown(block))
    return paragraphs


def attributes_of(cls: type) -> Mapping[str, str]:
    """Return what the section "Attributes:" of a class says of each."""
    _, _, section = inspect.cleandoc(cls.__doc__ or "").partition("Attributes:\n")
    found: dict[str, str] = {}
    for entry in re.split(r"\n\s*\n", section):
        named = re.match(r" {4}(\w+): (.*)\Z", entry, re.DOTALL)
        if named:
            found[named[1]] = in_markdown(named[2])
    return found


@cache
def strings_below(source: ModuleType | type) -> Mapping[str, str]:
    """Return the string that stands below each name that a module or a class gives a value to."""
    tree = ast.parse(inspect.getsource(source))
    top = tree.body[0] if isinstance(source, type) else tree
    body = top.body if isinstance(top, ast.ClassDef | ast.Module) else []
    return {
        name: in_markdown(below.value.value)
        for statement, below in pairwise(body)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
        for name in _named(statement)
    }


def _named(statement: ast.stmt) -> list[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    if isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def with_meaning(vocabulary: type[Enum]) -> list[tuple[str, str]]:
    """Return the codes of an enumeration, each with what it means; empty where its name says it."""
    said = strings_below(vocabulary)
    return [(str(member.value), said.get(member.name, "")) for member in vocabulary]
