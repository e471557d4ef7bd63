"""A register of an audit, lists beside it, and what an import of them says."""

# ruff: noqa: E501  # a message that is compared word for word is read best on one line

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tracker.errors import StructureError
from tracker.exchange import ImportPlan, plan_from_file

__all__ = ["FIXED", "HEADER", "MAP", "ROWS", "audit_in", "faults", "keys", "list_in", "planned"]

HEADER = """\
schema = 1
id = "audit"
title = "Auditoría"
languages = ["es", "en"]

[[document]]
id = "report"
symbol = "A/74/5(Vol.I)"
title = "Informe"
"""
FIXED = {"source": "report", "issued": "2019", "status.scale": "board_of_auditors@1", "status.aspect": "verified"}
MAP = {"paragraph": "Párrafo", "text": "Recomendación", "status.code": "Estado", "status.as_of": "Fecha"}
ROWS = "Párrafo,Recomendación,Estado,Fecha\n23,Revisar las cuentas,Under implementation,2020-06-30\n45,Pintar,Implemented,2020\n"


def audit_in(directory: Path) -> Path:
    """Write the register."""
    found = directory / "audit"
    found.mkdir()
    (found / "register.toml").write_text(HEADER, encoding="utf-8")
    return found


def list_in(directory: Path) -> Callable[..., Path]:
    """Return what writes a list beside it."""

    def written(content: str | bytes, name: str = "lista.csv") -> Path:
        path = directory / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def planned(register: Path, path: Path, **options: Any) -> ImportPlan:  # noqa: ANN401  # values as various as the fields they go to
    """Plan the import of recommendations, by the columns of an audit unless others are given."""
    return plan_from_file(register, "recommendations", path, **{"columns": MAP, "constants": FIXED, **options})


def faults(register: Path, path: Path, **options: Any) -> list[str]:  # noqa: ANN401  # values as various as the fields they go to
    """Return what is wrong with a table."""
    with pytest.raises(StructureError) as refused:
        planned(register, path, **options)
    return [str(each) for each in refused.value.faults]


def keys(plan: ImportPlan) -> list[str]:
    """Return the records that are added."""
    return [f"{each.table} {each.key}" for each in plan.added]
