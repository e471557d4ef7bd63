"""What a misspelt field of a record is answered with."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from attrs import fields_dict

from tracker.errors import choice_hint


def naming_fields(init: Callable[..., None]) -> Callable[..., None]:
    """Let the constructor of a record name the field that was meant by one that it lacks."""

    @wraps(init)
    def made(self: Any, *given: Any, **named: Any) -> None:  # noqa: ANN401  # a record of any type
        try:
            init(self, *given, **named)
        except TypeError as error:
            known = [each.alias for each in fields_dict(type(self)).values() if each.init and each.alias is not None]
            strange = next((name for name in named if name not in known), None)
            if strange is None:
                raise
            kind = type(self).__name__
            raise TypeError(f"{kind} has no field {strange!r}; {choice_hint(strange, known)}") from error

    return made
