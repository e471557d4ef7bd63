"""What all answers share: a short line in a console, and their view in a notebook."""

from importlib import import_module


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
