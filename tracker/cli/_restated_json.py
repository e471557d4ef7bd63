"""How a restatement reads as JSON: every row, with the names that it has in Python."""

from typing import Any

from tracker.cli._said import said
from tracker.comparison import Mover, Restated, Restatement, Step
from tracker.documents import Inline
from tracker.indicators import Figure
from tracker.model import Adjudication
from tracker.values import Bounds
from tracker.views._figures import figure_json
from tracker.views._json import bounds_json, day_json, period_json, vintage_json
from tracker.views._view import words_in
from tracker.words._numbers import bounds_in_words, outward
from tracker.words._restatements import move_of_row, published_of

__all__ = ["restatement_json"]


def restatement_json(found: Restatement, language: str) -> dict[str, Any]:
    """Return what became of the figures of a publication."""
    return {
        "publication": found.publication.id,
        "period": period_json(found.publication.period),
        "vintage": vintage_json(found.publication.vintage),
        "moved": len(found.moved),
        "rows": [_row(row, language) for row in found.rows],
    }


def _row(row: Restated, language: str) -> dict[str, Any]:
    return {
        "claim": row.claim.id,
        "indicator": row.claim.indicator,
        "by": dict(row.printed.by),
        "moved": row.moved,
        "published": _bounds(row.published, published_of(row), language),
        "recomputed": _figure(row.recomputed, language),
        "restated": _figure(row.restated, language),
        "current": _figure(row.current, language),
        "steps": [_step(row, step, language) for step in row.steps],
        "change": _move(row, row.change, language),
        "blocked": row.blocked,
        "adjudications": [_adjudication(each, language) for each in row.adjudications],
    }


def _step(row: Restated, step: Step, language: str) -> dict[str, Any]:
    return {
        "cause": step.cause.value,
        "moved": step.moved,
        "before": _worded(step.before, language),
        "after": _worded(step.after, language),
        "change": _move(row, step.change, language),
        "movers": [_mover(each, language) for each in step.movers],
    }


def _mover(mover: Mover, language: str) -> dict[str, Any]:
    revision = mover.record.revision
    return {
        "table": mover.record.table,
        "record": mover.record.key,
        "recorded": day_json(mover.record.recorded),
        "published": day_json(mover.published),
        "reason": revision.reason.value if revision else None,
        "note": mover.note.best(language) if mover.note else None,
        "adjudications": [_adjudication(each, language) for each in mover.adjudications],
    }


def _adjudication(each: Adjudication, language: str) -> dict[str, Any]:
    return {
        "subject": each.subject,
        "decision": each.decision,
        "why": each.why.best(language),
        "by": each.by,
        "on": day_json(each.on),
    }


def _figure(figure: Figure | None, language: str) -> dict[str, Any] | None:
    return None if figure is None else figure_json(figure, words_in(language))


def _move(row: Restated, change: Bounds | None, language: str) -> dict[str, Any] | None:
    return None if change is None else _bounds(change, move_of_row(row, change), language)


def _worded(bounds: Bounds | None, language: str) -> dict[str, Any] | None:
    return None if bounds is None else _bounds(bounds, bounds_in_words(outward(bounds)), language)


def _bounds(bounds: Bounds, words: Inline, language: str) -> dict[str, Any] | None:
    return bounds_json(bounds, said(words, language))
