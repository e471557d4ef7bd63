"""The sections of reports: each reads a `Matter` and adds to a `Draft`, or adds nothing where nothing is to be told."""

from collections.abc import Mapping
from types import MappingProxyType

from tracker.reports._draft import Section
from tracker.reports.sections._acceptance import acceptance, possible_repetitions
from tracker.reports.sections._activities import activities
from tracker.reports.sections._behind_the_follow_up import follow_up_annex
from tracker.reports.sections._changes import changes
from tracker.reports.sections._cooperation import cooperation
from tracker.reports.sections._country import country_summary, open_points, partners
from tracker.reports.sections._evidence import evidence
from tracker.reports.sections._figures_annex import differences_annex, figures_annex
from tracker.reports.sections._follow_up import follow_up
from tracker.reports.sections._mandates_and_meetings import mandates_and_meetings
from tracker.reports.sections._method_annex import method_annex
from tracker.reports.sections._no_longer_reported import no_longer_reported
from tracker.reports.sections._opening import introduction, key_figures, summary
from tracker.reports.sections._other_work import conclusions, coordination, difficulties, research, tools
from tracker.reports.sections._own_figures import own_claims, own_figures, own_findings
from tracker.reports.sections._own_recommendations import own_recommendations
from tracker.reports.sections._previous_recommendations import previous_recommendations
from tracker.reports.sections._programme import programme_profile, reach
from tracker.reports.sections._published_figures import claims_annex, published_figures, restatement_annex
from tracker.reports.sections._recommendations import action, recommendations
from tracker.reports.sections._records_annex import records_annex
from tracker.reports.sections._short_annex import short_annex
from tracker.reports.sections._state_of_affairs import state_of_affairs
from tracker.reports.sections._targets import targets

__all__ = [
    "acceptance",
    "action",
    "activities",
    "changes",
    "claims_annex",
    "conclusions",
    "cooperation",
    "coordination",
    "country_summary",
    "differences_annex",
    "difficulties",
    "evidence",
    "figures_annex",
    "follow_up",
    "follow_up_annex",
    "introduction",
    "key_figures",
    "mandates_and_meetings",
    "method_annex",
    "no_longer_reported",
    "open_points",
    "own_claims",
    "own_figures",
    "own_findings",
    "own_recommendations",
    "partners",
    "possible_repetitions",
    "previous_recommendations",
    "programme_profile",
    "published_figures",
    "reach",
    "recommendations",
    "records_annex",
    "research",
    "restatement_annex",
    "short_annex",
    "state_of_affairs",
    "summary",
    "targets",
    "tools",
]

ANNEXES: Mapping[str, tuple[Section, ...]] = MappingProxyType(
    {
        "none": (),
        "short": (short_annex, restatement_annex),
        "full": (
            figures_annex,
            differences_annex,
            claims_annex,
            follow_up_annex,
            method_annex,
            restatement_annex,
            records_annex,
        ),
    }
)
"""How much of the evidence stands behind the text: on paper one table, on a page all of it."""

BODY: tuple[Section, ...] = (
    key_figures,
    summary,
    introduction,
    action,
    mandates_and_meetings,
    coordination,
    tools,
    state_of_affairs,
    cooperation,
    targets,
    previous_recommendations,
    recommendations,
    follow_up,
    acceptance,
    possible_repetitions,
    research,
    difficulties,
    conclusions,
    changes,
    no_longer_reported,
    published_figures,
)
"""What is read of the report of a secretariat to its governing body, in its order."""

SECRETARIAT: tuple[Section, ...] = (*BODY, *ANNEXES["full"])
"""The sections of the report of a secretariat to its governing body, in their order, with all of the evidence."""

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

ANNEX: tuple[Section, ...] = (
    evidence,
    figures_annex,
    follow_up_annex,
    method_annex,
    restatement_annex,
    records_annex,
)
"""The sections of the evidence by itself: figures, method, restatement, and the records that a report draws on."""
