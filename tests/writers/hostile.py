"""Text that would do harm, or look broken, if a writer took it for more than text."""

from tracker.documents import (
    Align,
    Column,
    Document,
    Heading,
    Inline,
    Items,
    KeyFigure,
    KeyFigures,
    Link,
    Masthead,
    Measured,
    Note,
    Pairs,
    Paragraph,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.values import InternationalString

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "[x]: https://example.org",
    "<https://example.org>",
    "# heading",
    "heading #",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "1) item",
    "> quote",
    "---",
    "===",
    "| a | b |",
    "`code` ```fence```",
    "~~~",
    "*a* **b** _c_ __d__ a_b ~~e~~",
    "&lt; &amp; &#60; &copy;",
    "\\ \\* \\<",
    "$x$ $$y$$",
    "[^1] [^1]: note",
    "{{ 7 * 7 }} {% raw %} {# no #}",
    "<!-- comment --> --> ]]> <?php ?>",
    "</style><style>*{display:none}</style>",
    "</title></body></html>",
    "line one\n\n# line two\r\n| x |",
    "    indented code",
    "a\\",
    "right-to-left \u202e override \u2067 isolate \u200f mark",
    "nul \x00 bell \x07 lone \ud800",
)


def hostile_document(text: str) -> Document:
    """Put one text into every place that a document has."""
    part: Inline = InternationalString(en=text)
    link: Inline = Link(Verbatim(text), text)
    noted = Sequence((Note(part, part), Verbatim(text)))
    return Document(
        masthead=Masthead(organ=part, session=part, symbol=text, distribution=part),
        title=part,
        subtitle=noted,
        blocks=(
            KeyFigures(title=part, figures=(KeyFigure(value=link, label=part, change=noted, direction=text),)),
            Heading(level=1, number=text, text=noted, anchor=text),
            Heading(level=3, text=part, anchor=text),
            Paragraph(number=1, text=noted, anchor=text),
            Paragraph(text=Sequence((part, link, Link(part, f"#{text}")))),
            Items(items=(part, noted)),
            Items(items=(part, noted), lettered=True),
            Pairs(
                title=noted,
                pairs=((part, noted), (Verbatim(text), Measured(text=part, lower=None, upper=1))),
                anchor=text,
            ),
            Table(
                number=1,
                title=noted,
                columns=(Column(title=part), Column(title=noted, align=Align.END)),
                rows=(
                    Row(cells=(part, Verbatim(text)), is_group=True, anchor=text),
                    Row(cells=(noted, Measured(text=part, lower=1, upper=None, scale=2)), anchor=text),
                ),
                legend=(part,),
                anchor=text,
            ),
        ),
    )
