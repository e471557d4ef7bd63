"""Whatever the files hold, loading gives a register or faults, and nothing else."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from _small_files import EVENT, HEADER, INDICATOR
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.errors import StructureError
from tracker.files import load, save
from tracker.languages import LANGUAGES
from tracker.model import Register
from tracker.strategies import registers
from tracker.writers import plain_text

NAMES = ("register.toml", "a.toml", "event.csv", "event.jsonl", "indicator.toml", "observation.csv", "deadline.jsonl")


def load_or_refuse(directory: Path) -> Register | None:
    try:
        return load(directory)
    except StructureError as error:
        refused = error
    for fault in refused.faults:
        assert fault.message
        assert fault.line is None or fault.line >= 1
        assert "\n" not in str(fault)
        assert len(str(fault).encode()) < 1000
        for language in LANGUAGES:
            assert "\n" not in plain_text(fault.sentence, language)
    assert refused.faults
    return None


def load_bytes(name: str, content: bytes) -> None:
    with TemporaryDirectory() as directory:
        (Path(directory) / "register.toml").write_text(HEADER)
        (Path(directory) / name).write_bytes(content)
        load_or_refuse(Path(directory))


@given(st.sampled_from(NAMES), st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes(name: str, content: bytes) -> None:
    load_bytes(name, content)


KEYS = """id kind title when countries women citations note state draft revision where breakdown paragraph bridge at
    recorded origin value set due places participant"""
VALUES = """true 1 -0.5 inf nan 1e999999999 2021-03-17 2021-03-17T10:00:00 10:00:00 "" 0x 'training' "2021" "PK"
    {fr="x"} {value=1,qualifier="about"} {document="d"}"""
COLUMNS = """id kind title title.fr when countries women women.value citations.document citations citations.printed
    note. revision.reason places.fr ."""

keys = st.sampled_from(KEYS.split()) | st.text(max_size=4)
scalars = st.sampled_from(VALUES.split()) | st.text(max_size=8).map(lambda text: f"'{text}'") | st.integers().map(str)
tomls = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(keys, inner), max_size=3).map(
            lambda pairs: f"{{ {', '.join(f'{key} = {value}' for key, value in pairs)} }}"
        )
    ),
    max_leaves=6,
)


@given(st.sampled_from(["event", "indicator", "observation", "mandate", "deadline"]), st.dictionaries(keys, tomls))
@example("event", {"where": "{ not = [] }"})
@example("indicator", {"where": '{ "" = {}, not = { not = {} } }'})
def test_any_keys_and_values(table: str, record: dict[str, str]) -> None:
    whole = {"event": EVENT, "indicator": INDICATOR}.get(table, f"[[{table}]]\n")
    present = {line.partition(" ")[0] for line in whole.splitlines()}
    lines = "".join(f"{key} = {value}\n" for key, value in record.items() if key not in present)

    load_bytes("a.toml", f"{whole}{lines}".encode(errors="replace"))


cells = st.sampled_from(["", "a", "true", "1", "2021", "PK;BD", ";", '"', '"a,b"', "a\nb", " ", ">20"])
columns = st.sampled_from(COLUMNS.split()) | st.text(max_size=5)


@given(st.lists(columns, max_size=8), st.lists(st.lists(cells | st.text(max_size=5), max_size=8), max_size=3))
def test_any_columns_and_cells(names: list[str], rows: list[list[str]]) -> None:
    load_bytes("event.csv", "\n".join(",".join(row) for row in [names, *rows]).encode(errors="replace"))


def edits() -> st.SearchStrategy[tuple[float, int, bytes]]:
    """Places in a file, how much is cut there, and what is put in its stead."""
    pieces = st.sampled_from([b"", b'"', b"[", b"]", b"\n", b"=", b"[[event]]\n", b"{", b"9", b"true", b"\xff", b"'''"])
    return st.tuples(st.floats(0, 1), st.integers(0, 12), pieces | st.binary(max_size=4))


@given(registers(max_size=1), st.lists(st.tuples(st.integers(0, 20), edits()), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_damage_to_a_register(register: Register, damages: list[tuple[int, tuple[float, int, bytes]]]) -> None:
    with TemporaryDirectory() as scratch:
        directory = Path(scratch) / "r"
        save(register, directory)
        files = sorted(directory.iterdir())
        for number, (at, cut, piece) in damages:
            file = files[number % len(files)]
            content = file.read_bytes()
            place = int(at * len(content))
            file.write_bytes(content[:place] + piece + content[place + cut :])
        again = load_or_refuse(directory)
        if again is not None:
            shutil.rmtree(directory)
            save(again, directory)
            assert load(directory) == again
