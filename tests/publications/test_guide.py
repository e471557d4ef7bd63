"""What the guide to publishing quotes of a report, the report says."""

import re
import sys
from pathlib import Path

from wells_register import run

sys.path.insert(0, str(Path(__file__).parents[1] / "docs"))

from guides import DOCS, Command, File, steps

PAGE = DOCS / "how-to" / "publish-a-report.md"


def test_the_lines_that_the_guide_quotes_are_printed(tmp_path: Path) -> None:
    for step in steps(PAGE):
        if isinstance(step, File):
            (tmp_path / step.name).parent.mkdir(exist_ok=True)
            (tmp_path / step.name).write_text(step.text, encoding="utf-8")
        elif isinstance(step, Command):
            assert run(*step.line.split()[1:], cwd=tmp_path).returncode == step.status
            if step.line.startswith("tracker report"):
                break
    printed = (tmp_path / "second.md").read_text(encoding="utf-8")
    plain = re.sub(r"<sup>.*?</sup>|\]\(#[^)]*\)|\[", "", printed)
    lines = {line.strip(" \\") for line in plain.splitlines()}
    (quoted,) = re.findall(r"```markdown\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)

    assert [line for line in quoted.splitlines() if line not in lines] == []
