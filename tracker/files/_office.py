"""What an office says of itself in ``tracker.toml``: beside the register, or in a folder above it."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from attrs import evolve, field, frozen

from tracker.errors import InvalidValueError

NAME = "tracker.toml"


@frozen(kw_only=True)
class Office:
    """
    How an office works.

    Attributes:
        template: The Word file whose paper, headers and styles its reports take; None for none.

        docx_styles: What that file calls the styles of reports, by their name here.

        font_paths: Folders with fonts for its pages.
    """

    template: Path | None = None
    docx_styles: Mapping[str, str] = field(factory=dict)
    font_paths: tuple[Path, ...] = ()

    def with_template(self, template: Path | None = None) -> Self:
        """
        Return how it writes in Word, whichever command does so.

        Args:
            template: Another Word file, for once; None for that of the office, if it names one.

        Raises:
            InvalidValueError: Styles are named, and no file that they would be of.
        """
        chosen = template or self.template
        if chosen is None and self.docx_styles:
            raise InvalidValueError(
                "[docx.styles] of tracker.toml names styles of a template, and no template is named; "
                "write {example} above it",
                example='template = "house.docx"',
            )
        return evolve(self, template=chosen)


def office_of(directory: Path) -> Office:
    """
    Read what the office of a register says; nothing where it has no ``tracker.toml``.

    The nearest file counts: that beside the register's files, else that of the folder above, and so on. A template and
    folders with fonts are named from where the file is.

    Args:
        directory: The directory of the register.

    Raises:
        InvalidValueError: The file is no TOML, or says what it cannot say.
    """
    found = file_of_office(directory)
    return Office() if found is None else _read(found)


def language_of_office(directory: Path) -> str | None:
    """
    Return the language in which an office wants answers; None where it names none.

    Raises:
        InvalidValueError: Its file is no TOML, or names no language.
    """
    found = file_of_office(directory)
    language = None if found is None else _said(found).get("language")
    if found is not None and language is not None and not isinstance(language, str):
        raise _wrong(found, "language", 'language = "fr"')
    return language


def checks_of_office(directory: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """
    Return the checks that an office looks at, none for all, and those it leaves out, by codes or beginnings of codes.

    Raises:
        InvalidValueError: Its file is no TOML, or says something else there.
    """
    found = file_of_office(directory)
    said = {} if found is None else _said(found).get("check", {})
    return ((), ()) if found is None else (_codes(found, said, "select"), _codes(found, said, "ignore"))


def file_of_office(directory: Path) -> Path | None:
    """Find the ``tracker.toml`` that counts for a directory; None where there is none."""
    whole = directory.resolve()
    return next((folder / NAME for folder in (whole, *whole.parents) if (folder / NAME).is_file()), None)


def _said(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidValueError("{file} is no TOML: {why}", file=repr(str(path)), why=str(error)) from None


def _read(path: Path) -> Office:
    said = _said(path)
    template, docx = said.get("template"), said.get("docx", {})
    styles = docx.get("styles", {}) if isinstance(docx, dict) else None
    if template is not None and not isinstance(template, str):
        raise _wrong(path, "template", 'template = "house.docx"')
    if not isinstance(styles, dict) or not all(isinstance(name, str) for name in styles.values()):
        raise _wrong(path, "docx.styles", '[docx.styles], then "heading 1" = "Title 1"')
    return Office(
        template=None if template is None else path.parent / template,
        docx_styles=styles,
        font_paths=_font_paths(path, said.get("fonts", {})),
    )


def _codes(path: Path, said: object, key: str) -> tuple[str, ...]:
    named = said.get(key, []) if isinstance(said, dict) else None
    if not isinstance(named, list) or not all(isinstance(each, str) for each in named):
        raise _wrong(path, f"check.{key}", f'[check], then {key} = ["TRK4", "TRK502"]')
    return tuple(named)


def _font_paths(path: Path, said: object) -> tuple[Path, ...]:
    named = said.get("paths", []) if isinstance(said, dict) else None
    if not isinstance(named, list) or not all(isinstance(each, str) for each in named):
        raise _wrong(path, "fonts.paths", '[fonts], then paths = ["fonts"]')
    folders = tuple(path.parent / each for each in named)
    for folder in folders:
        if not folder.is_dir():
            raise InvalidValueError(
                "{file} names folder {folder} for fonts, which does not exist",
                file=repr(str(path)),
                folder=repr(str(folder)),
            )
    return folders


def _wrong(path: Path, key: str, example: str) -> InvalidValueError:
    return InvalidValueError(
        "{key} of {file} is written as in: {example}", key=key, file=repr(str(path)), example=example
    )
