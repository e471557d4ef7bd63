"""Vintages: what was known on a day."""

from datetime import date

from attrs import frozen

__all__ = ["Vintage"]


@frozen(kw_only=True)
class Vintage:
    """
    The knowledge that figures rest on.

    Attributes:
        published: Records whose sources became public after this day are left out; None leaves out none.

        recorded: Records entered after this day are left out; None leaves out none.
    """

    published: date | None = None
    recorded: date | None = None
