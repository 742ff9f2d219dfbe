from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from ledger import canonical, signing
from ledger.errors import CaseGone, ChainBroken
from ledger.models import Chain, Entry
from ledger.moment import today
from ledger.seals import end_of, seal
from ledger.verification import read_lines, verify_all, verify_case
from tests.ledger.conftest import open_case, tampering, write

pytestmark = pytest.mark.django_db


def broken(report) -> list[tuple[str, str]]:
    return [(found.place, found.reason) for found in report.breaks]


def seal_today():
    return seal(today(), at=end_of(today()))


def rewrite_from(case: Chain, seq: int, execute) -> None:
    """Forge consistently: every hash from an entry on, and the chain's head."""
    lines = [line for line in read_lines(case.pk) if line.seq >= seq]
    previous = lines[0].previous
    for line in lines:
        told = {name: getattr(line, name) for name in ("chain", "seq", "act", "at", "actor", "role", "facts")}
        forged = canonical.digest(previous, canonical.entry_text(**told, recorded_at=line.recorded_text))
        execute(
            "UPDATE ledger_entry SET previous = %s, hash = %s WHERE chain_id = %s AND seq = %s",
            [previous, forged, case.pk, line.seq],
        )
        previous = forged
    execute("UPDATE ledger_chain SET head = %s WHERE id = %s", [previous, case.pk])


def test_an_honest_record_is_whole():
    for acts in (3, 0, 1):
        open_case(acts=acts)
    seal_today()

    report = verify_all()

    assert report.is_whole
    assert (report.chains, report.entries, report.days) == (3, 4, 1)


def test_a_case_that_never_was_cannot_be_proved():
    with pytest.raises(CaseGone):
        verify_case(10**9)


@pytest.mark.parametrize(
    "change",
    [
        "act = 'REFUSE'",
        "at = at + interval '1 microsecond'",
        "recorded_at = recorded_at - interval '1 day'",
        "actor = 'user:8'",
        "role = 'head'",
        """facts = '{"面积": 121}'""",
    ],
)
def test_a_changed_entry_is_found_where_it_is(change):
    case = open_case(acts=3)
    with tampering("ledger_entry") as execute:
        execute(f"UPDATE ledger_entry SET {change} WHERE seq = 2")

    assert broken(verify_case(case.pk)) == [(f"case {case.pk} entry 2", "ALTERED")]


def test_an_entry_forged_with_its_hash_is_found_at_the_next():
    case = open_case(acts=3)
    with tampering("ledger_entry") as execute:
        execute("UPDATE ledger_entry SET act = 'REFUSE' WHERE seq = 2")
        line = next(line for line in read_lines(case.pk) if line.seq == 2)
        told = {name: getattr(line, name) for name in ("chain", "seq", "act", "at", "actor", "role", "facts")}
        text = canonical.entry_text(**told, recorded_at=line.recorded_text)
        execute("UPDATE ledger_entry SET hash = %s WHERE seq = 2", [canonical.digest(line.previous, text)])

    assert broken(verify_case(case.pk)) == [(f"case {case.pk} entry 3", "LINK")]


def test_a_removed_entry_is_missed_where_it_stood():
    case = open_case(acts=4)
    with tampering("ledger_entry") as execute:
        execute("DELETE FROM ledger_entry WHERE seq = 2")

    assert broken(verify_case(case.pk)) == [(f"case {case.pk} entry 2", "MISSING")]


def test_a_removed_last_entry_is_missed():
    case = open_case(acts=3)
    with tampering("ledger_entry") as execute:
        execute("DELETE FROM ledger_entry WHERE seq = 3")

    assert broken(verify_case(case.pk)) == [(f"case {case.pk} entry 3", "TAIL")]


def test_all_entries_removed_are_missed_from_the_first():
    case = open_case(acts=3)
    with tampering("ledger_entry") as execute:
        execute("DELETE FROM ledger_entry")

    assert broken(verify_case(case.pk)) == [(f"case {case.pk} entry 1", "TAIL")]


def test_a_last_entry_removed_together_with_the_head_is_found_by_the_seal():
    case = open_case(acts=3)
    seal_today()
    with tampering("ledger_entry", "ledger_chain") as execute:
        execute("DELETE FROM ledger_entry WHERE seq = 3")
        head = Entry.objects.get(seq=2).hash
        execute("UPDATE ledger_chain SET seq = 2, head = %s", [head])

    assert verify_case(case.pk).is_whole
    assert broken(verify_all()) == [(f"day {today()}", "ROOT")]


def test_a_record_forged_from_end_to_end_is_found_by_the_seal():
    case = open_case(acts=3)
    seal_today()
    with tampering("ledger_entry", "ledger_chain") as execute:
        execute("UPDATE ledger_entry SET act = 'REFUSE' WHERE seq = 1")
        rewrite_from(case, 1, execute)

    assert verify_case(case.pk).is_whole
    assert broken(verify_all()) == [(f"day {today()}", "ROOT")]


def test_a_case_taken_away_whole_is_found_by_the_seal():
    open_case(acts=1)
    gone = open_case(acts=1)
    seal_today()
    with tampering("ledger_entry", "ledger_chain") as execute:
        execute("DELETE FROM ledger_entry WHERE chain_id = %s", [gone.pk])
        execute("DELETE FROM ledger_chain WHERE id = %s", [gone.pk])

    assert broken(verify_all()) == [(f"day {today()}", "ROOT")]


def test_a_seal_made_anew_by_another_hand_is_found_by_its_signature():
    open_case(acts=1)
    sealed = seal_today()
    with tampering("ledger_dayroot") as execute:
        execute("UPDATE ledger_dayroot SET count = 2, signature = %s", [sealed.signature])

    assert broken(verify_all()) == [(f"day {today()}", "ROOT"), (f"day {today()}", "SIGNATURE")]


def test_a_seal_of_an_unknown_key_does_not_count(settings):
    seal_today()
    settings.LEDGER_SIGNING_KEY = "ab" * 32

    assert broken(verify_all()) == [(f"day {today()}", "UNKNOWN_KEY")]


def test_seals_of_a_former_key_still_count(settings):
    seal_today()
    former = signing.public_key()
    settings.LEDGER_SIGNING_KEY = "ab" * 32
    settings.LEDGER_FORMER_PUBLIC_KEYS = [signing.base64.b64encode(former).decode()]

    assert verify_all().is_whole


def test_cases_that_went_on_after_the_seal_do_not_break_it():
    case = open_case(acts=1)
    with tampering("ledger_entry", "ledger_chain") as execute:
        execute("UPDATE ledger_entry SET recorded_at = recorded_at - interval '1 day'")
        rewrite_from(case, 1, execute)
    case.refresh_from_db()
    yesterday = seal(today() - timedelta(days=1), at=end_of(today()))
    write(case)
    open_case(acts=2)

    assert yesterday.count == 1
    assert verify_all().is_whole


def test_a_broken_record_can_be_made_an_error():
    case = open_case(acts=1)
    with tampering("ledger_entry") as execute:
        execute("UPDATE ledger_entry SET act = 'REFUSE'")

    with pytest.raises(ChainBroken) as refused:
        verify_case(case.pk).must_be_whole()

    assert refused.value.facts["place"] == f"case {case.pk} entry 1"


def test_the_command_names_the_place_and_fails(capsys):
    case = open_case(acts=2)
    call_command("verify_ledger")
    call_command("verify_ledger", case.pk)
    assert capsys.readouterr().out.count("whole") == 2
    with tampering("ledger_entry") as execute:
        execute("DELETE FROM ledger_entry WHERE seq = 2")

    with pytest.raises(CommandError, match="broken in 1 places"):
        call_command("verify_ledger")

    assert f"BROKEN case {case.pk} entry 2: TAIL" in capsys.readouterr().out


def test_the_whole_record_is_read_in_one_statement(django_assert_num_queries):
    for _ in range(5):
        open_case(acts=3)

    with django_assert_num_queries(2):
        verify_all()
