"""How many took part in an activity, and how many of them were women."""

from tracker.documents import Inline, Message
from tracker.model import AssistanceEvent
from tracker.values import Qualifier, Quantity
from tracker.words._numbers import amount_of


def people_of(event: AssistanceEvent) -> tuple[Inline, ...]:
    """
    Say in brackets how many took part and how many of them were women; where the numbers entail it, that all were.

    "More than 5" women of "more than 5" participants may be six of sixty, and of nobody, none is. Of women the numbers
    stand in digits: in words, a number of one would have their gender.
    """
    people, women = event.participants, event.women
    if people is None:
        return ()
    if women is not None and _is_exact(people) and _is_exact(women) and women.value == people.value > 0:
        words = " ({women} {women:participant, a woman|participants, all women})"
        return (Message(words, women=amount_of(people)),)
    if women is None or (_is_exact(people) and people.value == 0):
        return (Message(" ({people} {people:participant|participants})", people=amount_of(people, words=True)),)
    return (
        Message(
            " ({people} {people:participant|participants}, {women} of them {women:a woman|women})",
            people=amount_of(people),
            women=amount_of(women),
        ),
    )


def _is_exact(number: Quantity) -> bool:
    return number.qualifier is Qualifier.EXACT
