"""What an office says of itself in ``tracker.toml``: beside the register, or in a folder above it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from attrs import evolve, field, frozen

from tracker.errors import InvalidValueError, StructureFault, choice_hint
from tracker.files._toml_reading import read_tree
from tracker.records._refused_values import quoted
from tracker.storage._names import is_within
from tracker.storage._reading import read_file

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
        InvalidValueError: The file is no TOML, says what it cannot say, or names what is not in its folder.
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
    language = None if found is None else _said_in(found).get("language")
    return None if language is None else str(language)


def checks_of_office(directory: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """
    Return the checks that an office looks at, none for all, and those it leaves out, by codes or beginnings of codes.

    Raises:
        InvalidValueError: Its file is no TOML, or says something else there.
    """
    found = file_of_office(directory)
    said = {} if found is None else _said_in(found).get("check", {})
    return ((), ()) if found is None else (_codes(found, said, "select"), _codes(found, said, "ignore"))


def file_of_office(directory: Path) -> Path | None:
    """Find the ``tracker.toml`` that counts for a directory, or what stands in its place; None where there is none."""
    whole = directory.resolve()
    return next((folder / NAME for folder in (whole, *whole.parents) if os.path.lexists(folder / NAME)), None)


def _read(path: Path) -> Office:
    said = _said_in(path)
    template, docx = said.get("template"), said.get("docx", {})
    styles = docx.get("styles", {}) if isinstance(docx, dict) else None
    if template is not None and not isinstance(template, str):
        raise _wrong(path, "template", 'template = "house.docx"')
    if not isinstance(styles, dict) or not all(isinstance(name, str) for name in styles.values()):
        raise _wrong(path, "docx.styles", '[docx.styles], then "heading 1" = "Title 1"')
    return Office(
        template=None if template is None else _within(path, template),
        docx_styles=styles,
        font_paths=_font_paths(path, said.get("fonts", {})),
    )


def _codes(path: Path, said: object, key: str) -> tuple[str, ...]:
    named = said.get(key, []) if isinstance(said, dict) else None
    if not isinstance(named, list) or not all(isinstance(each, str) for each in named):
        raise _wrong(path, f"check.{key}", f'[check], then {key} = ["TRK4", "TRK502"]')
    return tuple(named)


_MOST_BYTES = 2**20
"""What an office says of itself takes some hundred bytes."""


def _said_in(path: Path) -> Mapping[str, object]:
    try:
        text = read_file(path, limit=_MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise InvalidValueError(
            "{file} cannot be read: {reason}", file=repr(str(path)), reason=error.strerror
        ) from None
    except UnicodeDecodeError as error:
        byte = f"0x{error.object[error.start]:02x}"
        raise InvalidValueError(
            "{file} is no TOML: byte {byte} is not UTF-8", file=repr(str(path)), byte=byte
        ) from None
    try:
        said: Mapping[str, object] = read_tree(NAME, text).raw
    except StructureFault as fault:
        raise InvalidValueError(
            "{file}, line {line}: {why}", file=repr(str(path)), line=fault.line or 1, why=fault.message
        ) from None
    for table, keys in _KEYS.items():
        held = said if not table else said.get(table, {})
        unknown = next((key for key in held if key not in keys), None) if isinstance(held, Mapping) else None
        if unknown is not None:
            raise InvalidValueError(
                "{file} has an unknown key {key}; {hint}",
                file=repr(str(path)),
                key=quoted(unknown if not table else f"{table}.{unknown}"),
                hint=choice_hint(unknown, keys),
            )
    if not isinstance(said.get("language", ""), str):
        raise _wrong(path, "language", 'language = "fr"')
    return said


_KEYS: Mapping[str, tuple[str, ...]] = {
    "": ("language", "template", "docx", "fonts", "check"),
    "docx": ("styles",),
    "fonts": ("paths",),
    "check": ("select", "ignore"),
}
"""What an office may say, by table."""


def _within(path: Path, name: str) -> Path:
    """
    Return what a file names beside it: whoever receives a register must not have other files of his read by it.

    Raises:
        InvalidValueError: The name leads out of the folder of the file.
    """
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if not name.startswith("/") and (not parts or is_within("/".join(parts))):
        places = [path.parent.joinpath(*parts[: number + 1]) for number in range(len(parts))]
        if not any(map(os.path.islink, places)):
            return path.parent.joinpath(*parts)
    raise InvalidValueError(
        "{file} names {name}, which is not in its own folder; put it there, or give it on the command line",
        file=repr(str(path)),
        name=quoted(name),
    )


def _font_paths(path: Path, said: object) -> tuple[Path, ...]:
    named = said.get("paths", []) if isinstance(said, dict) else None
    if not isinstance(named, list) or not all(isinstance(each, str) for each in named):
        raise _wrong(path, "fonts.paths", '[fonts], then paths = ["fonts"]')
    folders = tuple(_within(path, each) for each in named)
    for folder in folders:
        if not os.path.isdir(folder):  # noqa: PTH112  # a name too long for the disk is of no folder either
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
