"""What ``tracker --version`` prints: the versions that matter when something behaves otherwise elsewhere."""

import platform
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

DISTRIBUTION = "mandate-tracker"
_EXTRAS = ("docx", "pdf", "xlsx", "calendar", "testing")
_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9_.-]+)[^;]*(?:;.*extra == ['\"](?P<extra>\w+)['\"])?")


def versions() -> Iterator[str]:
    """Go through the lines: tracker itself, what it runs on, what it reads and writes, and each extra."""
    from tracker.files._register_toml import SCHEMA
    from tracker.views._view import OUTPUT

    yield f"tracker, version {version(DISTRIBUTION)}"
    yield f"registers of schema {SCHEMA}, JSON of output {OUTPUT}"
    yield f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    needed = _requirements()
    yield ", ".join(filter(None, map(_with_version, needed.get("", []))))
    for extra in _EXTRAS:
        found = [_with_version(name) for name in needed.get(extra, [])]
        if all(found):
            yield f"[{extra}] {', '.join(filter(None, found))}"
        else:
            yield f"[{extra}] not installed: pip install '{DISTRIBUTION}[{extra}]'"


def _requirements() -> dict[str, list[str]]:
    """Return the names of what is needed, by the extra that needs it; what all need has none."""
    found: dict[str, list[str]] = {}
    for each in requires(DISTRIBUTION) or ():
        if (match := _REQUIREMENT.match(each)) is not None:
            found.setdefault(match["extra"] or "", []).append(match["name"])
    return found


def _with_version(name: str) -> str | None:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return None
