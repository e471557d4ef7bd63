"""Where a record comes from: the paragraph of a source, and the line of a file."""

from attrs import field, frozen, validators

from tracker.errors import InvalidValueError

__all__ = ["Citation", "Origin"]


@frozen(kw_only=True)
class Citation:
    """
    A place in a source that says what a record says.

    Attributes:
        document: The source: the id or the symbol of a document of the register.

        paragraph: The paragraph, as numbered in the source; None if it has no numbers.

        page: The page; None if not given.

        quote: The source's own words, short and verbatim; None if not quoted.

        printed: How often the source prints the passage; more than once is itself a finding.
    """

    document: str = field(validator=validators.instance_of(str))
    paragraph: str | None = None
    page: str | None = None
    quote: str | None = None
    printed: int = field(default=1)

    @printed.validator
    def _is_positive(self, _: object, value: int) -> None:
        if value < 1:
            raise InvalidValueError(
                "printed must be at least 1, got {value}; leave it out for a passage printed once", value=value
            )


@frozen
class Origin:
    """
    The line of a register's file that a record was read from.

    Attributes:
        file: The file, relative to the register's directory.

        line: The line, counted from 1.
    """

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"
