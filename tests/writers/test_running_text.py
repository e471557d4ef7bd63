"""Speech: how parts of running text become runs."""

import io
import re
import zipfile

import pytest
from attrs import evolve

from tracker.documents import (
    Counted,
    DateText,
    Document,
    Inline,
    Link,
    Listing,
    Message,
    Name,
    Note,
    Numeral,
    Paragraph,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.documents._inline import Filled
from tracker.errors import MissingTranslationError, UnknownCodeError
from tracker.values import InternationalString, Language, ReportingPeriod, When
from tracker.writers import render, to_html, to_text
from tracker.writers._html import Typesetter
from tracker.writers._run import Run, plain
from tracker.writers._speech import Speaker

ENGLISH, FRENCH = "en", "fr"
EMPTY = Document(title=Verbatim("t"), blocks=())


def said(inline: Inline, language: str) -> str:
    """Write runs in one line: marks in brackets."""
    runs = Speaker.of(EMPTY, language).say(inline)
    return "".join(run.text if run.note is None else f"[{run.text}]" for run in runs)


def both(en: str, fr: str) -> InternationalString:
    return InternationalString(en=en, fr=fr)


def name(en: str, fr: str, /, **ranks: int) -> Name:
    return Name(both(en, fr), ranks)


NOTED = Note(Verbatim("x"), both("why", "pourquoi"))


@pytest.mark.parametrize(
    ("inline", "english", "french"),
    [
        (Numeral(4000), "4,000", "4\u202f000"),
        (Numeral(3, words=True), "three", "trois"),
        (Numeral(1, words=True), "one", "un"),
        (Numeral(1, words=True, of="recommendations"), "one", "une"),
        (Numeral(1, of="recommendations"), "1", "1"),
        (Counted(1, "events", words=True), "one activity", "une activité"),
        (DateText(When("2021-03"), as_phrase=True), "in March 2021", "en mars 2021"),
        (
            PeriodText(ReportingPeriod.parse("2020-07..2022-07")),
            "July 2020 – July 2022",
            "juillet 2020 – juillet 2022",
        ),
        (Message("Original: {language}", language=Message("French")), "Original: French", "Original\u00a0: français"),
        (Message("{a} and {b}", a=Verbatim("A")), "A and {b}", "A and {b}"),
        (Message("{a}", a=Verbatim("{b}"), b=Verbatim("no")), "{b}", "{b}"),
        (Filled(both("{0} of {1}", "{1}, dont {0}"), (Numeral(1), Numeral(2))), "1 of 2", "2, dont 1"),
        (Filled(both("{0} {7}", "{0} {7}"), (Numeral(1),)), "1 {7}", "1 {7}"),
        (Sequence((Verbatim("a"), Verbatim("b")), "; "), "a; b", "a\u00a0; b"),
        (Sequence((Verbatim("a"), Verbatim("b")), ", "), "a, b", "a, b"),
        (Listing((Verbatim("c"), Verbatim("a"), Verbatim("b"))), "c, a and b", "c, a et b"),
        (Listing(()), "", ""),
    ],
)
def test_parts_in_two_languages(inline: Inline, english: str, french: str) -> None:
    assert said(inline, ENGLISH) == english
    assert said(inline, FRENCH) == french


def test_names_are_in_the_order_of_the_language() -> None:
    germany, ethiopia = name("Germany", "Allemagne", en=2, fr=1), name("Ethiopia", "Éthiopie", en=1, fr=2)
    unranked = name("Atlantis", "Atlantide")

    assert said(Listing((germany, ethiopia, unranked)), ENGLISH) == "Ethiopia, Germany and Atlantis"
    assert said(Listing((ethiopia, germany, unranked)), FRENCH) == "Allemagne, Éthiopie et Atlantide"
    assert said(Listing((Link(germany, "#x"), Verbatim("both"), ethiopia)), ENGLISH) == "Ethiopia, both and Germany"


def test_rows_are_in_the_order_of_the_language_under_their_sub_headings() -> None:
    germany, ethiopia = name("Germany", "Allemagne", en=2, fr=1), name("Ethiopia", "Éthiopie", en=1, fr=2)
    rows = (
        Row(cells=(Link(germany, "#x"),)),
        Row(cells=(ethiopia,)),
        Row(cells=(Verbatim("Total"),)),
        Row(cells=(germany,), is_group=True),
        Row(cells=(germany,), anchor="z"),
    )
    table = Table(title=Verbatim("t"), columns=(), rows=rows)
    speaker = Speaker.of(EMPTY, ENGLISH)

    assert speaker.rows(table) == list(rows)
    assert speaker.rows(evolve(table, is_alphabetical=True)) == [rows[1], rows[0], *rows[2:]]
    assert Speaker.of(EMPTY, FRENCH).rows(evolve(table, is_alphabetical=True)) == list(rows)


@pytest.mark.parametrize(
    ("inline", "english", "french"),
    [
        (Sequence((NOTED, Verbatim("."))), "x.[1]", "x[1]."),
        (Sequence((NOTED, Verbatim(", y"))), "x,[1] y", "x[1], y"),
        (Sequence((NOTED, Verbatim(" y"))), "x[1] y", "x[1] y"),
        (Sequence((NOTED, Verbatim(") y"))), "x[1]) y", "x[1]) y"),
        (Sequence((NOTED, Verbatim(".. y"))), "x[1].. y", "x[1].. y"),
        (Note(both("Done.", "Fait."), Verbatim("n")), "Done.[1]", "Fait[1]."),
        (Note(both("Why?", "Pourquoi\u00a0?"), Verbatim("n")), "Why?[1]", "Pourquoi[1]\u00a0?"),
        (Note(Verbatim(".."), Verbatim("n")), "..[1]", "..[1]"),
        (Sequence((Note(NOTED, Verbatim("n")), Verbatim("."))), "x.[1][2]", "x[1][2]."),
        (Sequence((NOTED, both(".” So", ".» Ainsi"))), "x.”[1] So", "x[1].» Ainsi"),
    ],
)
def test_marks_and_punctuation(inline: Inline, english: str, french: str) -> None:
    assert said(inline, ENGLISH) == english
    assert said(inline, FRENCH) == french


def test_notes_of_the_text_are_numbered_through_those_of_a_table_lettered_and_the_same_note_has_one_mark() -> None:
    speaker = Speaker.of(EMPTY, ENGLISH)
    first, again = speaker.say(NOTED), speaker.say(NOTED)
    with speaker.table() as notes:
        cells = [speaker.say(NOTED), speaker.say(Note(Verbatim("y"), Verbatim("z"))), speaker.say(NOTED)]
    after = speaker.say(Note(Verbatim("y"), Verbatim("z")))

    assert [runs[-1].text for runs in (first, again, after)] == ["1", "1", "2"]
    assert [runs[-1].is_first for runs in (first, again, after)] == [True, False, True]
    assert [runs[-1].text for runs in cells] == ["a", "b", "a"]
    assert [runs[-1].is_first for runs in cells] == [True, True, False]
    assert [plain(note) for note in notes.notes] == ["why", "z"]
    assert len({runs[-1].note for runs in (first, again, after, *cells)}) == 4


def test_a_note_on_a_note_comes_after_it() -> None:
    speaker = Speaker.of(EMPTY, ENGLISH)
    speaker.say(Note(Verbatim("x"), NOTED))

    assert [plain(note) for note in speaker.footnotes.notes] == ["x", "why"]


def test_a_text_in_another_language_says_so() -> None:
    speaker = Speaker.of(EMPTY, ENGLISH)

    assert speaker.say(InternationalString(fr="Atelier")) == (Run(text="Atelier", lang="fr"),)
    assert speaker.say(Name(InternationalString(fr="Gabon"))) == (Run(text="Gabon", lang="fr"),)
    assert speaker.say(InternationalString(fr="12")) == (Run(text="12"),)
    assert Speaker.of(EMPTY, FRENCH).say(Message("Untranslated")) == (Run(text="Untranslated", lang="en"),)


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("https://undocs.org/A/1", "https://undocs.org/A/1"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("#gone", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("https://example.org/ x", None),
        ('https://example.org/"x', None),
        ("", None),
    ],
)
def test_only_the_web_and_places_of_the_document_are_links(target: str, link: str | None) -> None:
    (run,) = Speaker.of(EMPTY, ENGLISH).say(Link(Verbatim("x"), target))

    assert (run.text, run.link) == ("x", link)


def test_a_link_in_a_link_leads_where_the_inner_one_says() -> None:
    inner = Link(Verbatim("y"), "https://example.org/y")
    runs = Speaker.of(EMPTY, ENGLISH).say(Link(Sequence((Verbatim("x"), inner)), "https://example.org/x"))

    assert [(run.text, run.link) for run in runs] == [
        ("x", "https://example.org/x"),
        ("y", "https://example.org/y"),
    ]


def test_languages_without_data_are_refused() -> None:
    with pytest.raises(MissingTranslationError):
        Speaker.of(EMPTY, "es")
    with pytest.raises(UnknownCodeError):
        Speaker.of(EMPTY, "it")


def test_a_message_without_its_translation_is_refused_where_reports_are_not_translated() -> None:
    """A text that its author wrote is laid out in any script; an English sentence amid Arabic would be no report."""
    speaker = Speaker.of(EMPTY, "ar")

    assert plain(speaker.say(Message("Contents"))) == "المحتويات"
    with pytest.raises(MissingTranslationError, match="nothing is written in 'ar' yet"):
        speaker.say(Message("unchanged"))
    with pytest.raises(MissingTranslationError, match="nothing is written in 'zh' yet"):
        Speaker.of(EMPTY, "zh").say(Counted(3, "States"))


def test_the_sign_of_a_number_stays_before_it() -> None:
    assert [run.ltr for run in Speaker.of(EMPTY, "ar").say(Numeral(-3))] == [True]
    assert [run.ltr for run in Speaker.of(EMPTY, "ar").say(Numeral(3))] == [False]


def test_marks_stand_behind_punctuation_of_every_script() -> None:
    noted = Note(InternationalString(zh="至少十二次"), InternationalString(zh="来源未具体到日。"))
    sentence = Sequence((noted, InternationalString(zh="。")))

    assert [run.text for run in Speaker.of(EMPTY, "zh").say(sentence)] == ["至少十二次。", "1"]


def test_what_is_no_inline_part_is_a_slip_of_the_caller() -> None:
    with pytest.raises(TypeError, match="str is no part of running text"):
        Speaker.of(EMPTY, ENGLISH).say("text")  # type: ignore[arg-type]  # the class takes what a file may say


def test_a_page_from_right_to_left_keeps_the_direction_of_what_is_not() -> None:
    arabic = Typesetter(Language.ARABIC, "{number}")
    runs = (Run(text="A/1", ltr=True), Run(text=" x", lang="en"), Run(text="س", lang="ar"))

    assert arabic.set(runs) == '<bdi dir="ltr">A/1</bdi><span lang="en" dir="ltr"> x</span><span lang="ar">س</span>'
    assert Typesetter(Language.FRENCH, "").set(runs[2:]) == '<span lang="ar" dir="rtl">س</span>'


def test_the_first_of_a_month_has_its_letters_above_the_line() -> None:
    """In French alone, and not within another number."""
    said = InternationalString(fr="Du 1er au 11 juillet, au 31er lot", en="From 1er on")
    document = Document(title=InternationalString(fr="Titre", en="Title"), blocks=(Paragraph(text=said),))

    assert "Du 1<sup>er</sup> au 11 juillet, au 31er lot" in to_html(document, "fr")
    assert "From 1er on" in to_html(document, "en")
    assert "Du 1er au 11 juillet" in to_text(document.blocks, "fr")
    body = zipfile.ZipFile(io.BytesIO(render(document, "docx", "fr"))).read("word/document.xml").decode("utf-8")
    assert body.count('w:vertAlign w:val="superscript"') == 1
    raised = body.partition('w:vertAlign w:val="superscript"')[2]
    assert re.search(r"<w:t[^>]*>([^<]*)</w:t>", raised)[1] == "er"  # type: ignore[index]  # it is there
