"""What Spark groups gives the figures of the plain engine: everything that a figure has, its keys among it."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from tests.engines import DIMENSIONS, PERIODS, indicators, random_register
from tracker import spark
from tracker.errors import InvalidValueError, MissingExtraError, StructureError
from tracker.files import save
from tracker.indicators import Figure, Flag, measure_all
from tracker.indicators.engines import PLAIN
from tracker.model import (
    AssistanceEvent,
    Citation,
    Condition,
    Coverage,
    CoverageState,
    Indicator,
    IndicatorKind,
    Register,
    SourceDocument,
    Where,
)
from tracker.records import csv_of, unstructure
from tracker.values import READINGS, InternationalString, When

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'mandate-tracker[spark]'")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java, and there is none: apt-get install default-jre-headless", allow_module_level=True)

pytestmark = pytest.mark.filterwarnings("ignore")  # those of pyspark are not ours

TITLE = InternationalString(en="A measure")
REGISTERS = 60


@pytest.fixture(scope="module")
def session() -> "Iterator[SparkSession]":
    """One session for all, on two cores; small data is quicker without code made for it."""
    from pyspark.sql import SparkSession  # noqa: PLC0415  # the module skips where it is missing

    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.leafNodeDefaultParallelism": "1",
        "spark.default.parallelism": "1",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.adaptive.enabled": "false",
    }
    builder = SparkSession.builder.master("local[2]").appName("tracker")
    for name, value in settings.items():
        builder = builder.config(name, value)
    found = builder.getOrCreate()
    found.sparkContext.setLogLevel("ERROR")
    yield found
    found.stop()


def random_events(chance: Random, registers: int) -> Iterator[AssistanceEvent]:
    """Go through the events of many random registers, each of them as a programme of its own."""
    for number in range(registers):
        for event in random_register(chance).records:
            if isinstance(event, AssistanceEvent):
                name = f"r{number}"
                yield evolve(
                    event,
                    id=f"{name}-{event.id}",
                    programmes=frozenset({name, *chance.sample(["shared", "other"], chance.randint(0, 2))}),
                    same_as=frozenset(f"{name}-{key}" for key in event.same_as),
                    possibly_same_as=frozenset(f"{name}-{key}" for key in event.possibly_same_as),
                    recorded=event.recorded or chance.choice((None, None, date(2021, 12, chance.randint(1, 28)))),
                    published=chance.choice((None, None, When("2022-03"), When("2021-11-05"))),
                    citations=chance.choice(((), (Citation(document="d", paragraph=f"{chance.random()}"),))),
                )


def lines_of(events: list[AssistanceEvent], path: Path) -> str:
    path.write_text("".join(json.dumps(unstructure(event)) + "\n" for event in events), encoding="utf-8")
    return str(path)


def rest_of() -> Register:
    """Everything but events: a document, and coverage of a year and of one programme."""
    one = Where(conditions=(Condition("programmes", ("r1",)),))
    return Register(
        id="random",
        title=TITLE,
        records=[
            SourceDocument(id="d", title=TITLE, kind="report", published=When("2022-05")),
            Coverage(of="event", period="2019", state=CoverageState.COMPLETE),
            Coverage(of="event", period="2020-01..2020-12", state=CoverageState.NONE, where=one),
        ],
    )


def with_events(register: Register, events: list[AssistanceEvent]) -> Register:
    return evolve(register, records=[*register.records, *events])


@pytest.fixture(scope="module")
def events() -> list[AssistanceEvent]:
    return [*random_events(Random(15), REGISTERS)]  # noqa: S311  # no secret


@pytest.fixture(scope="module")
def frame(session: "SparkSession", events: list[AssistanceEvent], tmp_path_factory: Any) -> "DataFrame":  # noqa: ANN401  # a factory
    path = tmp_path_factory.mktemp("events") / "event.jsonl"
    return spark.read_events(session, lines_of(events, path)).cache()


def some_indicators(chance: Random) -> list[Indicator]:
    """Draw one of each kind and field, with any filter and rule; and ratios of some of them."""
    every: dict[tuple[str, str, str], list[Indicator]] = {}
    for each in indicators():
        every.setdefault((each.kind.value, each.counts, str(each.entities)), []).append(each)
    return [chance.choice(each) for each in every.values()]


def without_flag(figure: Figure) -> Figure:
    return evolve(
        figure,
        flags=tuple(flag for flag in figure.flags if flag is not Flag.UNCHECKED),
        parts=tuple(map(without_flag, figure.parts)),
    )


def without_keys(figure: Figure) -> Figure:
    return evolve(figure, certain=(), possible=(), parts=tuple(map(without_keys, figure.parts)))


def assert_same(ours: tuple[Figure, ...], theirs: list[Figure], *, looked_up: int = 0) -> None:
    """Compare all that figures have; of some also the keys, each of which Spark is asked for."""
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert without_keys(without_flag(one)) == without_keys(other)
        if not one.parts:
            assert (len(one._certain), len(one._possible)) == (len(other._certain), len(other._possible))  # noqa: SLF001  # without looking
    for number in range(0, len(ours), max(1, len(ours) // looked_up) if looked_up else len(ours) + 1):
        assert without_flag(ours[number]) == theirs[number]


@pytest.mark.parametrize("by", DIMENSIONS)
def test_figures_are_those_of_the_plain_engine(
    frame: "DataFrame", events: list[AssistanceEvent], by: str | None
) -> None:
    """By programme these are the figures of sixty random registers, each with what is linked, revised and drafted."""
    chance = Random(f"by {by}")  # noqa: S311  # no secret
    asked, reading = some_indicators(chance), READINGS[DIMENSIONS.index(by) % len(READINGS)].name
    whole = with_events(rest_of(), events)

    ours = spark.measure(frame, rest_of(), asked, PERIODS, by=by, reading=reading)

    theirs = [
        figure
        for period in PERIODS
        for figure in measure_all(whole, asked, period, by=by, reading=reading, engine=PLAIN)
    ]
    assert all(Flag.UNCHECKED in figure.flags for figure in ours if figure.missing is None)
    assert_same(ours, theirs, looked_up=4)


def ratios() -> list[Indicator]:
    """Return flows, a share of one in another, a number over another, and a share whose part is none of the whole."""
    training = Where(conditions=(Condition("kind", ("training",)),))
    other = Where(conditions=(Condition("programmes", ("shared",)),))
    flows = {"all": None, "training": training, "shared": other}
    common: dict[str, Any] = {"version": "1", "title": TITLE, "unit": "participants"}
    found = [
        Indicator(id=name, kind=IndicatorKind.FLOW, of="event", counts="participants", where=where, **common)
        for name, where in flows.items()
    ]
    pairs = (("training", "all", True), ("training", "all", False), ("training", "shared", True))
    return found + [
        Indicator(
            id=f"ratio-{number}",
            kind=IndicatorKind.RATIO,
            numerator=above,
            denominator=below,
            part_of_whole=is_part,
            **common,
        )
        for number, (above, below, is_part) in enumerate(pairs)
    ]


@pytest.mark.parametrize("by", [None, "country"])
def test_ratios_are_those_of_the_plain_engine(
    frame: "DataFrame", events: list[AssistanceEvent], by: str | None
) -> None:
    declared = ratios()
    rest = evolve(rest_of(), records=[*rest_of().records, *declared])
    asked = [each.id for each in declared if each.kind is IndicatorKind.RATIO]

    ours = spark.measure(frame, rest, asked, ["2020", "2019-07..2021-06"], by=by)

    whole = with_events(rest, events)
    theirs = [
        each
        for period in ("2020", "2019-07..2021-06")
        for each in measure_all(whole, asked, period, by=by, engine=PLAIN)
    ]
    assert_same(ours, theirs, looked_up=2)


def test_what_was_known_on_a_day_is_what_it_was(frame: "DataFrame", events: list[AssistanceEvent]) -> None:
    days = {"recorded": date(2021, 12, 20), "published": date(2022, 3, 31)}
    asked = [*indicators()][:2]

    ours = spark.measure(frame, rest_of().as_of(**days), asked, "2020")

    theirs = measure_all(with_events(rest_of(), events).as_of(**days), asked, "2020", engine=PLAIN)
    assert_same(ours, [*theirs], looked_up=2)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_every_form_of_file_is_read_alike(session: "SparkSession", tmp_path: Path, form: str) -> None:
    events = [*random_events(Random(7), 4)]  # noqa: S311  # no secret
    path = tmp_path / f"event.{form}"
    if form == "csv":
        text, cut = csv_of(events)
        assert not cut
        path.write_text(text, encoding="utf-8")
    else:
        plain = [{"countries": [], **unstructure(event)} for event in events]
        rows = [tuple(None if row.get(key) is None else _typed(row[key]) for key in _COLUMNS) for row in plain]
        schema = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
        session.createDataFrame(rows, schema).write.parquet(str(path))
        events = [evolve(event, citations=()) for event in events]
    asked = [*indicators()][:11]

    ours = spark.measure(spark.read_events(session, str(path)), rest_of(), asked, "2019-07..2021-06")

    theirs = measure_all(with_events(rest_of(), events), asked, "2019-07..2021-06", engine=PLAIN)
    assert_same(ours, [*theirs])


_COLUMNS = {
    "id": "string",
    "kind": "string",
    "title": "string",
    "when": "string",
    "countries": "array<string>",
    "countries_complete": "boolean",
    "countries_total": "string",
    "hosts": "array<string>",
    "participants": "string",
    "women": "string",
    "programmes": "array<string>",
    "state": "string",
    "draft": "boolean",
    "assumption": "string",
    "same_as": "array<string>",
    "possibly_same_as": "array<string>",
    "recorded": "date",
    "published": "string",
    "revision": "struct<reason: string>",
}


def _typed(value: Any) -> Any:  # noqa: ANN401  # what JSON holds
    if isinstance(value, str) and len(value) == len("2022-01-01") and value.startswith(("2021-12-", "2022-01-")):
        return date.fromisoformat(value)
    if isinstance(value, dict) and set(value) == {"reason"}:
        return (value["reason"],)
    if isinstance(value, dict):
        return json.dumps(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


# -- what is refused --------------------------------------------------------------------------------------------------


def test_what_no_event_can_say_is_told_at_once(session: "SparkSession") -> None:
    rows = [("a", "2020-13", "KE"), ("b", "2020-13", "XX"), ("c", "2020", "KE")]
    frame = session.createDataFrame(rows, "id string, when string, countries string")

    with pytest.raises(StructureError) as raised:
        spark.measure(frame, rest_of(), [*indicators()][7:8], "2020")

    assert [str(fault).partition(": ")[0] for fault in raised.value.faults] == ["frame fault at event.when"]


def test_a_column_of_no_event_is_refused(session: "SparkSession") -> None:
    frame = session.createDataFrame([("a", "2020", 3)], "id string, when string, participant int")

    with pytest.raises(InvalidValueError) as raised:
        spark.measure(frame, rest_of(), "events", "2020")

    assert str(raised.value) == "column 'participant' is none of an event; did you mean 'participants'?"


def test_a_frame_without_dates_is_refused(session: "SparkSession") -> None:
    with pytest.raises(InvalidValueError) as raised:
        spark.measure(session.createDataFrame([("a",)], "id string"), rest_of(), "events", "2020")

    assert str(raised.value) == "the frame has no column 'when', and every event has one"


def test_a_register_with_events_is_refused(frame: "DataFrame", events: list[AssistanceEvent]) -> None:
    """They would count twice, or else some would not."""
    with pytest.raises(InvalidValueError) as raised:
        spark.measure(frame, with_events(rest_of(), events[:1]), "events", "2020")

    assert str(raised.value) == "the register holds 1 event beside those of the frame; leave them out of one"


def test_other_files_are_refused(session: "SparkSession") -> None:
    with pytest.raises(InvalidValueError) as raised:
        spark.read_events(session, "events.xml")

    assert str(raised.value) == (
        "events are read from CSV, JSON lines, Parquet, got 'events.xml'; write it as in 'events/*.jsonl'"
    )


@pytest.mark.parametrize("zeros", [30, 45])
def test_numbers_beyond_64_bits_are_added_exactly_or_refused(session: "SparkSession", zeros: int) -> None:
    large = 10**zeros + 1
    asked = next(each for each in indicators() if each.id == "flow-participants-0")
    rows = [("a", "2020", str(large)), ("b", "2020-05", "7")]
    frame = session.createDataFrame(rows, "id string, when string, participants string")

    if zeros > 38:
        with pytest.raises(InvalidValueError, match="are more than Spark adds up exactly"):
            spark.measure(frame, rest_of(), asked, "2020")
        return
    (figure,) = spark.measure(frame, rest_of(), asked, "2020")

    assert figure.bounds is not None
    assert figure.bounds.lower == large + 7


def test_without_spark_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, session: "SparkSession") -> None:
    monkeypatch.delattr("tracker.spark._event_frame.sql")

    with pytest.raises(MissingExtraError) as raised:
        spark.read_events(session, "events.csv")

    assert str(raised.value) == "events in a data frame of Spark need pyspark: pip install 'mandate-tracker[spark]'"


# -- the page ---------------------------------------------------------------------------------------------------------

PAGE = Path(__file__).parents[2] / "docs" / "a-hundred-million-events.md"


def test_the_page_prints_what_it_says(
    session: "SparkSession",  # noqa: ARG001  # the one that the page gets
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    save(Register(id="office", title=TITLE), tmp_path / "office")
    (tmp_path / "events").mkdir()
    for number, (when, country, participants) in enumerate(
        (
            ("2021-03-05", "KE", ">19"),
            ("2021-Q2", "KE", None),
            ("2021-05", "PK", None),
            ("[2021-12..2022-01]", "PK", 12),
        )
    ):
        event: dict[str, object] = {"id": f"e{number}", "kind": "training", "title": "A course", "when": when}
        event["countries"] = [country]
        event |= {} if participants is None else {"participants": participants}
        (tmp_path / "events" / f"{number}.jsonl").write_text(json.dumps(event), encoding="utf-8")
    code, shown = re.findall(r"```(?:python|text)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    code = code.replace('"events/*.jsonl"', f'"{tmp_path}/events/*.jsonl"')  # Spark stays where it was started

    exec(compile(code, str(PAGE), "exec"), {})  # noqa: S102  # what the page says

    assert capsys.readouterr().out == shown
