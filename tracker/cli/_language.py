"""The language of an answer where nobody names one: the environment's, the office's, or the register's first."""

import os
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

VARIABLE = "TRACKER_LANGUAGE"
"""The variable of the environment that names the language of answers."""

_OPTION = "--language"
_HEADER = "register.toml"
_OFFICE = "tracker.toml"


def usual_language(register: Path | None = None) -> str:
    """
    Return the language of answers about a register where ``--language`` does not name one.

    It is that of the variable ``TRACKER_LANGUAGE``, else that of ``tracker.toml``, else the first of the register's in
    which answers are written, else English.

    Args:
        register: The directory of the register; None where a command asks of none.

    Raises:
        InvalidValueError: The variable or ``tracker.toml`` names a language in which no answers are written.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return _demanded(named, VARIABLE)
    folder = Path() if register is None else register
    return _of_office(folder) or (None if register is None else _of_register(register)) or "en"


def asked_language(arguments: Sequence[str]) -> str:
    """
    Find the language that arguments ask for, before they are read: what is wrong with them is said in it.

    >>> asked_language(["check", "register", "--language", "fr"]), asked_language(["check", "--language=fr"])
    ('fr', 'fr')
    """
    given = [argument.removeprefix(f"{_OPTION}=") for argument in arguments if argument.startswith(f"{_OPTION}=")]
    given += [value for option, value in pairwise(arguments) if option == _OPTION]
    found = next((each for each in given if each in _written()), None) if given else None
    if found is not None:
        return found
    register = next((path for path in map(Path, arguments[1:]) if _is_register(path)), None)
    with suppress(Exception):  # whatever is wrong with it is said when it is read, and that in English
        return usual_language(register)
    return "en"


def _is_register(path: Path) -> bool:
    try:
        return (path / _HEADER).is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _of_office(folder: Path) -> str | None:
    whole = folder.resolve()
    if not any(os.path.lexists(each / _OFFICE) for each in (whole, *whole.parents)):
        return None  # what reads the file loads all that reads registers: `--help` shall not wait for it
    from tracker.files._office import language_of_office

    language = language_of_office(folder)
    return None if language is None else _demanded(language, _OFFICE)


def _of_register(register: Path) -> str | None:
    """Return the first of a register's languages in which answers are written; what is wrong with it, `load` says."""
    import tomllib

    from tracker.storage._reading import read_file

    try:
        said = tomllib.loads(read_file(register / _HEADER).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    languages = said.get("languages")
    written = _written()
    return next((each for each in languages if each in written), None) if isinstance(languages, list) else None


def _demanded(language: str, where: str) -> str:
    """Return a language in which answers are written; refuse any other."""
    from tracker.errors import InvalidValueError

    code, written = language.strip().casefold(), _written()
    if code not in written:
        raise InvalidValueError(
            "{where} asks for answers in {language}; they are written in {written}",
            where=where,
            language=repr(language),
            written=", ".join(written),
        )
    return code


def _written() -> tuple[str, ...]:
    from tracker.languages import LANGUAGES

    return tuple(language.value for language in LANGUAGES)
