"""
Records that are, or may be, of the same thing.

Records linked by ``same_as`` count once. Records linked by ``possibly_same_as`` count once in some worlds and several
times in others; the bounds hold for all of them.
"""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from tracker.model import Record
from tracker.values import Bounds, Number, Recognition, When, Window
from tracker.values._edtf import Shape
from tracker.values._groups import linked_groups


@frozen
class Links:
    """
    Which records say of others that they are, or may be, the same thing.

    Attributes:
        records: Those that say it, whether or not they count.

        keys: The keys of all that are joined so, by their own word or by another's.
    """

    records: tuple[Record, ...] = ()
    keys: frozenset[str] = frozenset()

    @classmethod
    def among(cls, records: Iterable[Record]) -> "Links":
        """Find the links that some records declare."""
        saying = tuple(record for record in records if record.same_as or record.possibly_same_as)
        keys = (key for record in saying for key in (record.key, *record.same_as, *record.possibly_same_as))
        return cls(saying, frozenset(keys))


@frozen
class Share:
    """
    What one record adds to a total.

    Attributes:
        bounds: The least and the most that it may add.

        number: What it says of the thing's number, wherever that counts.

        days: What it says of the day on which the thing counts: one of these windows.

        same_as: Keys of records that are the same thing.

        possibly_same_as: Keys of records that may be.
    """

    bounds: Bounds
    number: Bounds = Bounds(None, None)  # noqa: RUF009  # frozen
    days: tuple[Window, ...] = (Window(None, None),)
    same_as: frozenset[str] = frozenset()
    possibly_same_as: frozenset[str] = frozenset()

    @classmethod
    def of(cls, record: Record, bounds: Bounds, number: Bounds, days: tuple[Window, ...]) -> "Share":
        """Make the share of a record with the links that it declares."""
        return cls(bounds, number, days, record.same_as, record.possibly_same_as)


def days_that_count(when: When, recognition: Recognition) -> tuple[Window, ...]:
    """Return the windows of the day that decides in which period an event counts."""
    if when.shape is Shape.ONE_OF:
        return when.parts
    if when.shape is Shape.POINT or recognition is Recognition.ON_START:
        return (when.starts,)
    return (when.ends if recognition is Recognition.ON_COMPLETION else when.window,)


def total(shares: Mapping[str, Share], others: Iterable[Record] = ()) -> Bounds:
    """
    Add up the shares, each distinct thing once.

    >>> once = Bounds.exactly(1)
    >>> total({"a": Share(once), "b": Share(once, possibly_same_as=frozenset({"a"}))})
    Bounds(lower=1, upper=2)

    Args:
        shares: What each record adds, by key.

        others: Records that add nothing; two that are the same as one of them are the same as each other.
    """
    linking: list[tuple[str, Share | Record]] = [*shares.items(), *((record.key, record) for record in others)]
    same = [(key, other) for key, each in linking for other in each.same_as]
    perhaps = [(key, other) for key, each in linking for other in each.possibly_same_as]
    keys = dict.fromkeys([*shares, *(key for link in (*same, *perhaps) for key in link)])
    things = linked_groups(keys, same)
    owner = {key: number for number, thing in enumerate(things) for key in thing}
    sum_of_all = Bounds.exactly(0)
    for group in linked_groups(range(len(things)), ((owner[one], owner[other]) for one, other in perhaps)):
        counted = [[shares[key] for key in things[number] if key in shares] for number in group]
        sum_of_all += _perhaps_one([each for each in counted if each])
    return sum_of_all


def _one_thing(shares: Sequence[Share]) -> Bounds:
    """Bound what one thing adds that several records describe: all are right, or if they cannot be, one of them."""
    agreed: Bounds | None = shares[0].bounds
    widest = shares[0].bounds
    for each in shares[1:]:
        agreed = agreed.intersection(each.bounds) if agreed is not None else None
        widest = widest.hull(each.bounds)
    return agreed if agreed is not None and _agree(shares) else widest


def _agree(shares: Sequence[Share]) -> bool:
    """Tell whether records can all be right about one thing: about its day and about its number."""
    number: Bounds | None = shares[0].number
    days = set(shares[0].days)
    for each in shares[1:]:
        number = number.intersection(each.number) if number is not None else None
        days = {
            Window(max(one.first, other.first), min(one.last, other.last))
            for one in days
            for other in each.days
            if one.first <= other.last and other.first <= one.last
        }
    return number is not None and bool(days)


def _perhaps_one(things: Sequence[Sequence[Share]]) -> Bounds:
    """
    Bound the sum over things some of which may be the same, however they are.

    Things that are the same add what all of them allow, so of each group one stays: at least the largest lower end,
    at most the sum of the upper ends (L27); if their records cannot all be right, at least the smallest lower end
    (decision 8). Where a share may be negative, the others may pull either way.
    """
    bounds = [_one_thing(thing) for thing in things]
    if len(bounds) < 2:  # noqa: PLR2004  # nothing to be the same as
        return bounds[0] if bounds else Bounds.exactly(0)
    agree = _agree([share for thing in things for share in thing])
    lowers = [each.lower for each in bounds if each.lower is not None]
    uppers = [-each.upper for each in bounds if each.upper is not None]
    return Bounds(
        _least(lowers, agree=agree) if len(lowers) == len(bounds) else None,
        -_least(uppers, agree=agree) if len(uppers) == len(bounds) else None,
    )


def _least(ends: Sequence[Number], *, agree: bool) -> Number:
    """Return the least sum over things that are one or several, from the least that each adds."""
    negative: Number = sum(min(0, end) for end in ends)
    if agree:
        largest = max(ends)
        return largest + negative - min(0, largest)
    return negative or min(ends)
