"""The least that files can hold."""

from collections.abc import Mapping

Files = Mapping[str, str | bytes | None]
"""The content of each file; None for a file that is to be missing."""

HEADER = 'schema = 1\nid = "r"\ntitle = "A register"\n'
EVENT = '[[event]]\nid = "a"\nkind = "training"\ntitle = "A course"\nwhen = "2021"\n'
INDICATOR = '[[indicator]]\nid = "i"\nversion = "1"\ntitle = "I"\nkind = "flow"\nunit = "x"\n'
