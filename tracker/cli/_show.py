"""``tracker show``: a record with everything linked to it."""

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import RECORD
from tracker.cli._output import show
from tracker.errors import UnknownRecordError
from tracker.model import Register


@click.command("show")
@on_register()
@click.argument("record", metavar="ID", type=RECORD)
@click.option("--history", is_flag=True, help="Show its versions: when, why and field by field what each changed.")
def command(asked: Asked, record: str, history: bool) -> None:
    """Show the record of an ID, a key or a document symbol, with everything linked to it."""
    from tracker.views._history import History, histories_of
    from tracker.views._records import RecordsFound

    register = asked.open()
    if history or _is_withdrawn(register, record, asked.language):
        found = tuple(histories_of(register, record))
        if not found:
            register.find(record)  # which says that there never was such a record, and names the nearest
        show(asked, History(found, register), register=register)
        return
    show(asked, RecordsFound(register.find(record), register), register=register)


def _is_withdrawn(register: Register, name: str, language: str) -> bool:
    """Tell whether a name belongs to a record that no longer counts; then its versions say what became of it."""
    from tracker.cli._said import tell
    from tracker.documents import Message, Verbatim

    known = any(name in (each.key, getattr(each, "id", None)) for each in register.records)
    try:
        register.find(name)
    except UnknownRecordError:
        if known:
            tell(Message("{record} was withdrawn; these are its versions.", record=Verbatim(name)), language)
        return known
    return False
