"""
What pytest gains where `tracker` is installed.

``--tracker-register PATH`` makes each diagnostic of a register a test. A register with which a property fails is shown
in a section of its own, where its lines stand as they stand in a file and can be pasted into one. Nothing of the
library loads before the option or the fixture is used.
"""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tracker.checks import Diagnostic
    from tracker.model import Register

_OPTION = "--tracker-register"
_FIXTURE = "tracker_register"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.getgroup("tracker", "registers of tracker").addoption(
        _OPTION,
        action="append",
        default=[],
        metavar="PATH",
        help="make each diagnostic of this register a test (may be given several times); errors fail, what is"
        " doubtful is expected to fail. The fixture tracker_register is the register.",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that uses the fixture once for each register."""
    paths = metafunc.config.getoption(_OPTION)
    if _FIXTURE in metafunc.fixturenames and paths:
        metafunc.parametrize(_FIXTURE, paths, indirect=True, scope="session")


@pytest.fixture(scope="session")
def tracker_register(request: pytest.FixtureRequest) -> "Register":
    """Give a test the register named by ``--tracker-register``; without the option the test is skipped."""
    from tracker.testing import assert_valid  # noqa: PLC0415  # nothing is loaded before it is used

    path = getattr(request, "param", None)
    if path is None:
        pytest.skip(f"give the register by {_OPTION} PATH")
    # Its errors are tests of their own.
    return assert_valid(path, ignore=_every_code())


def _every_code() -> list[str]:
    from tracker.checks import code_of  # noqa: PLC0415  # as above
    from tracker.reports import EVERY_CHECK  # noqa: PLC0415  # as above

    return [code_of(each) for each in EVERY_CHECK]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the tests of the registers before the others, where ``-k`` and ``--deselect`` still find them."""
    found: list[pytest.Item] = []
    for path in config.getoption(_OPTION):
        found += RegisterDirectory.from_parent(session, name=path, path=Path(path).absolute()).collect()
    items[:0] = found


_FILE = "# register.toml\n"
"""How the note begins that `tracker.strategies.registers` leaves on what a test raises."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,  # noqa: ARG001  # as pytest calls it
    call: pytest.CallInfo[None],
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show registers in sections of their own: beside a traceback, each of their lines would begin with an E."""
    found = [] if call.excinfo is None else list(_taken_from(call.excinfo.value))
    report = yield
    report.sections += [("register with which it fails", each) for each in found]
    return report


def _taken_from(error: BaseException) -> Iterator[str]:
    """Take the registers out of the notes of what was raised, and of all that was raised together with it."""
    notes: list[str] = getattr(error, "__notes__", [])
    yield from (each for each in notes if each.startswith(_FILE))
    notes[:] = [each for each in notes if not each.startswith(_FILE)]
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _taken_from(each)


class RegisterDirectory(pytest.Collector):
    """A register, whose tests are that it can be read, and each of its diagnostics."""

    def collect(self) -> Iterator[pytest.Item]:
        """Read the register, and go through its tests."""
        from tracker.errors import TrackerError  # noqa: PLC0415  # nothing is loaded before it is used
        from tracker.files import load  # noqa: PLC0415  # as above
        from tracker.reports import check  # noqa: PLC0415  # as above

        try:
            register = load(self.path)
        except TrackerError as error:
            said = "\n".join([str(getattr(error, "message", error)), *map(str, getattr(error, "faults", ()))])
            yield Finding.from_parent(self, name="can be read", said=said)
            return
        yield Finding.from_parent(self, name="can be read")
        seen: dict[str, int] = {}
        for diagnostic in check(register):
            name = f"{diagnostic.code} {diagnostic.table} {diagnostic.record or ''}".strip()
            seen[name] = seen.get(name, 0) + 1
            again = f" ({seen[name]})" if seen[name] > 1 else ""
            yield Finding.from_parent(self, name=name + again, said=str(diagnostic), diagnostic=diagnostic)


class Finding(pytest.Item):
    """One diagnostic: an error fails; what is doubtful or missing is expected to fail, and shown with ``-rx``."""

    def __init__(self, *, said: str = "", diagnostic: "Diagnostic | None" = None, **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]  # what pytest gives each item
        self._said = said
        self._diagnostic = diagnostic

    def runtest(self) -> None:
        """Fail with the sentence of the diagnostic."""
        if not self._said:
            return
        if self._diagnostic is not None and self._diagnostic.severity.value != "error":
            pytest.xfail(self._said)
        raise AssertionError(self._said)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:  # noqa: ARG002  # as in pytest
        """Show the sentence and no traceback: nobody looks for the fault in code."""
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Tell where the record stands."""
        origin = self._diagnostic.origin if self._diagnostic is not None else None
        if origin is None:
            return self.path, None, self.name
        return self.path / origin.file, origin.line - 1, self.name
