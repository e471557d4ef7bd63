"""The title of a paper stands in the quotation marks of the text that names it, whatever its own language is."""

import pytest

from tracker.documents import Document, Verbatim
from tracker.values import InternationalString
from tracker.words._sentences import in_quotes
from tracker.writers._speech import Speaker


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        (InternationalString(en="Ways forward."), "en", "“Ways forward”"),
        (InternationalString(en="Ways forward."), "fr", "«\u00a0Ways forward\u00a0»"),
        (InternationalString(fr="Pistes"), "en", "“Pistes”"),
        (InternationalString(en="The “new” ways"), "en", "“The ‘new’ ways”"),
        (InternationalString(en="The “new” ways"), "fr", "«\u00a0The ‘new’ ways\u00a0»"),
        (InternationalString(fr="Les «\u00a0nouvelles\u00a0» voies"), "fr", "«\u00a0Les “nouvelles” voies\u00a0»"),
    ],
)
def test_titles_stand_in_the_marks_of_the_text_around_them(
    title: InternationalString, language: str, expected: str
) -> None:
    speaker = Speaker.of(Document(title=Verbatim("t"), blocks=()), language)
    assert "".join(run.text for run in speaker.say(in_quotes(title))) == expected
