"""A register of audit recommendations in French, with vague dates, moved deadlines and a change of scale."""

from pathlib import Path

__all__ = ["written"]

FILES = {
    "register.toml": """\
schema = 1
id = "audit"
title = { fr = "Audit des achats", en = "Audit of procurement" }
languages = ["fr", "en"]
""",
    "period.csv": """\
id,start,end
y2020,2020-01-01,2020-12-31
y2021,2021-01-01,2021-12-31
""",
    "document.csv": """\
id,title,published
audit-2019,Rapport d’audit 2019,2019-11-15
audit-2021,Rapport d’audit 2021,2021-06-30
""",
    "recommendation.csv": """\
id,source,text,issued,addressees
r1,audit-2019,Tenir un registre des décisions,2019-11-15,Secrétariat
r2,audit-2019,Publier le plan des achats,2019-11-15,Secrétariat;Service des achats
r3,audit-2019,Revoir le barème,2019-11,Service financier
r4,audit-2021,Former les vérificateurs,2021-06-30,Secrétariat
r5,audit-2019,Fermer le compte inutilisé,2014-03-01,
""",
    "deadline.csv": """\
recommendation,due,set
r1,2020-06-30,2019-11-15
r1,2021-06-30,2020-06-01
r2,none,2019-11-15
""",
    "status.csv": """\
recommendation,aspect,as_of,scale,code
r1,acceptance,2020-01-10,jiu_acceptance@1,accepted
r1,verified,2020-12-31,plain@1,in_progress
r2,verified,2020-09,plain@1,implemented
r2,verified,2021-10-01,board_of_auditors@1,not_implemented
r3,verified,[2020-11..2021-02],plain@1,withdrawn
r4,self_reported,2021-12,plain@1,implemented
""",
}


def written(directory: Path) -> Path:
    """Write the register's files into a directory."""
    for name, text in FILES.items():
        (directory / name).write_text(text, encoding="utf-8")
    return directory
