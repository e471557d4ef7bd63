"""
Claims against evidence: whether what a document prints agrees with what the register holds.

Each published claim gets one verdict. It is *confirmed* or *contradicted* only if that holds whatever the records leave
open; *consistent* if it may be true and may be false; *not reached* if less was found so far, where more may yet be;
*unverified* if nothing bears on it; *not comparable* if the evidence is about something else.

>>> import tracker
>>> register = tracker.load("examples/smuggling-of-migrants")
>>> for each in tracker.reconcile(register, document="CTOC/COP/2022/3"):
...     if each.claim.paragraph in ("4", "12", "15"):
...         print(each)
p12-dialogue-academia (CTOC/COP/2022/3, para. 12): unverified
p12-dialogue-ngos (CTOC/COP/2022/3, para. 12): unverified
p12-dialogue-other-actors (CTOC/COP/2022/3, para. 12): confirmed
p12-dialogue-private-sector (CTOC/COP/2022/3, para. 12): unverified
p15-side-events (CTOC/COP/2022/3, para. 15): consistent
p4-practitioners-assisted (CTOC/COP/2022/3, para. 4): consistent
p4-states-assisted (CTOC/COP/2022/3, para. 4): consistent
p4-states-legislative-assistance (CTOC/COP/2022/3, para. 4): contradicted (understated)

What contradicts a claim is named:

>>> wrong = next(each for each in tracker.reconcile(register) if each.verdict == "contradicted")
>>> wrong.claimed, wrong.evidence, wrong.records
(Bounds(lower=9, upper=9), Bounds(lower=10, upper=10), ('legislative-assistance-ten-countries',))
>>> wrong.named
('AF', 'BD', 'GA', 'IQ', 'MV', 'NP', 'PK', 'SD', 'SO', 'ZM')
"""

from tracker.claims._reconcile import reconcile
from tracker.claims._reconciliation import ClaimVerdict, Misstatement, Proof, Reconciliation

__all__ = ["ClaimVerdict", "Misstatement", "Proof", "Reconciliation", "reconcile"]
