"""How a message quotes the value it refuses."""

__all__ = ["shown"]

_LONGEST = 60


def shown(value: object) -> str:
    """
    Quote a text, or print a number, so that the message stays one readable line.

    >>> shown("2021-3"), shown(12), shown("x" * 1000)
    ("'2021-3'", '12', "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'")
    """
    if isinstance(value, str):
        return repr(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…")
    try:
        text = str(value)
    except ValueError:  # Python prints no whole number of more than 4 300 digits
        return "a number of thousands of digits"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
