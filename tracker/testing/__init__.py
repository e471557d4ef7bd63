"""
For the test suites of those who keep a register: is it valid, are its figures sound, does it stay so as it grows?

`assert_valid` and `assert_sound` are for a register as it is; `RegisterMachine` is for what becomes of it as people
add, correct and withdraw records for years; `as_toml` writes one so that it can be pasted. Needs the extra ``testing``.

With it, pytest has the option ``--tracker-register PATH``: each diagnostic of that register is then a test.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.strategies._pasted import as_toml
    from tracker.testing._assertions import assert_sound, assert_valid
    from tracker.testing._machine import RegisterMachine
    from tracker.testing._worlds import draw_world

__all__ = ["RegisterMachine", "as_toml", "assert_sound", "assert_valid", "draw_world"]

_HOMES = {
    "RegisterMachine": "tracker.testing._machine",
    "as_toml": "tracker.strategies._pasted",
    "assert_sound": "tracker.testing._assertions",
    "assert_valid": "tracker.testing._assertions",
    "draw_world": "tracker.testing._worlds",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever is exported
    """Load what is asked for: pytest imports this package for the plugin, in every run where it is installed."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
