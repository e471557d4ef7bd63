"""A register of another kind: three events on drinking water, in Spanish, without documents that cover a period."""

from pathlib import Path

FILES = {
    "register.toml": """\
schema = 1
id = "agua"
title = "Agua potable en las escuelas rurales"
languages = ["es"]
""",
    "period.toml": """\
[[period]]
id = "p1"
start = "2023-01-01"
end = "2023-12-31"

[[period]]
id = "p2"
start = "2024-01-01"
end = "2024-12-31"

[[coverage]]
of = "event"
period = "p1"
state = "complete"

[[coverage]]
of = "event"
period = "p2"
state = "complete"
""",
    "event.csv": """\
id,kind,title,when,countries,countries_complete,participants,women
taller-pozos,workshop,Taller sobre pozos,2023-05,BO,true,12,
formacion-bombas,training,Formación sobre bombas,2024-02/2024-03,BO;PE,true,>30,~10
visita-escuelas,field_visit,Visita a escuelas,2023-12~,PY,false,,
""",
    "observation.toml": """\
[[observation]]
indicator = "escuelas-con-agua"
at = "2023-12-31"
value = 40

[[observation]]
indicator = "escuelas-con-agua"
at = "2024-11"
value = { value = 60, qualifier = "nearly", text = "casi 60" }

[[indicator]]
id = "escuelas-con-agua"
version = "1"
title = "Escuelas con agua potable"
kind = "stock"
unit = "escuelas"
direction = "up"
""",
}


def written(directory: Path) -> Path:
    """Write the register's files into a directory."""
    for name, text in FILES.items():
        (directory / name).write_text(text, encoding="utf-8")
    return directory
