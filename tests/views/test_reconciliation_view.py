"""Claims held against records, as blocks: each is in a letter or in the table, and in none of them twice."""

from collections import Counter

from shown import items_of, rows_of, said, text_of

from tracker import load, reconcile
from tracker.claims import ClaimVerdict
from tracker.documents import Heading, Table
from tracker.views import as_json, view
from tracker.words._claims import assumptions_of, claim_verdict
from tracker.words._numbers import amount_of

SOM = load("examples/smuggling-of-migrants")
FOUND = reconcile(SOM)
BLOCKS = view(FOUND, SOM)
TO_CHECK = [each for each in FOUND if each.is_wrong or each.verdict is ClaimVerdict.NOT_REACHED]


def test_every_claim_has_a_letter_or_a_row() -> None:
    (table,) = [block for block in BLOCKS if isinstance(block, Table)]
    letters = [block.anchor for block in BLOCKS if isinstance(block, Heading)]
    rows = [row for row in rows_of(table) if row[1]]

    assert letters == [f"claim-{each.claim.id}" for each in TO_CHECK]
    assert Counter(row[0] for row in rows) == Counter(each.claim.id for each in FOUND if each not in TO_CHECK)
    shown = {row[0]: row for row in rows}
    for each in FOUND:
        if each not in TO_CHECK:
            assert shown[each.claim.id][2] == said(amount_of(each.claim.value))
            assert bool(shown[each.claim.id][3]) is (each.evidence is not None)


def test_the_table_counts_each_verdict() -> None:
    (table,) = [block for block in BLOCKS if isinstance(block, Table)]
    heads = [said(row.cells[0]) for row in table.rows if row.is_group]
    numbers = Counter(each.verdict for each in FOUND if each not in TO_CHECK)

    assert Counter(heads) == Counter(f"{said(claim_verdict(verdict))}: {count}" for verdict, count in numbers.items())


def test_a_letter_names_every_record_and_assumption() -> None:
    for found in TO_CHECK:
        letter = view(found, SOM)
        text = text_of(letter)

        assert f"In the register: claim {found.claim.id}." in text
        assert all(f"[{record}]" in text for record in found.records)
        assert set(map(said, assumptions_of(SOM, found))) <= set(items_of(letter))
        assert all(citation.quote in text for citation in found.claim.citations if citation.quote)


def test_a_claim_is_shown_without_its_register() -> None:
    text = text_of(view(FOUND))

    assert all(each.claim.id in text for each in FOUND)


def test_json_tells_every_claim() -> None:
    found = as_json(FOUND, register=SOM)["claims"]

    assert [(each["claim"], each["verdict"]) for each in found] == [
        (each.claim.id, each.verdict.value) for each in FOUND
    ]
    assert [len(each["lines"]) for each in found] == [len(each.lines) for each in FOUND]
