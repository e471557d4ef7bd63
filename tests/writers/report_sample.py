"""A document made by hand that has every block and every part of running text."""

from sample_tables import (
    AFGHANISTAN,
    AFTER,
    ANNEX,
    BEFORE,
    BY_COUNTRY,
    CHANGES,
    ETHIOPIA,
    GERMANY,
    ONE_BOUND,
    PAKISTAN,
    name,
    text,
)

from tracker.documents import (
    Counted,
    DateText,
    Document,
    Heading,
    Inline,
    Items,
    KeyFigure,
    KeyFigures,
    Link,
    Listing,
    Masthead,
    Note,
    Numeral,
    Paragraph,
    PeriodText,
    Sequence,
    Verbatim,
)
from tracker.documents._inline import Filled
from tracker.values import InternationalString, Language, When

KOSOVO = Note(
    name("Kosovo", "Kosovo", 5, 5),
    text(
        "References to Kosovo shall be understood in the context of Security Council resolution 1244 (1999).",
        "Toute mention du Kosovo s’entend au regard de la résolution 1244 (1999) du Conseil de sécurité.",
    ),
)


def figure(value: Inline, en: str, fr: str, change: Inline | None = None, direction: str = "") -> KeyFigure:
    return KeyFigure(value=value, label=text(en, fr), change=change, direction=direction)


def to_figures(shown: Inline) -> Inline:
    return Link(shown, "#table-changes")


KEY_FIGURES = KeyFigures(
    title=text("Key figures", "Chiffres clefs"),
    figures=(
        figure(
            to_figures(Numeral(150)),
            "States parties to the Protocol (July 2022)",
            "États parties au Protocole (juillet 2022)",
            text("increase of 1", "augmentation de 1"),
            "up",
        ),
        figure(
            to_figures(Filled(text("more than {0}", "plus de {0}"), (Numeral(4000),))),
            "Practitioners trained",
            "Praticiens formés",
            text("no conclusion", "pas de conclusion"),
        ),
        figure(
            to_figures(Filled(text("at least {0}", "au moins {0}"), (Numeral(30),))),
            "States assisted",
            "États ayant bénéficié d’une assistance",
            text("unchanged", "inchangé"),
            "same",
        ),
        figure(
            Filled(
                text("at least {0}; {1} more not precisely dated", "au moins {0} ; {1} autres sans date précise"),
                (Numeral(41), Numeral(9)),
            ),
            "Assistance events",
            "Activités d’assistance",
            text("decrease of at least 3", "diminution d’au moins 3"),
            "down",
        ),
        figure(Numeral(9, words=True), "States assisted with laws", "États aidés à légiférer"),
        figure(Verbatim(".."), "Meetings serviced", "Réunions ayant bénéficié de services"),
    ),
)

TEXT = (
    Heading(level=1, number="I.", text=text("Introduction", "Introduction"), anchor="introduction"),
    Paragraph(
        number=1,
        text=Filled(
            text(
                "The present report covers the period {0} and compares it with the period {1}.",
                "Le présent rapport couvre la période {0} et la compare à la période {1}.",
            ),
            (PeriodText(AFTER, as_phrase=True), PeriodText(BEFORE, as_phrase=True)),
        ),
        anchor="paragraph-1",
    ),
    Paragraph(
        number=2,
        text=Sequence(
            (
                Filled(
                    text(
                        "{0} were parties to the Protocol in July 2022",
                        "{0} étaient parties au Protocole en juillet 2022",
                    ),
                    (Note(Counted(150, "States"), text("See the Treaty Collection.", "Voir le Recueil des Traités.")),),
                ),
                Verbatim(". "),
                Filled(
                    text("Assistance went to {0}.", "Une assistance est allée à {0}."),
                    (Listing((PAKISTAN, ETHIOPIA, KOSOVO, GERMANY, AFGHANISTAN)),),
                ),
            )
        ),
        anchor="paragraph-2",
    ),
    Paragraph(
        number=3,
        text=text(
            "The Working Group on the Smuggling of Migrants considered the influence of legal avenues of migration on "
            "the reduction of demand for the smuggling of migrants, and the means of strengthening the capacity to "
            "prosecute such cases; thematic background papers were prepared for both subjects.",
            "Le Groupe de travail sur le trafic illicite de migrants a examiné l’influence des voies légales de la "
            "migration sur la réduction de la demande et les moyens de renforcer les poursuites ; des documents "
            "d’information thématiques ont été établis sur ces deux sujets.",
        ),
        anchor="paragraph-3",
    ),
    Heading(level=1, number="II.", text=text("Technical cooperation", "Coopération technique"), anchor="cooperation"),
    Heading(level=2, number="A.", text=text("Training", "Formation"), anchor="training"),
    Paragraph(
        number=4,
        text=text("The following was done:", "Les activités suivantes ont été menées :"),
        anchor="paragraph-4",
    ),
    Items(
        items=(
            Sequence(
                (
                    text("Training of investigators", "Formation d’enquêteurs"),
                    Verbatim(", "),
                    DateText(When("2021-10-14/2021-10-15"), as_phrase=True),
                    Verbatim(" ("),
                    Link(Verbatim("para. 47"), "#record-training"),
                    Verbatim(")"),
                )
            ),
            Sequence(
                (
                    Note(InternationalString(fr="Atelier sur les procédures nationales"), ONE_BOUND),
                    Verbatim(", "),
                    DateText(When("[2020-07-01..2022-07-31]"), as_phrase=True),
                    Verbatim(" – "),
                    Counted(1, "events", words=True),
                )
            ),
        ),
        lettered=True,
    ),
    Heading(level=2, number="B.", text=text("By country or area", "Par pays ou zone"), anchor="by-country"),
    Paragraph(
        number=5,
        text=text(
            "An activity for several countries counts in the row of each.",
            "Une activité menée pour plusieurs pays compte dans la ligne de chacun.",
        ),
        anchor="paragraph-5",
    ),
)


SAMPLE = Document(
    masthead=Masthead(
        organ=text(
            "Conference of the Parties to the United Nations Convention against Transnational Organized Crime",
            "Conférence des Parties à la Convention des Nations Unies contre la criminalité transnationale organisée",
        ),
        session=text("Eleventh session, Vienna, 17–21 October 2022", "Onzième session, Vienne, 17-21 octobre 2022"),
        symbol="CTOC/COP/2022/3",
        distribution=text("General", "générale"),
        original=Language.FRENCH,
    ),
    title=text(
        "Activities to promote the Protocol against the Smuggling of Migrants",
        "Activités de promotion du Protocole contre le trafic illicite de migrants",
    ),
    subtitle=Filled(
        text("Progress report for the period {0}", "Rapport d’activité pour la période {0}"),
        (PeriodText(AFTER, as_phrase=True),),
    ),
    blocks=(KEY_FIGURES, *TEXT, BY_COUNTRY, CHANGES, *ANNEX),
)
