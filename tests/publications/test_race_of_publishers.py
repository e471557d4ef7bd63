"""Of two who publish under one id at once, the second is told as anybody is."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from tracker.errors import InvalidValueError
from tracker.model import Register
from tracker.publications import _publish, publish
from tracker.storage import write_directory_whole
from tracker.values import InternationalString


def test_who_loses_a_race_is_told_as_of_any_publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody publishes under the same id after we looked and before we wrote."""
    write = write_directory_whole

    def late(target: Path, files: dict[str, bytes]) -> None:
        with suppress(InvalidValueError):
            write(target, {**files, "publication.json": b"theirs"})
        write(target, files)

    register = Register(id="r", title=InternationalString(en="A register"), source=tmp_path)
    monkeypatch.setattr(_publish, "write_directory_whole", late)
    with pytest.raises(InvalidValueError) as refused:
        publish(register, "2020..2021", id="p", on=date(2022, 1, 31))

    assert str(refused.value) == "publication 'p' exists, and a publication never changes; choose another id"
    assert (tmp_path / "publications" / "p" / "publication.json").read_bytes() == b"theirs"
