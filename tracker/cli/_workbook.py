"""``tracker workbook``: the records of a register as a workbook to be filled in."""

from pathlib import Path

import click

from tracker.cli._kinds_of_words import PERIOD, TYPES
from tracker.cli._language import usual_language
from tracker.cli._options import language_option, opened, register_argument
from tracker.cli._progress import progress


@click.command("workbook")
@register_argument
@click.option(
    "-o", "--output", required=True, metavar="FILE.xlsx", type=click.Path(path_type=Path), help="The file to write."
)
@click.option(
    "--types", type=TYPES, help="The types of records in it, such as event,document; by default those there are."
)
@click.option("--period", type=PERIOD, help="Only records that lie, or may lie, in this period: an id, or START..END.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@language_option
def command(
    register: Path, output: Path, types: str | None, period: str | None, force: bool, language: str | None
) -> None:
    """Write the records as a workbook to be filled in; 'tracker import REGISTER FILE.xlsx' says what was changed."""
    from tracker.cli._said import tell
    from tracker.documents import Counted, Message, Numeral, Verbatim
    from tracker.errors import InvalidValueError
    from tracker.exchange import write_workbook

    if output.suffix.casefold() != ".xlsx":
        raise InvalidValueError("{file} is no name of a workbook; let it end in .xlsx", file=repr(output.name))
    language = language or usual_language(register)
    named = [] if types is None else [name.strip() for name in types.split(",") if name.strip()]
    with progress(language):
        loaded = opened(register, language=language)
        done = write_workbook(loaded, output, types=named, period=period, language=language, force=force)
    records, sheets = Counted(done.records, "records"), Numeral(done.sheets)
    tell(
        Message(
            "{records} on {sheets} {sheets:sheet|sheets} written to {file}.",
            records=records,
            sheets=sheets,
            file=Verbatim(str(output)),
        ),
        language,
    )
    if done.drafts:
        left_out = Message(
            "{number} {number:draft is|drafts are} left out; {number:it is|they are} corrected where "
            "{number:it stands|they stand}.",
            number=Numeral(done.drafts),
        )
        tell(left_out, language)
