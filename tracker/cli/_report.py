"""``tracker report``: the progress report of a period."""

from datetime import date
from typing import TYPE_CHECKING

import click

from tracker.cli._options import Day
from tracker.cli._output import Asked, on_register, save_document

if TYPE_CHECKING:
    from tracker.documents import Document
    from tracker.model import Register


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
@click.option(
    "--annex",
    type=click.Choice(("none", "short", "full")),
    help="How much of the evidence stands behind the text; default: full on a page (HTML), else short.",
)
@click.option(
    "--check",
    "is_checked",
    is_flag=True,
    help="Also hold the editorial rules against it; ends with 1 if one is broken.",
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
    annex: str | None,
    is_checked: bool,
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
        country=country,
        programme=programme,
        sections=named,
        annex=annex or _annex(asked, kind, named, register),
        on=on,
        published=published,
    )
    save_document(asked, document)
    if is_checked and _remarks(document, asked.language):
        raise SystemExit(1)


def _remarks(document: "Document", language: str) -> bool:
    """Tell of each place that an editor would change; return whether there is any."""
    from tracker.checks import editorial
    from tracker.cli._said import tell
    from tracker.documents import Message, Verbatim

    found = editorial(document, language)
    for each in found:
        rule = Verbatim(each.rule)
        if each.place:
            tell(Message("{rule} at {place}: {said}", rule=rule, place=Verbatim(each.place), said=each.said), language)
        else:
            tell(Message("{rule}: {said}", rule=rule, said=each.said), language)
    return bool(found)


def _annex(asked: Asked, kind: str, sections: list[str] | None, register: "Register") -> str | None:
    """Leave a page all of its evidence and paper one table; where the office or sections choose, so are the annexes."""
    own = register.report
    is_chosen = own is not None and kind == "secretariat" and bool(own.sections or own.annex)
    if sections is not None or kind == "annex" or is_chosen:
        return None
    is_page = asked.to == "html" or (asked.output is not None and asked.output.suffix in (".html", ".htm"))
    return "full" if is_page else "short"
