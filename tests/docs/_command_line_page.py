"""The page of the command line."""

import click
from _docstrings import introduction
from _markdown import code, either, heading, linked, page, table

from tracker.cli import COMMANDS, cli, main

__all__ = ["command_line_page"]

_INTRODUCTION = (
    "What a command prints goes to standard output, what it says about its work to standard error. A period is the id "
    "of one that the register declares, or `START..END`, such as `2020-07-01..2022-07-31`, `2020-07..2022-07`, "
    "`2020..2022`, `2021` or `2022-Q1`; both ends belong to it."
)
_METAVARS = {"date": "YYYY-MM-DD", "integer range": "N"}


def command_line_page() -> str:
    """Write the page, one section a command."""
    root = click.Context(cli, info_name="tracker")
    rows = [[linked(f"tracker {name}", f"tracker {name}"), said] for name, said in sorted(COMMANDS.items())]
    blocks = [f"{cli.help}", table(["command", "what it does"], rows), _INTRODUCTION, introduction(main.__doc__)[1]]
    blocks.append(
        "`tracker --version` prints the version, and those of what it runs on; `-h` or `--help` after any command "
        "prints its help."
    )
    for name in cli.list_commands(root):
        command = cli.get_command(root, name)
        if command is not None:
            blocks += _command(command, click.Context(command, info_name=name, parent=root))
    return page("Command line", *blocks)


def _command(command: click.Command, context: click.Context) -> list[str]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    options = [each for each in command.params if isinstance(each, click.Option)]
    rows = [[_written(each), _meaning(each)] for each in options]
    return [
        heading(2, context.command_path),
        f"```text\n{usage}\n```",
        " ".join((command.help or "").split()),
        table(["option", "meaning"], rows) if rows else "",
    ]


def _written(option: click.Option) -> str:
    names = ", ".join(code(name) for name in option.opts)
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} {either(code(choice) for choice in option.type.choices)}"
    return f"{names} {code(option.metavar or _METAVARS.get(option.type.name, option.type.name.upper()))}"


def _meaning(option: click.Option) -> str:
    said = [option.help or ""]
    if option.required:
        said.append("Required.")
    elif isinstance(option.default, str):
        said.append(f"By default {code(option.default)}.")
    if option.multiple:
        said.append("May be given several times.")
    return " ".join(said)
