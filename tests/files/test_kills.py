"""A process that saves is killed at any moment: the register is as it was before, or as it is afterwards."""

import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest
from attrs import evolve

from tracker.errors import NotWrittenError
from tracker.files import load, save
from tracker.files._unfinished import FOLDER
from tracker.model import AssistanceEvent, Finding, Record, Register
from tracker.storage import locked, write_directory_whole, write_whole
from tracker.values import InternationalString, When

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="only a forked process can be killed a thousand times")

AT_STEPS, BY_TIME, NEW_ONES = 700, 150, 150
"""How many processes are killed at a step of a save, after a while, and while they write something new."""

TITLE = InternationalString(en="A course")
TOUCHING = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.scandir", "shutil.rmtree"}
"""What Python tells of before it does it."""


def chances(seed: int) -> Random:
    return Random(seed)  # noqa: S311  # the same in each run, and nothing secret


def event(number: int) -> AssistanceEvent:
    return AssistanceEvent(id=f"e{number}", kind="training", title=TITLE, when=When("2021"))


def in_a_small_process(work: Callable[[Path], None], directory: Path) -> None:
    """
    Run what forks hundreds of times in a fresh process.

    A fork copies the tables of all memory that its parent holds, and a run of tests holds much by now.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        processes.submit(work, directory).result()


def in_a_child(work: Callable[[], object]) -> int:
    """Fork a process that does some work, and return its id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:  # noqa: BLE001  # the parent must be told of everything
        os._exit(1)


def ended(child: int) -> int:
    """Wait for a process and return its exit status, negative for the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def dying_at(step: int, work: Callable[[], object]) -> Callable[[], None]:
    """Do some work and be killed before its step of a number that reads or changes the disk."""
    left = step

    def count(event: str, _: object = None) -> None:
        nonlocal left
        if event in TOUCHING:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def work_until_then() -> None:
        # Python does not tell of a flush, so it is counted here. It is not carried out: what a killed process wrote is
        # kept by the system, and only a machine that loses power would lose it.
        os.fsync = lambda fd: count("open", fd)
        sys.addaudithook(count)
        work()

    return work_until_then


def changed(register: Register, chance: Random) -> Register:
    """Change several files at once: add to some, rewrite some, empty one, or give the register another title."""
    events = [*register.events.values()]
    records: list[Record] = [*events, *register.findings.values()]
    kinds = ("training", "workshop")
    for number in chance.sample(range(4), 2):
        mine = [each for each in events if each.id == f"e{number}"]
        if mine and chance.random() < 0.5:
            records.remove(mine[0])
        elif mine:
            records[records.index(mine[0])] = evolve(mine[0], kind=kinds[mine[0].kind == kinds[0]])
        else:
            records.append(event(number))
    if "f" in register.findings:
        records.remove(register.findings["f"])
    else:
        records.append(Finding(id="f", text=TITLE))
    title = InternationalString(en=f"Register {chance.randrange(10**6)}") if chance.random() < 0.3 else register.title
    return evolve(register, title=title, records=tuple(records))


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    save_what_is_killed(tmp_path / "r")
    return tmp_path / "r"


def save_what_is_killed(directory: Path) -> None:
    """Save the register that is changed while it is killed."""
    save(Register(id="r", title=TITLE, records=(event(0), event(1))), directory)
    (directory / "event.toml").rename(directory / "event.2021.toml")  # new events go to another file


def test_killed_at_any_step_it_is_the_one_or_the_other(directory: Path) -> None:
    """What a killed process leaves is not tidied up: the next one goes on from there."""
    in_a_small_process(kill_at_steps, directory)


def kill_at_steps(directory: Path) -> None:
    chance, now, seen = chances(5), load(directory), {"before": 0, "after": 0, "finished": 0}
    for _ in range(AT_STEPS):
        after = changed(now, chance)
        status = ended(in_a_child(dying_at(chance.randrange(160), partial(save, after, directory, replace=True))))
        found = load(directory)
        assert status in {0, -signal.SIGKILL}
        assert found in (now, after)
        assert status != 0 or found == after
        seen["finished" if status == 0 else "after" if found == after else "before"] += 1
        now = found

    assert min(seen.values()) > AT_STEPS // 20, seen  # each part of a save was hit
    assert_tidy_after_a_save(now, directory)


def test_killed_after_any_while_it_is_the_one_or_the_other(directory: Path) -> None:
    in_a_small_process(kill_by_time, directory)


def kill_by_time(directory: Path) -> None:
    chance, now = chances(6), load(directory)
    for _ in range(BY_TIME):
        after = changed(now, chance)
        child = in_a_child(partial(save, after, directory, replace=True))
        time.sleep(chance.random() * 0.02)  # the kill comes at any moment of the save
        os.kill(child, signal.SIGKILL)
        ended(child)
        found = load(directory)
        assert found in (now, after)
        now = found

    assert_tidy_after_a_save(now, directory)


def assert_tidy_after_a_save(now: Register, directory: Path) -> None:
    save(evolve(now, title=InternationalString(en="Last")), directory, replace=True)

    assert {path.name for path in directory.iterdir()} <= {
        "register.toml",
        "event.2021.toml",
        "event.toml",
        "finding.toml",
    }


def test_what_is_new_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """A new register, a directory of any files, and a file that is replaced."""
    in_a_small_process(kill_what_makes_something_new, tmp_path)


def kill_what_makes_something_new(directory: Path) -> None:
    chance, register = chances(7), Register(id="r", title=TITLE, records=(event(0), Finding(id="f", text=TITLE)))
    files, long = {"a.txt": b"a" * 5000, "sub/b.txt": b"b"}, [b"1" * 9000, b"2" * 9000]
    write_whole(directory / "file", long[0])
    completed = {"r": 0, "d": 0, "file": 0}
    for number in range(NEW_ONES // 3):
        work: dict[str, Callable[[], object]] = {
            "r": lambda: save(register, directory / "r"),
            "d": lambda: write_directory_whole(directory / "d", files),
            "file": partial(write_whole, directory / "file", long[number % 2]),
        }
        for name, each in work.items():
            ended(in_a_child(dying_at(chance.randrange({"r": 60, "d": 40, "file": 12}[name]), each)))
            completed[name] += (directory / name).exists()
        if (directory / "r").exists():
            assert load(directory / "r") == register
            (directory / "r").rename(directory / f"r{number}")
        if (directory / "d").exists():
            assert {
                path.relative_to(directory / "d").as_posix(): path.read_bytes()
                for path in (directory / "d").rglob("*")
                if path.is_file()
            } == files
            (directory / "d").rename(directory / f"d{number}")
        assert (directory / "file").read_bytes() in long

    assert 0 < completed["r"] < NEW_ONES // 3
    assert 0 < completed["d"] < NEW_ONES // 3
    assert len([path for path in directory.iterdir() if path.name.endswith(".tmp")]) <= 3  # one of each at most


# -- several at once --------------------------------------------------------------------------------------------------


def test_several_writers_lose_nothing_and_are_told(directory: Path) -> None:
    """Each adds records of its own, and starts over when it is told that somebody else was faster."""
    writers, each_adds = 4, 5

    def add(writer: int) -> None:
        for number in range(each_adds):
            mine = event(100 * (writer + 1) + number)
            while True:
                register = load(directory)
                try:
                    save(evolve(register, records=(*register.records, mine)), directory, replace=True)
                    break
                except NotWrittenError:
                    time.sleep(0.001)  # another writer holds the lock; its turn is short

    children = [in_a_child(lambda writer=writer: add(writer)) for writer in range(writers)]  # type: ignore[misc]  # bound to its value of now
    seen = len(load(directory).events)
    while sum(each in load(directory).events for each in last_ones(writers, each_adds)) < writers:
        now = len(load(directory).events)  # a reader never sees a register at fault, nor one that shrinks
        assert now >= seen
        seen = now

    assert [ended(child) for child in children] == [0] * writers
    assert len(load(directory).events) == 2 + writers * each_adds


def last_ones(writers: int, each_adds: int) -> list[str]:
    return [f"e{100 * (writer + 1) + each_adds - 1}" for writer in range(writers)]


def test_the_second_of_two_is_told(directory: Path) -> None:
    """One holds the lock while the other comes."""
    register = load(directory)
    ready, go = os.pipe(), os.pipe()

    def hold() -> None:
        with locked(directory):
            os.write(ready[1], b".")
            os.read(go[0], 1)

    child = in_a_child(hold)
    os.read(ready[0], 1)
    with pytest.raises(NotWrittenError) as caught:
        save(changed(register, chances(1)), directory, replace=True)
    os.kill(child, signal.SIGKILL)
    ended(child)
    for end in (*ready, *go):
        os.close(end)

    assert str(caught.value) == (
        f"{directory} cannot be written: another process is writing into it; nothing was changed; "
        "wait until it is done, then read it anew"
    )
    save(changed(register, chances(1)), directory, replace=True)  # the lock of the dead holds nobody up
    assert not (directory / ".tracker.lock").exists()
    assert not (directory / FOLDER).exists()


def test_of_two_new_registers_one_is_there(tmp_path: Path) -> None:
    registers = [Register(id=f"r{number}", title=TITLE, records=(event(number),)) for number in range(4)]
    children = [in_a_child(lambda one=one: save(one, tmp_path / "r")) for one in registers]  # type: ignore[misc]  # bound to its value of now
    statuses = [ended(child) for child in children]

    assert sorted(statuses) == [0, 1, 1, 1]
    assert load(tmp_path / "r") == registers[statuses.index(0)]
    assert [path.name for path in tmp_path.iterdir()] == ["r"]
