"""The page of exceptions."""

import re
from inspect import cleandoc

from _docstrings import attributes_of, introduction
from _markdown import code, heading, page, table

import tracker.errors
from tracker.errors import TrackerError

__all__ = ["errors_page"]


def errors_page() -> str:
    """Write the page: the tree, and each exception with what it carries."""
    drawn = re.search(r"```\n(.*?)```", cleandoc(tracker.errors.__doc__ or ""), re.DOTALL)
    if drawn is None:
        raise ValueError("the docstring of tracker.errors draws no tree")
    blocks = [
        "Everything that `tracker` raises on purpose is a `TrackerError`, from `tracker.errors`.",
        f"```text\n{drawn[1]}```",
        *introduction(cleandoc(tracker.errors.__doc__ or "")[drawn.end() :]),
    ]
    for each in _exceptions(TrackerError):
        blocks += _exception(each)
    return page("Errors", *blocks)


def _exceptions(root: type[TrackerError]) -> list[type[TrackerError]]:
    """List the public exceptions from the root down, each before its own kinds."""
    below = [each for each in root.__subclasses__() if each.__module__ == tracker.errors.__name__]
    return [root, *(deeper for each in below for deeper in _exceptions(each))]


def _exception(each: type[TrackerError]) -> list[str]:
    bases = " and ".join(code(base.__name__) for base in each.__bases__)
    carried = [[code(name), meaning] for name, meaning in attributes_of(each).items()]
    return [
        heading(2, each.__name__),
        *introduction(each.__doc__),
        f"A kind of {bases}.",
        table(["attribute", "meaning"], carried) if carried else "",
    ]
