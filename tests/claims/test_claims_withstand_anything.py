"""Whatever a register holds, its claims are reconciled and told of."""

import json

import pytest
from hypothesis import given, settings

from tracker.claims import reconcile
from tracker.model import Register
from tracker.strategies import registers
from tracker.views import as_json, view
from tracker.views._reconciliation import summary_of
from tracker.writers import plain_text, to_text


@pytest.mark.parametrize("language", ["en", "fr"])
@settings(max_examples=20)
@given(register=registers())
def test_every_register_is_reconciled(register: Register, language: str) -> None:
    found = reconcile(register)
    written = as_json(found, language, register=register, of="Reconciliation")["claims"]

    assert [each["claim"] for each in written] == [key for key, claim in register.claims.items() if not claim.draft]
    assert json.loads(json.dumps(written)) == written
    shown = to_text(view(found, register), language, width=1000)
    assert all(each.claim.id in shown for each in found)
    assert plain_text(summary_of(found), language)
