"""
How Hypothesis runs here: without deadlines, since only ratios of time mean anything, and repeatably on CI.

``HYPOTHESIS_PROFILE=quick`` draws few examples: for a further Python or a first look, never instead of the whole.
``pytest -m quick`` is that first look: all tests but the slow ones, with few examples, in under a minute.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:  # so that coverage sees the library load
    from tracker.model import Register

ROOT = Path(__file__).parents[1]
SLOW = (
    "docs/how-to",
    "tests/checks/test_check.py::test_codes_and_remedies_stay_where_python_leaves_docstrings_out",
    "tests/checks/test_laws_of_checks.py::test_time_grows_with_the_records_and_not_with_their_pairs",
    "tests/claims/test_claims_withstand_anything.py",
    "tests/columns/test_events_of_files.py",
    "tests/cli/test_list.py::test_whatever_a_register_holds_is_read_back",
    "tests/cli/test_pdf_files.py::test_every_answer_is_written_as_pdf",
    "tests/docs/test_docstrings_run.py",
    "tests/docs/test_guides_are_typed.py",
    "tests/docs/test_guides_can_fail.py",
    "tests/docs/test_guides_work.py::test_the_page_can_be_followed",
    "tests/docs/test_json_schemas.py",
    "tests/files/test_every_fault_can_be_said.py",
    "tests/files/test_kills.py",
    "tests/files/test_load_withstands_anything.py",
    "tests/files/test_record_strategies.py",
    "tests/files/test_special_files.py",
    "tests/files/test_save_in_place.py::test_whatever_changes_it_reads_back_the_same",
    "tests/files/test_schemas.py::test_whatever_can_be_saved_is_accepted",
    "tests/followup/test_follow_up_by_example.py::test_a_status_of_31_december_stays_there_in_every_time_zone",
    "tests/languages/test_lists_and_catalogues.py::test_compiling_is_repeatable",
    "tests/laws/test_change.py::test_changes_between_any_two_periods_hold_every_world_and_no_more",
    "tests/laws/test_claims.py",
    "tests/fuzz",
    "tests/laws/test_drafts.py",
    "tests/laws/test_mutant_vintages.py",
    "tests/laws/test_periods_and_dates.py::test_bounds_agree_with_edtf",
    "tests/laws/test_round_trip.py",
    "tests/model/test_conversion.py::test_a_record_is_made_of_lists_sets_and_words_as_of_exact_values",
    "tests/oracle/test_against_brute_force.py::test_python_says_what_every_world_says",
    "tests/oracle/test_against_brute_force.py::test_the_command_line_says_what_every_world_says",
    "tests/publications/test_frozen_figures.py::test_what_is_frozen_is_what_is_measured",
    "tests/publications/test_laws_of_publications.py",
    "tests/publications/test_machine_that_publishes.py",
    "tests/publications/test_publish.py::test_a_kill_leaves_a_whole_publication_or_none",
    "tests/publications/test_publish.py::test_the_same_inputs_give_the_same_bytes",
    "tests/records/test_plain_form.py::test_whatever_a_record_says_is_read_back_and_accepted",
    "tests/reports/test_composition.py::test_the_order_of_the_sections_is_that_of_the_document",
    "tests/reports/test_report.py::test_same_inputs_same_bytes",
    "tests/reproducibility",
    "tests/rollover/test_roll.py::test_drafts_enter_no_figure_of_any_register",
    "tests/testing/test_assertions.py::test_a_world_leaves_no_doubt_and_no_record_out",
    "tests/testing/test_assertions.py::test_the_figures_of_any_register_are_sound",
    "tests/strategies/test_breaking_registers.py",
    "tests/testing/test_machine.py",
    "tests/writers/test_pdf_writer.py::test_text_stays_text",
    "tests/writers/test_pdf_writer.py::test_whatever_a_document_has_every_word_is_printed",
    "tests/values/test_value_strategies.py",
    "tests/writers/test_word_pages.py",
    "tests/writers/test_word_writer.py::test_reports_on_registers_have_the_digits_of_markdown",
)
"""The tests that take seconds, each or as a file: a folder, a file, or a test. Each room keeps quick ones."""

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True, print_blob=True)
settings.register_profile("quick", parent=settings.get_profile("ci"), max_examples=20)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "here"))


def pytest_configure(config: pytest.Config) -> None:
    """Draw few examples for a first look, unless a profile is asked for."""
    if config.option.markexpr == "quick" and "HYPOTHESIS_PROFILE" not in os.environ:
        settings.load_profile("quick")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test as quick or slow."""
    for item in items:
        path = item.path.relative_to(ROOT).as_posix()
        names = {path, f"{path}::{getattr(item, 'originalname', item.name)}"}
        names |= {parent.as_posix() for parent in Path(path).parents}
        item.add_marker("quick" if names.isdisjoint(SLOW) else "slow")


@pytest.fixture(autouse=True, scope="session")
def _commands_answer_in_english() -> Iterator[None]:
    """Let commands answer in English where a test names no language: the first of an example's is French."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACKER_LANGUAGE", "en")
        yield


@pytest.fixture(autouse=True, scope="session")
def _engine_is_the_one_asked_for() -> Iterator[None]:
    """Run the tests on another engine, with ``ENGINE=plain`` on the specification: the laws hold of every one."""
    from tracker.indicators import measure, measure_all  # noqa: PLC0415  # so that coverage sees it load
    from tracker.indicators.engines import ENGINES  # noqa: PLC0415  # likewise

    with pytest.MonkeyPatch.context() as patch:
        if os.environ.get("ENGINE"):
            for verb in (measure, measure_all):
                engine = ENGINES[os.environ["ENGINE"]]
                patch.setattr(verb, "__kwdefaults__", {**(verb.__kwdefaults__ or {}), "engine": engine})
        yield


@pytest.fixture(autouse=True, scope="session")
def _examples_are_loaded_once() -> Iterator[None]:
    """
    Let commands share one register of each example for as long as its files stay the same.

    A register is frozen, and what it remembers are answers that it would give again. Those who test loading import
    `load` itself, and a command that is typed into a process of its own loads as it does everywhere.
    """
    from tracker import files  # noqa: PLC0415  # so that coverage sees it load

    load, loaded = files.load, dict[object, "Register"]()

    def load_once(path: str | os.PathLike[str]) -> "Register":
        directory = Path(path)
        if directory.resolve().parent != ROOT / "examples":
            return load(path)
        marks = ((str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in directory.rglob("*"))
        key = (str(directory), Path.cwd(), frozenset(marks))
        if key not in loaded:
            loaded[key] = load(path)
        return loaded[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "load", load_once)
        yield
