"""Proving the record: every entry, every link, every chain's end, every sealed day, read as one stream."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from ledger import canonical, signing
from ledger.errors import CaseGone, ChainBroken
from ledger.models import GENESIS, Chain, DayRoot
from ledger.moment import SHANGHAI

CHUNK = 2000


class Break(NamedTuple):
    """Where the record stops being what was written, and how."""

    place: str
    reason: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}: expected {self.expected}, found {self.found}"


class Line(NamedTuple):
    """An entry with its chain's head beside it; the entry's part is empty for a chain without entries."""

    chain: int
    last: int
    head: str
    seq: int | None
    act: str
    at: datetime
    recorded_at: datetime
    actor: str
    role: str
    facts: dict[str, Any]
    previous: str
    hash: str

    @property
    def recorded_text(self) -> str:
        return canonical.instant(self.recorded_at)


@dataclass
class Report:
    """What was read and where it broke."""

    chains: int = 0
    entries: int = 0
    days: int = 0
    breaks: list[Break] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not self.breaks

    def must_be_whole(self) -> None:
        """Raise at the first place where the record broke."""
        if self.breaks:
            first = self.breaks[0]
            raise ChainBroken(place=first.place, reason=first.reason)


Heads = dict[date, dict[int, tuple[int, str]]]


def verify_case(case_id: int) -> Report:
    """Prove one case's record."""
    lines = list(read_lines(case_id))
    if not lines:
        raise CaseGone(case=case_id)
    report = Report()
    _check_chain(lines, report)
    return report


def verify_all() -> Report:
    """Prove every case's record and every sealed day, in one pass."""
    # The seals first: what a seal covers was committed before it, so the stream read after it has it all.
    seals = list(DayRoot.objects.order_by("day"))
    report, heads = Report(), defaultdict[date, dict[int, tuple[int, str]]](dict)
    for _, lines in groupby(read_lines(), key=attrgetter("chain")):
        _check_chain(_remember_heads(lines, heads), report)
    _check_seals(seals, heads, report)
    return report


def read_lines(case_id: int | None = None) -> Iterator[Line]:
    """Every entry in order, in one statement, so that head and entries are of one moment."""
    chains = Chain.objects.all() if case_id is None else Chain.objects.filter(pk=case_id)
    columns = [f"entries__{name}" for name in Line._fields[3:]]
    rows = chains.order_by("pk", "entries__seq").values_list("pk", "seq", "head", *columns)
    return (Line(*row) for row in rows.iterator(chunk_size=CHUNK))


def _check_chain(lines: Iterable[Line], report: Report) -> None:
    expected_seq, previous, line = 1, GENESIS, None
    for line in lines:
        if line.seq is None:
            break
        report.entries += 1
        report.breaks += _breaks_of_entry(line, expected_seq, previous)
        expected_seq, previous = line.seq + 1, line.hash
    if line is not None:
        report.chains += 1
        report.breaks += _breaks_of_tail(line, expected_seq - 1, previous)


def _breaks_of_entry(line: Line, expected_seq: int, previous: str) -> Iterator[Break]:
    place = f"case {line.chain} entry {line.seq}"
    if line.seq != expected_seq:
        yield Break(f"case {line.chain} entry {expected_seq}", "MISSING", str(expected_seq), str(line.seq))
    elif line.previous != previous:
        yield Break(place, "LINK", previous, line.previous)
    sealed = canonical.digest(line.previous, _text_of(line))
    if sealed != line.hash:
        yield Break(place, "ALTERED", sealed, line.hash)


def _breaks_of_tail(line: Line, seq: int, head: str) -> Iterator[Break]:
    if (line.last, line.head) != (seq, head):
        lost = f"entry {seq + 1}" if line.last > seq else "head"
        yield Break(f"case {line.chain} {lost}", "TAIL", f"{line.last} {line.head}", f"{seq} {head}")


def _text_of(line: Line) -> str:
    return canonical.entry_text(
        chain=line.chain,
        seq=line.seq or 0,
        act=line.act,
        at=line.at,
        recorded_at=line.recorded_text,
        actor=line.actor,
        role=line.role,
        facts=line.facts,
    )


def _remember_heads(lines: Iterable[Line], heads: Heads) -> Iterator[Line]:
    for line in lines:
        if line.seq is not None:
            heads[line.recorded_at.astimezone(SHANGHAI).date()][line.chain] = (line.seq, line.hash)
        yield line


def _check_seals(seals: list[DayRoot], heads: Heads, report: Report) -> None:
    standing: dict[int, tuple[int, str]] = {}
    keys, previous, days = signing.public_keys(), GENESIS, sorted(heads)
    for seal in seals:
        report.days += 1
        while days and days[0] <= seal.day:
            for chain, (seq, head) in heads[days.pop(0)].items():
                standing[chain] = max(standing.get(chain, (0, "")), (seq, head))
        report.breaks += _breaks_of_seal(seal, standing, previous, keys)
        previous = seal.root


def _breaks_of_seal(
    seal: DayRoot, standing: dict[int, tuple[int, str]], previous: str, keys: dict[str, bytes]
) -> Iterator[Break]:
    place = f"day {seal.day}"
    root = canonical.merkle_root(canonical.leaf(chain, *standing[chain]) for chain in sorted(standing))
    if (seal.root, seal.count) != (root, len(standing)):
        yield Break(place, "ROOT", f"{seal.count} {seal.root}", f"{len(standing)} {root}")
    if seal.previous != previous:
        yield Break(place, "SEAL_LINK", previous, seal.previous)
    message = canonical.seal_text(
        day=seal.day.isoformat(), root=seal.root, count=seal.count, previous=seal.previous
    )
    if seal.key_id not in keys:
        yield Break(place, "UNKNOWN_KEY", ", ".join(keys), seal.key_id)
    elif not signing.is_signed(message, signature=seal.signature, key=keys[seal.key_id]):
        yield Break(place, "SIGNATURE", "a valid signature", seal.signature)
