"""
Whether the pages that are generated are fresh: ``python -m tests.freshness``, and ``--write`` to write them again.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "docs"), str(HERE / "examples")]


def pages() -> Iterator[tuple[Path, str]]:
    """Go through the generated pages and what they should hold."""
    import _decisions_page as decisions  # noqa: PLC0415  # found only once the paths are set
    import _floors_picture as floors  # noqa: PLC0415  # found only once the paths are set
    from coverage_page import EXAMPLE, PAGE, coverage_page  # noqa: PLC0415  # found only once the paths are set
    from notebook_run import NOTEBOOK, executed, written  # noqa: PLC0415  # found only once the paths are set
    from reference_pages import reference_pages  # noqa: PLC0415  # found only once the paths are set

    from tests import changelog  # noqa: PLC0415  # beside the others
    from tracker.files import load  # noqa: PLC0415  # the library is looked at, not used

    yield PAGE, coverage_page(load(EXAMPLE))
    yield changelog.PAGE, changelog.changelog(_text(changelog.PAGE), changelog.fragments())
    yield decisions.PAGE, decisions.decisions_page()
    yield floors.PICTURE, floors.floors_picture()
    yield NOTEBOOK, written(executed(NOTEBOOK))
    yield from reference_pages()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main() -> int:
    """Compare, or write."""
    stale = []
    for path, text in pages():
        if "--write" in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path)
    for path in stale:
        print(f"{path.relative_to(HERE.parent)} is stale; run python -m tests.freshness --write", file=sys.stderr)  # noqa: T201  # its output
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
