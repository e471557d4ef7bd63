"""The JSON of a number of recommendations, with the recommendations behind it."""

from tracker.followup._tally import Behind
from tracker.values import Bounds
from tracker.views._json import BoundsJson, Certainty, bounds_json
from tracker.views._view import Words
from tracker.words._numbers import bounds_in_words


class CountJson(BoundsJson):
    """
    Bounds of a number of recommendations, with those behind it.

    Attributes:
        lower: The smallest number possible; null without a limit.

        upper: The largest number possible; null without a limit.

        wording: The bounds in words.

        decimal: The bounds as decimals, where one of them is a fraction.

        records: The ids of the recommendations behind it. Of a plain number there are as many certain ones as its lower
            bound says, and with the possible ones as many as its upper bound says; behind a change are those that may
            have come and those that may have gone. What counts as one stands here once, under the first of its ids.
    """

    records: Certainty


def count_json(bounds: Bounds, behind: Behind, words: Words) -> CountJson:
    """Return a number of recommendations, with those behind it."""
    return {
        **bounds_json(bounds, words.say(bounds_in_words(bounds))),
        "records": {"certain": list(behind.certain), "possible": list(behind.possible)},
    }
