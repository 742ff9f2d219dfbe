import hashlib
import os
import stat
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from forms import errors
from forms.models import Upload
from forms.uploads import display_name, is_unchanged, keep, open_upload, owned, sweep_orphans
from tests.forms import sample_files as files

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    settings.UPLOAD_ROOT = tmp_path / "uploads"
    return settings.UPLOAD_ROOT


def hand_in(content: bytes, owner, name: str = "图.pdf", at: datetime = AT) -> Upload:
    return keep(SimpleUploadedFile(name, content), owner=owner, at=at)


def files_below(root) -> list:
    return [path for path in root.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (files.pdf(), "application/pdf"),
        (files.pdf(files.with_web_link, pages=3), "application/pdf"),
        (files.pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate), "application/pdf"),
        (files.pdf(linearize=True), "application/pdf"),
        (files.pdf_with_packed_object(100), "application/pdf"),
        (files.picture("JPEG"), "image/jpeg"),
        (files.picture("JPEG", progressive=True, comment=b"hello"), "image/jpeg"),
        (files.picture("PNG"), "image/png"),
    ],
)
def test_a_clean_file_is_kept_byte_for_byte_whatever_its_name_says(content, kind, owner, root):
    upload = hand_in(content, owner, name="x.exe")

    with open_upload(upload) as file:
        assert file.read() == content
    assert (upload.kind, upload.size, upload.sha256) == (
        kind,
        len(content),
        hashlib.sha256(content).hexdigest(),
    )
    assert is_unchanged(upload)
    assert upload.original_name == "x.exe"
    assert "x.exe" not in upload.stored


def test_what_is_kept_can_be_read_by_the_product_alone(owner, root):
    upload = hand_in(files.pdf(), owner)
    path = root / upload.stored

    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert {stat.S_IMODE(os.stat(folder).st_mode) for folder in (root, path.parent, root / "incoming")} == {
        0o700
    }


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", errors.UploadEmpty),
        (b"hello", errors.UploadKindNotAllowed),
        (b"<html><script>1</script>", errors.UploadKindNotAllowed),
        (files.zipped(), errors.UploadKindNotAllowed),
        (b"GIF89a" + b"\0" * 100, errors.UploadKindNotAllowed),
        (b"MZ\n" + files.pdf(), errors.UploadForeignData),
        (b"<html>" + files.pdf(), errors.UploadForeignData),
        (files.pdf() + b"<script>alert(1)</script>", errors.UploadForeignData),
        (files.pdf() + files.zipped(), errors.UploadForeignData),
        (files.pdf() + files.zipped() + b"\nstartxref\n0\n%%EOF", errors.UploadForeignData),
        (files.pdf().replace(b"%PDF-1.", b"%PDF-1.<script>", 1), errors.UploadForeignData),
        (files.pdf()[:300], errors.UploadDamaged),
        (files.pdf(encryption=pikepdf.Encryption(owner="o", user="u")), errors.UploadEncrypted),
        (files.pdf(encryption=pikepdf.Encryption(owner="o", user="")), errors.UploadEncrypted),
        (files.pdf(files.with_open_script), errors.UploadActiveContent),
        (files.pdf(files.with_named_script), errors.UploadActiveContent),
        (files.pdf(files.with_launch), errors.UploadActiveContent),
        (files.pdf(files.with_embedded_file), errors.UploadActiveContent),
        (files.pdf(files.with_dynamic_form), errors.UploadActiveContent),
        (files.pdf(pages=6), errors.UploadTooManyPages),
        (files.pdf_with_packed_object(200 * 2**20), errors.UploadDamaged),
        (files.pdf(files.with_endless_list), errors.UploadDamaged),
        (files.picture("JPEG") + files.zipped(), errors.UploadForeignData),
        (files.picture("JPEG") + b"<script>", errors.UploadForeignData),
        (files.picture("JPEG", comment=files.zipped()), errors.UploadForeignData),
        (files.picture("JPEG", comment=b"<script>alert(1)</script>"), errors.UploadForeignData),
        (files.picture("JPEG")[:-400], errors.UploadDamaged),
        (b"\xff\xd8\xff\xd9", errors.UploadDamaged),
        (b"\xff\xd8\xff\xe0\0\0" + b"\xff\xd9", errors.UploadDamaged),
        (files.picture("PNG") + b"x", errors.UploadForeignData),
        (files.picture("PNG") + files.pdf(), errors.UploadForeignData),
        (files.picture("PNG")[:-20], errors.UploadDamaged),
        (files.picture("PNG").replace(b"IDAT", b"IDAU", 1), errors.UploadDamaged),
        (files.png_of(20_000, 20_000), errors.UploadPictureTooLarge),
        (files.png_of(9_000, 9_000), errors.UploadPictureTooLarge),
    ],
)
def test_what_is_not_clean_is_refused_and_nothing_of_it_stays(content, refusal, owner, root, settings):
    settings.UPLOAD_MAX_PAGES = 5

    with pytest.raises(errors.UploadRefused) as caught:
        hand_in(content, owner)

    assert type(caught.value) is refusal
    assert caught.value.says.zh.endswith("。")
    assert not files_below(root)
    assert not Upload.objects.exists()


def test_a_file_is_cut_off_as_soon_as_it_is_too_large(owner, root, settings):
    settings.UPLOAD_MAX_BYTES = 2**20
    handed_out = []

    class Endless:
        name = "x.pdf"

        def chunks(self, chunk_size=None):
            for _ in range(100):
                handed_out.append(1)
                yield b"%PDF-1.7" + b"\0" * 2**19

    with pytest.raises(errors.UploadTooLarge, match="1 MB"):
        keep(Endless(), owner=owner, at=AT)

    assert len(handed_out) == 2
    assert not files_below(root)


def test_nobody_fills_the_disk_and_a_day_later_more_is_taken(owner, settings, root):
    settings.UPLOAD_MAX_BYTES_A_DAY = 2 * len(files.pdf())
    for _ in range(2):
        hand_in(files.pdf(), owner)

    with pytest.raises(errors.UploadsTooMuch):
        hand_in(files.pdf(), owner)
    assert len(files_below(root)) == 2

    hand_in(files.pdf(), owner, at=AT + timedelta(days=1))


def test_a_row_that_cannot_be_written_leaves_no_file(owner, root, monkeypatch):
    monkeypatch.setattr("forms.uploads.display_name", lambda name: None)

    with pytest.raises(IntegrityError), transaction.atomic():
        hand_in(files.pdf(), owner)

    assert not files_below(root)


def test_a_changed_byte_is_noticed(owner, root):
    upload = hand_in(files.pdf(), owner)
    path = root / upload.stored
    path.write_bytes(path.read_bytes().replace(b"PDF", b"PDG", 1))

    assert not is_unchanged(upload)


def test_a_lost_file_is_told(owner, root):
    upload = hand_in(files.pdf(), owner)
    (root / upload.stored).unlink()

    with pytest.raises(errors.UploadDamaged):
        open_upload(upload)


def test_only_ones_own_uploads_can_be_attached_and_they_come_in_order(owner, stranger):
    first, second = hand_in(files.pdf(), owner), hand_in(files.picture("PNG"), owner)

    assert owned([str(second.id), first.id, second.id], owner=owner) == [second, first]
    for bad in (uuid4(), "../x", None):
        with pytest.raises(errors.UploadUnknown):
            owned([bad], owner=owner)
    with pytest.raises(errors.UploadUnknown):
        owned([first.id], owner=stranger)


def test_more_than_thirty_files_are_refused(owner):
    with pytest.raises(errors.UploadsTooMany, match="30"):
        owned([uuid4() for _ in range(31)], owner=owner)


def test_who_handed_in_a_file_cannot_be_deleted(owner):
    hand_in(files.pdf(), owner)

    with pytest.raises(ProtectedError):
        owner.delete()


def test_orphans_are_swept_and_what_is_in_use_or_young_stays(owner, root, django_capture_on_commit_callbacks):
    orphan, used, young = (hand_in(files.pdf(), owner, at=AT + timedelta(days=day)) for day in (0, 0, 9))
    asked = []

    def in_use(ids):
        asked.append(set(ids))
        return {used.id}

    with django_capture_on_commit_callbacks(execute=True):
        gone = sweep_orphans(before=AT + timedelta(days=1), in_use=in_use)

    assert gone == 1
    assert asked[0] == {orphan.id, used.id}
    assert set(Upload.objects.all()) == {used, young}
    assert {path.relative_to(root).as_posix() for path in files_below(root)} == {used.stored, young.stored}


def test_files_without_a_row_are_swept_once_they_are_old(owner, root):
    upload = hand_in(files.pdf(), owner)
    for name, written_at in (("old", AT - timedelta(days=2)), ("young", AT)):
        path = root / "incoming" / name
        path.write_bytes(b"x")
        os.utime(path, (written_at.timestamp(),) * 2)

    gone = sweep_orphans(before=AT - timedelta(days=1), in_use=set)

    assert gone == 1
    assert {path.name for path in files_below(root)} == {"young", upload.stored.rsplit("/", 1)[-1]}


@pytest.mark.parametrize(
    ("original", "shown"),
    [
        ("../../etc/平面图.pdf", "平面图.pdf"),
        ("C:\\temp\\图.pdf", "图.pdf"),
        ("图\u202efdp.exe", "图fdp.exe"),
        ("a\0b\n.pdf", "ab .pdf"),
        ("", "未命名文件"),
        ("...", "未命名文件"),
        ("长" * 200 + ".pdf", "长" * 116 + ".pdf"),
    ],
)
def test_a_files_name_is_shown_without_tricks(original, shown):
    assert display_name(original) == shown
