"""Whatever a register holds, its claims are reconciled and told of."""

import json

import pytest
from hypothesis import given, settings

from tracker.claims import reconcile
from tracker.cli._reconciled import letters, summary, table
from tracker.cli._reconciled_json import reconciliation_json
from tracker.cli._said import said
from tracker.model import Register
from tracker.strategies import registers


@pytest.mark.parametrize("language", ["en", "fr"])
@settings(max_examples=20)
@given(register=registers())
def test_every_register_is_reconciled(register: Register, language: str) -> None:
    found = reconcile(register)
    written = [reconciliation_json(register, each, language) for each in found]

    assert [each["claim"] for each in written] == [key for key, claim in register.claims.items() if not claim.draft]
    assert json.loads(json.dumps(written)) == written
    told = "\n".join((*letters(register, found, language), *table(register, found, language)))
    assert all(each.claim.id in told for each in found)
    assert said(summary(found), language)
