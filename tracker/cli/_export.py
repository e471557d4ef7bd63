"""``tracker export``: records or figures as rows, for other programs."""

from datetime import date
from pathlib import Path

import click

from tracker.cli._asked import output_errors
from tracker.cli._kinds_of_words import EXCHANGE, PERIOD, TYPE, OneOf
from tracker.cli._language import usual_language
from tracker.cli._options import figure_options, language_option, opened, register_argument, vintage_options
from tracker.cli._progress import progress


@click.command("export")
@register_argument
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--type", "table", type=TYPE, help="The records of this type, such as event.")
@click.option("--period", type=PERIOD, help="The figures of this period: an id, or START..END.")
@click.option("--by", type=OneOf(["country", "programme", "kind", "region"]), help="Break the figures down.")
@click.option("--as", "as_", type=EXCHANGE, help="The format: csv, json or jsonl; by default the suffix picks it.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@figure_options
@vintage_options
@language_option
def command(
    register: Path,
    file: Path,
    table: str | None,
    period: str | None,
    by: str | None,
    as_: str | None,
    force: bool,
    about: str,
    reading: str | None,
    published_by: date | None,
    recorded_by: date | None,
    language: str | None,
) -> None:
    """Write the records of a type, or the figures of a period, to FILE as rows; an import reads records back."""
    from tracker.cli._said import tell, warn_of_cut
    from tracker.documents import Message, Numeral, Verbatim
    from tracker.errors import InvalidValueError
    from tracker.exchange import export_records, export_rows

    if (table is None) == (period is None):
        raise InvalidValueError("name what goes out: --type TYPE for records, or --period PERIOD for figures")
    language = language or usual_language(register)
    with output_errors(language), progress(language):
        loaded = opened(register, published_by, recorded_by, language=language)
        if table is not None:
            records = tuple(loaded.table(table).values())
            done = export_records(records, file, language=loaded.language, as_=as_, force=force)
        else:
            from tracker.indicators import measure_all
            from tracker.views import as_json

            found = measure_all(loaded, None, period or "", by=by, about=about, reading=reading)
            rows = as_json(found, language, register=loaded, of="Figure")["figures"]
            done = export_rows(rows, file, as_=as_, force=force)
    warn_of_cut(done.cut, language)
    tell(
        Message("{number} {number:row|rows} written to {file}.", number=Numeral(done.rows), file=Verbatim(str(file))),
        language,
    )
