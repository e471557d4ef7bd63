"""Files and directories that appear on a disk whole or not at all, whoever else writes and whenever the power fails."""

from tracker.storage._temporary import locked
from tracker.storage._whole import write_directory_whole, write_whole

__all__ = ["locked", "write_directory_whole", "write_whole"]
