"""``tracker explain``: what a diagnostic means."""

import click

__all__ = ["command"]


@click.command("explain")
@click.argument("code")
def command(code: str) -> None:
    """Say what a diagnostic's code means, why it matters and what to do."""
    from tracker.checks import explain
    from tracker.errors import UnknownCodeError

    try:
        click.echo(explain(code))
    except UnknownCodeError as error:
        raise click.UsageError(str(error)) from None
