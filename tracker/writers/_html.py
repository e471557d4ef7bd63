"""HTML: one file that opens anywhere, without scripts and without anything from elsewhere."""

from functools import cache
from typing import TYPE_CHECKING

from tracker.documents import Document
from tracker.writers._speech import Speaker
from tracker.writers._words import BACK, CONTENTS, NOTES, SKIP

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["to_html"]


def to_html(document: Document, language: str) -> str:
    """
    Write a document as a page.

    Args:
        document: The document.

        language: The language.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    from tracker.writers._page import page_of  # noqa: PLC0415  # a command that only prints text needs no pages

    speaker = Speaker.of(document, language)
    return _template().render(
        page=page_of(document, speaker),
        language=speaker.language.value,
        dir="rtl" if speaker.language.is_right_to_left else "ltr",
        words={
            "contents": speaker.word(CONTENTS),
            "skip": speaker.word(SKIP),
            "notes": speaker.word(NOTES),
            "back": speaker.word(BACK),
        },
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  # only pages need it

    environment = Environment(
        loader=PackageLoader("tracker.writers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html")
