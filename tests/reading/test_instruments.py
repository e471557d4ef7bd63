"""Instruments that no list holds are drafted by the name that a sentence calls them, to be looked at."""

from pathlib import Path

import pytest

import tracker
from tracker.reading import read
from tracker.reading._instruments import instruments_called


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The Optional Protocol to the Convention on the Care of Wells, which is in force, was cited.", "en",
         [("protocol", "Optional Protocol to the Convention on the Care of Wells")]),
        ("Parties to the Protocol against the Theft of Water by Land, Sea and Air met.", "en",
         [("protocol", "Protocol against the Theft of Water by Land, Sea and Air")]),
        ("The Convention on Dry Wells and the Office; the Protocol to the Convention", "en",
         [("convention", "Convention on Dry Wells")]),
        ("The Convention and the Protocol were noted.", "en", []),
        ("La Convention relative au soin des puits a été ratifiée.", "fr",
         [("convention", "Convention relative au soin des puits")]),
        ("La Convention sur le soin des puits a été ratifiée.", "fr",
         [("convention", "Convention sur le soin des puits")]),
        ("parties à l’Accord relatif à l’eau douce, qui est en vigueur", "fr",
         [("other", "Accord relatif à l’eau douce")]),
        ("Convenio sobre los pozos", "es", []),
    ],
)  # fmt: skip
def test_names_end_where_capitals_or_verbs_tell(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert list(instruments_called(text, language)) == found


REGISTER = """\
schema = 1
id = "wells"
title = "Wells"
languages = ["en"]

[[document]]
id = "report"
title = "Account"
kind = "report"

[[mandate]]
id = "care"
kind = "convention"
title = "Convention on the Care and Repair of Wells"
"""


def test_one_that_the_register_lacks_is_drafted_once_and_asked_about(tmp_path: Path) -> None:
    (tmp_path / "wells").mkdir()
    (tmp_path / "wells" / "register.toml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "report.txt").write_text(
        "1. States parties to the Protocol against the Theft of Deep Water met.\n\n"
        "2. They applied the Convention on the Care of Wells and the Protocol on Theft of Water.\n",
        encoding="utf-8",
    )
    drafts = read(tracker.load(tmp_path / "wells"), tmp_path / "report.txt", "report").drafts

    assert [(each.entry.key, each.paragraph, each.confidence.value) for each in drafts] == [
        ("protocol-against-the-theft-of-deep-water", "1", "ask")
    ]
