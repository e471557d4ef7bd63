"""The collector of cycles, which is of no use where very many values are made that hold none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused(*, keeps: bool = True) -> Iterator[None]:
    """
    Keep the collector of cycles from going through everything over and over while much is made and nothing dropped.

    Afterwards all that was made counts as young, and the next collection would walk it, and the one after that. To
    freeze everything and let go of it moves it among what is old without a walk. Who froze something keeps it frozen.

    Args:
        keeps: Whether what is made is kept; if not, as with the tree of a file, it stays young, and its cycles are
            found soon.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if keeps and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
