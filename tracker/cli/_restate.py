"""``tracker restate``: what published figures are today, and what moved them."""

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import PERIOD, PUBLICATION
from tracker.cli._options import reading_option
from tracker.cli._output import show


@click.command("restate")
@on_register()
@click.argument("name", metavar="[ID]", required=False, type=PUBLICATION)
@click.option("--period", type=PERIOD, help="The period whose definitions hold; by default the newest definitions do.")
@reading_option
def command(asked: Asked, name: str | None, period: str | None, reading: str | None) -> None:
    """Say what the figures and the follow-up of publication ID, or of the latest, are today, and what moved them."""
    from tracker.cli._said import tell_of_no_publications
    from tracker.comparison import restate
    from tracker.followup import restate_follow_up
    from tracker.publications._shelf import publication_named
    from tracker.views._restatement import LatestRestatement

    register = asked.open()
    publication = publication_named(register, name)
    found = None if publication is None else restate(register, publication, period=period, reading=reading)
    follow_up = None if publication is None else restate_follow_up(register, publication, reading=reading)
    show(asked, LatestRestatement(found, follow_up), register=register)
    if found is None and not asked.is_json:
        tell_of_no_publications(asked.language)
