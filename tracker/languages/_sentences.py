"""Sentences of errors and faults in other languages than English."""

from tracker.errors import Sentence, TrackerError, filled
from tracker.languages._catalogue import translate

__all__ = ["sentence_in"]


def sentence_in(language: str, said: object) -> str:
    """
    Say a sentence, or what an error says; what it quotes stays as it is.

    >>> from tracker.values import When
    >>> try:
    ...     When("2021-02-30")
    ... except ValueError as error:
    ...     print(sentence_in("fr", error))
    '2021-02-30' n’existe pas : ce mois compte 28 jours ; écrire un jour de 01 à 28
    """
    if isinstance(said, TrackerError):
        return sentence_in(language, said.sentence)
    if not isinstance(said, Sentence):
        return str(said)
    parts = {name: sentence_in(language, part) for name, part in said.parts.items()}
    return filled(translate(language, said.template), parts)
