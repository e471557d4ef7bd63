"""Groups of recommendations: what no reader can tell apart is one group."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.followup import follow_up
from tracker.model import Recommendation, Register, SourceDocument
from tracker.values import InternationalString, When

SPELLINGS = {
    "the State’s": ("the State’s", "the State's", " the  State’s", "the State‘s\u00a0"),
    "the Office": ("the Office", "the Office ", "the\u00a0Office"),
}


def held(names: list[str]) -> Register:
    made = [
        Recommendation(
            id=f"r{number}",
            source="d",
            text=InternationalString(en="Do it"),
            issued=When("2021-05-01"),
            addressees=(InternationalString(en=name),),
            themes=frozenset({name}),
            priority=name,
        )
        for number, name in enumerate(names)
    ]
    source = SourceDocument(id="d", title=InternationalString(en="D"), published=When("2021-05-01"))
    return Register(id="r", title=InternationalString(en="R"), records=[source, *made])


@given(
    st.lists(
        st.sampled_from([(name, each) for name, same in SPELLINGS.items() for each in same]), min_size=1, max_size=6
    ),
    st.sampled_from(["addressee", "theme", "priority"]),
)
def test_what_looks_the_same_is_one_group(drawn: list[tuple[str, str]], by: str) -> None:
    """As many groups as there are names, and each holds whoever bears its name in any spelling."""
    found = follow_up(held([each for _, each in drawn]), "2021", by=by)
    groups = [row for row in found.roll_forward if row.group]
    counted = sorted(sum(name == which for name, _ in drawn) for which in {name for name, _ in drawn})

    assert sorted(row.issued.lower or 0 for row in groups) == counted


def test_a_group_bears_the_name_that_most_write() -> None:
    found = follow_up(held(["State's", "State’s", "State’s"]), "2021", by="theme")

    assert [row.group["theme"] for row in found.roll_forward if row.group] == ["State’s"]
