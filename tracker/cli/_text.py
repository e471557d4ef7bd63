"""What commands print for people: plain text that fits a terminal."""

import textwrap

from tracker.comparison import Comparison
from tracker.documents import Inline
from tracker.indicators import Figure
from tracker.reports import change_of, figure_of, notes_on, time_of
from tracker.writers import plain_text

__all__ = ["comparison_block", "figure_block", "said"]

WIDTH = 100


def said(part: Inline, language: str) -> str:
    """Say a part of running text in a language, without notes or links."""
    return plain_text(part, language)


def _line(label: str, text: str) -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=f"  {label:<9}", subsequent_indent=" " * 11, break_on_hyphens=False
    )


def figure_block(figure: Figure, language: str) -> str:
    """Print a figure: what it measures, the number, its bounds if they say more, and the records behind it."""
    part = "".join(f" – {dimension} {code}" for dimension, code in figure.by)
    lines = [f"{figure.indicator.title.best(language)}{part}  [{figure.indicator.id}, {figure.basis.value}]"]
    lines.append(_line("figure", f"{said(figure_of(figure), language)} {figure.indicator.unit}"))
    lines.append(_line("time", said(time_of(figure), language)))
    if figure.bounds is not None and not figure.bounds.is_exact:
        upper = "no limit" if figure.bounds.upper is None else str(figure.bounds.upper)
        lines.append(_line("bounds", f"{figure.bounds.lower} to {upper} ({figure.reading.name} reading)"))
    if figure.flags:
        lines.append(_line("remarks", ", ".join(flag.value.replace("_", " ") for flag in figure.flags)))
    if figure.certain:
        lines.append(_line("records", ", ".join(figure.certain)))
    if figure.possible:
        lines.append(_line("possibly", ", ".join(figure.possible)))
    return "\n".join(lines) + "\n"


def comparison_block(comparison: Comparison, language: str) -> str:
    """Print a comparison: both figures, the verdict, and what the reader must know."""
    indicator, change = comparison.indicator, comparison.change
    lines = [f"{indicator.title.best(language)}  [{indicator.id}]"]
    for label, figure in (("before", comparison.before), ("after", comparison.after)):
        text = f"{said(figure_of(figure), language)} {indicator.unit}, {said(time_of(figure), language)}"
        lines.append(_line(label, f"{text} ({figure.basis.value})"))
    verdict = said(change_of(comparison), language)
    grade = f" (holds under the {change.grade} reading)" if change.grade else ""
    lines.append(_line("change", f"{verdict}{grade}"))
    if change.churn.entries or change.churn.exits:
        came, went = ", ".join(change.churn.entries) or "none", ", ".join(change.churn.exits) or "none"
        lines.append(_line("new", came))
        lines.append(_line("gone", went))
    lines.extend(_line("note", said(note, language)) for note in notes_on(comparison))
    remedies = sorted({remedy for reason in comparison.comparability.blocks for remedy in reason.remedies})
    if remedies:
        lines.append(_line("remedy", ", ".join(remedies)))
    return "\n".join(lines) + "\n"
