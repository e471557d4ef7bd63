"""What of a publication is written again: its claims from its figures, and its report from the records."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import Factory, define, evolve

from tracker.documents import Document
from tracker.errors import TrackerError
from tracker.files._office import Office
from tracker.indicators import Figure, as_claims
from tracker.languages import LANGUAGES
from tracker.model import Claim, Indicator, Register
from tracker.publications._content import rendered
from tracker.publications._difference_words import moved_claim, other_report
from tracker.publications._differences import Difference
from tracker.publications._figures import FrozenFigure, as_frozen, figures_again
from tracker.publications._manifest import Manifest, tool_version
from tracker.publications._printed import printed_in
from tracker.publications._printed_figures import PrintedNumber, linked_numbers, numbers_of, printed_figures
from tracker.publications._shelf import folder_of, publications
from tracker.records._canonical import sha256
from tracker.reports import report
from tracker.storage._reading import read_within
from tracker.writers._anchors import bookmark_of


def changed_claims(published: Iterable[Claim], figures: Iterable[Figure], name: str) -> Iterator[Difference]:
    """
    Go through the claims of a publication that are not those of its figures, by their ids.

    Args:
        published: The claims.

        figures: The figures, computed again.

        name: The id of the publication.
    """
    before = {claim.id: claim for claim in published}
    after = {claim.id: claim for claim in as_claims(figures, document=name)}
    for id_ in sorted(before.keys() | after.keys()):
        if before.get(id_) != after.get(id_):
            yield moved_claim(before.get(id_), after.get(id_))


_REPORT = re.compile(r"report\.(?P<language>[a-z]{2})(?P<suffix>\.[a-z]+)")
_OF_RECORDS_ALONE = (".md", ".html", ".csv", ".txt")
"""Reports whose bytes rest on the records alone; the others take fonts and styles of an office, which may change."""


@define
class Reports:
    """
    The reports of a publication, as they are and as they come out when they are written again.

    Attributes:
        path: The directory of the register.

        register: All records.

        known: What was known, with the definitions of then.

        manifest: What the publication says of itself.
    """

    path: Path
    register: Register
    known: Register
    manifest: Manifest
    _composed: list[Document | None] = Factory(list)

    def changed(self) -> Iterator[Difference]:
        """
        Go through the reports that come out otherwise when they are written again.

        That is a note, since settings of the register are not frozen. Only the version that wrote them can tell, and
        only while the definitions are those of then.
        """
        for file, language, suffix in self._listed():
            if suffix in _OF_RECORDS_ALONE and (again := self._written(language, suffix)) is not None:
                held = self._held(file)
                if held is not None and held != again:
                    yield other_report(file, sha256(held), sha256(again))

    def misprinted(
        self, figures: Sequence[FrozenFigure], declared: Sequence[Indicator], *, with_links: bool
    ) -> Iterator[Difference]:
        """
        Go through the figures that reports print otherwise than they were frozen.

        A report that comes out the same byte for byte prints what it should; the numbers of any other are looked at.
        One that is not what was published differs by that.

        Args:
            figures: The figures as they were frozen.

            declared: The declarations that they were computed by.

            with_links: Whether links are looked at too: only where all else is as it was published is it known which
                other numbers lead to a figure.
        """
        is_ours = self.manifest.tool == tool_version()
        for file, language, suffix in self._listed():
            held = self._held(file)
            if held is None or sha256(held) != self.manifest.files[file]:
                continue
            if is_ours and suffix in _OF_RECORDS_ALONE and held == self._written(language, suffix):
                continue
            printed = printed_in(suffix, held, folder_of(self.path, self.manifest.id) / file, language)
            if printed is not None:
                knows_links = with_links and self._document() is not None
                beside = self._beside(language, figures, declared) if knows_links else None
                yield from printed_figures(file, printed, language, figures, declared, beside)

    def _listed(self) -> Iterator[tuple[str, str, str]]:
        """Go through the reports by name, each with its language and suffix."""
        for name in self.manifest.files:
            found = _REPORT.fullmatch(name)
            if found is not None and found["language"] in LANGUAGES:
                yield name, found["language"], found["suffix"]

    def _held(self, file: str) -> bytes | None:
        try:
            held = read_within(folder_of(self.path, self.manifest.id), file)
        except (OSError, ValueError):
            return None
        return held.replace(b"\r\n", b"\n") if file.endswith(_OF_RECORDS_ALONE) else held

    def _written(self, language: str, suffix: str) -> bytes | None:
        """Write the report again; None if it cannot be, and its digest still stands for it."""
        document = self._document()
        if document is None:
            return None
        try:
            (again,) = rendered(document, [language], [suffix], Office()).values()
        except (TrackerError, OSError, ValueError):
            return None
        return again

    def _document(self) -> Document | None:
        """Compose the report again, once; None if it cannot be."""
        if not self._composed:
            self._composed.append(self._compose())
        return self._composed[0]

    def _compose(self) -> Document | None:
        manifest = self.manifest
        try:
            name = manifest.compared_with
            shelf = publications(self.register) if name is not None else ()
            before = next((each for each in shelf if each.id == name), None)
            composed = report(self.known, manifest.period, against=manifest.against, on=manifest.day, published=before)
        except (TrackerError, OSError, ValueError):
            return None
        return evolve(composed, is_draft=False)

    def _beside(
        self, language: str, figures: Sequence[FrozenFigure], declared: Sequence[Indicator]
    ) -> Iterator[Mapping[str, list[PrintedNumber]]]:
        """Go through what may stand in a link beside the figures: other numbers lead to them too."""
        page = self._written(language, ".md")
        printed = None if page is None else printed_in(".md", page, self.path, language)
        if printed is not None:
            found = linked_numbers(printed, language)
            yield found
            yield {bookmark_of(target): numbers for target, numbers in found.items()}
        if self.manifest.against is not None:
            try:
                earlier = figures_again(self.known, [each.key for each in figures], declared, self.manifest.against)
            except TrackerError:
                return
            yield numbers_of(as_frozen(earlier))
