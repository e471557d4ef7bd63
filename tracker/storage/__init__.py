"""Files and directories that appear on a disk whole or not at all, whoever else writes and whenever the power fails."""

from tracker.storage._names import demand_name, demand_target
from tracker.storage._reading import read_file, read_within
from tracker.storage._temporary import locked
from tracker.storage._whole import whole_directory, write_directory_whole, write_whole

__all__ = [
    "demand_name",
    "demand_target",
    "locked",
    "read_file",
    "read_within",
    "whole_directory",
    "write_directory_whole",
    "write_whole",
]
