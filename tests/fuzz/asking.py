"""Every question that the command line takes, asked of one mutated register within this process."""

import io
import re
import shutil
import signal
import traceback
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import fromstring  # of what was just written

import click
from attrs import frozen

from tests.fuzz.beside import tamper, write_beside
from tests.fuzz.mutations import mutate
from tracker.cli import cli
from tracker.cli._failed import told
from tracker.errors import TrackerError

__all__ = ["COMMANDS", "Finding", "findings_of"]

AGAINST = ("--period", "p2", "--against", "p1")
PUBLISH = ("publish", "--period", "p2", "--id", "x", "--on", "2022-03-01", "--despite-errors")
TABLES = (
    "event",
    "programme",
    "mandate",
    "document",
    "recommendation",
    "status",
    "claim",
    "observation",
    "indicator",
    "target",
)
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("check", "--format", "json"),
    ("check", "--format", "sarif"),
    ("check", "--format", "github", "--language", "fr"),
    *(("list", table) for table in TABLES),
    ("list", "event", "-o", "-", "--to", "csv"),
    ("list", "recommendation", "--format", "json"),
    *(("show", record) for record in ("e", "m", "r", "c", "i@1", "d")),
    ("show", "e", "--history"),
    ("show", "r", "--format", "json"),
    ("measure", "--period", "p2"),
    ("measure", "i", "--period", "2021", "--by", "country"),
    ("measure", "--period", "p2", "--format", "json"),
    ("compare", *AGAINST),
    ("compare", "j", *AGAINST),
    ("compare", "l", *AGAINST, "--language", "fr"),
    ("compare", "i", *AGAINST, "--format", "json"),
    ("compare", "i", "--period", "2020..2021", "--every", "year"),
    ("targets", "--period", "p2"),
    ("targets", "--period", "p2", "--format", "json", "--language", "fr"),
    ("reconcile",),
    ("reconcile", "--format", "json"),
    ("followup", *AGAINST, "--by", "theme", "--mandates", "--reiterated"),
    ("followup", *AGAINST, "--counted-by", "lineage", "--format", "json"),
    ("due", "--on", "2021-02-01"),
    ("due", "--on", "2021-02-01", "--format", "json", "--language", "fr"),
    ("roll", "--period", "2022", "--from", "p2", "--id", "new"),
    ("verify",),
    ("diff", "REGISTER", "--recorded-by", "2021-06-30"),
    ("report", *AGAINST, "-o", "-", "--to", "markdown"),
    ("report", *AGAINST, "-o", "-", "--to", "html", "--language", "fr"),
    ("report", *AGAINST, "-o", "-", "--to", "csv"),
    PUBLISH,
    ("verify", "x"),
    ("restate", "x"),
)
"""Asked of every register."""
FILE = ("-o", "SCRATCH/out.docx", "--force")
BOOK = ("-o", "SCRATCH/out.xlsx", "--force")
OF_D = ("--document", "d")
FURTHER: tuple[tuple[str, ...], ...] = (
    ("report", *AGAINST, *FILE),
    ("report", *AGAINST, *BOOK, "--language", "fr"),
    ("report", *AGAINST, "-o", "-", "--to", "text", "--kind", "country", "--country", "PK"),
    ("report", *AGAINST, "-o", "-", "--to", "markdown", "--kind", "programme", "--programme", "g", "--check"),
    ("report", *AGAINST, "-o", "-", "--to", "markdown", "--kind", "annex", "--language", "fr"),
    ("measure", "--period", "p2", *BOOK),
    ("measure", "k", "--period", "p2", "--about", "actual", "--reading", "strict", *FILE),
    ("compare", *AGAINST, *FILE),
    ("targets", "--period", "p2", "--since", "p1"),
    ("reconcile", *BOOK),
    ("followup", *AGAINST, *FILE, "--by", "source", "--by", "theme"),
    ("followup", *AGAINST, *BOOK, "--counted-by", "lineage", "--reiterated"),
    ("followup", "--period", "2020..2021", "--every", "year"),
    ("followup", "--period", "2020..2021", "--every", "half", "--by", "addressee", "--format", "json"),
    ("followup", "--period", "2021", "--by", "priority", "--by", "made_by", "--where", "theme=x", "--language", "fr"),
    ("followup", "--period", "p2", "--aspect", "activity", "--cohort", "p1", "--minimum", "1"),
    ("followup", "--period", "p2", "--aspect", "self_reported", "--scale", "plain@1", "--reading", "implicated"),
    ("list", "recommendation", "--status", "open", "--on", "2021-12-31"),
    ("list", "recommendation", "--where", "theme=x", "--on", "2021-06-30", "--aspect", "self_reported", *BOOK),
    ("due", "--on", "2021-02-01", "--within", "6", "--ics", "SCRATCH/out.ics", "--force"),
    ("read", "SCRATCH/text.md", *OF_D),
    ("read", "SCRATCH/page.html", *OF_D, "--format", "toml"),
    ("read", "SCRATCH/word.docx", *OF_D, "--format", "json"),
    ("read", "SCRATCH/text.md", *OF_D, "--language", "fr", *FILE),
    ("coverage", "SCRATCH/text.md", *OF_D),
    ("coverage", "SCRATCH/word.docx", *OF_D, "--format", "json", "--language", "fr"),
    ("coverage", "SCRATCH/page.html", *OF_D, *BOOK),
    ("workbook", *BOOK),
    ("import", "SCRATCH/out.xlsx"),
    ("workbook", *BOOK, "--types", "recommendation,status", "--language", "fr"),
    ("import", "SCRATCH/out.xlsx", "--format", "json"),
    *(("import", table, "SCRATCH/table.csv") for table in ("event", "recommendation", "status", "claim")),
    (
        "import",
        "recommendation",
        "SCRATCH/table.csv",
        "--create",
        "document",
        "--set",
        "source=New",
        "--language",
        "fr",
    ),
    ("import", "event", "SCRATCH/table.jsonl", "--format", "json"),
    ("import", "recommendation", "SCRATCH/table.json"),
    ("import", "SCRATCH/table.csv", "--mapping", "SCRATCH/map.toml"),
    ("import", "SCRATCH/table.csv", "--as", "upr"),
    ("import", "SCRATCH/table.jsonl", "--as", "board-of-auditors"),
    ("export", "SCRATCH/out.csv", "--type", "event", "--force"),
    ("import", "event", "SCRATCH/out.csv"),
    ("export", "SCRATCH/out.jsonl", "--type", "recommendation", "--force"),
    ("export", "SCRATCH/out.json", "--period", "p2", "--by", "country", "--force"),
    ("diff", "REGISTER", "--recorded-by", "2021-06-30", "--format", "json", "--language", "fr"),
    ("explain", "TRK203"),
    ("confirm", "--type", "event"),
    ("revise", "e", "--reason", "error", "--recorded", "2023-01-01", "participants=>9", "title.fr=::error::x"),
    ("roll", "--period", "2022", "--from", "p2", "--id", "new", "--format", "json"),
    ("import", "recommendation", "SCRATCH/table.csv", "--mode", "add", "--recorded", "2023-02-01", *BOOK),
    ("check", "--language", "fr"),
)
"""Asked of some: newer commands, other forms of the older, what is beside a register, and what writes files."""
TAMPERED: tuple[tuple[str, ...], ...] = (
    ("verify",),
    ("verify", "--format", "json", "--language", "fr"),
    ("restate", "x"),
    ("report", *AGAINST, "-o", "-", "--to", "markdown"),
    ("publish", "--period", "p1", "--id", "y", "--on", "2022-03-01", "--despite-errors"),
)
"""Asked once somebody has changed a publication."""
LIMIT = 60
"""Seconds after which a question has hung: all of these registers are tiny."""


@frozen
class Finding:
    """
    What should not have happened.

    Attributes:
        command: What was asked.

        kind: The error, and where it was raised.
    """

    command: str
    kind: str


class HungError(Exception):
    """A question takes too long."""


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise HungError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def findings_of(number: int, *, commands: int | None = None, further: int = 12) -> Iterator[Finding]:
    """
    Mutate a register, and go through what it makes of our commands that is neither an answer nor a sentence.

    Args:
        number: The number of the register: the same gives the same.

        commands: How many commands are drawn of those that are asked of every register; None asks them all.

        further: How many are drawn of the others.
    """
    random = Random(number)  # noqa: S311  # no secret
    with TemporaryDirectory() as place:
        scratch = Path(place)
        directory = scratch / "r"
        mutate(directory, random)
        write_beside(scratch, random)
        asked = COMMANDS if commands is None else random.sample(COMMANDS, commands)
        drawn = sorted(random.sample(range(len(FURTHER)), further))
        for each in (*asked, *(FURTHER[which] for which in drawn)):
            found = [*_findings(each, directory)]
            yield from found
            if not found and each == asked[0] and not _loads(directory):
                return  # every command says the same of files that are no register
        if commands is not None and random.random() < 0.1:  # where all are asked, it is published anyhow
            yield from _findings(PUBLISH, directory)
        if (directory / "publications" / "x" / "records.jsonl").is_file():
            yield from _of_tampered(directory, random)


def _of_tampered(directory: Path, random: Random) -> Iterator[Finding]:
    """Change a publication in a few ways, and go through what comes of each."""
    kept = directory.parent / "kept"
    shutil.copytree(directory / "publications", kept)
    for _ in range(3):
        shutil.rmtree(directory / "publications")
        shutil.copytree(kept, directory / "publications")
        tamper(directory / "publications" / "x", random)
        for each in random.sample(TAMPERED, 3):
            yield from _findings(each, directory, "once tampered with: ")


def _findings(command: Sequence[str], directory: Path, when: str = "") -> Iterator[Finding]:
    kind = _asked(command, directory)
    if kind is not None:
        yield Finding(f"{when}{' '.join(command)}", kind)


def _loads(directory: Path) -> bool:
    from tracker.files import load  # noqa: PLC0415  # the one that commands call

    try:
        load(directory)
    except TrackerError:
        return False
    return True


UNPRINTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u200b\ufeff\U000e0000-\U000e007f]"
    r"|^\s*::(?!error|warning|notice)|^##\[",
    re.MULTILINE,
)
"""What acts on whoever reads it: controls, what cannot be seen, and what a build takes for a command."""


def _asked(command: Sequence[str], directory: Path) -> str | None:
    """Ask, and return what went wrong; None if it is an answer or a sentence."""
    named = {"REGISTER": str(directory)}
    first, *others = (named.get(each, each).replace("SCRATCH", str(directory.parent)) for each in command)
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True), io.StringIO()
    try:
        with _alarm(), redirect_stdout(out), redirect_stderr(err):
            try:
                cli.main(
                    [first, str(directory), *others] if first != "explain" else [first, *others], standalone_mode=False
                )
            except (TrackerError, click.Abort) as error:
                told(error, "fr" if "fr" in command else "en")
    except (click.ClickException, SystemExit):
        pass
    except HungError:
        return f"hung in {first}"
    except BaseException as error:  # noqa: BLE001  # that is what is looked for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        ours = [each for each in traceback.extract_tb(error.__traceback__) if "/tracker/" in each.filename]
        at = ours[-1] if ours else frame
        return f"{type(error).__name__}: {str(error)[:80]} at {Path(at.filename).name}:{at.lineno}"
    text = out.buffer.getvalue().decode("utf-8", "replace") + err.getvalue() + _written(command, directory.parent)
    found = None if "csv" in command else UNPRINTED.search(text)
    return f"prints {found[0]!r} in {first}" if found else None


def _written(command: Sequence[str], scratch: Path) -> str:
    """Return the text of a Word file or a workbook that a command wrote."""
    name = next(
        (each for each in command if each.startswith("SCRATCH/out.") and command[0] not in {"import", "export"}), ""
    )
    path = scratch / name.removeprefix("SCRATCH/")
    if not path.is_file() or path.suffix not in {".docx", ".xlsx"}:
        return ""
    if command[0] == "workbook":  # it is read back as it is
        return ""
    texts = list[str]()
    with zipfile.ZipFile(path) as package:
        for part in package.namelist():
            if part.endswith((".xml", ".rels")):
                texts += (text for text in fromstring(package.read(part)).itertext() if text)  # noqa: S314  # what tracker wrote itself
    return "\n".join(text.lstrip() for text in texts)
