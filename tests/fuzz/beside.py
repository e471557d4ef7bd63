"""What stands beside a register and is mutated too: tables, documents, a workbook, an office."""
# ruff: noqa: E501  # sentences are read better whole; chance is no secret here

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from tests.fuzz.mutations import OTHERS, TABLES, WORDS, anything

__all__ = ["tamper", "write_beside"]

PARAGRAPHS = (
    "1. In resolution A/75/1 of 3 May 2021, the Secretariat trained more than 30 officials of Pakistan, 10 of them women.",
    "2. At its seventh session, held in Vienna from 1 to 3 June 2021, the Conference adopted decision 7/1.",
    "12 bis. The Committee recommends that the State party adopt measures against smuggling by the end of 2021-Q4.",
    "(a) Quelque 40 praticiens, dont au moins la moitié de femmes, ont été formés en Zambie au deuxième trimestre.",
    "About a dozen States, including Bangladesh, Kenya and Zambia; 2,188 cases; 40 per cent; between 5 and 3 per cent.",
)
"""What documents say, in sentences that each finder has something to find in."""


def write_beside(scratch: Path, random: Random) -> None:
    """Write tables, a mapping, documents and a ``tracker.toml`` into the folder of a register, each changed a little."""
    table = random.choice(("event", "recommendation", "status", "claim"))
    rows = [dict(each) for each in TABLES[table]]
    for row in rows:
        if random.random() < 0.7:
            row[random.choice([*row, "x", "title.fr", "value.value", "participants.qualifier"])] = anything(random)
    (scratch / "table.jsonl").write_bytes(_scrambled("".join(f"{json.dumps(row)}\n" for row in rows), random))
    (scratch / "table.json").write_bytes(
        _scrambled(json.dumps(random.choice((rows, rows, {"records": rows}, 1))), random)
    )
    (scratch / "table.csv").write_bytes(_scrambled(_as_csv(rows, random), random))
    (scratch / "map.toml").write_bytes(_scrambled(_map(table, random), random))
    said = [*PARAGRAPHS, *(str(each) for each in random.sample(WORDS, 4))]
    random.shuffle(said)
    (scratch / "text.md").write_bytes(_scrambled("\n\n".join(said), random))
    (scratch / "page.html").write_bytes(_scrambled(_page(said, random), random))
    (scratch / "word.docx").write_bytes(_word(said, random))
    if random.random() < 0.2:
        (scratch / "tracker.toml").write_bytes(_scrambled(_office(random), random))


def _scrambled(text: str, random: Random) -> bytes:
    """Encode a text; now and then in another way, cut short, or with bytes that are others."""
    chance = random.random()
    if chance < 0.05:
        return text.encode(random.choice(("utf-16", "utf-8-sig", "utf-32")), "surrogatepass")
    content = bytearray(text.encode("utf-8", "replace"))
    if chance < 0.1:
        return bytes(content[: random.randrange(len(content) + 1)])
    if chance < 0.2 and content:
        for _ in range(random.randrange(1, 4)):
            content[random.randrange(len(content))] = random.randrange(256)
    return bytes(content)


def _as_csv(rows: list[dict[str, Any]], random: Random) -> str:
    columns = [*dict.fromkeys(key for row in rows for key in row)]
    lines = [columns, *([_cell(row.get(column)) for column in columns] for row in rows)]
    if random.random() < 0.2:
        lines[random.randrange(len(lines))].append(random.choice(("", "x", columns[0])))
    parting = random.choice((",", ",", ",", ";", "\t"))
    return "\n".join(parting.join(line) for line in lines) + "\n"


def _cell(value: object) -> str:
    text = "" if value is None else value if isinstance(value, str) else json.dumps(value)
    return '"' + text.replace('"', '""') + '"' if any(char in text for char in ',;"\n') else text


def _map(table: str, random: Random) -> str:
    word = json.dumps(random.choice(WORDS))
    return random.choice(
        (
            f'type = "{table}"\n[columns]\ntext = "text"\nid = {word}\n',
            f'type = {word}\n[columns]\n"status.code" = ["code", {word}]\n',
            f'type = "{table}"\n[values.code]\n{word} = "implemented"\n[set]\nsource = {word}\n',
            f"type = 7\ncolumns = {word}\n",
            f'type = "{table}"\n[defaults]\nissued = {word}\n[columns]\nwhen = {{ x = {word} }}\n',
        )
    )


def _page(said: list[str], random: Random) -> str:
    tag = random.choice(("p", "li", "td", "h2", "script", "style", "p hidden", "ol", "table", "!--", "sup"))
    return "<html><body>" + "".join(f"<{random.choice(('p', tag))}>{each}" for each in said) + "</body>"


def _word(said: list[str], random: Random) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    escaped = ["".join(char if char.isprintable() and char not in "<&" else " " for char in each) for each in said]
    marks = (
        "",
        "",
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
        "<w:pPr><w:outlineLvl/></w:pPr>",
        "<w:tbl/>",
    )
    body = "".join(f"<w:p>{random.choice(marks)}<w:r><w:t>{each}</w:t></w:r></w:p>" for each in escaped)
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        if random.random() < 0.3:
            archive.writestr(
                "word/numbering.xml", _scrambled(f'<w:numbering {space}><w:num w:numId="1"/></w:numbering>', random)
            )
    content = bytearray(written.getvalue())
    for _ in range(random.choice((0, 0, 0, 1, 3))):
        content[random.randrange(len(content))] = random.randrange(256)
    return bytes(content)


def _office(random: Random) -> str:
    word = json.dumps(random.choice((*WORDS, "text.md", "word.docx", "/dev/zero", "/", "../..")))
    return random.choice(
        (f"template = {word}\n", f"[fonts]\npaths = [{word}]\n", f"template = 1\n[docx]\nstyles = {word}\n")
    )


# -- publications -----------------------------------------------------------------------------------------------------


def tamper(publication: Path, random: Random) -> None:
    """Change one thing in a publication: a value in its JSON, wherever it stands, or bytes of a file."""
    files = sorted(path for path in publication.iterdir() if path.is_file()) if publication.is_dir() else []
    if not files:
        return
    held = [path for path in files if path.suffix in {".json", ".jsonl"}]
    file = random.choice(held if random.random() < 0.8 else files)
    if file.suffix == ".json":
        raw = json.loads(file.read_bytes())
        _change_inside(raw, random)
        file.write_text(json.dumps(raw), encoding="utf-8")
    elif file.suffix == ".jsonl" and file.stat().st_size:
        lines = file.read_text("utf-8").splitlines()
        number = random.randrange(len(lines))
        raw = json.loads(lines[number])
        _change_inside(raw, random)
        lines[number] = json.dumps(raw)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        file.write_bytes(_scrambled(file.read_text("utf-8", "replace"), random))


def _change_inside(raw: Any, random: Random) -> None:  # noqa: ANN401  # whatever JSON holds
    """Go down to any depth, and put another value there, of any type; or take it away."""
    places: list[tuple[Any, Any]] = []
    pending = [raw]
    while pending:
        each = pending.pop()
        keys = list(each) if isinstance(each, dict) else list(range(len(each))) if isinstance(each, list) else []
        places += [(each, key) for key in keys]
        pending += [each[key] for key in keys]
    if not places:
        return
    holder, key = random.choice(places)
    changes: tuple[Callable[[], object], ...] = (
        lambda: holder.__setitem__(key, anything(random)),
        lambda: holder.__setitem__(key, random.choice(("\ud800", "\u202ex", "a\nb::error::x", *OTHERS))),
        lambda: holder.pop(key),
    )
    random.choice(changes)()
