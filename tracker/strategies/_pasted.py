"""What Hypothesis prints of a register with which a test fails: a file that can be pasted."""

from tracker.files._save import files_of
from tracker.model import Register


def as_toml(register: Register) -> str:
    """
    Write a register as one file, `register.toml`, of which `tracker.load` reads the same register.

    >>> from tracker.values import InternationalString
    >>> print(as_toml(Register(id="wells", title=InternationalString(en="Wells"))))
    # register.toml
    schema = 1
    id = "wells"
    title = "Wells"
    """
    header, *tables = [text.strip() for _, text in files_of(register)]
    return "\n\n".join(["# register.toml\n" + header, *tables])


class Pasted:
    """A register that is written only where a test fails, since most never are."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def __repr__(self) -> str:
        return as_toml(self._register)
