"""Groups of recommendations: what no reader can tell apart is one group."""

from pathlib import Path

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tracker.checks import check
from tracker.cli import cli
from tracker.files import save
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


def test_words_that_differ_by_capitals_are_two_groups_and_are_named(tmp_path: Path) -> None:
    """In groups of a follow-up as in conditions of a list: whoever wrote them can say that they are two."""
    written = held(["High", "high", "high"])
    found = follow_up(written, "2021", by="priority")
    save(written, tmp_path)
    listed = CliRunner().invoke(cli, ["list", str(tmp_path), "recommendation", "--where", "priority=high"])

    assert [row.group["priority"] for row in found.roll_forward if row.group] == ["High", "high"]
    assert "2 records." in listed.stderr
    found_by = [str(each) for each in check(written, select=["TRK507"])]
    assert [each for each in found_by if "as priority" in each] == [
        (
            "warning TRK507 recommendation 'r0' has 'High' as priority, which recommendation 'r1' writes 'high': two"
            " groups that differ by capitals alone (write it in one way in all records)"
        )
    ]
