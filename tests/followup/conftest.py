"""Tests here draw on the worlds of recommendations that stand beside the laws."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "laws"))
