"""Writers: a document becomes bytes in one format and one language. They know documents, never the domain."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.writers._csv import to_columns
    from tracker.writers._docx import to_docx
    from tracker.writers._html import to_html
    from tracker.writers._layout import Layout, layout_of
    from tracker.writers._markdown import to_markdown
    from tracker.writers._speech import plain_text
    from tracker.writers._terminal import to_text
    from tracker.writers._write import WRITERS, Writer, render, write

_HOMES = {
    "_csv": ("to_columns",),
    "_docx": ("to_docx",),
    "_html": ("to_html",),
    "_layout": ("Layout", "layout_of"),
    "_markdown": ("to_markdown",),
    "_speech": ("plain_text",),
    "_terminal": ("to_text",),
    "_write": ("WRITERS", "Writer", "render", "write"),
}
"""Where the names live; a format loads when it is first written."""

_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "WRITERS",
    "Layout",
    "Writer",
    "layout_of",
    "plain_text",
    "render",
    "to_columns",
    "to_docx",
    "to_html",
    "to_markdown",
    "to_text",
    "write",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the name is bound to
    """Load the module in which a name lives."""
    module = _HOME_OF.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{module}"), name)
