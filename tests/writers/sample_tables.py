"""The tables of the sample, and the parts that they share with its text."""

from fractions import Fraction

from tracker.documents import (
    Align,
    Column,
    DateText,
    Heading,
    Inline,
    Items,
    Link,
    Measured,
    Message,
    Name,
    Note,
    Numeral,
    Paragraph,
    PeriodText,
    Row,
    Table,
    Verbatim,
)
from tracker.documents._inline import Filled
from tracker.values import InternationalString, ReportingPeriod, When

AFTER = ReportingPeriod.parse("2020-07..2022-07")
BEFORE = ReportingPeriod.parse("2018-06..2020-06")


def text(en: str, fr: str) -> InternationalString:
    return InternationalString(en=en, fr=fr)


def name(en: str, fr: str, english_rank: int, french_rank: int) -> Name:
    return Name(text(en, fr), {"en": english_rank, "fr": french_rank})


AFGHANISTAN = name("Afghanistan", "Afghanistan", 1, 1)
GERMANY = name("Germany", "Allemagne", 3, 2)
ETHIOPIA = name("Ethiopia", "Éthiopie", 2, 3)
PAKISTAN = name("Pakistan", "Pakistan", 4, 4)
ONE_BOUND = text("The sources do not date all records to the day.", "Les sources ne datent pas tout au jour près.")
LENGTHS = text("The periods are equally long.", "Les deux périodes sont de même durée.")


def bar(lower: int, upper: int | None, shown: Inline) -> Measured:
    return Measured(text=shown, lower=lower, upper=upper, scale=12)


def at_least(number: int) -> Inline:
    return Filled(text("at least {0}", "au moins {0}"), (Numeral(number),))


BY_COUNTRY = Table(
    number=1,
    title=Filled(
        text("Activities by country or area, {0}", "Activités par pays ou zone, {0}"),
        (PeriodText(AFTER, as_phrase=True),),
    ),
    columns=(
        Column(title=text("Country or area", "Pays ou zone")),
        Column(title=text("Activities", "Activités"), align=Align.END),
        Column(title=text("Kinds", "Types")),
    ),
    rows=(
        Row(cells=(PAKISTAN, bar(12, 12, Numeral(12)), text("Training, workshops", "Formations, ateliers"))),
        Row(
            cells=(
                AFGHANISTAN,
                bar(4, 7, Filled(text("{0} to {1}", "{0} à {1}"), (Numeral(4), Numeral(7)))),
                text("Legislative assistance", "Assistance législative"),
            )
        ),
        Row(cells=(ETHIOPIA, bar(5, None, at_least(5)), text("Training", "Formations"))),
        Row(cells=(GERMANY, bar(0, 0, Verbatim("–")), Verbatim("–"))),
    ),
    legend=(text("As recorded; – nil.", "Selon les fiches ; – néant."),),
    is_alphabetical=True,
    anchor="table-by-country",
)

BLANK = Verbatim("")
CHANGES = Table(
    number=2,
    title=text("Figures of the two periods and what changed", "Chiffres des deux périodes et évolution"),
    columns=(
        Column(title=text("Figure", "Chiffre")),
        Column(title=PeriodText(BEFORE), align=Align.END),
        Column(title=PeriodText(AFTER), align=Align.END),
        Column(title=text("Change", "Évolution")),
    ),
    rows=(
        Row(cells=(text("Activities over the period", "Activités de la période"), BLANK, BLANK, BLANK), is_group=True),
        Row(
            cells=(
                text("Assistance events", "Activités d’assistance"),
                Numeral(44),
                at_least(41),
                Note(Note(text("no conclusion", "pas de conclusion"), ONE_BOUND), LENGTHS),
            )
        ),
        Row(
            cells=(
                text("Arrivals by sea", "Arrivées par mer"),
                Numeral(123456),
                Numeral(-3),
                Note(text("not comparable", "non comparable"), LENGTHS),
            )
        ),
        Row(cells=(text("State at a date", "État à une date"), BLANK, BLANK, BLANK), is_group=True),
        Row(
            cells=(
                text("State parties", "États parties"),
                Filled(text("{0} ({1})", "{0} ({1})"), (Numeral(149), DateText(When("2020-06")))),
                Filled(text("{0} ({1})", "{0} ({1})"), (Numeral(150), DateText(When("2022-07")))),
                text("increase of 1", "augmentation de 1"),
            )
        ),
        Row(
            cells=(
                text("Rate of replies", "Taux de réponse"),
                Numeral(Fraction(34061, 69628)),
                Numeral(Fraction(1, 20)),
                text("decrease", "diminution"),
            )
        ),
    ),
    legend=(text(".. not available; – nil.", ".. non disponible ; – néant."),),
    anchor="table-changes",
)

ANNEX = (
    Heading(level=1, text=text("Annex. Records and sources", "Annexe. Fiches et sources"), anchor="annex"),
    Paragraph(text=text("Each record leads to its source.", "Chaque fiche renvoie à sa source.")),
    Table(
        title=text("Records", "Fiches"),
        columns=(Column(title=text("Record", "Fiche")), Column(title=text("Source", "Source"))),
        rows=(
            Row(
                cells=(
                    Verbatim("gloact-pk-fia-training"),
                    Link(Verbatim("CTOC/COP/2022/3"), "https://undocs.org/CTOC/COP/2022/3"),
                ),
                anchor="record-training",
            ),
        ),
        anchor="table-records",
    ),
    Items(items=(text("A closing remark.", "Une dernière remarque."), Message("No such message has a translation."))),
)
