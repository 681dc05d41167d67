"""Files that are ZIP archives inside (Word documents, EPUB books), opened with limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.errors import BrokenFile

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ENTRIES = 2_000
MOST_UNPACKED_BYTES = 100_000_000
"""Of all entries that are read, counted while reading: a directory can lie."""
MOST_INFLATION = 200
"""Times an entry may grow; text rarely packs to a twentieth."""
SMALL_BYTES = 1_000_000
"""What may grow by any factor."""
_LOCAL_HEADER_BYTES = 30


class Package:
    """An archive whose entries are read by name into memory; none is ever written or used as a path.

    Raises:
        BrokenFile: it is damaged, encrypted, or holds more than such a file should.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._read_bytes = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise BrokenFile(name, "its archive is damaged") from error
        entries = self._archive.infolist()
        if len(entries) > MOST_ENTRIES:
            raise BrokenFile(name, f"it holds {len(entries)} entries, over the limit of {MOST_ENTRIES}")
        by_place = sorted(entries, key=lambda entry: entry.header_offset)
        for entry, later in pairwise(by_place):
            if entry.header_offset + _LOCAL_HEADER_BYTES + entry.compress_size > later.header_offset:
                raise BrokenFile(name, "entries of its archive overlap")
        self.names = frozenset(entry.filename for entry in entries)

    def read(self, path: str) -> bytes:
        """The bytes of one entry."""
        if path not in self.names:
            raise BrokenFile(self.name, f"it has no part {path[:80]!r}")
        entry = self._archive.getinfo(path)
        if entry.flag_bits & 1:
            raise BrokenFile(self.name, "it is encrypted")
        limit = max(SMALL_BYTES, MOST_INFLATION * entry.compress_size)
        limit = min(limit, MOST_UNPACKED_BYTES - self._read_bytes)
        try:
            with self._archive.open(entry) as file:
                data = file.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            RuntimeError,
        ) as error:
            raise BrokenFile(self.name, f"its part {path[:80]!r} is damaged") from error
        if len(data) > limit:
            raise BrokenFile(self.name, f"its part {path[:80]!r} unpacks to more than {limit} bytes")
        self._read_bytes += len(data)
        return data

    def xml(self, path: str) -> _Element:
        """One entry as XML; a document type is refused, since it could define entities."""
        from lxml import etree

        data = self.read(path)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise BrokenFile(self.name, f"its part {path[:80]!r} is no XML") from error
        if root.getroottree().docinfo.doctype:
            raise BrokenFile(self.name, f"its part {path[:80]!r} defines a document type")
        return root
