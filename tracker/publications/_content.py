"""The files of a publication beside its manifest."""

from collections.abc import Iterable, Sequence

from tracker.documents import Document
from tracker.errors import InvalidValueError
from tracker.files._office import Office
from tracker.files._record_texts import records_to_lines
from tracker.indicators import Figure
from tracker.model import Publication, Register
from tracker.publications._figures import figures_as_json
from tracker.publications._follow_up import follow_up_to_bytes
from tracker.publications._manifest import RecordLine, lines_to_bytes
from tracker.values import Language
from tracker.values._watched import watched
from tracker.views._json import dump
from tracker.writers import render
from tracker.writers._write import writer_named

FIGURES = "figures.json"
"""The figures, as ``tracker measure --format json`` prints them."""
CLAIMS = "claim.jsonl"
"""The figures as claims of the publication."""
DEFINITIONS = "indicator.jsonl"
"""The declarations that the figures were computed by."""
FOLLOW_UP = "followup.jsonl"
"""What became of recommendations: every number, and the status of each at both ends of the period."""
RECORDS = "records.jsonl"
"""The digest of every version of a record that was known."""


def first_of(languages: Iterable[str]) -> Language:
    """Return the language of texts that do not say theirs."""
    return next((Language(code) for code in languages), Language.ENGLISH)


def evidence(
    made: Publication, known: Register, figures: Iterable[Figure], lines: Iterable[RecordLine], languages: Sequence[str]
) -> dict[str, bytes]:
    """
    Write what the report rests on: figures, claims, declarations, the follow-up and the digests of records.

    Raises:
        InvalidValueError: No language is given.
    """
    if not languages:
        raise InvalidValueError("a publication needs at least one language, got none")
    own = known.language
    return {
        FIGURES: (dump({"figures": figures_as_json(figures, languages[0])}) + "\n").encode(),
        CLAIMS: records_to_lines(made.claims, own).encode(),
        DEFINITIONS: records_to_lines(made.indicators, own).encode(),
        FOLLOW_UP: follow_up_to_bytes(made.follow_up or ()),
        RECORDS: lines_to_bytes(lines),
    }


def rendered(document: Document, languages: Iterable[str], formats: Iterable[str], office: Office) -> dict[str, bytes]:
    """
    Render the report in each language and format, as ``report.fr.md``, in the styles and fonts of the office.

    Raises:
        UnsupportedFormatError: There is no such format.

        InvalidValueError: The office names styles of a template for Word, and no template.

        MissingTranslationError: Nothing is written in a language yet.
    """
    suffixes = [writer_named(each).suffixes[0] for each in formats]
    word = office.with_template() if ".docx" in suffixes else Office()
    wanted = [(language, suffix) for language in languages for suffix in suffixes]
    return {
        f"report.{language}{suffix}": render(
            document,
            suffix,
            language,
            font_paths=office.font_paths,
            template=word.template if suffix == ".docx" else None,
            styles=word.docx_styles if suffix == ".docx" else None,
        )
        for language, suffix in watched(wanted, "Writing reports")
    }
