"""The language in which the command line itself speaks: its usage errors and its help."""

import gettext
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from importlib.resources import as_file, files
from inspect import cleandoc
from typing import TypeVar

import click

from tracker.languages import translate

C = TypeVar("C", bound=click.Command)

_DOMAIN = "tracker"


@contextmanager
def click_in(language: str) -> Iterator[None]:
    """Have click say its own sentences in a language: it asks gettext, whose language only the environment names."""
    domain, named = gettext.textdomain(), os.environ.get("LANGUAGE")
    with as_file(files("tracker.languages").joinpath("catalogues")) as catalogues:
        gettext.bindtextdomain(_DOMAIN, str(catalogues))
        gettext.textdomain(_DOMAIN)
        os.environ["LANGUAGE"] = language
        try:
            yield
        finally:
            gettext.textdomain(domain)
            os.environ.pop("LANGUAGE")
            if named is not None:
                os.environ["LANGUAGE"] = named


def translated(command: C, language: str) -> C:
    """Return a command with its help in a language; what is not translated stays English."""
    spoken = copy(command)
    spoken.help = translate(language, cleandoc(command.help or ""))
    spoken.params = [_translated_option(each, language) for each in command.params]
    return spoken


def _translated_option(parameter: click.Parameter, language: str) -> click.Parameter:
    spoken = copy(parameter)
    if isinstance(spoken, click.Option):
        spoken.help = translate(language, spoken.help or "")
    spoken.metavar = _translated_metavar(spoken, language)
    return spoken


def _translated_metavar(parameter: click.Parameter, language: str) -> str | None:
    """Write what stands for a value in a language; None leaves it to click, as the choices of a list."""
    if isinstance(parameter.type, click.Choice) or (isinstance(parameter, click.Option) and parameter.is_flag):
        return parameter.metavar
    return METAVAR.sub(lambda word: translate(language, word[0]), metavar_of(parameter))


METAVAR = re.compile(r"[A-Z]{2,}")
"""A word that stands for a value; what is in small letters is written as it stands."""


def metavar_of(parameter: click.Parameter) -> str:
    """Return what stands for the value of a parameter in English, as click puts it together."""
    if parameter.metavar is not None:
        return parameter.metavar
    if isinstance(parameter, click.Option):
        return parameter.type.name.upper()
    name = (parameter.name or "").upper()
    return (name if parameter.required else f"[{name}]") + ("..." if parameter.nargs != 1 else "")
