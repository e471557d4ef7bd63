"""Figures of the period before that fell away."""

from tracker.documents import (
    Align,
    Column,
    Message,
    Numeral,
    Row,
    Table,
)
from tracker.indicators import Figure
from tracker.reports._draft import NUMBERS_IN_BRACKETS, Draft
from tracker.reports._matter import Matter
from tracker.reports._selection import tells
from tracker.reports.sections._changes import numbered
from tracker.reports.sections._state_of_affairs import time_in_sentence
from tracker.words._figures import (
    dated_figure_of,
    figure_of,
    titled,
)
from tracker.words._terms import brief


def no_longer_reported(matter: Matter, draft: Draft) -> None:
    """Name each figure of the period before that nothing states of this one: readers ask for it first."""
    found = [
        each
        for each in matter.comparisons
        if tells(each.before) and each.after.missing is not None and not _is_over(matter, each.before)
    ]
    if not found:
        return
    if len(found) == 1:  # one sentence is no chapter
        (only,) = found
        draft.paragraph(
            Message(
                "One figure of the previous period is not reported for this one, “{title}” ({figure} {time}).",
                title=titled(matter.register, only.before),
                figure=draft.linked(figure_of(only.before, brief=True), only.before),
                time=time_in_sentence(only.before),
            )
        )
        return
    draft.heading(1, Message("Figures no longer reported"))
    number = draft.table_number()
    draft.paragraph(
        Message(
            "Table {number} lists the figures of the previous period that are not reported for this one.",
            number=Numeral(number),
        )
    )
    draft.add(
        Table(
            number=number,
            title=Message("Figures no longer reported"),
            columns=(
                Column(title=Message("Figure")),
                Column(title=Message("Previous period"), align=Align.END),
                Column(title=Message("This period")),
            ),
            rows=tuple(
                Row(
                    cells=(
                        numbered(draft, titled(matter.register, each.before), each.before),
                        draft.figure(dated_figure_of(each.before), each.before),
                        brief(each.after.missing),
                    )
                )
                for each in found
                if each.after.missing is not None
            ),
            legend=(NUMBERS_IN_BRACKETS,) if draft.is_on_paper else (),
            anchor="table-no-longer-reported",
        )
    )


def _is_over(matter: Matter, figure: Figure) -> bool:
    """Tell whether a figure is about a programme that ended before the period: nobody can report it any more."""
    subjects = (code for dimension, code in figure.by if dimension in ("about", "programme"))
    programmes = (matter.register.programmes.get(subject) for subject in subjects)
    return any(
        each is not None
        and each.when is not None
        and each.when.latest is not None
        and each.when.latest < matter.period.start
        for each in programmes
    )
