"""The schemas of ECMA-376, where they are at hand; CONTRIBUTING.md says where they are to be had."""

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

__all__ = ["faults_of_parts", "needs_schemas"]

FOLDER = os.environ.get("OOXML_SCHEMAS", "")

needs_schemas = pytest.mark.skipif(
    not FOLDER,
    reason="OOXML_SCHEMAS names no folder with the schemas of ECMA-376; CONTRIBUTING.md says where to get them",
)


@cache
def _schema(name: str) -> etree.XMLSchema:
    """Read a schema; that of ``xml:space`` stands beside it, whether it says so or not."""
    path = Path(FOLDER, f"{name}.xsd").resolve()
    namespace = etree.parse(path).getroot().get("targetNamespace")
    xml = path.with_name("xml.xsd").as_uri()
    both = f"""
        <schema xmlns="http://www.w3.org/2001/XMLSchema">
          <import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="{xml}"/>
          <import namespace="{namespace}" schemaLocation="{path.as_uri()}"/>
        </schema>"""
    return etree.XMLSchema(etree.fromstring(both))


def faults_of_parts(parts: dict[str, bytes], main: str) -> list[str]:
    """
    Return what the standard finds wrong with the parts of a file.

    Args:
        parts: The parts by their names.

        main: The schema of those that are no chart and no drawing: ``wml`` or ``sml``.
    """
    found = []
    for name, part in parts.items():
        if not name.endswith(".xml") or not name.startswith(("word/", "xl/")) or "theme" in name:
            continue
        of = "dml-chart" if "/charts/" in name else "dml-spreadsheetDrawing" if "/drawings/" in name else main
        schema = _schema(of)
        if not schema.validate(etree.fromstring(part)):
            found += [f"{name}: {fault}" for fault in schema.error_log]
    return found
