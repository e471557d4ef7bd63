"""The formats of files of events."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from tracker.columns._event_files import NOT_EVENTS, CsvFile, EventFile, JsonLinesFile, not_text
from tracker.columns._parquet_file import ParquetFile
from tracker.errors import StructureError, StructureFault, UnsupportedFormatError

FORMATS: Mapping[str, Callable[[Path], EventFile]] = MappingProxyType(
    {".csv": CsvFile.of, ".jsonl": JsonLinesFile, ".parquet": ParquetFile.of}
)
"""What opens a file, by its suffix."""


def event_file(path: Path) -> EventFile:
    """
    Return a file of events, whose suffix says what it is.

    Raises:
        UnsupportedFormatError: No such format is known.

        MissingExtraError: The package that the format needs is not installed.

        StructureError: It cannot be read.
    """
    opened = FORMATS.get(path.suffix.casefold())
    if opened is None:
        raise UnsupportedFormatError(
            "{file} is no file of events; the formats are {formats}", file=repr(path.name), formats=", ".join(FORMATS)
        )
    if not path.is_file():
        said = "this is no file that can be read" if path.exists() else "there is no such file or folder"
        raise StructureError(NOT_EVENTS, [StructureFault(said, file=path.name)])
    try:
        return opened(path)
    except UnicodeDecodeError:
        raise StructureError(NOT_EVENTS, [not_text(path)]) from None
    except StructureFault as fault:
        raise StructureError(NOT_EVENTS, [fault]) from None
