"""How large an Excel file is before anything makes cells of it: a few bytes may claim billions."""

import re
from io import BytesIO
from xml.parsers import expat
from zipfile import ZipFile

from tracker.errors import Sentence, StructureFault

MOST_CELLS = 5_000_000
"""The most cells that a sheet may have or span; a table of 100,000 rows and 20 columns has two million."""

_MOST_BYTES = 2**27
_DEEPEST = 100


def demand_small(content: bytes, file: str) -> None:
    """
    Demand that an Excel file does not unpack to more than a table may be; nothing of it is kept in memory meanwhile.

    Args:
        content: The file.

        file: Its name, for faults.

    Raises:
        StructureFault: It does, or declares entities, which no spreadsheet program writes.

        Exception: It is no archive, or none that can be read.
    """
    with ZipFile(BytesIO(content)) as archive:
        unpacked = sum(each.file_size for each in archive.infolist())
        if unpacked > _MOST_BYTES:
            raise StructureFault(
                Sentence(
                    "the file unpacks to {number} million bytes, and at most {most} are read",
                    number=f"{unpacked / 1e6:.0f}",
                    most=f"{_MOST_BYTES / 1e6:.0f}",
                ),
                file=file,
                hint=_LEAVE_OUT,
            )
        seen = _Seen(file)
        for member in archive.infolist():
            with archive.open(member) as part:
                seen.look_through(part.read(), is_xml=member.filename.lower().endswith((".xml", ".rels", ".vml")))


_LEAVE_OUT = Sentence("leave out what is no part of the table, or save the sheet as CSV")


def too_many_cells(file: str) -> StructureFault:
    """Say that a sheet has or spans too many cells."""
    return StructureFault(
        Sentence("the sheets have or span more than {number} cells", number=MOST_CELLS), file=file, hint=_LEAVE_OUT
    )


_EXPANDED = {"mergeCell", "hyperlink"}
"""What makes a cell of each place that it covers."""
_UNKNOWN_ENCODING = 18
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")


class _Seen:
    """What has been seen of the parts of one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._cells = 0
        self._depth = 0

    def look_through(self, part: bytes, *, is_xml: bool) -> None:
        """
        Count the cells of a part.

        Raises:
            StructureFault: They are too many, it is nested too deeply, or it declares entities.

            ExpatError: It is called XML, and is none.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._declares
        self._depth = 0
        try:
            parser.Parse(part, True)  # noqa: FBT003  # expat takes no keywords
        except expat.ExpatError as error:
            if is_xml or error.code == _UNKNOWN_ENCODING:
                raise

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise StructureFault("its parts are nested too deeply", file=self._file, hint=_LEAVE_OUT)
        local = name.rpartition(" ")[2]
        if local == "c":
            self._cells += 1
        elif local in _EXPANDED:
            self._cells += _area(attributes.get("ref", ""))
        if self._cells > MOST_CELLS:
            raise too_many_cells(self._file)

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _declares(self, *_: object) -> None:
        raise StructureFault(
            "a part of it declares entities, which no spreadsheet program writes",
            file=self._file,
            hint="open it in a spreadsheet program and save it anew as .xlsx",
        )


def _area(reference: str) -> int:
    """Return how many cells a reference covers; one that is none covers nothing."""
    found = _REFERENCE.fullmatch(reference.strip())
    if found is None:
        return 0 if reference.strip() == "" else MOST_CELLS + 1 if ":" in reference else 1
    left, top, right, bottom = found.groups()
    width = abs(_column(right or left) - _column(left)) + 1
    return width * (abs(int(bottom or top) - int(top)) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
