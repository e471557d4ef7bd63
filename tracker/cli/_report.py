"""``tracker report``: the progress report of a period."""

from datetime import date

import click

from tracker.cli._options import Day, warn_of_draft
from tracker.cli._output import Asked, on_register, save_document


@click.command("report")
@on_register(needs_output=True, output_help="The file to write; - prints.")
@click.option("--period", required=True, help="The period reported on: an id, or START..END.")
@click.option("--against", help="The earlier period that it is compared with.")
@click.option(
    "--published-as", metavar="ID", help="The publication of that period; by default the latest that reports on it."
)
@click.option(
    "--kind", default="secretariat", show_default=True, help="Which report: secretariat, country, programme or annex."
)
@click.option("--country", metavar="C", help="The country or area of a country note: a code, or its name.")
@click.option("--programme", metavar="ID", help="The programme of a programme note.")
@click.option(
    "--sections", metavar="NAMES", help="What it has in it, in this order, such as introduction,changes; default: all."
)
@click.option("--on", type=Day(), help="The day of the report: names of countries are those valid on it.")
def command(
    asked: Asked,
    period: str,
    against: str | None,
    published_as: str | None,
    kind: str,
    country: str | None,
    programme: str | None,
    sections: str | None,
    on: date | None,
) -> None:
    """Write the progress report of a period; the suffix of the file picks the format."""
    from tracker.publications._shelf import published_for
    from tracker.reports import report

    register = asked.open()
    warn_of_draft(register, period, asked.language)
    published = published_for(register, against, published_as)
    named = None if sections is None else [name.strip() for name in sections.split(",")]
    document = report(
        register,
        period,
        against=against,
        kind=kind,
        country=country,
        programme=programme,
        sections=named,
        on=on,
        published=published,
    )
    save_document(asked, document)
