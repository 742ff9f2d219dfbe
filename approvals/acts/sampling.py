"""The draw of a month: its seed first, then what it draws; a month is drawn once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from accounts.models import User
from approvals import sampling
from approvals.law import SAMPLE_SHARE
from approvals.models import Sample
from ledger.chains import begin
from ledger.record import record

SEEDED, DRAWN = "SAMPLE_SEEDED", "SAMPLE_DRAWN"


def draw_sample(
    month: date,
    *,
    by: User | None,
    at: datetime,
    licences: Sequence[str],
    inspectors: Sequence[str],
    share: int = SAMPLE_SHARE.number,
) -> Sample:
    """Draw a month's sample from these licences and inspectors; must stand in a transaction.

    The seed and the lists are in the ledger before the lots are drawn, and what was drawn after. That a month
    is drawn once is the database's to keep: a second draw fails there and leaves nothing.
    """
    chain, seed = begin(at=at), sampling.new_seed()
    actor = f"user:{by.pk}" if by else "law"
    listed = {"licences": sampling.digest(licences), "inspectors": sampling.digest(inspectors)}
    told = {"month": f"{month:%Y-%m}", "seed": seed, "share": share, "of": len(licences), **listed}
    record(chain, act=SEEDED, at=at, actor=actor, facts=told)
    drawn = [
        {"licence": one.number, "inspectors": list(one.inspectors)}
        for one in sampling.draw(seed, licences=licences, inspectors=inspectors, share=share)
    ]
    record(chain, act=DRAWN, at=at, actor=actor, facts={"month": told["month"], "drawn": drawn})
    return Sample.objects.create(
        chain=chain,
        month=month,
        seed=seed,
        share=share,
        licences=list(licences),
        inspectors=list(inspectors),
        drawn=drawn,
        drawn_by=by,
        at=at,
    )
