"""Addresses on the Web, as people write them into tables and titles."""

import re

from attrs import frozen

_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]+|www\.[\w-]+\.[^\s<>\"“”«»]+", re.IGNORECASE)
_BEHIND = ".,;:!?"
"""What stands behind an address in a sentence and is no part of it."""


@frozen
class NamedAddress:
    """
    An address with the words beside it.

    Attributes:
        address: Where it leads.

        name: What is said of it; empty where the address is all.
    """

    address: str
    name: str


def is_address(text: str) -> bool:
    """
    Tell whether a text is an address and nothing else.

    >>> is_address("https://www.unodc.org/page.html"), is_address("See https://www.unodc.org")
    (True, False)
    """
    return _ADDRESS.fullmatch(text.strip()) is not None


def named_address(text: str) -> NamedAddress | None:
    """
    Part the one address of a text from the words beside it; None if it has none, or several.

    >>> named_address("Courses end in Lahore (https://www.unodc.org/page.html)")
    NamedAddress(address='https://www.unodc.org/page.html', name='Courses end in Lahore')
    >>> named_address("[Courses end](https://www.unodc.org/page.html)").name
    'Courses end'
    """
    found = list(_ADDRESS.finditer(text))
    if len(found) != 1:
        return None
    address = _without_end(found[0][0])
    start = found[0].start()
    rest = f"{text[:start]} {text[start + len(address) :]}"
    words = " ".join(re.sub(r"[(\[<]\s*[>)\]]", " ", rest).split())
    return NamedAddress(address, re.sub(r" (?=[,.])", "", words).strip("[]<>|.,;:–—- "))


def _without_end(address: str) -> str:
    """Leave out the marks that end a sentence, and a bracket that was opened before the address."""
    while True:
        shorter = address.rstrip(_BEHIND)
        for opening, closing in ("()", "[]"):
            if shorter.endswith(closing) and shorter.count(closing) > shorter.count(opening):
                shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter
