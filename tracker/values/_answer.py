"""What all answers share: a short line in a console, and their view in a notebook."""

from importlib import import_module
from typing import Any, TypeVar

A = TypeVar("A")


class Answer:
    """
    Something that a verb of the library returns and a person looks at.

    A class that has one writes its one line by ``__str__`` and leaves ``__repr__`` to this.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {str(self).partition(chr(10))[0]}>"

    def _repr_html_(self) -> str:
        """Show it in a notebook, as its view has it."""
        # Views and writers stand floors above: decision 23 says why they are asked by name, and only here.
        shown: str = import_module("tracker._notebook").html_of(self)
        return shown

    def rows(self, language: str = "en") -> list[dict[str, Any]]:
        """
        Return the first table of its view as rows, each by the heads of its columns; `tracker.rows_of` does more.

        Args:
            language: The language of heads and words.
        """
        found: list[dict[str, Any]] = import_module("tracker.views").rows_of(self, language)
        return found

    def frame(self, language: str = "en", *, library: str | None = None) -> Any:  # noqa: ANN401  # of pandas or polars
        """
        Return the first table of its view as a frame of pandas, or of polars; `tracker.frame_of` does more.

        Args:
            language: The language of heads and words.

            library: ``pandas`` or ``polars``; None for the one that is installed, pandas if both are.

        Raises:
            MissingExtraError: It is not installed.
        """
        return import_module("tracker.views").frame_of(self, language, library=library)


class Answers(tuple[A, ...]):
    """
    Several answers of one kind, as a verb returns them: a tuple, which a notebook shows as one page.

    >>> Answers([1, 2]) == (1, 2)
    True
    """

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        """Show them in a notebook, as their view has them; where there is none, as an empty tuple."""
        if not self:
            return None
        shown: str = import_module("tracker._notebook").html_of(self)
        return shown

    def rows(self, language: str = "en") -> list[dict[str, Any]]:
        """
        Return the first table of their view as rows, each by the heads of its columns; none where there is no answer.

        Args:
            language: The language of heads and words.
        """
        found: list[dict[str, Any]] = import_module("tracker.views").rows_of(self, language) if self else []
        return found

    def frame(self, language: str = "en", *, library: str | None = None) -> Any:  # noqa: ANN401  # of pandas or polars
        """
        Return the first table of their view as a frame of pandas, or of polars; `tracker.frame_of` does more.

        Args:
            language: The language of heads and words.

            library: ``pandas`` or ``polars``; None for the one that is installed, pandas if both are.

        Raises:
            MissingExtraError: It is not installed.

            InvalidValueError: There is no answer, and so no table.
        """
        return import_module("tracker.views").frame_of(self, language, library=library)
