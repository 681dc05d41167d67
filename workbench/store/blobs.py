"""Bytes kept once under their SHA-256, in plain files beside the database."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.errors import BlobDamaged, BlobMissing, ReadOnlyWorkspace, StorageFull, UnknownId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_INCOMING = ".incoming-"
_READ_BYTES = 1 << 20
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_O_BINARY = getattr(os, "O_BINARY", 0)


class BlobFault(StrEnum):
    """What can be wrong with one file of the store."""

    MISSING = "missing"
    """The database names it and it is not there."""
    DAMAGED = "damaged"
    """Its content has another digest than its name."""
    UNREADABLE = "unreadable"
    """The file system does not give it."""
    FOREIGN = "foreign"
    """No object of this store: nothing here wrote it, or it stands in the wrong folder."""
    UNFINISHED = "unfinished"
    """What a write left that was killed; harmless."""


@dataclass(frozen=True, slots=True)
class BlobFinding:
    """One thing that a look through the store noticed."""

    fault: BlobFault
    name: str
    """The digest, or the path within the store of a file that has none."""
    detail: str


class Blobs:
    """A folder of objects named by their content: ``<first 2 hex>/<64 hex>``, without a suffix.

    An object is written once and never changed. The folder is made by the first ``put``; a store that only
    reads needs none. Several processes may use it at once.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep the bytes and give their digest; the same bytes again are kept once.

        When this returns, the object survives a power cut. A damaged object of that name is put right.

        Raises:
            StorageFull: the disk or the quota is full; nothing half-written stands under a digest.
            ReadOnlyWorkspace: the folder cannot be written.
        """
        digest = hashlib.sha256(data).hexdigest()
        target = self.path(digest)
        try:
            if self._holds(target, digest):
                return digest
            is_new = not self.folder.exists()
            target.parent.mkdir(parents=True, exist_ok=True)
            self._write(target, data)
            if is_new:
                _sync_folder(self.folder.parent)
        except OSError as error:
            if error.errno in _FULL:
                raise StorageFull(self.folder) from error
            raise ReadOnlyWorkspace(self.folder, error.strerror or str(error)) from error
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes of an object, compared with its digest.

        Raises:
            BlobMissing: there is no such object, or the system does not give it.
            BlobDamaged: its content is not what was stored.
            UnknownId: the argument is no digest.
        """
        path = self.path(digest)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise BlobMissing(digest, self.folder, error.strerror or str(error)) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise BlobDamaged(digest, path)
        return data

    def ensure_whole(self, digest: str) -> None:
        """Read an object piece by piece and compare it with its digest; errors are those of ``get``."""
        path = self.path(digest)
        try:
            whole = self._holds(path, digest)
        except OSError as error:
            raise BlobMissing(digest, self.folder, error.strerror or str(error)) from error
        if not whole:
            if not path.exists():
                raise BlobMissing(digest, self.folder, "it is not there")
            raise BlobDamaged(digest, path)

    def has(self, digest: str) -> bool:
        """Whether there is an object of that name; its content is not read."""
        return self.path(digest).is_file()

    def path(self, digest: str) -> Path:
        """Where an object lies or would lie.

        Raises:
            UnknownId: it is not 64 lower-case hexadecimal digits, so it could be a path out of the folder.
        """
        if not _DIGEST.fullmatch(digest):
            raise UnknownId("stored file", digest)
        return self.folder / digest[:2] / digest

    def digests(self) -> Iterator[str]:
        """Every object in the store, in the order of the digests."""
        for path in self._files():
            if self._is_object(path):
                yield path.name

    def verify(self, expected: Iterable[str] = ()) -> list[BlobFinding]:
        """Read and hash every file of the store.

        Args:
            expected: digests the database names; those without an object are reported.

        Returns:
            What is wrong, by path; empty when all is well.
        """
        found = [finding for path in self._files() if (finding := self._inspect(path))]
        missing = sorted(digest for digest in set(expected) if not self.has(digest))
        return found + [BlobFinding(BlobFault.MISSING, digest, "the file is not there") for digest in missing]

    def _write(self, target: Path, data: bytes) -> None:
        """Write beside the target and give it its name only when it is whole and on the disk."""
        incoming = self.folder / f"{_INCOMING}{secrets.token_hex(8)}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY
        try:
            with os.fdopen(os.open(incoming, flags, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            incoming.chmod(0o444)
            # What already stands there is this content, written meanwhile by another, or damaged.
            incoming.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                incoming.unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
        _sync_folder(self.folder)

    def _inspect(self, path: Path) -> BlobFinding | None:
        name = path.relative_to(self.folder).as_posix()
        if path.name.startswith(_INCOMING):
            return BlobFinding(BlobFault.UNFINISHED, name, "left by a write that was interrupted")
        if not self._is_object(path):
            return BlobFinding(BlobFault.FOREIGN, name, "it is no object of this store")
        try:
            whole = self._holds(path, path.name)
        except OSError as error:
            return BlobFinding(BlobFault.UNREADABLE, path.name, error.strerror or str(error))
        return None if whole else BlobFinding(BlobFault.DAMAGED, path.name, "its content was changed")

    def _is_object(self, path: Path) -> bool:
        return bool(_DIGEST.fullmatch(path.name)) and path == self.folder / path.name[:2] / path.name

    def _files(self) -> Iterator[Path]:
        """Every file below the folder, in a stable order; none when there is no folder."""
        return (path for path in sorted(self.folder.rglob("*")) if not path.is_dir() or path.is_symlink())

    @staticmethod
    def _holds(path: Path, digest: str) -> bool:
        """Whether the file is there and whole."""
        seen = hashlib.sha256()
        try:
            with path.open("rb") as file:
                while chunk := file.read(_READ_BYTES):
                    seen.update(chunk)
        except FileNotFoundError:
            return False
        return seen.hexdigest() == digest


def _sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk; Windows does so by itself and opens no folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
