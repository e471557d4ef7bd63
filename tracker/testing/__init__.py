"""
For the test suites of those who keep a register: is it valid, are its figures sound, does it stay so as it grows?

`assert_valid` and `assert_sound` are for a register as it is; `RegisterMachine` is for what becomes of it as people
add, correct and withdraw records for years. Needs the extra ``testing``.
"""

from tracker.testing._assertions import assert_sound, assert_valid
from tracker.testing._machine import RegisterMachine
from tracker.testing._worlds import draw_world

__all__ = ["RegisterMachine", "assert_sound", "assert_valid", "draw_world"]
