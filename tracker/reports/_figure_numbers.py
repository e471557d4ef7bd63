"""The numbers under which an annex on paper has figures."""

from attrs import define, field


@define
class FigureNumbers:
    """
    Numbers given in the order in which a text comes to figures; a figure has one, wherever it stands.

    >>> numbers = FigureNumbers()
    >>> numbers.of("events", "evidenced"), numbers.of("table-ages", "five years"), numbers.of("events", "evidenced")
    (1, 2, 1)
    """

    _given: dict[tuple[object, ...], int] = field(factory=dict)

    def of(self, *key: object) -> int:
        """Return the number of what a key names; the next one, if it has none."""
        return self._given.setdefault(key, len(self._given) + 1)
