"""The language in which the command line itself speaks: its usage errors and its help."""

import gettext
import os
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
    return spoken
