"""The recommendations of one country: those that name it, and those made to all States."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from tracker.codelists import country, read_country
from tracker.documents import Column, DateText, Inline, Link, Listing, Message, Numeral, Row, Table, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.errors import UnknownCodeError
from tracker.followup import DueItem, DueState, due
from tracker.followup._timelines import timelines
from tracker.model import Aspect, Recommendation, StatusObservation
from tracker.reports._draft import Draft, without_stop
from tracker.reports._matter import Matter
from tracker.reports.sections._groups import grouped
from tracker.values import InternationalString
from tracker.words._parties import country_of_party
from tracker.words._recommendations import RECOMMENDATIONS, status_in_words
from tracker.words._records import Form
from tracker.words._terms import brief

_MOST = 40
"""So many recommendations are listed; the annex and the data files have the others."""
_FEW = 12
"""So many are read one after the other; more stand in groups."""


_TITLE = Message("Recommendations addressed to the country")
_LEFT = {
    True: phrase("{number} more, made earlier, {number:is|are} not listed here."),
    False: phrase("{number} more, made earlier, {number:stands|stand} in the annex."),
}
"""What is said of the others under the table, by whether there is no annex."""


def own_recommendations(matter: Matter, draft: Draft) -> None:
    """
    List the recommendations made to a country by name: whether it accepts them, what it reports, what was verified.

    Those made to all States concern it as well, and are named after them; an area that is no State is none of these.
    """
    own, of_all = addressed(matter), _made_to_states(matter)
    if not own and not of_all:
        return
    draft.heading(1, RECOMMENDATIONS)
    if own:
        _own_table(matter, draft, own)
    if of_all:
        _to_states(matter, draft, of_all, is_alone=not own)


def _own_table(matter: Matter, draft: Draft, found: list[Recommendation]) -> None:
    number, listed = draft.table_number(), found[:_MOST]
    columns = _told_columns(matter, draft, listed)
    draft.paragraph(Parts(tuple(_lead(matter, draft, number, {*columns})), " "))
    rows = {
        each.key: Row(cells=(_named(draft, each), DateText(each.issued), *(told[place] for told in columns.values())))
        for place, each in enumerate(listed)
    }
    legend: list[Inline] = [Message("– nothing is known.")] if _has_gap(columns) else []
    if len(found) > len(listed):
        legend.append(Message(_LEFT[matter.annex == "none"], number=Numeral(len(found) - len(listed))))
        draft.listed[_TITLE] = [(_TITLE, each) for each in found[_MOST:]]
        for each in found[_MOST:]:
            draft.anchor_of(each)
    draft.add(
        Table(
            number=number,
            title=_TITLE,
            columns=(
                Column(title=Message("Recommendation")),
                Column(title=Message("Issued")),
                *(Column(title=_HEADS[each]) for each in columns),
            ),
            rows=tuple(_in_groups(matter, listed, rows, width=2 + len(columns))),
            legend=tuple(legend),
            anchor="table-addressed",
        )
    )


def _lead(matter: Matter, draft: Draft, number: int, told: set[str]) -> Iterator[Inline]:
    """Say what the table lists, and what its columns tell apart; where it has none, that nothing more is known."""
    country = draft.countries(_codes(matter), Form.TO)
    if not told:
        yield Message(
            "Table {number} lists the recommendations addressed to {country} by name.",
            number=Numeral(number),
            country=country,
        )
    else:
        yield Message(
            "Table {number} lists the recommendations addressed to {country} by name, with what is known of them at the"
            " end of the period.",
            number=Numeral(number),
            country=country,
        )
    if {Aspect.SELF_REPORTED, Aspect.VERIFIED} <= told:
        yield Message("What the country reports and what was verified are different facts.")
    elif not {Aspect.SELF_REPORTED, Aspect.VERIFIED} & told:
        yield Message("Nothing is known of what was done about them.")


_DUE = "due"
_HEADS: Mapping[str, Inline] = {
    Aspect.ACCEPTANCE: Message("Position of the country"),
    Aspect.SELF_REPORTED: Message("Reported by the country"),
    Aspect.VERIFIED: Message("Verified"),
    _DUE: Message("Due date"),
}
_BESIDE = frozenset({Aspect.SELF_REPORTED, Aspect.VERIFIED})
_NOTHING = Verbatim("–")


def _told_columns(matter: Matter, draft: Draft, listed: list[Recommendation]) -> dict[str, list[Inline]]:
    """
    Fill the columns of which at least one cell is known: a column of nothing tells nothing.

    What is reported and what was verified stand beside each other, so that it is seen where one of them is lacking.
    """
    deadlines = {each.record.key: each for each in due(matter.register, matter.day)}
    filled: dict[str, list[Inline]] = {}
    for aspect in (Aspect.ACCEPTANCE, Aspect.SELF_REPORTED, Aspect.VERIFIED):
        words = _statuses(matter, aspect)
        filled[aspect] = [words(draft, each) for each in listed]
    filled[_DUE] = [_due(deadlines.get(each.key), is_dated=matter.is_dated) for each in listed]
    told = {name for name, cells in filled.items() if any(each != _NOTHING for each in cells)}
    if told & _BESIDE:
        told |= _BESIDE
    return {name: cells for name, cells in filled.items() if name in told}


def _has_gap(columns: Mapping[str, list[Inline]]) -> bool:
    return any(_NOTHING in cells for cells in columns.values())


def _named(draft: Draft, recommendation: Recommendation) -> Inline:
    return Link(without_stop(recommendation.text), f"#{draft.anchor_of(recommendation)}")


def _in_groups(matter: Matter, listed: list[Recommendation], rows: Mapping[str, Row], *, width: int) -> Iterator[Row]:
    """Put the rows of many recommendations under what they are about; each stands in the first group that has it."""
    _, groups = grouped(matter, listed) if len(listed) > _FEW else ("", [])
    if not groups:
        yield from rows.values()
        return
    told: set[str] = set()
    for name, own in groups:
        new = [each for each in own if each.key not in told]
        if new:
            yield Row(cells=(name, *[Verbatim("")] * (width - 1)), is_group=True)
        yield from (rows[each.key] for each in new)
        told |= {each.key for each in new}


def _codes(matter: Matter) -> list[str]:
    return [matter.part.code] if matter.part is not None and matter.part.is_country else []


def addressed(matter: Matter) -> list[Recommendation]:
    """Return the recommendations that name the country among those to whom they are made, the latest first."""
    codes = _codes(matter)
    if not codes:
        return []
    return _known(matter, lambda name: _country_of(matter, name) == codes[0])


def _known(matter: Matter, is_meant: Callable[[InternationalString], bool]) -> list[Recommendation]:
    """Return the recommendations made by the end of the period to somebody who is meant, the latest first."""
    made = matter.register.recommendations.values()
    own = [each for each in made if any(map(is_meant, each.addressees))]
    known = [each for each in own if each.issued.earliest is None or each.issued.earliest <= matter.period.end]
    return sorted(known, key=lambda each: (each.issued.window.last, each.key), reverse=True)


def _country_of(matter: Matter, name: InternationalString) -> str | None:
    """Return the country or area that an addressee is, recorded by its code or by its name; None if it is none."""
    return country_of_party(matter.register, name) or _country_in(name)


@cache
def _country_in(name: InternationalString) -> str | None:
    """Return the country or area that a name is of, in whatever language; None if it is of none."""
    for text in name:
        try:
            return read_country(text).code
        except UnknownCodeError:
            continue
    return None


def _statuses(matter: Matter, aspect: Aspect) -> Callable[[Draft, Recommendation], Inline]:
    """Look up once what is known of all recommendations in one aspect at the end of the period, and word it of each."""
    end = matter.period.end
    known = {
        record.key: found.states(end.toordinal())
        for found in timelines(matter.register, aspect)
        for record in found.records
    }
    observed = sorted(matter.register.of_type(StatusObservation).values(), key=lambda each: each.as_of.window.last)
    latest = {
        each.recommendation: each for each in observed if each.aspect is aspect and each.as_of.window.first <= end
    }

    def words(draft: Draft, recommendation: Recommendation) -> Inline:
        record = latest.get(recommendation.id)
        if record is None:
            return _NOTHING
        states = sorted(known.get(recommendation.key, ()), key=str)
        said = tuple(status_in_words(each, aspect=aspect) for each in states)
        return Link(Parts(said, " / "), f"#{draft.anchor_of(record)}")

    return words


def _due(item: DueItem | None, *, is_dated: bool) -> Inline:
    """Word a deadline; whether it has passed is said only on a day that was given."""
    if item is None or item.when is None:
        return _NOTHING
    day = DateText(item.when)
    if is_dated and item.state in (DueState.OVERDUE, DueState.POSSIBLY_OVERDUE):
        return Message("{day} ({state})", day=day, state=brief(item.state))
    return day


# -- made to all States -----------------------------------------------------------------------------------------------


def _made_to_states(matter: Matter) -> list[Recommendation]:
    """Return the recommendations made to States, or States parties, as a whole."""
    codes = _codes(matter)
    if not codes or not country(codes[0]).is_state:
        return []
    own = {each.key for each in addressed(matter)}
    return [each for each in _known(matter, _are_states) if each.key not in own]


@cache
def _are_states(name: InternationalString) -> bool:
    """Tell whether a name means States as a whole, in whatever language."""
    from tracker.reading._lexicon import folded, lexicon  # noqa: PLC0415  # a report on all of them reads no document

    for language in name.languages:
        try:
            words = lexicon(language).data["counted"]["countries"]
        except UnknownCodeError:  # nobody wrote down what States are called in it
            continue
        if folded(name.get(language) or "") in map(folded, words):
            return True
    return False


def _to_states(matter: Matter, draft: Draft, found: Sequence[Recommendation], *, is_alone: bool) -> None:
    """Name what is asked of all States; of what became of each the report on all of them tells."""
    lead: Inline = Message("By the end of the period the following had been recommended to States as a whole:")
    if is_alone:
        named = draft.countries(_codes(matter), Form.TO)
        nothing = Message(
            "The sources gathered report no recommendation addressed to {country} by name.", country=named
        )
        lead = Parts((nothing, lead), " ")
    draft.told(_items(draft, found), many=lead)


def _items(draft: Draft, found: Sequence[Recommendation]) -> Iterator[Inline]:
    for each in found:
        said = Message(
            "{text} ({addressees}, {when})",
            text=without_stop(each.text),
            addressees=Listing(each.addressees),
            when=DateText(each.issued, as_phrase=True),
        )
        yield draft.with_source(said, each)
