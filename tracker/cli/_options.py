"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.cli._kinds_of_words import OneOf
from tracker.languages import LANGUAGES
from tracker.model import Register
from tracker.values import READINGS, Language

F = TypeVar("F", bound=Callable[..., Any])

register_argument = click.argument("register", type=click.Path(path_type=Path))
format_option = click.option(
    "--format", "form", type=OneOf(["text", "json"]), default="text", help="How to print the result."
)
language_option = click.option(
    "--language",
    type=OneOf([str(code) for code in LANGUAGES]),
    help="The language of the result; by default that of TRACKER_LANGUAGE or tracker.toml, else the register's first.",
)
document_language_option = click.option(
    "--language",
    type=OneOf([code.value for code in Language]),
    help="The language of the document, and of the result where results are written in it; by default its words tell.",
)
reading_option = click.option(
    "--reading",
    type=OneOf([reading.name for reading in READINGS]),
    help="How hedged words are understood; by default as the register says.",
)


if TYPE_CHECKING:
    _OfDays = click.ParamType[date]
else:
    _OfDays = click.ParamType  # older releases of click name no type of value


class Day(_OfDays):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401  # as click declares it
        """Read the day."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            form = _day_meant(value)
            message = (
                gettext("{value!r} is not a day; write it as in 2022-07-31")
                if form is None
                else gettext("{value!r} is not a day; write {form}")
            )
            self.fail(message.format(value=value, form=form), param, ctx)


def _day_meant(text: str) -> str | None:
    """Return the day that somebody meant by another form of it, where only one can be meant."""
    from tracker.values._edtf import day_meant

    found = day_meant(text)
    return None if found is None else found.isoformat()


def vintage_options(command: F) -> F:
    """Add the days that say what was known."""
    recorded = click.option("--recorded-by", type=Day(), help="Leave out what was recorded after this day.")
    published = click.option("--published-by", type=Day(), help="Leave out what was published after this day.")
    return published(recorded(command))


def figure_options(command: F) -> F:
    """Add the options of a command that computes figures."""
    about = click.option(
        "--about",
        type=OneOf(["recorded", "actual"]),
        default="recorded",
        help="What was recorded, or what happened.",
    )
    return about(reading_option(command))


def loaded(path: Path, language: str) -> Register:
    """
    Load a register, and say which links to directories were not followed.

    Raises:
        StructureError: The files are not a register.
    """
    from tracker.files import load
    from tracker.files._directory import links_not_followed

    register = load(path)
    for link in links_not_followed(path):
        from tracker.cli._said import tell
        from tracker.documents import Message, Verbatim

        tell(Message("Note: link {link} leads to a directory and is not followed.", link=Verbatim(link)), language)
    return register


def warn_of_draft(register: Register, period: str, language: str) -> None:
    """Warn that only a draft declares a period that is asked about: its days may still change."""
    declared = register.periods.get(period)
    if declared is None or not declared.draft:
        return
    from tracker.cli._said import tell
    from tracker.documents import Message, Verbatim

    said = Message(
        "Warning: period {period} is still a draft; 'tracker confirm' makes a record of it.", period=Verbatim(period)
    )
    tell(said, language)


def opened(
    path: Path, published_by: date | None = None, recorded_by: date | None = None, *, language: str = "en"
) -> Register:
    """
    Load a register as known on a day, and warn of references that lead nowhere.

    Raises:
        StructureError: The files are not a register.

        MissingTranslationError: Nothing is said in the language yet.
    """
    from tracker.checks import Severity, check
    from tracker.languages._locale import written_in

    written_in(language)
    register = loaded(path, language)
    if published_by is not None or recorded_by is not None:
        register = register.as_of(published=published_by, recorded=recorded_by)
    found = check(register, select=["TRK1"])
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in found)
    if errors:
        from tracker.cli._said import tell
        from tracker.documents import Message, Numeral, Verbatim

        warning = Message(
            "Warning: {number} {number:reference leads|references lead} nowhere; 'tracker check {register}' "
            "lists {number:it|them}.",
            number=Numeral(errors),
            register=Verbatim(str(path)),
        )
        tell(warning, language)
    return register
