"""The page of public names."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules, walk_packages
from types import ModuleType

from _docstrings import first_line, strings_below
from _markdown import code, heading, linked, page, table

import tracker

__all__ = ["python_page"]

_INTRODUCTION = (
    "Names without an underscore that a package lists in `__all__` are public. The names of `tracker` itself load on "
    "first use, so importing it stays cheap. `help(name)` prints the whole text."
)


def python_page() -> str:
    """Write the page: what `import tracker` gives, then each package."""
    modules = [import_module(f"tracker.{each.name}") for each in iter_modules(tracker.__path__) if each.name[0] != "_"]
    contents = [[linked(code(each.__name__), each.__name__), first_line(each.__doc__)] for each in modules]
    blocks = [_INTRODUCTION, table(["package", "what it holds"], contents), heading(2, "tracker"), _names(tracker)]
    for module in modules:
        for each in (module, *_modules_in(module)):
            blocks += [heading(2, each.__name__), first_line(each.__doc__), _names(each)]
    return page("Python", *blocks)


def _modules_in(module: ModuleType) -> list[ModuleType]:
    """Return the modules among the public names of a package: they have names of their own."""
    return [value for name in module.__all__ if isinstance(value := getattr(module, name), ModuleType)]


def _names(module: ModuleType) -> str:
    rows = [[code(name), _sort(getattr(module, name)), _said(module, name)] for name in module.__all__]
    return table(["name", "", "what it is"], rows)


def _sort(value: object) -> str:
    if isinstance(value, type):
        return "class"
    if isinstance(value, ModuleType):
        return "module"
    return "function" if inspect.isroutine(value) else ""


def _said(module: ModuleType, name: str) -> str:
    """Return the first line about a name: its docstring's, or that of the string below the value."""
    value = getattr(module, name)
    if isinstance(value, type | ModuleType) or inspect.isroutine(value):
        return first_line(value.__doc__)
    if hasattr(value, "help"):
        return str(value.help)  # a command
    homes = [module, *_below(module)]
    return next((said for home in homes if (said := strings_below(home).get(name))), "")


def _below(module: ModuleType) -> Iterator[ModuleType]:
    """Go through the files of a package, those of packages in it too."""
    for each in walk_packages(module.__path__, f"{module.__name__}."):
        if not each.name.endswith("__main__"):
            yield import_module(each.name)
