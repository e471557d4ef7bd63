"""``tracker report``: the progress report of a period."""

from datetime import date

import click

from tracker.cli._options import Day
from tracker.cli._output import Asked, on_register, save_document

__all__ = ["command"]


@click.command("report")
@on_register(needs_output=True, output_help="The file to write; - prints.")
@click.option("--period", required=True, help="The period reported on: an id, or START..END.")
@click.option("--against", help="The earlier period that it is compared with.")
@click.option(
    "--published-as", metavar="ID", help="The publication of that period; by default the latest that reports on it."
)
@click.option("--kind", default="secretariat", show_default=True, help="Which report.")
@click.option(
    "--sections", metavar="NAMES", help="What it has in it, in this order, such as introduction,changes; default: all."
)
@click.option(
    "--annex",
    type=click.Choice(("none", "short", "full")),
    help="How much of the evidence stands behind the text; default: full on a page (HTML), else short.",
)
@click.option("--on", type=Day(), help="The day of the report: names of countries are those valid on it.")
def command(
    asked: Asked,
    period: str,
    against: str | None,
    published_as: str | None,
    kind: str,
    sections: str | None,
    annex: str | None,
    on: date | None,
) -> None:
    """Write the progress report of a period; the suffix of the file picks the format."""
    from tracker.publications._shelf import published_for
    from tracker.reports import report

    register = asked.open()
    published = published_for(register, against, published_as)
    named = None if sections is None else [name.strip() for name in sections.split(",")]
    document = report(
        register,
        period,
        against=against,
        kind=kind,
        sections=named,
        annex=_annex(asked, named) if annex is None else annex,
        on=on,
        published=published,
    )
    save_document(asked, document)


def _annex(asked: Asked, sections: list[str] | None) -> str | None:
    """Leave a page all of its evidence and paper one table; where sections are chosen, so are their annexes."""
    if sections is not None:
        return None
    is_page = asked.to == "html" or (asked.output is not None and asked.output.suffix in (".html", ".htm"))
    return "full" if is_page else "short"
