"""Writers: a document becomes bytes in one format and one language. They know documents, never the domain."""

from tracker.writers._calendar import to_icalendar
from tracker.writers._html import to_html
from tracker.writers._markdown import to_markdown
from tracker.writers._plain import plain_text
from tracker.writers._terminal import to_terminal, to_text
from tracker.writers._words import MESSAGES
from tracker.writers._write import WRITERS, Writer, render, write

__all__ = [
    "MESSAGES",
    "WRITERS",
    "Writer",
    "plain_text",
    "render",
    "to_html",
    "to_icalendar",
    "to_markdown",
    "to_terminal",
    "to_text",
    "write",
]
