"""The notebook of the examples is as it was run: its outputs are those that its cells give today."""

import json
import re

from notebook_run import NOTEBOOK, executed, written


def test_the_notebook_is_as_it_was_run() -> None:
    """Written again by ``python -m tests.freshness --write``."""
    assert NOTEBOOK.read_text(encoding="utf-8") == written(executed(NOTEBOOK))


def test_the_notebook_is_one() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))

    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", cell["id"]) for cell in notebook["cells"])
    for cell in notebook["cells"]:
        keys = {"cell_type", "id", "metadata", "source"}
        assert set(cell) == (keys if cell["cell_type"] == "markdown" else keys | {"execution_count", "outputs"})


def test_answers_are_shown_as_pages() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    shown = [output for cell in notebook["cells"] for output in cell.get("outputs", ()) if "data" in output]

    assert sum("text/html" in output["data"] for output in shown) >= 5
    assert not any("<script" in "".join(output["data"].get("text/html", ())) for output in shown)
