"""The annex on method: how figures and changes are established, by which assumptions and definitions."""

from tracker.documents import (
    Inline,
    Message,
    Verbatim,
    phrase,
)
from tracker.model import Indicator
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.values import InternationalString
from tracker.words._dates import on_day
from tracker.words._terms import brief, code_in_words

_RULES = (
    phrase(
        "Figures count what the register holds. A nil (–) means that nothing was recorded, two dots (..) that no"
        " figure is available."
    ),
    phrase(
        "A date known only to the month, quarter or year may lie on either side of a period’s end. Such a record raises"
        " the upper bound of a figure and leaves the lower one alone."
    ),
    phrase(
        "“More than”, “nearly” and “about” are read cautiously: “nearly” and “about” reach one unit of the last"
        " significant place of the number, and “more than” has no upper limit."
    ),
    phrase("A list that its source introduces by “including” is open: the figure is then “at least” what is named."),
    phrase(
        "A change is stated only if it holds whatever the exact dates and numbers are. It is computed record by record,"
        " so that what lies in both periods cancels out, and country by country where countries are counted."
    ),
    phrase(
        "Figures printed in documents are never mixed with figures computed from records, and figures that may not be"
        " compared stand side by side without a change."
    ),
)


def method_annex(matter: Matter, draft: Draft) -> None:
    """Say how figures and changes are established, under which assumptions and definitions."""
    draft.annex(Message("How figures and changes are established"))
    for rule in _RULES:
        draft.remark(Message(rule))
    known = matter.register.vintage.published  # a report as of a day; else all that the register has
    if known is not None:
        draft.remark(Message("Sources published up to {date} are taken into account.", date=on_day(known)))
    draft.remark(
        Message("Reading of hedged words: {reading}.", reading=code_in_words("Reading", matter.register.reading))
    )
    assumptions: list[InternationalString] = []
    for figure in matter.told_figures:
        assumptions += [each for each in figure.assumptions if each not in assumptions]
    if assumptions:
        draft.remark(Message("Assumptions made:"))
        draft.items(assumptions)
    used = {figure.indicator.id: figure.indicator for figure in matter.told_figures}
    draft.remark(Message("Definitions:"))
    draft.items(_definition(each) for _, each in sorted(used.items()))


def _definition(indicator: Indicator) -> Inline:
    kind = brief(indicator.kind)
    version = Verbatim(f"{indicator.id}@{indicator.version}")
    if indicator.definition is None:
        return Message("{title} ({id}, {kind})", title=indicator.title, id=version, kind=kind)
    return Message(
        "{title} ({id}, {kind}): {definition}",
        title=indicator.title,
        id=version,
        kind=kind,
        definition=indicator.definition,
    )
