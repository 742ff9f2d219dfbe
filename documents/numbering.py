"""Document numbers: without gaps within a year and a word, given once, never again."""

from __future__ import annotations

from documents.models import NumberSeries


def next_serial(*, word: str, year: int) -> int:
    """The next number of a series, inside the transaction that makes the paper.

    The series stays locked until that transaction ends; if it fails the number was never given.
    """
    NumberSeries.objects.bulk_create([NumberSeries(word=word, year=year)], ignore_conflicts=True)
    series = NumberSeries.objects.select_for_update().get(word=word, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last
