"""Names of sheets: what spreadsheets allow, and no two alike."""

import re
from collections.abc import Iterator
from itertools import count

from attrs import Factory, define

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]+")
_COLON = re.compile(r"\s*[:：](?=\s|[^\x00-\x7f])")
_RESERVED = ("history",)
"""What Excel keeps for itself, whatever its language."""


@define
class SheetNames:
    """
    The names of a workbook's sheets.

    >>> names = SheetNames()
    >>> names.take("Table 1"), names.take("TABLE 1"), names.take("2020/2022: [x]")
    ('Table 1', 'TABLE 1 (2)', '2020 2022 x')
    >>> names.take("Countries and areas assisted, by period", ", chart")
    'Countries and areas…, chart'
    """

    _taken: set[str] = Factory(lambda: set(_RESERVED))

    def take(self, wanted: str, ending: str = "") -> str:
        """
        Return a name like *wanted* that no other sheet has: at most 31 letters, cut between words if it can be.

        Args:
            wanted: What the sheet shows. A long one that goes on behind a colon is named by what stands before it.

            ending: What the name ends in, however much of the rest is cut.
        """
        said = wanted if _units(wanted + ending) <= _LONGEST else _COLON.split(wanted)[0].strip() or wanted
        bare = " ".join(_FORBIDDEN.sub(" ", said).split()).strip("' ") or "–"
        name = next(each for each in _candidates(bare, ending) if each.casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name


def _candidates(text: str, ending: str) -> Iterator[str]:
    yield f"{_cut(text, _LONGEST - _units(ending))}{ending}"
    for number in count(2):
        numbered = f"{ending} ({number})"
        yield f"{_cut(text, _LONGEST - _units(numbered))}{numbered}"


def _cut(text: str, room: int) -> str:
    """Cut a text so that it takes no more than *room*, as spreadsheets count: signs beyond the first plane are two."""
    if _units(text) <= room:
        return text
    kept = text
    while _units(kept) > room - 1:
        kept = kept[:-1]
    at_word = kept.rfind(" ")
    if at_word > room // 2 and text[len(kept)] != " ":
        kept = kept[:at_word]
    return f"{kept.rstrip(' ,;:–-…' + chr(39))}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
