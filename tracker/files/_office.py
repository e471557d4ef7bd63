"""What an office says of itself in ``tracker.toml``: beside the register, or in a folder above it."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

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

        language: The code of the language in which commands answer; None for that of each register.

        select: The checks it looks at, by their codes or beginnings of codes; none for all.

        ignore: The checks it leaves out.
    """

    template: Path | None = None
    docx_styles: Mapping[str, str] = field(factory=dict)
    font_paths: tuple[Path, ...] = ()
    language: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


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


def file_of_office(directory: Path) -> Path | None:
    """Find the ``tracker.toml`` that counts for a directory; None where there is none."""
    whole = directory.resolve()
    return next((folder / NAME for folder in (whole, *whole.parents) if (folder / NAME).is_file()), None)


def _read(path: Path) -> Office:
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidValueError("{file} is no TOML: {why}", file=repr(str(path)), why=str(error)) from None
    template, docx = said.get("template"), said.get("docx", {})
    styles = docx.get("styles", {}) if isinstance(docx, dict) else None
    if template is not None and not isinstance(template, str):
        raise _wrong(path, "template", 'template = "house.docx"')
    if not isinstance(styles, dict) or not all(isinstance(name, str) for name in styles.values()):
        raise _wrong(path, "docx.styles", '[docx.styles], then "heading 1" = "Title 1"')
    language, check = said.get("language"), said.get("check", {})
    if language is not None and not isinstance(language, str):
        raise _wrong(path, "language", 'language = "fr"')
    return Office(
        template=None if template is None else path.parent / template,
        docx_styles=styles,
        font_paths=_font_paths(path, said.get("fonts", {})),
        language=language,
        select=_codes(path, check, "select"),
        ignore=_codes(path, check, "ignore"),
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
