"""How an exact number is written in a file: with decimals where they can say it."""

from fractions import Fraction

LARGEST_DENOMINATOR = 20
"""One over no more than this is how people say it: 1 in 20."""


def decimal_places(number: Fraction) -> int | None:
    """
    Return how many decimals write a fraction exactly; None if none do.

    >>> decimal_places(Fraction("0.25")), decimal_places(Fraction(1, 3))
    (2, None)
    """
    rest, places = number.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        places = max(places, power)
    return places if rest == 1 else None


def number_text(number: int | Fraction, *, most_places: int = 60) -> str:
    """
    Write a number exactly: with decimals, or as a fraction where no decimals say it, and of one over a small number.

    >>> number_text(Fraction("1234.5")), number_text(Fraction(7, 20)), number_text(Fraction(1, 20))
    ('1234.5', '0.35', '1/20')
    >>> number_text(4000), number_text(Fraction(-2, 3))
    ('4000', '-2/3')
    """
    if isinstance(number, int):
        return str(number)
    size, places = abs(number), decimal_places(number)
    is_part = size.numerator == 1 and size.denominator <= LARGEST_DENOMINATOR
    if places is None or places > most_places or is_part:
        return str(number)
    whole, rest = divmod(int(size * 10**places), 10**places)
    sign, digits = "-" if number < 0 else "", f".{rest:0{places}}" if places else ""
    return f"{sign}{whole}{digits}"
