"""How recommendations were received in a period, and which may repeat earlier ones."""

from datetime import date
from fractions import Fraction

import pytest
from _recommendation_worlds import DAYS, Case, cases, day, register_of, worlds_of
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InvalidValueError
from tracker.followup import acceptance, possible_lineage
from tracker.model import Aspect, Recommendation, Register, StatusObservation
from tracker.values import Bounds, InternationalString, ReportingPeriod, When

NAME = InternationalString(en="A register")
BEFORE, AFTER = ReportingPeriod.parse("2014"), ReportingPeriod.parse("2019")


def recommendation(name: str, text: str, issued: str = "2014-11", **fields: object) -> Recommendation:
    known = {"id": name, "source": "s", "text": InternationalString(en=text), "issued": When(issued)}
    return Recommendation(**{**known, **fields})  # type: ignore[arg-type]  # a short way to write it


def registered(*records: object) -> Register:
    return Register(id="r", title=NAME, records=records)  # type: ignore[arg-type]  # the class takes what a file may say


def accepted(name: str, code: str, as_of: str) -> StatusObservation:
    return StatusObservation(recommendation=name, aspect=Aspect.ACCEPTANCE, as_of=When(as_of), scale="upr@1", code=code)


def test_what_was_made_in_the_period_is_counted_by_how_it_was_received() -> None:
    made_by = (InternationalString(en="Peru"), InternationalString(en="Malta"))
    register = registered(
        recommendation("a", "Ratify", made_by=made_by),
        recommendation("b", "Train", made_by=made_by[:1]),
        recommendation("c", "Publish"),
        recommendation("d", "Later", "2019-11"),
        accepted("a", "supported", "2014-12"),
        accepted("b", "noted", "[2014-12-30..2015-01-02]"),
        accepted("d", "noted", "2019-12"),
    )
    (found,) = acceptance(register, BEFORE)
    codes = {status.code: bounds for status, bounds in found.codes.items()}

    assert found.issued == Bounds.exactly(3)
    assert codes == {"supported": Bounds.exactly(1), "noted": Bounds(0, 1), "not_yet_observed": Bounds(1, 2)}
    by_state = {str(each.group): each.issued for each in acceptance(register, BEFORE, by="made_by")}
    assert by_state == {"Peru": Bounds.exactly(2), "Malta": Bounds.exactly(1), "None": Bounds.exactly(1)}


spans = st.tuples(st.integers(1, DAYS - 1), st.integers(1, DAYS - 1)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(cases(), max_size=3).map(tuple), spans)
def test_acceptance_holds_in_every_world(found: tuple[Case, ...], span: tuple[int, int]) -> None:
    first, last = span
    records = [
        evolve(each, aspect=Aspect.ACCEPTANCE) if isinstance(each, StatusObservation) else each
        for each in register_of(found).records
    ]
    (total,) = acceptance(registered(*records), ReportingPeriod(day(first), day(last)))
    expected: dict[str, list[Bounds]] = {}
    for case in found:
        worlds = [(world.state(first - 1), world.state(last)) for world in worlds_of(case)]
        ends = [after if before == "not_issued" != after else None for before, after in worlds]
        for code in {*ends, "made"}:
            hits = [end is not None if code == "made" else end == code for end in ends]
            expected.setdefault(str(code), []).append(Bounds(int(all(hits)), int(any(hits))))
    sums = {code: sum(each, start=Bounds.exactly(0)) for code, each in expected.items()}

    assert total.issued == sums.get("made", Bounds.exactly(0))
    assert {status.code: bounds for status, bounds in total.codes.items()} == {
        code: bounds for code, bounds in sums.items() if code not in ("made", "None")
    }


# -- lineage ----------------------------------------------------------------------------------------------------------

RATIFY = "Ratify the Convention on the Rights of Migrant Workers (Peru)"


@pytest.mark.parametrize(
    ("later", "shared", "of"),
    [
        (RATIFY, 5, 5),
        ("Ratify the Convention on the rights of all MIGRANT workers (Malta (Republic of))", 5, 5),
        ("Consider ratification of the Convention on the Rights of Migrant Workers", 4, 7),
        ("Train border guards on the rights of migrants", None, None),
        ("(Peru)", None, None),
    ],
)
def test_shared_words_are_counted(later: str, shared: int | None, of: int | None) -> None:
    register = registered(recommendation("old", RATIFY), recommendation("new", later, "2019-05"))
    found = possible_lineage(register, AFTER, against=BEFORE)

    assert [(each.earlier, each.later, len(each.shared), each.of) for each in found] == (
        [] if shared is None else [("old", "new", shared, of)]
    )


def test_the_most_alike_is_proposed_and_nothing_is_merged() -> None:
    register = registered(
        recommendation("near", "Prevent trafficking in children and women"),
        recommendation("same", "Prevent trafficking in children"),
        recommendation("new", "Prevent trafficking in children", "2019-05"),
    )
    (found,) = possible_lineage(register, AFTER, against=BEFORE)

    assert (found.earlier, found.share, found.shared) == ("same", Fraction(1), ("childr", "preven", "traffi"))
    assert register.recommendations["new"].reiterates == frozenset()


def test_what_is_linked_already_is_not_proposed() -> None:
    register = registered(
        recommendation("old", RATIFY),
        recommendation("new", RATIFY, "2019-05", reiterates=frozenset({"old"})),
        recommendation("draft", RATIFY, "2019-05", draft=True),
        recommendation("vague", RATIFY, "[2014..2019]"),
    )

    assert possible_lineage(register, AFTER, against=BEFORE) == ()


texts = st.lists(st.sampled_from(["ratify", "ratification", "prevent", "train", "women", "of", "all"]), max_size=4)


@given(st.lists(texts, max_size=4), st.lists(texts, max_size=4), st.fractions(Fraction(1, 4), 1))
def test_proposals_are_the_best_of_all_pairs(earlier: list[list[str]], later: list[list[str]], least: Fraction) -> None:
    old = {f"o{number}": words for number, words in enumerate(earlier)}
    new = {f"n{number}": words for number, words in enumerate(later)}
    register = registered(
        *(recommendation(name, " ".join(["x", *words])) for name, words in old.items()),
        *(recommendation(name, " ".join(["x", *words]), "2019-05") for name, words in new.items()),
    )
    expected = {}
    for name, words in new.items():
        shares = {}
        for other, others in old.items():
            one, two = ({word[:6] for word in each if len(word) >= 4} for each in (words, others))
            if one & two:
                shares[other] = Fraction(len(one & two), len(one | two))
        if shares and max(shares.values()) >= least:
            expected[name] = max(shares.values())

    found = possible_lineage(register, AFTER, against=BEFORE, least=least)
    assert {each.later: each.share for each in found} == expected
    assert [each.share for each in found] == sorted((each.share for each in found), reverse=True)
    assert date(2014, 1, 1) == BEFORE.start


def test_repetitions_are_sought_in_what_came_before() -> None:
    with pytest.raises(InvalidValueError) as caught:
        possible_lineage(registered(), BEFORE, against=AFTER)

    assert str(caught.value) == f"{BEFORE} ends before {AFTER}, which it is compared with; swap the two"


def to(*names: str) -> tuple[InternationalString, ...]:
    return tuple(InternationalString(en=name) for name in names)


def test_what_is_made_to_somebody_else_repeats_nothing() -> None:
    """Where both name addressees, they share one, however it is spelled; else the words alone tell."""
    register = registered(
        recommendation("peru", RATIFY, addressees=to("the State’s council", "Peru")),
        recommendation("malta", RATIFY, addressees=to("Malta")),
        recommendation("nobody", "Prevent trafficking in children"),
        recommendation("new-peru", RATIFY, "2019-05", addressees=to("the State's  council ")),
        recommendation("new-malta", RATIFY, "2019-05", addressees=to("Malta", "Chile")),
        recommendation("new-chile", RATIFY, "2019-05", addressees=to("Chile")),
        recommendation("new-all", RATIFY, "2019-05"),
        recommendation("new-children", "Prevent trafficking in children", "2019-05", addressees=to("Chile")),
    )

    assert {each.later: each.earlier for each in possible_lineage(register, AFTER, against=BEFORE)} == {
        "new-peru": "peru",
        "new-malta": "malta",
        "new-all": "malta",
        "new-children": "nobody",
    }
