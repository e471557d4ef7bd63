"""Lists of records: chosen by what they say, readable in a terminal, and read back by the loader."""

import csv
import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings

from tracker.cli import cli
from tracker.files import load
from tracker.indicators._selected_records import records_asked_for
from tracker.model import RECORD_TYPES, Citation, Programme, Record, Register
from tracker.records import csv_of, unstructure
from tracker.strategies import registers
from tracker.values import InternationalString, Language
from tracker.views import view
from tracker.views._records import RecordList
from tracker.writers import to_text

EXAMPLE = "examples/smuggling-of-migrants"
REGISTER = load(EXAMPLE)
TABLES = [record_type.table for record_type in RECORD_TYPES]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def keys(*arguments: str) -> list[str]:
    return [
        record["id"]
        for record in map(json.loads, run("list", EXAMPLE, *arguments, "--format", "jsonl").stdout.splitlines())
    ]


# -- which records ----------------------------------------------------------------------------------------------------


def test_all_records_of_a_type() -> None:
    assert keys("event") == list(REGISTER.events)


@pytest.mark.parametrize("country", ["PK", "pk", "Pakistan", "le Pakistan"])
def test_records_of_a_country(country: str) -> None:
    found = keys("event", "--country", country)

    assert found == [event.id for event in REGISTER.events.values() if "PK" in event.named_countries]
    assert found


def test_the_country_of_a_programme_and_of_a_claim() -> None:
    assert keys("programme", "--country", "NP") == ["glo-act-2015-2019"]
    assert "p4-states-legislative-assistance" in keys("claim", "--country", "PK")


def test_records_of_a_programme() -> None:
    found = keys("event", "--programme", "glo-act")

    assert found == [event.id for event in REGISTER.events.values() if "glo-act" in event.programmes]
    assert found


def test_records_that_lie_or_may_lie_in_a_period() -> None:
    found = keys("event", "--period", "cop11")

    assert "legislative-assistance-ten-countries" in found
    assert "women-gender-champions-network-launch" not in found
    assert keys("period", "--period", "cop11") == ["cop11"]
    assert "p4-states-assisted" in keys("claim", "--period", "2021")
    assert keys("document", "--period", "1900") == []


def test_any_field() -> None:
    workshops = [event.id for event in REGISTER.events.values() if event.kind == "workshop"]
    trainings = [event.id for event in REGISTER.events.values() if event.kind == "training"]

    assert keys("event", "--where", "kind=workshop") == workshops
    assert sorted(keys("event", "--where", "kind=workshop", "--where", "kind=training")) == sorted(
        workshops + trainings
    )
    assert "gloact-pk-fia-training" in keys("event", "--where", "participants=25", "--where", "citations.paragraph=47")
    assert "gloact-pk-fia-training" in keys("event", "--where", "countries_complete=true", "--where", "women=25")
    assert "gloact-pk-fia-training" in keys("event", "--where", "when={2020-11,2021,2022}")
    assert keys("event", "--where", "title.es=x") == []
    assert "p4-practitioners-assisted" in keys("claim", "--where", "value=>4000")


def test_parts_of_a_breakdown_and_of_arrays() -> None:
    assert [record.key for record in records_asked_for(REGISTER, "programme", where=["participant.country=NP"])] == [
        "glo-act-2015-2019"
    ]
    assert records_asked_for(REGISTER, "observation", where=["breakdown.programme=nothing"]) == ()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("evnt",), "the register has no table 'evnt'; did you mean 'event'?"),
        (("event", "--country", "Pakstan"), "'Pakstan' is not in code list 'countries'; did you mean 'PK' (Pakistan)?"),
        (("event", "--period", "cop12"), "the register has no period 'cop12'; did you mean 'cop11'?"),
        (("event", "--programme", "starsum"), "the register has no programme 'starsum'; did you mean 'starsom'?"),
        (("event", "--where", "knd=x"), "records of type 'event' have no key 'knd'; did you mean 'kind'?"),
        (("event", "--where", "zzz=x"), "records of type 'event' have no key 'zzz'; its keys are id, kind, title"),
        (("event", "--where", "kind"), "'kind' is no condition; write it as in kind=training"),
        (("mandate", "--country", "PK"), "records of type 'mandate' name no countries; leave the option out"),
        (("meeting", "--programme", "glo-act"), "records of type 'meeting' name no programmes; leave the option out"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], message: str) -> None:
    done = run("list", EXAMPLE, *arguments)

    assert message in (done.stderr + str(done.exception))
    assert done.stdout == ""


# -- text -------------------------------------------------------------------------------------------------------------


def lines(register: Register, records: Sequence[Record], language: str, *, table: str = "programme") -> list[str]:
    return to_text(view(RecordList(table, tuple(records), register)), language).splitlines()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_table_fits_a_hundred_columns(table: str, language: str) -> None:
    assert (
        max(
            (len(line) for line in lines(REGISTER, records_asked_for(REGISTER, table), language, table=table)),
            default=0,
        )
        <= 100
    )


def test_the_text_of_a_list() -> None:
    done = run("list", EXAMPLE, "programme", "--country", "NP", "--language", "fr")
    head, line = done.stdout.splitlines()

    assert head.split() == ["clef", "titre", "date", "pays"]
    assert line.startswith("glo-act-2015-2019  Action mondiale visant à prévenir")
    assert line.endswith("illicite de migrants (2015-2019)  2015-2019  BR, BY +11")
    assert done.stderr == "1 fiche.\n"


def test_wide_characters_count_twice() -> None:
    programme = Programme(id="p", kind="programme", title=InternationalString(zh="打击偷运移民" * 20))
    _, line = lines(Register(id="r", title=programme.title, records=(programme,)), [programme], "en")

    assert line.endswith("…")
    assert len(line) < 60


# -- files ------------------------------------------------------------------------------------------------------------


def reloaded(languages: Sequence[Language], name: str, text: str, scales: Sequence[Record] = ()) -> tuple[Record, ...]:
    """Load a register that consists of one file, beside the scales on which its statuses are stated."""
    with TemporaryDirectory() as directory:
        header = f'schema = 1\nid = "r"\ntitle = "R"\nlanguages = {json.dumps(list(languages))}\n'
        Path(directory, "register.toml").write_text(header, encoding="utf-8")
        Path(directory, name).write_bytes(text.encode())
        if not name.startswith("status."):
            return load(directory).records
        Path(directory, "scale.jsonl").write_text(json_lines(scales, languages[0]), encoding="utf-8")
        return tuple(each for each in load(directory).records if each.table == "status")


def json_lines(records: Sequence[Record], first: Language) -> str:
    return "".join(json.dumps(unstructure(record, first), ensure_ascii=False) + "\n" for record in records)


@pytest.mark.parametrize("table", TABLES)
def test_json_lines_are_read_back(table: str) -> None:
    records = records_asked_for(REGISTER, table)

    assert reloaded(REGISTER.languages, f"{table}.jsonl", json_lines(records, REGISTER.languages[0])) == records


@pytest.mark.parametrize("table", TABLES)
def test_csv_is_read_back(table: str) -> None:
    records = [
        record for record in records_asked_for(REGISTER, table) if not csv_of([record], REGISTER.languages[0])[1]
    ]
    text, cut = csv_of(records, REGISTER.languages[0])

    assert cut == 0
    assert reloaded(REGISTER.languages, f"{table}.csv", text) == tuple(records)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(registers())
def test_whatever_a_register_holds_is_read_back(register: Register) -> None:
    first, scales = register.languages[0], tuple(register.table("scale").values())
    for table in TABLES:
        records = tuple(register.table(table).values())
        if records:
            assert reloaded(register.languages, f"{table}.jsonl", json_lines(records, first), scales) == records
        whole = tuple(record for record in records if not csv_of([record], first)[1])
        text, cut = csv_of(whole, first)
        if whole and not cut:
            assert reloaded(register.languages, f"{table}.csv", text, scales) == whole


def test_columns_are_those_of_the_interface() -> None:
    done = run("list", EXAMPLE, "event", "--where", "id=gloact-pk-fia-training", "--format", "csv")
    (row,) = csv.DictReader(StringIO(done.stdout))

    assert list(row)[:3] == ["id", "kind", "title.fr"]
    assert (row["participants"], row["countries"], row["programmes"]) == ("25", "PK", "glo-act")
    assert (row["citations.document"], row["citations.paragraph"]) == ("CTOC/COP/2022/3", "47")
    assert done.stderr == (
        "Warning: a row of CSV cannot hold all of 1 record, such as a second citation; JSON lines can.\n"
    )


def test_a_column_has_parts_if_one_record_needs_them() -> None:
    one = Programme(
        id="a", kind="programme", title=InternationalString(en="A"), donors=(InternationalString(en="D; E"),)
    )
    other = Programme(
        id="b", kind="programme", title=InternationalString(fr="B"), citations=(Citation(document="d"),) * 2
    )
    text, cut = csv_of([one, other], Language.ENGLISH)

    assert text == "id,kind,title.en,title.fr,donors.en,citations.document\na,programme,A,,D; E,\nb,programme,,B,,d\n"
    assert cut == 1


def test_nothing_is_no_file() -> None:
    assert run("list", EXAMPLE, "event", "--where", "id=none", "--format", "csv").stdout == ""
    assert run("list", EXAMPLE, "event", "--where", "id=none", "--format", "jsonl").stdout == ""


def test_json() -> None:
    found = json.loads(run("list", EXAMPLE, "period", "--where", "id=cop11", "--format", "json").stdout)

    assert found["type"] == "period"
    assert found["records"][0]["start"] == "2020-07-01"
