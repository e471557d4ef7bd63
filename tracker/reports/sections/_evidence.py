"""The evidence of a report by itself: what the report draws on, without the report."""

from tracker.reports._draft import Draft
from tracker.reports._matter import Matter


def evidence(matter: Matter, draft: Draft) -> None:
    """Let the annexes that follow list all that the report of the secretariat draws on; it adds no words."""
    from tracker.reports.sections import SECRETARIAT  # noqa: PLC0415  # this file is one of the sections there

    body = Draft(matter)
    for section in SECRETARIAT:
        section(matter, body)
    for record in body.drawn_on:
        draft.anchor_of(record)
    draft.led += body.led
