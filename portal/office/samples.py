"""The monthly samples as a page shows them: the seed, the lists, what was drawn, and that it draws again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from accounts.models import User
from approvals.law import SAMPLE_SHARE
from approvals.models import Inspection, Licence, Sample
from approvals.sampling import as_recorded, redrawn
from forms.words import Words
from portal.record_words import name_of
from workflows.sampling import reference_of

MOST_SHOWN = 24


@dataclass(frozen=True)
class DrawnRow:
    """One licence drawn, with its inspectors and its inspection, once that is planned."""

    licence: Licence
    inspectors: tuple[Words, ...]
    inspection: Inspection | None


@dataclass(frozen=True)
class Drawing:
    """The draw of one month."""

    sample: Sample

    @property
    def draws_again(self) -> bool:
        """Whether the record gives the same when it is drawn again, now."""
        return redrawn(self.sample) == as_recorded(self.sample)

    @cached_property
    def rows(self) -> list[DrawnRow]:
        """What was drawn, in the order of the lots; three statements however many they are."""
        drawn = as_recorded(self.sample)
        numbers = [one.number for one in drawn]
        licences = Licence.objects.filter(number__in=numbers).select_related("application", "holder")
        by_number = {one.number: one for one in licences}
        planned = Inspection.objects.filter(licence__in=licences, reference=reference_of(self.sample))
        of_licence = {one.licence_id: one for one in planned}
        people = {user.username: name_of(user) for user in self._people}
        return [
            DrawnRow(
                by_number[one.number],
                tuple(people[name] for name in one.inspectors if name in people),
                of_licence.get(by_number[one.number].pk),
            )
            for one in drawn
            if one.number in by_number
        ]

    @property
    def _people(self) -> list[User]:
        return list(User.objects.filter(username__in=self.sample.inspectors))


def drawing(month: date | None) -> Drawing | None:
    """The draw of a month, or the last one."""
    rows = Sample.objects.select_related("drawn_by")
    found = rows.filter(month=month).first() if month else rows.order_by("-month").first()
    return Drawing(found) if found else None


def months() -> list[date]:
    """The months that were drawn, the last first."""
    return list(Sample.objects.order_by("-month").values_list("month", flat=True)[:MOST_SHOWN])


def share() -> int:
    """The share in per cent."""
    return SAMPLE_SHARE.number
