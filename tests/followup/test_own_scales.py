"""Scales that an office declares count as those that ship do."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tracker import strategies
from tracker.codelists import COMMON_CODES, StatusClass, concordance, scales
from tracker.errors import InvalidValueError, StructureError
from tracker.exchange import plan_from_file
from tracker.files import load, save
from tracker.followup import follow_up
from tracker.model import (
    Aspect,
    DeclaredCode,
    DeclaredScale,
    Recommendation,
    Register,
    ScaleConcordance,
    SourceDocument,
    StatusObservation,
)
from tracker.reports import report
from tracker.values import InternationalString, ReportingPeriod, When
from tracker.writers import to_markdown

BEFORE, AFTER = ReportingPeriod.parse("2020"), ReportingPeriod.parse("2021")
SHIPPED = [name for name in scales() if name.startswith(("plain@", "ieg@", "board_of_auditors@"))]


def words(text: str) -> InternationalString:
    return InternationalString(en=text)


def copy_of(name: str) -> DeclaredScale:
    """Declare a scale that is one that ships but for its name, with the same concordances among such copies."""
    own = [each for code, each in scales()[name].codes.items() if code not in COMMON_CODES]
    concordances = []
    for other in SHIPPED:
        found = concordance(name, other)
        if other != name and found is not None:
            pairs = {code: tuple(sorted(codes)) for code, codes in found.items() if code not in COMMON_CODES}
            concordances.append(ScaleConcordance(to=f"own-{other}", codes=tuple(sorted(pairs.items()))))
    return DeclaredScale(
        id=f"own-{name}",
        title=scales()[name].title,
        codes=tuple(DeclaredCode(code=each.id, title=each.title, status_class=each.status_class) for each in own),
        concordance=tuple(concordances),
    )


def numbers(register: Register, scale: str | None = None) -> object:
    found = follow_up(register, AFTER, against=BEFORE, scale=scale)
    counts = {
        (aspect, each.status.code, (each.status.scale or "").removeprefix("own-")): (each.bounds, each.change)
        for aspect, every in found.statuses.items()
        for each in every
        if each.bounds.upper or (each.before is not None and each.before.upper)
    }
    return counts, found.roll_forward, found.ageing, [each.has_concordance for each in found.breaks]


@given(st.data())
def test_a_scale_of_ones_own_counts_like_the_same_scale_that_ships(data: st.DataObject) -> None:
    pairs = [(name, code) for name in SHIPPED for code in scales()[name]]
    asked = [Recommendation(id=f"r{n}", source="d", text=words("Do it"), issued=When("2019")) for n in range(3)]
    stated = data.draw(
        st.lists(
            st.tuples(
                st.sampled_from([each.id for each in asked]),
                st.sampled_from(["2020-03", "2020-12", "2021-06", "2021-12"]),
                st.sampled_from(pairs),
            ),
            max_size=6,
            unique_by=lambda each: each[:2],
        )
    )
    plain = [
        StatusObservation(recommendation=name, aspect=Aspect.VERIFIED, as_of=When(when), scale=pair[0], code=pair[1])
        for name, when, pair in stated
    ]
    base = (SourceDocument(id="d", title=words("D")), *asked)
    shipped = Register(id="r", title=words("R"), records=(*base, *plain))
    own = Register(
        id="r",
        title=words("R"),
        records=(*base, *map(copy_of, SHIPPED), *(evolve(each, scale=f"own-{each.scale}") for each in plain)),
    )

    assert numbers(own) == numbers(shipped)
    for name in SHIPPED:
        assert numbers(own, f"own-{name}") == numbers(shipped, name)


@given(strategies.registers())
def test_whatever_is_declared_is_followed_up_and_reported(register: Register) -> None:
    assert follow_up(register, AFTER, against=BEFORE)
    assert to_markdown(report(register, AFTER, against=BEFORE), "en")


LIGHTS = DeclaredScale(
    id="lights@1",
    title=words("Lights"),
    codes=(
        DeclaredCode(code="red", title=words("Not begun"), status_class=StatusClass.OPEN),
        DeclaredCode(code="green", title=words("Done"), status_class=StatusClass.IMPLEMENTED, words=("finished",)),
    ),
)
ASKED = (
    SourceDocument(id="d", title=words("D")),
    Recommendation(id="a", source="d", text=words("Do it"), issued=When("2019-03")),
)


def said(code: str, scale: str = "lights@1", **given: object) -> StatusObservation:
    return StatusObservation(
        recommendation="a",
        aspect=Aspect.VERIFIED,
        as_of=When("2021-03"),
        scale=scale,
        code=code,
        **given,  # type: ignore[arg-type]  # keywords go to the fields of their names
    )


def test_a_code_that_is_not_named_may_be_any_of_its_class() -> None:
    lights = evolve(LIGHTS, concordance=(ScaleConcordance(to="plain@1", codes=(("green", ("implemented",)),)),))
    register = Register(id="r", title=words("R"), records=(*ASKED, lights, said("red")))

    counts = {
        each.status.code: each.bounds for each in follow_up(register, AFTER, scale="plain@1").statuses[Aspect.VERIFIED]
    }

    assert (counts["not_started"].lower, counts["not_started"].upper) == (0, 1)
    assert (counts["in_progress"].lower, counts["in_progress"].upper) == (0, 1)
    assert counts["implemented"].upper == counts["withdrawn"].upper == 0


def test_a_draft_of_a_scale_is_the_words_in_which_a_status_is_stated() -> None:
    register = Register(id="r", title=words("R"), records=(*ASKED, evolve(LIGHTS, draft=True), said("green")))

    assert "Done" in to_markdown(report(register, AFTER), "en")


def test_a_scale_is_of_no_vintage() -> None:
    late = evolve(LIGHTS, recorded=date(2022, 5, 1))
    register = Register(id="r", title=words("R"), records=(*ASKED, late, said("green", recorded=date(2021, 4, 1))))

    known = register.as_of(recorded=date(2021, 12, 31))

    assert next(iter(follow_up(known, AFTER).recommendations)).after is not None


def test_an_import_knows_a_code_by_the_words_of_sources(tmp_path: Path) -> None:
    save(Register(id="r", title=words("R"), records=(*ASKED, LIGHTS)), tmp_path / "r")
    table = tmp_path / "t.csv"
    table.write_text("id,state\na,FINISHED\n")
    constants = {"status.scale": "lights@1", "status.aspect": "verified", "status.as_of": "2021-03"}

    plan = plan_from_file(
        tmp_path / "r", "recommendation", table, columns={"status.code": "state"}, constants=constants
    )

    assert [getattr(each, "code", None) for each in plan.added] == ["green"]
    assert [str(getattr(each, "wording", None)) for each in plan.added] == ["FINISHED"]


MOVING = """
[[scale]]
id = "b@1"
title = "B"
code = [{ code = "x", title = "X", class = "open" }]
concordance = [{ to = "lights@1", codes = { x = "green" } }]
"""


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (
            '[[status]]\nscale = "lihgts@1"\ncode = "red"',
            "'lihgts@1' is not in code list 'scales'; did you mean 'lights@1'?",
        ),
        (
            '[[status]]\nscale = "lights@1"\ncode = "gren"',
            "'gren' is not in code list 'lights@1'; did you mean 'green'?",
        ),
        ('[[status]]\nscale = "plain@1"\ncode = "red"', "'red' is not in code list 'plain@1'"),
        (
            '[[scale]]\nid = "b@1"\ntitle = "B"\nconcordance = [{ to = "lihgts@1" }]',
            "there is no scale 'lihgts@1' (did you mean 'lights@1'?)",
        ),
        (
            '[[scale]]\nid = "b@1"\ntitle = "B"\nconcordance = [{ to = "lights@1", codes = { x = "red" } }]',
            "'x' is no code of b@1 (the codes are not_reported, not_applicable, cleared)",
        ),
        (
            MOVING,
            "'x' and 'green' mean different things for what is still to be done (leave the code out",
        ),
        (
            '[[scale]]\nid = "plain@1"\ntitle = "B"',
            "the scale 'plain@1' ships with the library; name your own otherwise",
        ),
        ('[[scale]]\nid = "b"\ntitle = "B"', "'b' is no name of a scale; write name@version, as in ministry@1"),
        (
            '[[scale]]\nid = "b@1"\ntitle = "B"\ncode = [{ code = "x", title = "X" }, { code = "x", title = "Y" }]',
            "code 'x' stands twice",
        ),
        (
            '[[scale]]\nid = "b@1"\ntitle = "B"\ncode = [{ code = "cleared", title = "X" }]',
            "every scale has the code 'cleared'; leave it out",
        ),
    ],
)
def test_what_is_no_scale_or_no_code_of_one_is_a_fault(statement: str, message: str, tmp_path: Path) -> None:
    save(Register(id="r", title=words("R"), records=(*ASKED, LIGHTS)), tmp_path / "r")
    about = 'recommendation = "a"\naspect = "verified"\nas_of = "2021"\n' if statement.startswith("[[status]]") else ""
    (tmp_path / "r" / "more.toml").write_text(f"{statement}\n{about}", encoding="utf-8")

    with pytest.raises(StructureError) as refused:
        load(tmp_path / "r")

    (fault,) = refused.value.faults
    assert fault.file == "more.toml"
    assert message in str(fault)


def test_a_scale_that_nobody_declares_is_said_where_it_is_used() -> None:
    register = Register(id="r", title=words("R"), records=(*ASKED, said("red")))

    with pytest.raises(LookupError, match="'lights@1' is not in code list 'scales'"):
        follow_up(register, AFTER)


def test_a_name_without_a_version_is_refused_at_once() -> None:
    with pytest.raises(LookupError, match="did you mean 'plain@1'"):
        said("red", scale="plain")
    with pytest.raises(InvalidValueError):
        DeclaredScale(id="a b@1", title=words("A"))
