"""
The kinds of words that commands take: what each is called in a usage line, and what a shell offers to complete it.

What is offered is worked out in `_offered`, which loads when a shell asks.
"""

from gettext import gettext
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    _OfText = click.ParamType[str]
else:
    _OfText = click.ParamType  # older releases of click name no type of value


class Word(_OfText):
    """
    A word of a kind, which a shell completes.

    Attributes:
        name: What it is called in a usage line.

        offered: The name of the function that offers words.
    """

    def __init__(self, name: str, offered: str) -> None:
        self.name = name
        self.offered = offered

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401, ARG002  # as click declares it
        """Take the word as it is."""
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002  # as click declares it
        """Offer the words that begin so; none where anything is wrong."""
        from tracker.cli._offered import offers

        return [CompletionItem(word, help=said or None) for word, said in offers(self.offered, ctx, incomplete)]


class OneOf(click.Choice[str]):
    """One of a few words; what is none of them is answered with the nearest, too."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401  # as click declares it
        """Take one of the words, or name the one that was probably meant."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            from tracker.errors import closest

            nearest = closest(str(value), self.choices)
            if nearest is None:
                raise
            said = gettext("{refused} Did you mean {nearest!r}?").format(refused=error.message, nearest=nearest)
            raise click.BadParameter(said, ctx=ctx, param=param) from None


PERIOD = Word("period", "periods")
EARLIER_PERIOD = Word("period", "earlier_periods")
INDICATOR = Word("indicator", "indicators")
RECORD = Word("id", "records")
DRAFT = Word("id", "drafts")
DOCUMENT = Word("id", "documents")
PROGRAMME = Word("id", "programmes")
PUBLICATION = Word("id", "publications")
COUNTRY = Word("country", "countries")
TYPE = Word("type", "types")
TYPES = Word("types", "several_types")
CHECK = Word("code", "checks")
STATUS = Word("code", "statuses")
CODE_LIST = Word("list", "code_lists")
SCALE = Word("scale", "scales")
KIND_OF_REPORT = Word("kind", "kinds_of_report")
SECTIONS = Word("sections", "sections")
EXCHANGE = Word("format", "exchanges")
FORMAT = Word("format", "formats")
ADAPTER = Word("list", "adapters")
CONDITION = Word("condition", "conditions")
