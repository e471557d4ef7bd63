"""The sections of reports: each reads a `Matter` and adds to a `Draft`, or adds nothing where nothing is to be told."""

from tracker.reports._draft import Section
from tracker.reports.sections._acceptance import acceptance, possible_repetitions
from tracker.reports.sections._activities import activities
from tracker.reports.sections._annexes import figures_annex, method_annex, records_annex
from tracker.reports.sections._cooperation import cooperation
from tracker.reports.sections._country import country_summary, open_points, own_recommendations, partners
from tracker.reports.sections._evidence import evidence
from tracker.reports.sections._figures import changes, state_of_affairs, targets
from tracker.reports.sections._follow_up import follow_up
from tracker.reports.sections._mandates_and_meetings import mandates_and_meetings
from tracker.reports.sections._narrative import action, conclusions, difficulties, summary
from tracker.reports.sections._opening import introduction, key_figures
from tracker.reports.sections._other_work import coordination, recommendations, research, tools
from tracker.reports.sections._own_figures import own_claims, own_figures, own_findings
from tracker.reports.sections._programme import programme_profile, reach
from tracker.reports.sections._published_figures import published_figures, restatement_annex

__all__ = [
    "acceptance",
    "action",
    "activities",
    "changes",
    "conclusions",
    "cooperation",
    "coordination",
    "country_summary",
    "difficulties",
    "evidence",
    "figures_annex",
    "follow_up",
    "introduction",
    "key_figures",
    "mandates_and_meetings",
    "method_annex",
    "open_points",
    "own_claims",
    "own_figures",
    "own_findings",
    "own_recommendations",
    "partners",
    "possible_repetitions",
    "programme_profile",
    "published_figures",
    "reach",
    "recommendations",
    "records_annex",
    "research",
    "restatement_annex",
    "state_of_affairs",
    "summary",
    "targets",
    "tools",
]

SECRETARIAT: tuple[Section, ...] = (
    key_figures,
    summary,
    introduction,
    action,
    mandates_and_meetings,
    coordination,
    tools,
    state_of_affairs,
    cooperation,
    research,
    recommendations,
    follow_up,
    acceptance,
    possible_repetitions,
    targets,
    difficulties,
    conclusions,
    changes,
    published_figures,
    figures_annex,
    method_annex,
    restatement_annex,
    records_annex,
)
"""The sections of the report of a secretariat to its governing body, in their order."""

COUNTRY: tuple[Section, ...] = (
    country_summary,
    activities,
    partners,
    own_figures,
    own_claims,
    own_findings,
    own_recommendations,
    open_points,
    figures_annex,
    records_annex,
)
"""The sections of a note on one country or area: a page or two, and the evidence."""

PROGRAMME: tuple[Section, ...] = (
    programme_profile,
    activities,
    reach,
    own_figures,
    own_claims,
    open_points,
    figures_annex,
    records_annex,
)
"""The sections of a note on one programme."""

ANNEX: tuple[Section, ...] = (evidence, figures_annex, method_annex, restatement_annex, records_annex)
"""The sections of the evidence by itself: figures, method, restatement, and the records that a report draws on."""
