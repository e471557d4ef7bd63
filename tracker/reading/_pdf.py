"""The text of a PDF as lines: without what stands on every page, and with parted words whole again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_EDGE = 3
"""So many lines at the head and the foot of a page may be those of every page."""
_FEWEST_PAGES = 3
_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,4}\s*(?:/\s*\d{1,4}|of \d{1,4}|sur \d{1,4})?\s*[-–]?", re.IGNORECASE)
_PARTED = re.compile(r"(?P<first>[^\W\d_]{2,})[-\u2010\u00ad]$")
_GOES_ON = re.compile(r"(?P<rest>[^\W\d_]+)")


def lines_of_pages(text: str) -> Iterator[str]:
    r"""
    Go through the lines of pages that a form feed parts.

    >>> list(lines_of_pages("A/1\n1. The train-\ning of train-\ners. The training\n2/3\f"))
    ['A/1', '1. The training of trainers. The training']

    A word that the end of a line parts is put together, unless the document writes it with its hyphen elsewhere. A line
    of the head or the foot that stands on most pages, but for its number, is none of the text. A sentence goes on over
    the end of a page.
    """
    pages = [page.splitlines() for page in text.split("\f")]
    running = _running(pages)
    kept: list[str] = []
    for page in pages:
        if kept and kept[-1].rstrip().endswith(_ENDS):
            kept.append("")
        kept += _trimmed(list(_text_of(page, running)))
    yield from _whole(list(_over_gaps(kept)), frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold())))


_ENDS = (".", "!", "?", ":", ";", "»", "”", ")")


def _trimmed(lines: Sequence[str]) -> Sequence[str]:
    """Leave out the empty lines at both ends of a page."""
    held = [place for place, line in enumerate(lines) if line.strip()]
    return lines[held[0] : held[-1] + 1] if held else []


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _edges(page: Sequence[str]) -> list[int]:
    """Return the places of the first and last lines of a page that hold something."""
    held = [place for place, line in enumerate(page) if line.strip()]
    return sorted({*held[:_EDGE], *held[-_EDGE:]})


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the lines that stand at the head or the foot of most pages, but for their numbers."""
    counted = Counter(shape for page in pages for shape in {_shape(page[place]) for place in _edges(page)})
    filled = sum(any(line.strip() for line in page) for page in pages)
    return frozenset(shape for shape, times in counted.items() if times >= max(_FEWEST_PAGES, filled / 2))


def _text_of(page: Sequence[str], running: frozenset[str]) -> Iterator[str]:
    edges = set(_edges(page))
    for place, line in enumerate(page):
        is_running = place in edges and (_shape(line) in running or _NUMBER.fullmatch(line.strip()))
        if not is_running:
            yield line


def _over_gaps(lines: Sequence[str]) -> Iterator[str]:
    """Leave out empty lines within a sentence, as between the columns of a page."""
    last = ""
    gap = 0
    for line in lines:
        if not line.strip():
            gap += 1
            continue
        goes_on = bool(last) and not last.rstrip().endswith(_ENDS) and line.lstrip()[:1].islower()
        yield from [""] * (0 if goes_on else gap)
        yield line
        last, gap = line, 0


def _whole(lines: Sequence[str], words: frozenset[str]) -> Iterator[str]:
    """Put the words together that the end of a line parts."""
    held = ""
    for line in lines:
        parted = _PARTED.search(held.rstrip()) if held else None
        goes_on = _GOES_ON.match(line.lstrip())
        if parted is None or goes_on is None or not goes_on["rest"][0].islower():
            if held:
                yield held
            held = ""
            if _PARTED.search(line.rstrip()):
                held = line.rstrip()
            else:
                yield line
            continue
        first, rest = parted["first"], goes_on["rest"]
        keeps = f"{first}-{rest}".casefold() in words and f"{first}{rest}".casefold() not in words
        joined = held.rstrip()[: parted.end("first")] + ("-" if keeps else "") + line.lstrip()
        held = joined if _PARTED.search(joined.rstrip()) else ""
        if not held:
            yield joined
    if held:
        yield held
