"""What is saved is loaded again, with every word of the sources."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import fields, has
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.files import load, save
from tracker.model import RECORD_TYPES, Origin, Record, Register
from tracker.strategies import registers
from tracker.values import InternationalString, Quantity, When


def loaded(register: Register) -> Register:
    with TemporaryDirectory() as scratch:
        save(register, Path(scratch) / "r")
        return load(Path(scratch) / "r")


def wordings(value: Any) -> list[object]:  # noqa: ANN401  # any part of a record
    """Collect what a comparison does not see: the words of dates and numbers, and which language came first."""
    match value:
        case When() | Quantity():
            return [value.text]
        case InternationalString():
            return [value.first]
        case tuple():
            return [word for part in value for word in wordings(part)]
    if has(type(value)) and not isinstance(value, Origin):
        return [word for each in fields(type(value)) for word in wordings(getattr(value, each.name))]
    return []


@given(registers(max_size=1))
@settings(max_examples=40, deadline=None)
def test_load_of_save_is_the_same_register(register: Register) -> None:
    """load(save(x)) == x, to the last word."""
    again = loaded(register)

    assert again == register
    assert wordings(again.title) == wordings(register.title)
    assert wordings(again.records) == wordings(register.records)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_load_of_save_is_the_same_record(data: st.DataObject) -> None:
    """So it is for a record of any type by itself."""
    record = data.draw(st.one_of(*(st.from_type(record_type) for record_type in RECORD_TYPES)))
    assert isinstance(record, Record)
    register = Register(id="r", title=InternationalString(en="R"), records=(record,))
    again = loaded(register)

    assert again == register
    assert wordings(again.records) == wordings(register.records)


@given(registers(max_size=1))
@settings(max_examples=10, deadline=None)
def test_saving_again_gives_the_same_bytes(register: Register) -> None:
    with TemporaryDirectory() as scratch:
        one, two = Path(scratch) / "1", Path(scratch) / "2"
        save(register, one)
        save(load(one), two)

        assert {path.name: path.read_bytes() for path in one.iterdir()} == {
            path.name: path.read_bytes() for path in two.iterdir()
        }
