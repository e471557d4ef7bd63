"""
What was published goes on verifying: records that nobody touched keep their digest, whatever becomes of the code.

If one of these fails and the records of the example were not changed, every publication that is out there would fail.
"""

import json
import shutil
from pathlib import Path

import pytest

from tests.command_line import ROOT, typed

KEPT = [
    ("programme-plan", "2025", "5df03481d38a8e0e0549585cb2fe97cc8777f73c0d414832815ffe468a63f112"),
    ("smuggling-of-migrants", "cop11", "ce0d6581f9ab4bb4fce92f1d6d83e4d039a7669b6b4b9099d1ec40e91bd202cf"),
    ("universal-periodic-review", "cycle-4", "5523b6741c55cb9b2052ad7a20129c3d39393e8a8d9e253d99efa33038904222"),
]
"""Each example, a period of it, and the digest of all its records as it was first published."""


@pytest.mark.parametrize(("example", "period", "digest"), KEPT, ids=[example for example, _, _ in KEPT])
def test_the_digest_of_records_stays(tmp_path: Path, example: str, period: str, digest: str) -> None:
    register = shutil.copytree(ROOT / "examples" / example, tmp_path / example)
    done = typed("publish", str(register), "--period", period, "--id", "kept", "--on", "2026-01-31", "--despite-errors")
    assert done.returncode == 0, done.stderr

    manifest = json.loads((register / "publications" / "kept" / "publication.json").read_text(encoding="utf-8"))
    assert manifest["schema"] == 1
    assert manifest["register"]["digest"] == digest
