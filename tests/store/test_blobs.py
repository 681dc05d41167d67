"""The references folder: nothing half-written under a digest, nothing damaged goes unnoticed."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from typing import TYPE_CHECKING

import pytest

from workbench.errors import BlobDamaged, BlobMissing, ReadOnlyWorkspace, StorageFull, UnknownId
from workbench.store.blobs import BlobFault, BlobFinding, Blobs

if TYPE_CHECKING:
    from pathlib import Path

PAGE = b"<p>A page as it was received.</p>"
DIGEST = hashlib.sha256(PAGE).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "references")


def test_what_is_put_is_got_by_its_sha256(blobs: Blobs) -> None:
    assert blobs.put(PAGE) == DIGEST
    assert blobs.get(DIGEST) == PAGE
    assert blobs.has(DIGEST)
    assert list(blobs.digests()) == [DIGEST]


def test_an_object_lies_read_only_under_its_first_two_digits(blobs: Blobs) -> None:
    blobs.put(PAGE)
    path = blobs.folder / DIGEST[:2] / DIGEST
    assert blobs.path(DIGEST) == path
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert [p for p in blobs.folder.rglob("*") if p.is_file()] == [path]


def test_only_a_put_makes_the_folder(blobs: Blobs) -> None:
    assert not blobs.has(DIGEST)
    assert blobs.verify() == []
    assert list(blobs.digests()) == []
    assert not blobs.folder.exists()


def test_the_same_bytes_are_kept_once_and_not_written_again(blobs: Blobs) -> None:
    blobs.put(PAGE)
    before = blobs.path(DIGEST).stat()
    blobs.put(PAGE)
    after = blobs.path(DIGEST).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_nothing_at_all_is_an_object_too(blobs: Blobs) -> None:
    assert blobs.get(blobs.put(b"")) == b""


def test_a_missing_object_is_named(blobs: Blobs) -> None:
    with pytest.raises(BlobMissing, match=DIGEST[:12]):
        blobs.get(DIGEST)


def test_a_changed_object_is_never_handed_out_and_putting_it_again_mends_it(blobs: Blobs) -> None:
    blobs.put(PAGE)
    path = blobs.path(DIGEST)
    path.chmod(0o644)
    path.write_bytes(PAGE.replace(b"page", b"pace"))
    with pytest.raises(BlobDamaged, match="backup"):
        blobs.get(DIGEST)
    assert blobs.verify() == [BlobFinding(BlobFault.DAMAGED, DIGEST, "its content was changed")]
    blobs.put(PAGE)
    assert blobs.get(DIGEST) == PAGE
    assert blobs.verify() == []


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "",
        "ab",
        DIGEST.upper(),
        DIGEST + "\n",
        DIGEST[:-1] + "g",
        "/" + DIGEST[1:],
        DIGEST[:-1] + "٣",
    ],
)
def test_no_name_from_outside_becomes_a_path(blobs: Blobs, name: str) -> None:
    for use in (blobs.get, blobs.has, blobs.path):
        with pytest.raises(UnknownId):
            use(name)


def test_verify_names_everything_that_is_wrong(blobs: Blobs) -> None:
    blobs.put(PAGE)
    (blobs.folder / "notes.txt").write_text("mine")
    misplaced = blobs.folder / "00" / DIGEST
    misplaced.parent.mkdir(exist_ok=True)
    misplaced.write_bytes(PAGE)
    (blobs.folder / ".incoming-0123456789abcdef").write_bytes(b"half")
    absent = hashlib.sha256(b"never stored").hexdigest()
    assert {(f.fault, f.name) for f in blobs.verify(expected=[DIGEST, absent])} == {
        (BlobFault.FOREIGN, "notes.txt"),
        (BlobFault.FOREIGN, f"00/{DIGEST}"),
        (BlobFault.UNFINISHED, ".incoming-0123456789abcdef"),
        (BlobFault.MISSING, absent),
    }


def test_a_full_disk_leaves_nothing_behind(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFull, match="full"):
        blobs.put(PAGE)
    assert [p for p in blobs.folder.rglob("*") if p.is_file()] == []


def test_a_folder_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "references").write_text("a file where the folder should be")
    with pytest.raises(ReadOnlyWorkspace, match="references"):
        Blobs(tmp_path / "references").put(PAGE)


def test_an_object_is_compared_with_its_digest_piece_by_piece(blobs: Blobs) -> None:
    with pytest.raises(BlobMissing):
        blobs.ensure_whole(DIGEST)
    blobs.put(PAGE)
    blobs.ensure_whole(DIGEST)
    path = blobs.path(DIGEST)
    path.chmod(0o644)
    path.write_bytes(b"changed")
    with pytest.raises(BlobDamaged):
        blobs.ensure_whole(DIGEST)
