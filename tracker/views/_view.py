"""From an answer to its view: the blocks it is shown by, and its JSON."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

from attrs import frozen

from tracker.documents import Block, Document, Inline
from tracker.errors import InvalidValueError, choice_hint
from tracker.languages._locale import written_in
from tracker.model import Record, Register, Vintage
from tracker.values import InternationalString, Language

OUTPUT = 1
"""The number of the form of JSON; a key that goes or changes its meaning raises it."""


@frozen
class Words:
    """
    The language that an answer's JSON is worded in, and the register that its records' names come from.

    Attributes:
        language: The language.

        register: The register; None calls records by their ids.
    """

    language: Language
    register: Register | None = None

    def say(self, inline: Inline) -> str:
        """Say a part of running text, without its notes and links."""
        from tracker.writers import plain_text  # noqa: PLC0415  # most JSON holds few words

        return plain_text(inline, self.language)


def bare_register(records: Iterable[Record]) -> Register:
    """Return a register of a few records, for an answer that is shown without its own: other records have their ids."""
    return Register(id="answer", title=InternationalString(en="–"), records=tuple(records))


def words_in(language: str, register: Register | None = None) -> Words:
    """
    Return the words of a language.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.
    """
    return Words(written_in(language), register)


def _no_facts(_: Sequence[Any]) -> tuple[tuple[Inline, Inline], ...]:
    return ()


@frozen(kw_only=True)
class View:
    """
    How answers of one kind are shown.

    Attributes:
        name: What several of them are called in JSON, such as ``figures``.

        title: What a document of them is called.

        blocks: The blocks of several of them, with the register that names their records.

        plain: The JSON of one of them; the class that it returns says what its keys mean.

        facts: What several of them rest on, such as their periods: labels with their values.
    """

    name: str
    title: Inline
    blocks: Callable[[Sequence[Any], Register | None], Iterable[Block]]
    plain: Callable[[Any, Words], Mapping[str, object]]
    facts: Callable[[Sequence[Any]], Iterable[tuple[Inline, Inline]]] = _no_facts


_VIEWS = {
    "Diagnostic": "_diagnostics",
    "Figure": "_figures",
    "Comparison": "_comparisons",
    "Series": "_series",
    "Attainment": "_targets",
    "TargetPath": "_targets:PATH",
    "Register": "_register",
    "Publication": "_publication",
    "ImportPlan": "_import_plan",
    "Reconciliation": "_reconciliation",
    "Record": "_records",
    "RegisterDifference": "_differences",
    "Restatement": "_restatement",
    "FollowUp": "_follow_up",
    "FollowUpSeries": "_follow_up_series",
    "MandateActivity": "_mandate_activity",
    "DueItem": "_due",
    "DocumentCoverage": "_coverage",
    "DocumentReading": "_document_reading",
}
"""The file of each kind of answer, and there its name if it is not ``VIEW``: it loads when such an answer is shown."""


def view_of(answer: object) -> View:
    """
    Find the view of an answer: that of its class, which a class of one's own returns by its static method ``__view__``.

    Raises:
        InvalidValueError: Nothing says how such a thing is shown.
    """
    found = _of_class(type(answer))
    if found is None:
        kind = type(answer).__name__
        raise InvalidValueError("nothing says how a {kind} is shown; give its class a __view__", kind=kind)
    return found


def _of_class(of: type) -> View | None:
    for cls in of.__mro__:
        if "__view__" in vars(cls):
            own: View = cls.__view__()  # type: ignore[attr-defined]  # looked up the line before
            return own
        if cls.__name__ in _VIEWS and cls.__module__.startswith("tracker."):
            return _named(cls.__name__)
    return None


def _of_kind(of: type | str) -> View:
    name = of if isinstance(of, str) else of.__name__
    found = _of_class(of) if isinstance(of, type) else _named(name) if name in _VIEWS else None
    if found is None:
        hint = choice_hint(name, _VIEWS)
        raise InvalidValueError("there is no kind of answer {name}; {hint}", name=repr(name), hint=hint)
    return found


def _named(kind: str) -> View:
    file, _, name = _VIEWS[kind].partition(":")
    found: View = getattr(import_module(f"tracker.views.{file}"), name or "VIEW")
    return found


def _several(answer: object) -> tuple[object, ...] | None:
    return tuple(answer) if isinstance(answer, tuple | list) else None


def _found(answer: object, of: type | str | None) -> tuple[View | None, tuple[object, ...]]:
    """Find the view of an answer or of several of one kind; None where there is no answer and nobody says of what."""
    several = _several(answer)
    items = (answer,) if several is None else several
    if not items:
        return (None if of is None else _of_kind(of)), items
    found = view_of(items[0])
    first = {type(item): item for item in reversed(items)}  # one of each class: many answers are thousands of records
    for other in first.values():
        if type(other) is not type(items[0]) and view_of(other) != found:
            raise InvalidValueError(
                "answers of one kind are shown together, got a {one} and a {other}",
                one=type(items[0]).__name__,
                other=type(other).__name__,
            )
    return found, items


def view(answer: object, register: Register | None = None, *, of: type | str | None = None) -> tuple[Block, ...]:
    """
    Return the blocks by which an answer is shown, without format and language.

    >>> import tracker
    >>> register = tracker.load("examples/smuggling-of-migrants")
    >>> figure = tracker.measure(register, "states-legislative-assistance", "cop11")
    >>> [type(block).__name__ for block in view(figure, register)]
    ['Pairs']

    Args:
        answer: What a verb of the library returned, or several of one kind.

        register: The register that names the records; None calls them by their ids.

        of: The class of the answers, or its name, where there may be none.

    Raises:
        InvalidValueError: Nothing says how such a thing is shown.
    """
    found, items = _found(answer, of)
    return () if found is None else tuple(found.blocks(items, register))


def document_of(
    answer: object,
    register: Register | None = None,
    *,
    title: Inline | None = None,
    of: type | str | None = None,
    asked: Iterable[tuple[Inline, Inline]] = (),
) -> Document:
    """
    Return an answer as a document, to be written in any format.

    Args:
        answer: What a verb of the library returned, or several of one kind.

        register: The register that names the records; its title stands over the answer.

        title: The title; by default that of such answers.

        of: The class of the answers, or its name, where there may be none.

        asked: What was asked, such as the period: labels with their values, said where the answer itself does not.

    Raises:
        InvalidValueError: Nothing says how such a thing is shown.
    """
    found, items = _found(answer, of)
    if found is None:
        raise InvalidValueError("there is no answer to show; say of which kind it would be, as in of='Figure'")
    from tracker.views._facts import day_of, in_full, unsaid  # noqa: PLC0415  # views use it, and it uses figures

    known = Vintage() if register is None else register.latest_day
    return Document(
        title=title if title is not None else found.title,
        subtitle=None if register is None else register.title,
        blocks=tuple(found.blocks(items, register)),
        facts=in_full(unsaid(asked, found.facts(items)), register),
        day=day_of(known),
    )


def as_json(
    answer: object, language: str = "en", *, register: Register | None = None, of: type | str | None = None
) -> dict[str, Any]:
    """
    Return an answer as JSON: what ``--format json`` prints, with stable keys and no floats for counts.

    >>> import tracker
    >>> register = tracker.load("examples/smuggling-of-migrants")
    >>> figure = tracker.measure(register, "states-legislative-assistance", "cop11")
    >>> found = as_json(figure)
    >>> found["output"], found["bounds"]
    (1, {'lower': 10, 'upper': 10, 'wording': '10'})

    Args:
        answer: What a verb of the library returned, or several of one kind: these stand in a list under their name.

        language: The language of what is worded in it.

        register: The register that names the records; None calls them by their ids.

        of: The class of the answers, or its name, where there may be none.

    Raises:
        InvalidValueError: Nothing says how such a thing is written.

        MissingTranslationError: Nothing is written in the language yet.
    """
    words = words_in(language, register)
    found, items = _found(answer, of)
    if found is None:
        raise InvalidValueError("there is no answer to write; say of which kind it would be, as in of='Figure'")
    if _several(answer) is None:
        return {"output": OUTPUT, **found.plain(answer, words)}
    return {"output": OUTPUT, found.name: [found.plain(each, words) for each in items]}
