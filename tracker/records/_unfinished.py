"""Drafts whose number or words somebody has still to write: what is there, and what is missing."""

from collections.abc import Mapping
from typing import Any

from tracker.model import Record
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.records._converter import REFUSALS, converter_for
from tracker.records._keys import fields_of, required_keys
from tracker.values import InternationalString, Language, Quantity

_STANDS_FOR: Mapping[Any, Any] = {Quantity: 0, InternationalString: "…"}
"""What a person fills in, and what stands for it meanwhile; no key is made of either."""

_NAMED = (("claim", "indicator"),)
"""A name that a person finds, and of which no key is made."""


def unfinished_draft(raw: Any, record_type: type[Record], language: Language) -> UnfinishedDraft | None:  # noqa: ANN401  # whatever a file holds
    """
    Read a draft that lacks nothing but numbers, words or an indicator's name; None if it is none, or more is wrong.

    >>> from tracker.model import Observation
    >>> raw = {"indicator": "wells", "at": "2025-12-31", "draft": True}
    >>> found = unfinished_draft(raw, Observation, Language.ENGLISH)
    >>> found.key, found.missing
    ('wells@2025-12-31', ('value',))
    """
    if not isinstance(raw, dict) or raw.get("draft") is not True:
        return None
    missing = tuple(key for key in required_keys(record_type) if key not in raw)
    stand = {key: _stands_for(record_type, key) for key in missing}
    if not missing or None in stand.values():
        return None
    whole = {**raw, **stand}
    try:
        record = converter_for(language).get_structure_hook(record_type)(whole, record_type)
    except REFUSALS:
        return None
    return UnfinishedDraft(record, missing)


def _stands_for(record_type: type[Record], key: str) -> Any:  # noqa: ANN401  # whatever a field holds
    """Return what stands for a key that is missing; None where only the key itself will do."""
    if (record_type.table, key) in _NAMED:
        return "…"
    return _STANDS_FOR.get(fields_of(record_type)[key].type)


def unfinished_table(table: Mapping[str, Any], draft: UnfinishedDraft) -> dict[str, Any]:
    """Take out of a draft's table what only stands for what is missing."""
    return {key: value for key, value in table.items() if key not in draft.missing}
