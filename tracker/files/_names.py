"""Which names the files of a register may have."""

from pathlib import PurePosixPath

from tracker.storage._names import is_within

HEADER = "register.toml"
"""The file that makes a directory a register."""

SUFFIXES = frozenset({".toml", ".csv", ".jsonl"})
NOT_READ = frozenset({"publications", "schemas", "tracker.toml"})
"""What stands beside the records at the root: what was published, what editors read, and settings."""


def is_name_of_file(name: str) -> bool:
    """
    Tell whether a register may have a file of a name, relative to its directory.

    >>> is_name_of_file("more/event.2022.csv"), is_name_of_file("../event.csv"), is_name_of_file(".git/config")
    (True, False, False)
    """
    parts = name.split("/")
    return (
        is_within(name)
        and not any(part.startswith(".") for part in parts)
        and parts[0] not in NOT_READ
        and PurePosixPath(name).suffix.lower() in SUFFIXES
    )
