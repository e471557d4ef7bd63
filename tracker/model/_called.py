"""What verbs that are asked of a register have in common: they take nothing else, and answer in its language."""

from collections.abc import Callable
from functools import wraps
from os import PathLike, fspath
from typing import Any, TypeVar, cast

from tracker.errors import InvalidValueError
from tracker.model._register import Register
from tracker.values._safe_text import shown
from tracker.values._spoken import note_languages

V = TypeVar("V", bound=Callable[..., Any])


def of_register(verb: V) -> V:
    """
    Let a verb whose first argument is a register refuse everything else at once, and say what to do.

    A notebook shows the answer in the language of the register.

    >>> of_register(len)("wells")
    Traceback (most recent call last):
    tracker.errors.InvalidValueError: 'wells' is a path and no register yet; write tracker.load('wells')
    """

    @wraps(verb)
    def asked(*given: Any, **named: Any) -> Any:  # noqa: ANN401  # whatever the verb takes
        register = given[0] if given else named.get("register")
        if given or "register" in named:
            _demand(register)
        answer = verb(*given, **named)
        if isinstance(register, Register):
            note_languages(answer, register.languages)
        return answer

    return cast("V", asked)


def _demand(register: object) -> None:
    if isinstance(register, Register):
        return
    if isinstance(register, str | PathLike):
        path = shown(str(fspath(register)))
        raise InvalidValueError("{path} is a path and no register yet; write tracker.load({path})", path=path)
    raise InvalidValueError("{value} is no register; give what tracker.load returns", value=shown(register))
