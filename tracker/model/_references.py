"""Which ids a record refers to."""

from collections.abc import Iterator

from attrs import frozen

from tracker.model._record import Record

__all__ = ["Reference", "references"]

_FIELDS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    # the field, and the tables that its ids may lie in
    "mandate": tuple(
        (name, ("mandate", "document", "meeting"))
        for name in ("renews", "endorses", "supersedes", "implements", "supplements", "part_of")
    ),
    "meeting": (("part_of", ("meeting",)),),
    "document": (("prepared_for", ("meeting", "mandate")), ("programmes", ("programme",)), ("covers", ("period",))),
    "event": (
        ("programmes", ("programme",)),
        ("mandates", ("mandate",)),
        ("recommendations", ("recommendation",)),
        ("part_of", ("event", "meeting")),
    ),
    "recommendation": (
        ("source", ("meeting", "mandate", "document")),
        ("mandates", ("mandate",)),
        *((name, ("recommendation",)) for name in ("reiterates", "supersedes", "splits", "merges")),
    ),
    "deadline": (("recommendation", ("recommendation",)),),
    "status": (("recommendation", ("recommendation",)),),
    "observation": (("indicator", ("indicator",)), ("period", ("period",)), ("about", ())),
    "target": (("indicator", ("indicator",)), ("period", ("period",))),
    "claim": (
        ("document", ("document",)),
        ("indicator", ("indicator",)),
        ("period", ("period",)),
        ("about", ()),
        ("includes", ("claim",)),
        ("includes_all", ("claim",)),
    ),
    "coverage": (("period", ("period",)),),
    "period": (("headlines", ("indicator", "claim")),),
    "passage": (("period", ("period",)),),
    "indicator": (("numerator", ("indicator",)), ("denominator", ("indicator",))),
}


@frozen
class Reference:
    """
    That a record names another.

    Attributes:
        field: The field that names it.

        target: The id or symbol named.

        tables: The tables in which it may lie; empty for any.
    """

    field: str
    target: str
    tables: tuple[str, ...]


def references(record: Record) -> Iterator[Reference]:
    """Go through the references of a record, in the order of its fields and sorted within each."""
    for citation in record.citations:
        yield Reference("citations", citation.document, ("document",))
    for name in ("same_as", "possibly_same_as"):
        for target in sorted(getattr(record, name)):
            yield Reference(name, target, (record.table,))
    for name, tables in _FIELDS.get(record.table, ()):
        value = getattr(record, name)
        for target in _targets(value):
            yield Reference(name, target, tables)


def _targets(value: frozenset[str] | tuple[str, ...] | str | None) -> list[str]:
    """Return the ids that a field holds: a set sorted, a list in its own order."""
    if value is None or isinstance(value, str):
        return [] if value is None else [value]
    return sorted(value) if isinstance(value, frozenset) else list(value)
