"""Dates as reports write them, in English and French: an explicit table, never a guess."""

import re
import unicodedata

from tracker.errors import InvalidWhenError
from tracker.values._safe_text import shown

__all__ = ["as_edtf"]

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "premier": 1, "deuxieme": 2, "troisieme": 3, "quatrieme": 4,
    "1er": 1, "2e": 2, "3e": 3, "4e": 4,
}  # fmt: skip
_PARTS = {"quarter": "Q", "trimestre": "Q", "semester": "S", "half": "S", "semestre": "S"}
_VAGUE = {"early", "late", "mid", "end", "beginning", "fin", "debut", "mi", "courant", "vers", "circa", "around"}

_MONTH = re.compile(r"(?:(?P<day>\d{1,2})(?:er|st|nd|rd|th)? )?(?P<month>[a-z]+) (?P<year>\d{4})", re.ASCII)
_PART = re.compile(r"(?P<ordinal>[a-z0-9]+) (?P<part>[a-z]+)(?: (?:of|de))? (?P<year>\d{4})", re.ASCII)


def as_edtf(text: str) -> str:
    """
    Turn a phrase of the table into EDTF; leave any other text as it is.

    >>> as_edtf("premier trimestre 2022"), as_edtf("1er juillet 2022"), as_edtf("2021-03")
    ('2022-Q1', '2022-07-01', '2021-03')

    Raises:
        InvalidWhenError: A phrase such as "fin 2022", whose days nobody can tell.
    """
    folded = _folded(text)
    if not re.search(r"[a-z]{3}", folded) and not folded.startswith(("fin", "mi")):
        return text.strip()
    first = folded.split(" ")[0].split("-")[0]
    if first in _VAGUE:
        raise InvalidWhenError(
            '{text} does not say which days are meant; decide and write them, as in "2022-10/2022-12" or "2022-Q4"',
            text=shown(text),
        )
    month = _MONTH.fullmatch(folded)
    if month and month["month"] in _MONTHS:
        day = f"-{int(month['day']):02}" if month["day"] else ""
        return f"{month['year']}-{_MONTHS[month['month']]:02}{day}"
    part = _PART.fullmatch(folded)
    if part and part["ordinal"] in _ORDINALS and part["part"] in _PARTS:
        return f"{part['year']}-{_PARTS[part['part']]}{_ORDINALS[part['ordinal']]}"
    return text.strip()


def _folded(text: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return " ".join(bare.casefold().replace("’", "'").split())
