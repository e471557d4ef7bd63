"""The indicators that a register may use: those that ship with the library, and its own."""

from collections.abc import Mapping

from tracker.model import Indicator, Register
from tracker.records import shipped_indicators

__all__ = ["known_indicators"]


def known_indicators(register: Register) -> Mapping[str, Indicator]:
    """Return them by ``id@version`` and, in the register's own last version if there is one, by id."""
    found: dict[str, Indicator] = {}
    for indicator in (*shipped_indicators().values(), *register.indicators.values()):
        found[indicator.key] = found[indicator.id] = indicator
    return found
