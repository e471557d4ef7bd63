"""Run a notebook as Jupyter does, cell after cell, without Jupyter: what each prints and shows becomes its output."""

import ast
import json
import os
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

__all__ = ["NOTEBOOK", "executed", "written"]

NOTEBOOK = Path(__file__).parents[2] / "examples" / "ask_a_register.ipynb"


def executed(path: Path) -> dict[str, Any]:
    """Return a notebook with the outputs of its cells, run in its own folder."""
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    names: dict[str, Any] = {"__name__": "__main__"}
    count = 0
    with chdir(path.parent), patch.dict(os.environ):  # it may say in which language it answers
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                count += 1
                cell["execution_count"] = count
                cell["outputs"] = list(_outputs("".join(cell["source"]), names, count))
    return notebook


def written(notebook: dict[str, Any]) -> str:
    """Write a notebook as Jupyter does."""
    return f"{json.dumps(notebook, ensure_ascii=False, indent=1)}\n"


def _outputs(source: str, names: dict[str, Any], count: int) -> Iterator[dict[str, Any]]:
    body = ast.parse(source).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    assert last is None or isinstance(last, ast.Expr)
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(ast.Module(body, []), "<cell>", "exec"), names)  # noqa: S102  # a notebook of this repository
        value = None if last is None else _value(last, names)
    if printed.getvalue():
        yield {"name": "stdout", "output_type": "stream", "text": _lines(printed.getvalue())}
    if value is not None:
        yield {"data": dict(_shown(value)), "execution_count": count, "metadata": {}, "output_type": "execute_result"}


def _value(last: ast.Expr, names: dict[str, Any]) -> object:
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # noqa: S307  # likewise


def _shown(value: object) -> Iterator[tuple[str, list[str]]]:
    html = getattr(value, "_repr_html_", None)
    if html is not None:
        yield "text/html", _lines(html())
    yield "text/plain", _lines(repr(value))


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
