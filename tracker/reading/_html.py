"""Web pages as blocks."""

import re
from html.parser import HTMLParser

from tracker.reading._paragraphs import MARK, Block

_BLOCKS = {"p", "li", "div", "dd", "dt", "blockquote", "tr", "section", "article", "ul", "ol", "table", "body", "pre"}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_NOTES = {"doc-endnotes", "doc-footnote", "doc-endnote"}
_UNREAD = {"script", "style", "head", "template", "nav", "noscript"}
_MOST_DIGITS = 9


class _Blocks(HTMLParser):
    """Collects the blocks of a page; what only acts on a browser is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self._words: list[str] = []
        self._has_words = False
        self._kind = "text"
        self._label = ""
        self._unread = 0
        self._sup: list[str] | None = None
        self._notes = 0
        self._notes_within = ""
        self._lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or a part of a row."""
        if self._notes:
            self._notes += tag == self._notes_within
        elif dict(attrs).get("role") in _NOTES or tag == "aside":
            self.end_block()
            self._notes, self._notes_within = 1, tag
        if tag in _UNREAD:
            self._unread += 1
        elif tag == "sup":
            self._sup = []
        elif tag in _BLOCKS | _HEADINGS:
            self.end_block()
            self._kind = "heading" if tag in _HEADINGS else "cell" if tag == "tr" else "text"
            self._begin(tag, dict(attrs))
        elif tag in ("td", "th") and self._has_words:
            self._words.append(" | ")
        elif tag == "br":
            self._words.append(" ")

    def _begin(self, tag: str, given: dict[str, str | None]) -> None:
        if tag in ("ol", "ul"):
            start = given.get("start") or "1"
            first = int(start[:_MOST_DIGITS]) if start.isdecimal() else 1
            self._lists.append(first if tag == "ol" else None)
        elif tag == "li" and self._lists and (count := self._lists[-1]) is not None:
            self._label, self._lists[-1] = f"{count}.", count + 1

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        self._leave_notes(tag)
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag == "sup":
            words, self._sup = "".join(self._sup or ()), None
            self._words.append("" if MARK.fullmatch(words.strip()) else words)
            self._has_words = self._has_words or bool(self._words[-1].strip())
        elif tag in _BLOCKS | _HEADINGS:
            self.end_block()
            if tag in ("ol", "ul") and self._lists:
                self._lists.pop()

    def _leave_notes(self, tag: str) -> None:
        if self._notes and tag == self._notes_within:
            if self._notes == 1:
                self.end_block()
            self._notes -= 1

    def handle_data(self, data: str) -> None:
        """Take in words."""
        if not self._unread:
            (self._words if self._sup is None else self._sup).append(data)
            self._has_words = self._has_words or (self._sup is None and not data.isspace())

    def end_block(self) -> None:
        """Keep what was collected as a block, if it has words."""
        text = re.sub(r"[ \t\r\n]+", " ", "".join(self._words)).strip(" ")
        if text:
            kind, label = ("note", "") if self._notes else (self._kind, self._label)
            self.found.append(Block(text=text, kind=kind, label=label, level=max(0, len(self._lists) - 1)))
            self._label, self._kind = "", "text"
        self._words = []
        self._has_words = False


def _closed(page: str) -> str:
    """Write what opens and never closes as text: the parser would go through the whole page for the end of each."""
    pieces, done = list[str](), 0
    last = {end: page.rfind(end) for end in (">", "-->", "]>")}
    for found in _OPENS.finditer(page):
        if found.start() > last[_ENDS.get(found[0], ">")]:
            pieces += (page[done : found.start()], "&lt;")
            done = found.start() + 1
    return "".join((*pieces, page[done:]))


_ENDS = {"<!--": "-->", "<![": "]>"}
_OPENS = re.compile(r"<(?:!--|!\[)?")


def html_blocks(page: str) -> list[Block]:
    """
    Return the blocks of a page: headings, paragraphs, items of lists with their numbers, rows of tables.

    >>> [(each.kind, each.label, each.text) for each in html_blocks("<h1>A</h1><ol><li>One <b>two</b></ol>")]
    [('heading', '', 'A'), ('text', '1.', 'One two')]
    """
    parser = _Blocks()
    parser.feed(_closed(page))
    parser.close()
    parser.end_block()
    return parser.found
