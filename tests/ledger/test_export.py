import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

import ledger
from ledger import canonical, signing
from ledger.models import Entry
from ledger.moment import today
from ledger.seals import end_of, seal
from tests.ledger.conftest import open_case

pytestmark = pytest.mark.django_db

PROGRAM = Path(ledger.__file__).with_name("verify_export.py")
WITHOUT_CRYPTOGRAPHY = """
import runpy, sys
sys.modules["cryptography"] = None
sys.argv.pop(0)
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def prove(file: Path, *arguments: str, isolated: bool = True) -> subprocess.CompletedProcess[str]:
    """Run the program alone, in another folder, without this product on its path."""
    flags = ["-I"] if isolated else ["-c", WITHOUT_CRYPTOGRAPHY]
    command = [sys.executable, *flags, str(PROGRAM), str(file), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=file.parent, timeout=60, check=False)


@pytest.fixture
def exported(tmp_path) -> Path:
    for acts in (3, 0, 2):
        open_case(acts=acts)
    seal(today(), at=end_of(today()))
    file = tmp_path / "ledger.jsonl"
    call_command("export_ledger", str(file))
    return file


def lines_of(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def change(file: Path, lines: list[dict]) -> None:
    file.write_text("".join(canonical.text(line) + "\n" for line in lines), "utf-8")


def test_an_export_is_proved_by_the_program_that_stands_alone(exported):
    proof = prove(exported)

    assert proof.stderr == ""
    assert proof.returncode == 0
    assert "3 cases, 5 entries, 1 sealed days" in proof.stdout
    assert "1 signatures checked" in proof.stdout
    assert proof.stdout.endswith("WHOLE\n")


def test_every_flipped_byte_of_the_cases_is_found(exported):
    content = exported.read_bytes()
    start = content.index(b'{"chain"')

    for place in range(start, len(content) - 1, 97):
        flipped = bytearray(content)
        flipped[place] ^= 1
        exported.write_bytes(bytes(flipped))

        assert prove(exported).returncode != 0, content[place - 20 : place + 20]


def test_a_changed_entry_is_named(exported):
    lines = lines_of(exported)
    entry = next(line for line in lines if line["kind"] == "entry" and line["seq"] == 2)
    entry["facts"] = {"面积": 121}
    change(exported, lines)

    proof = prove(exported)

    assert proof.returncode == 1
    assert f"BROKEN case {entry['chain']} entry 2: altered" in proof.stdout


def test_a_removed_entry_is_named(exported):
    lines = lines_of(exported)
    entry = next(line for line in lines if line["kind"] == "entry" and line["seq"] == 3)
    change(exported, [line for line in lines if line is not entry])

    assert f"BROKEN case {entry['chain']} entry 3: missing at the end" in prove(exported).stdout


def test_a_file_cut_off_is_found(exported):
    change(exported, lines_of(exported)[:-1])

    assert "the file is cut off" in prove(exported).stdout


def test_a_case_left_out_is_found_by_the_seal(exported):
    lines = lines_of(exported)
    gone = next(line["chain"] for line in lines if line["kind"] == "entry")
    kept = [line for line in lines if line.get("chain") != gone]
    kept[-1] |= {"chains": 2, "entries": 2}
    change(exported, kept)

    proof = prove(exported)

    assert f"BROKEN day {today()}: the cases are not those that were sealed" in proof.stdout


def test_a_seal_signed_by_another_is_found_by_the_key_known_from_elsewhere(exported, settings):
    ours = base64.b64encode(signing.public_key()).decode()
    settings.LEDGER_SIGNING_KEY = "ab" * 32
    lines = lines_of(exported)
    mark = next(line for line in lines if line["kind"] == "seal")
    message = canonical.seal_text(**{name: mark[name] for name in ("day", "root", "count", "previous")})
    mark["signature"], mark["key_id"] = signing.sign(message)
    lines[0]["keys"] = {mark["key_id"]: base64.b64encode(signing.public_key()).decode()}
    change(exported, lines)

    assert prove(exported).returncode == 0
    assert f"BROKEN day {today()}: signed with an unknown key" in prove(exported, "--key", ours).stdout


def test_a_false_signature_is_found(exported):
    lines = lines_of(exported)
    mark = next(line for line in lines if line["kind"] == "seal")
    mark["signature"] = base64.b64encode(b"x" * 64).decode()
    change(exported, lines)

    assert f"BROKEN day {today()}: the signature is not valid" in prove(exported).stdout


def test_without_the_library_the_program_says_that_signatures_were_not_checked(exported):
    proof = prove(exported, isolated=False)

    assert proof.returncode == 0
    assert "SIGNATURES WERE NOT CHECKED" in proof.stdout


def test_a_file_that_is_no_export_cannot_be_read(tmp_path):
    file = tmp_path / "x"
    file.write_text("hello\n")

    assert prove(file).returncode == 2


def test_an_export_never_overwrites_a_file(exported):
    with pytest.raises(FileExistsError):
        call_command("export_ledger", str(exported))


def test_the_export_has_every_entry_letter_for_letter(exported):
    told = [line["hash"] for line in lines_of(exported) if line["kind"] == "entry"]

    assert told == list(Entry.objects.order_by("chain", "seq").values_list("hash", flat=True))
