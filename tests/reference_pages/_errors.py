"""The page of exceptions."""

import re
from inspect import cleandoc

import tracker.errors
from reference_pages._docstrings import attributes_of, introduction
from reference_pages._markdown import code, heading, page, table
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
    named = [getattr(tracker.errors, name) for name in tracker.errors.__all__]
    known = [each for each in named if isinstance(each, type)]
    below = [each for each in known if each.__bases__[0] is root]
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
