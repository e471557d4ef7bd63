"""Events that stay in their files, and yet are measured."""

import os
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from tracker.columns._formats import event_file
from tracker.errors import InvalidValueError
from tracker.indicators import About, Figure, measure, measure_all
from tracker.indicators._breakdown import By
from tracker.indicators._question import AnyAbout, AnyBasis, AnyPeriod, AnyReading
from tracker.indicators.engines._columns import ColumnsEngine, demand_numpy
from tracker.model import Breakdown, Indicator, Register
from tracker.values._safe_text import shown


@frozen(eq=False)
class Events:
    """
    Events of files beside a register: their figures are those of a register that they are imported into.

    No check has looked at them, and so each figure that counts events has the flag ``unchecked``.

    Attributes:
        register: What says what is measured: periods, indicators, coverage and programmes, and events of its own; with
            those events of the files that are linked to others or revised.

        count: How many events the files hold.

        engine: What computes with both, for whatever takes an engine.
    """

    register: Register
    count: int
    engine: ColumnsEngine

    def measure(
        self,
        indicator: str | Indicator,
        period: AnyPeriod,
        *,
        basis: AnyBasis | str | None = None,
        about: AnyAbout | str = About.RECORDED,
        reading: AnyReading | str | None = None,
        part: Breakdown = (),
    ) -> Figure:
        """
        Measure an indicator over a period, see `tracker.measure`.

        Raises:
            UnknownRecordError: The indicator or the period does not exist.

            InvalidValueError: The indicator asks for a field that its records lack or that is not read from files.
        """
        return measure(
            self.register,
            indicator,
            period,
            basis=basis,
            about=about,
            reading=reading,
            part=part,
            engine=self.engine,
        )

    def measure_all(
        self,
        names: Iterable[str | Indicator] | Indicator | None,
        period: AnyPeriod,
        *,
        by: By | str | None = None,
        basis: AnyBasis | str | None = None,
        about: AnyAbout | str = About.RECORDED,
        reading: AnyReading | str | None = None,
    ) -> tuple[Figure, ...]:
        """
        Measure several indicators, one figure for each basis or for each part, see `tracker.measure_all`.

        Raises:
            UnknownRecordError: An indicator or the period does not exist.

            InvalidValueError: An indicator asks for a field that its records lack or that is not read from files.
        """
        return measure_all(
            self.register, names, period, by=by, basis=basis, about=about, reading=reading, engine=self.engine
        )


def read(register: Register, files: Iterable[str | os.PathLike[str]] | str | os.PathLike[str]) -> Events:
    """
    Read events from files, CSV, JSON lines or Parquet, without making records of them.

    A file is read in pieces, and of each event little more than the numbers of its values is kept. Each different value
    is kept once: where dates, quantities and codes repeat, an event takes some thirty bytes, against two thousand as a
    record; where a third of the dates differ, some seven hundred; and where no cell of twenty columns repeats, as much
    as a record. What a cell means is said by the rules of the loader, asked once for each different cell. Events with
    links to others or with revisions are held as records, and both add up.

    Args:
        register: What says what is measured.

        files: The files, or one; the suffix says what it is: ``.csv`` or ``.jsonl``, and ``.parquet`` with pyarrow.

    Raises:
        MissingExtraError: The package numpy is not installed.

        UnsupportedFormatError: A file is of no known format.

        StructureError: Some of a file is at fault; the first faults are said with file and line.

        InvalidValueError: The register is one of a day in the past, or what is given names no files.
    """
    demand_numpy()
    from tracker.columns._reading import Reading  # noqa: PLC0415  # loads numpy

    if register.vintage.published is not None or register.vintage.recorded is not None:
        raise InvalidValueError(
            "events of files are read as they are known today, and the register is as of {day}; leave that out",
            day=register.vintage.recorded or register.vintage.published,
        )
    reading = Reading(register)
    for path in _paths(files):
        reading.add(event_file(path))
    known, events = reading.finish()
    return Events(known, reading.size, ColumnsEngine((events,)))


def _paths(files: object) -> list[Path]:
    """
    Return the paths of files, or of one.

    Raises:
        InvalidValueError: Something is no path.
    """
    found = [files] if isinstance(files, str | os.PathLike) else list(files) if isinstance(files, Iterable) else [files]
    other = next((each for each in found if not isinstance(each, str | os.PathLike)), None)
    if other is not None or None in found:
        raise InvalidValueError(
            "a path of a file of events is expected, got {found}; write it as in {example}",
            found=shown(other),
            example='columns.read(register, ["events.csv"])',
        )
    return [Path(each) for each in found if isinstance(each, str | os.PathLike)]
