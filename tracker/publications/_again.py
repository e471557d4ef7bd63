"""What of a publication is written again: its claims from its figures, and its report from the records."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve

from tracker.errors import TrackerError
from tracker.files._office import Office
from tracker.indicators import Figure, as_claims
from tracker.model import Claim, Register
from tracker.publications._content import rendered
from tracker.publications._differences import Difference, moved_claim, other_report
from tracker.publications._manifest import Manifest
from tracker.publications._shelf import folder_of, publications
from tracker.records._canonical import sha256
from tracker.reports import report
from tracker.storage._reading import read_within


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


_REPORT = re.compile(r"report\.(?P<language>[a-z]{2})(?P<suffix>\.(?:md|html|csv|txt))")
"""Reports whose bytes rest on the records alone; the others take fonts and styles of an office, which may change."""


def changed_reports(path: Path, register: Register, known: Register, manifest: Manifest) -> Iterator[Difference]:
    """
    Go through the reports of a publication that come out otherwise when they are written again.

    That is a note, since settings of the register are not frozen. Only the version that wrote them can tell, and only
    while the definitions are those of then.

    Args:
        path: The directory of the register.

        register: All records.

        known: What was known.

        manifest: What the publication says of itself.
    """
    listed = [found for found in map(_REPORT.fullmatch, manifest.files) if found is not None]
    if not listed:
        return
    try:
        before = next((each for each in publications(register) if each.id == manifest.compared_with), None)
        composed = report(known, manifest.period, against=manifest.against, on=manifest.day, published=before)
        document = evolve(composed, is_draft=False)
        for found in listed:
            (again,) = rendered(document, [found["language"]], [found["suffix"]], Office()).values()
            held = read_within(folder_of(path, manifest.id), found[0]).replace(b"\r\n", b"\n")
            if held != again:
                yield other_report(found[0], sha256(held), sha256(again))
    except (TrackerError, OSError, ValueError):  # it cannot be written again, and its digest still stands for it
        return
