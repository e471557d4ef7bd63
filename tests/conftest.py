"""
How Hypothesis runs here: without deadlines, since only ratios of time mean anything, and repeatably on CI.

``HYPOTHESIS_PROFILE=quick`` draws few examples: for a further Python or a first look, never instead of the whole.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True, print_blob=True)
settings.register_profile("quick", parent=settings.get_profile("ci"), max_examples=20)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "here"))
