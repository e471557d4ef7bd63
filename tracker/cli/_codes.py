"""``tracker codes``: the codes that files may hold."""

from pathlib import Path

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import CODE_LIST
from tracker.cli._output import show


@click.command("codes")
@on_register(with_vintage=False, has_register=False)
@click.argument("name", metavar="[LIST]", type=CODE_LIST, required=False)
@click.option("--register", type=click.Path(path_type=Path), help="Also the scales that this register declares.")
def command(asked: Asked, name: str | None, register: Path | None) -> None:
    """Show the codes of a LIST, such as event_kind or plain@1, with their titles; without one, name the lists."""
    from tracker.files import load
    from tracker.views._code_lists import CodeLists, code_list, code_lists

    known = None if register is None else load(register)
    found = tuple(code_lists(known).values()) if name is None else (code_list(name, known),)
    show(asked, CodeLists(found, in_full=name is not None or asked.is_json), by_line=True)
