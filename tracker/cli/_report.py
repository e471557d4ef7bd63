"""``tracker report``: the progress report of a period."""

from datetime import date
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import COUNTRY, KIND_OF_REPORT, PERIOD, PROGRAMME, PUBLICATION, SECTIONS, OneOf
from tracker.cli._options import Day
from tracker.cli._output import save_document

if TYPE_CHECKING:
    from tracker.documents import Document
    from tracker.files._office import Office
    from tracker.model import Register


@click.command("report")
@on_register(needs_output=True, output_help="The file to write; - prints.")
@click.option("--period", required=True, type=PERIOD, help="The period reported on: an id, or START..END.")
@click.option("--against", type=PERIOD, help="The earlier period that it is compared with.")
@click.option(
    "--published-as", type=PUBLICATION, help="The publication of that period; by default the latest that reports on it."
)
@click.option(
    "--kind",
    type=KIND_OF_REPORT,
    help="Which report: secretariat, country, programme or annex; default: a note if it is on one, else secretariat.",
)
@click.option("--country", type=COUNTRY, help="The country or area of a country note: a code, or its name.")
@click.option("--programme", type=PROGRAMME, help="The programme of a programme note.")
@click.option(
    "--sections", type=SECTIONS, help="What it has in it, in this order, such as introduction,changes; default: all."
)
@click.option(
    "--annex",
    type=OneOf(("none", "short", "full")),
    help="How much of the evidence stands behind the text; default: full on a page (HTML), else short.",
)
@click.option(
    "--data",
    "has_data",
    is_flag=True,
    help="Also write lists that are too long for the page, whole, to a folder beside it: report.data of report.html.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    help="A Word file whose paper, headers and styles a Word report takes; default: that of tracker.toml.",
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
    kind: str | None,
    country: str | None,
    programme: str | None,
    sections: str | None,
    annex: str | None,
    has_data: bool,
    template: Path | None,
    is_checked: bool,
    on: date | None,
) -> None:
    """Write the progress report of a period; the suffix of the file picks the format."""
    from tracker.publications._shelf import published_for
    from tracker.reports import report

    office, data = _office(asked, template), _folder_of_data(asked) if has_data else None
    register = asked.open()
    published = published_for(register, against, published_as)
    named = None if sections is None else [name.strip() for name in sections.split(",")]
    kind = kind or _kind_of(country, programme)
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
        data=data,
    )
    _warn_of_other_languages(register, period, asked.language)
    save_document(asked, document, template=office.template, styles=office.docx_styles)
    if is_checked and _remarks(document, asked.language, on or _day_of(register, period)):
        raise SystemExit(1)


def _kind_of(country: str | None, programme: str | None) -> str:
    """Return the kind of report that is meant where none is named: who names a country wants the note on it."""
    if country is not None:
        return "country"
    return "secretariat" if programme is None else "programme"


def _office(asked: Asked, template: Path | None) -> "Office":
    """Return how the office writes in Word, with another template where one is named."""
    from tracker.files._office import Office, office_of

    if asked.leaves_as != "docx":
        if template is not None:
            raise click.UsageError(gettext("--template is for Word; write to a file that ends in .docx"))
        return Office()
    return office_of(asked.path).with_template(template)


def _folder_of_data(asked: Asked) -> str:
    """Return the name of the folder beside the page; refuse one that may not be written before anything is composed."""
    from tracker.writers._data_folder import demand_folder

    if asked.is_printed or not _is_page(asked):
        raise click.UsageError(gettext("--data is for pages; write to a file that ends in .html"))
    folder = asked.output.with_suffix(".data") if asked.output is not None else Path("report.data")
    demand_folder(folder, force=asked.force)
    return folder.name


def _is_page(asked: Asked) -> bool:
    return asked.to == "html" or (asked.output is not None and asked.output.suffix in (".html", ".htm"))


def _warn_of_other_languages(register: "Register", period: str, language: str) -> None:
    """Name the passages of the period that are not written in the language, and are printed in another."""
    from tracker.cli._said import tell
    from tracker.documents import Message, Verbatim
    from tracker.values import Language

    span = register.period(period)
    own = (each for each in register.passages.values() if not each.draft and register.is_period(each.period, span))
    lacking = [each.id for each in own if not each.text.get(Language(language))]
    if lacking:
        said = "Warning: passages that are not in the language of the report: {passages}."
        tell(Message(said, passages=Verbatim(", ".join(lacking))), language)


def _day_of(register: "Register", period: str) -> date:
    """Return the day by which a report names countries: that of its period, else its last."""
    declared = register.periods.get(period)
    return declared.day if declared is not None and declared.day is not None else register.period(period).end


def _remarks(document: "Document", language: str, day: date) -> bool:
    """Tell of each place that an editor would change; return whether there is any."""
    from tracker.checks import editorial
    from tracker.cli._said import tell
    from tracker.documents import Message, Verbatim

    found = editorial(document, language, day=day)
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
    if _is_page(asked):
        return "full"
    return "none" if kind == "country" else "short"  # a note on a country is a page or two
