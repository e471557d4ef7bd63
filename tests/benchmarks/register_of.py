"""Registers of any size, made by rule: the same number gives the same bytes."""

import csv
import json
from pathlib import Path

__all__ = ["event_line", "event_of", "write_frame", "write_register", "write_table"]

COUNTRIES = ("AF", "BD", "BO", "CI", "DZ", "EC", "GM", "IQ", "KE", "LA", "MA", "ML", "NE", "NP", "PK", "SN", "TD", "ZM")
KINDS = ("training", "workshop", "mentoring", "advisory", "regional_meeting", "legislative_assistance")
HEADER = """\
schema = 1
id = "large"
title = { en = "A large register", fr = "Un grand registre" }
languages = ["en", "fr"]
"""
PROGRAMME = """
[[programme]]
id = "programme-NUMBER"
kind = "programme"
title = { en = "PNUMBER", fr = "PNUMBER" }
"""
DOCUMENT = """
[[document]]
id = "annual-report"
title = { en = "Annual report", fr = "Rapport annuel" }
kind = "report"
"""
PERIODS = """
[[period]]
id = "before"
start = "2019-01-01"
end = "2020-12-31"

[[period]]
id = "after"
start = "2021-01-01"
end = "2022-12-31"
"""


def event_of(number: int) -> dict[str, object]:
    """Return one event: dates of several precisions, hedged numbers, one country or two."""
    year, month = 2019 + number % 4, number % 12 + 1
    dates = (f"{year}-{month:02}", f"{year}-{month:02}-{number % 28 + 1:02}", f"{year}-Q{number % 4 + 1}", f"{year}")
    record: dict[str, object] = {
        "id": f"event-{number}",
        "kind": KINDS[number % len(KINDS)],
        "title": {"en": f"Activity number {number}", "fr": f"Activité numéro {number}"},
        "when": dates[number % 4],
        "countries": [COUNTRIES[number % 18], COUNTRIES[(number * 7 + 3) % 18]]
        if number % 5 == 0
        else [COUNTRIES[number % 18]],
        "programmes": [f"programme-{number % 9}"],
        "citations": [{"document": "annual-report", "paragraph": str(number % 97 + 1)}],
    }
    if number % 3 == 0:
        record["participants"] = {"value": number % 40 + 10, "qualifier": "more_than" if number % 2 else "exact"}
    return record


def event_line(number: int) -> str:
    """Return one event as a JSON line."""
    return json.dumps(event_of(number), ensure_ascii=False)


def write_register(directory: Path, events: int) -> Path:
    """Write a register with so many events, and return the file that holds them."""
    write_frame(directory)
    path = directory / "event.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{event_line(number)}\n" for number in range(events))
    return path


def write_table(directory: Path, events: int) -> Path:
    """Write a register whose events are in a CSV file, each on a day and with an exact number, and return the file."""
    write_frame(directory)
    path = directory / "event.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "kind", "title", "when", "countries", "programmes", "participants"])
        for number in range(events):
            event = event_of(number)
            countries, programmes = event["countries"], event["programmes"]
            assert isinstance(countries, list)
            assert isinstance(programmes, list)
            when = f"{2019 + number // 336 % 3}-{number % 12 + 1:02}-{number // 12 % 28 + 1:02}"  # a thousand days
            named = "; ".join(dict.fromkeys(countries))
            rows.writerow(
                [event["id"], event["kind"], f"Activity {number}", when, named, *programmes, number % 40 + 10]
            )
    return path


def write_frame(directory: Path) -> Path:
    """Write a register without events, and return its directory."""
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "register.toml").write_text(HEADER, encoding="utf-8")
    (directory / "period.toml").write_text(PERIODS, encoding="utf-8")
    programmes = "".join(PROGRAMME.replace("NUMBER", str(number)) for number in range(9))
    (directory / "programme.toml").write_text(programmes, encoding="utf-8")
    (directory / "document.toml").write_text(DOCUMENT, encoding="utf-8")
    return directory
