"""Writing small registers, and what is wrong with them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from _small_files import HEADER, Files

from tracker.errors import StructureError
from tracker.files import load


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Files], Path]:
    """Write files into a new directory, with a header unless told otherwise."""

    def write(files: Files) -> Path:
        directory = tmp_path / "register"
        for name, content in {"register.toml": HEADER, **files}.items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is not None:
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return directory

    return write


@pytest.fixture
def faults(written: Callable[[Files], Path]) -> Callable[[Files], list[str]]:
    """Write files, load them, and give the faults as they are printed."""

    def find(files: Files) -> list[str]:
        with pytest.raises(StructureError) as caught:
            load(written(files))
        return [str(fault) for fault in caught.value.faults]

    return find
