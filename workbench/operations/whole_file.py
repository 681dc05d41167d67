"""Writing a file whole or not at all: reports, lists and archives that others read."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from workbench.errors import ReadOnlyWorkspace, StorageFull

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Where to write what is to stand at ``path``: it takes that name at the end, and is gone when anything fails.

    Raises:
        ReadOnlyWorkspace, StorageFull: the file cannot be written.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        partial.replace(path)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StorageFull(path) from None
        raise ReadOnlyWorkspace(path, error.strerror or str(error)) from None
    finally:
        with suppress(OSError):
            partial.unlink()


def write_whole(path: Path, text: str) -> None:
    """Write a text to a file as UTF-8, whole or not at all; raises as ``written_whole``."""
    with written_whole(path) as partial:
        partial.write_text(text, encoding="utf-8", newline="\n")
