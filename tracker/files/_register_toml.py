"""`register.toml`: what a register is called, and in which languages its texts are."""

from collections.abc import Mapping
from typing import Any

from attrs import Attribute, field, frozen

from tracker.errors import Sentence, StructureFault, nearest_hint
from tracker.files._toml_reading import Tree
from tracker.model import Masthead, ReportOptions
from tracker.records._converter import REFUSALS, converter_for
from tracker.records._keys import fields_of
from tracker.records._refusals import refusals_in
from tracker.records._refused_values import Place, RefusedError, quoted
from tracker.values import READINGS, InternationalString, Language

SCHEMA = 1
"""The number of the file format that is written, and read."""


@frozen(kw_only=True)
class Header:
    """
    The keys of `register.toml`; their meaning is that of the fields of `Register`.

    Attributes:
        schema: The number of the file format.

        id: The register's own name.

        title: What it is about.

        languages: The languages of its texts.

        reading: The name of the reading of hedged numbers.

        masthead: What every report has at the head of its first page.

        headlines: Ids of the indicators and claims on the first page of a report, in order.

        report: What the office's report has in it.
    """

    schema: int = field()
    id: str
    title: InternationalString
    languages: tuple[Language, ...] = field(default=(Language.ENGLISH,))
    reading: str = field(default="cautious")
    masthead: Masthead | None = None
    headlines: tuple[str, ...] = ()
    report: ReportOptions | None = None

    @schema.validator
    def _is_supported(self, _: "Attribute[int]", value: int) -> None:
        if value != SCHEMA:
            refused = Sentence(
                "schema {value} is not supported; this version of tracker reads schema {schema}",
                value=value,
                schema=SCHEMA,
            )
            hint = Sentence("write schema = {schema}", schema=SCHEMA)
            if value > SCHEMA:
                hint = Sentence("use the version of tracker that wrote it")
            raise RefusedError(refused, hint)

    @languages.validator
    def _is_not_empty(self, _: "Attribute[tuple[Language, ...]]", value: tuple[Language, ...]) -> None:
        if not value:
            raise RefusedError("a register needs at least one language, got none", 'write languages = ["en"]')

    @reading.validator
    def _is_known(self, _: "Attribute[str]", value: str) -> None:
        known = [reading.name for reading in READINGS]
        if value not in known:
            raise RefusedError(
                Sentence("{word} is not one of {words}", word=quoted(value), words=", ".join(known)),
                nearest_hint(value, known),
            )


_OF_ONE_REPORT: Mapping[Place, Sentence] = dict.fromkeys(
    (("masthead", "symbol"), ("masthead", "session")),
    Sentence("it belongs to one report; write it in the masthead of its period"),
)

HEADER_KEYS = frozenset(fields_of(Header))


def first_language(raw: dict[str, Any]) -> Language:
    """Find the language of plain strings, whatever else is wrong with the header."""
    declared = raw.get("languages")
    first = declared[0] if isinstance(declared, list) and declared else declared
    return Language(first) if isinstance(first, str) and first in list(Language) else Language.ENGLISH


def is_supported(raw: dict[str, Any]) -> bool:
    """Tell whether the files are of the format that is read here, or do not say a number at all."""
    schema = raw.get("schema")
    return isinstance(schema, bool) or not isinstance(schema, int) or schema == SCHEMA


def header_of(tree: Tree, faults: list[StructureFault]) -> Header | None:
    """Read the header; None if it is at fault."""
    raw = {key: value for key, value in tree.raw.items() if key in HEADER_KEYS}
    converter = converter_for(first_language(tree.raw))
    try:
        return converter.structure(raw, Header)
    except REFUSALS as error:
        faults += [
            tree.fault(refusal.sentence, place=refusal.place, hint=_OF_ONE_REPORT.get(refusal.place, refusal.hint))
            for refusal in refusals_in(error)
        ]
        return None
