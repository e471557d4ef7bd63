"""The programmes that activities belong to, with what is known of each."""

from tracker.codelists import codelist
from tracker.documents import Inline, Message, Sequence, Verbatim
from tracker.indicators import About, Basis, Figure, measure_all
from tracker.model import AssistanceEvent
from tracker.reports._draft import Draft
from tracker.reports.sections._by_country import least, most
from tracker.reports.sections._programmes import programme_in_words
from tracker.reports.sections._statements import with_statements
from tracker.words._figures import figure_of, figure_with_unit


def _in_order(found: tuple[Figure, ...]) -> list[Figure]:
    """Put the rows with the most activities first; equals keep the order of their codes."""
    return sorted(found, key=lambda figure: (-least(figure), -most(figure), figure.by))


def by_programme(draft: Draft, events: list[AssistanceEvent]) -> None:
    """Name the programmes that the activities belong to, with who pays for them and how many activities are known."""
    register = draft.matter.register
    period = draft.matter.period
    found = measure_all(register, ["events"], period, by="programme", basis=Basis.EVIDENCED, about=About.ACTUAL)
    told = {key for event in events for key in event.programmes}
    kinds = codelist("programme")
    own = [
        each
        for each in _in_order(found)
        if (programme := register.programmes.get(each.by[0][1])) is not None
        and programme.id in told
        and kinds[programme.kind].section is None  # others are told of in their section
    ]
    if not own:
        return
    draft.heading(2, Message("By programme"))
    draft.passages("programmes")
    if len(own) == 1:
        draft.paragraph(Sequence((_only_programme(draft, own[0]), Verbatim("."))))
        return
    draft.told(
        (_programme_line(draft, figure) for figure in own),
        many=Message("Some of these activities were carried out under the following programmes and operations:"),
    )


def _only_programme(draft: Draft, figure: Figure) -> Inline:
    programme = draft.matter.register.programmes[figure.by[0][1]]
    told = Message(
        "One programme accounts for {number} of these activities: {title}",
        number=draft.linked(figure_of(figure, words=True), figure, in_table=True),
        title=programme_in_words(draft, programme),
    )
    return with_statements(draft, draft.with_source(told, programme), programme.id)


def _programme_line(draft: Draft, figure: Figure) -> Inline:
    programme = draft.matter.register.programmes[figure.by[0][1]]
    number = draft.linked(figure_with_unit(figure, words=True), figure, in_table=True)  # the annex has the whole alone
    told = Message("{title}: {number}", title=programme_in_words(draft, programme), number=number)
    return with_statements(draft, draft.with_source(told, programme), programme.id)
