"""Reading in another process, so that no file can take the workbench's time, memory or life.

One child serves all reads, one after the other; it is started by the first and replaced when a file breaks it. A
request is a line of JSON and the bytes; a reply is a line of JSON. The child has no right to write files.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from workbench.domain.reading import ReadText
from workbench.errors import BrokenFile, EmptyFile, InputRefused, ReadingStopped, UndecodableText

if TYPE_CHECKING:
    from workbench.readers.detect import Kind

LONGEST_S = 10.0
"""Time for one file, the child's start not counted."""
MOST_MEMORY_BYTES = 512 * 1024 * 1024
"""Of the child's address space, where the system can limit it."""
LONGEST_REPLY_BYTES = 200_000_000
START_S = 30.0


class Child:
    """The reading process and the way to speak to it; safe to use from several threads."""

    def __init__(self, *, longest_s: float = LONGEST_S, memory_bytes: int = MOST_MEMORY_BYTES) -> None:
        self._longest_s, self._memory_bytes = longest_s, memory_bytes
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def read(self, kind: Kind, data: bytes, *, name: str, charset: str | None) -> ReadText:
        """Read the bytes as this kind of file.

        Raises:
            BrokenFile, EmptyFile, UndecodableText: as the format's reader says.
            ReadingStopped: it took too long or too much memory, or the process died of it.
        """
        request = {"kind": str(kind), "size": len(data), "name": name, "charset": charset}
        with self._lock:
            reply = self._ask(json.dumps(request).encode() + b"\n", data, name)
        if "error" in reply:
            raise _error(name, **reply["error"])
        return _read_text(reply)

    def close(self) -> None:
        """End the process; the next read starts another."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    _close_quietly(pipe)

    def _ask(self, request: bytes, data: bytes, name: str) -> dict[str, Any]:
        process = self._running(name)
        overdue = threading.Event()

        def stop() -> None:
            overdue.set()
            process.kill()

        timer = threading.Timer(self._longest_s, stop)
        timer.daemon = True
        timer.start()
        try:
            line = _exchange(process, request, data)
        finally:
            timer.cancel()
        if line.endswith(b"\n"):
            reply: dict[str, Any] = json.loads(line)
            if reply.pop("last", False):
                self.close()
            return reply
        self.close()
        if overdue.is_set():
            raise ReadingStopped(name, f"it took longer than {self._longest_s:g} seconds")
        raise ReadingStopped(name, "the program that reads it broke on it")

    def _running(self, name: str) -> subprocess.Popen[bytes]:
        if self._process is not None and self._owner == os.getpid() and self._process.poll() is None:
            return self._process
        self.close()
        # -P: the folder the user happens to stand in is no place to import from.
        command = [sys.executable, "-P", "-m", "workbench.readers.worker", str(self._memory_bytes)]
        process = subprocess.Popen(  # noqa: S603 - fixed arguments, this program's own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._process, self._owner = process, os.getpid()
        timer = threading.Timer(START_S, process.kill)
        timer.daemon = True
        timer.start()
        ready = process.stdout.readline() if process.stdout else b""
        timer.cancel()
        if ready != b"ready\n":
            self.close()
            raise ReadingStopped(name, "the program that reads it could not be started")
        return process


def _exchange(process: subprocess.Popen[bytes], request: bytes, data: bytes) -> bytes:
    """The reply's line; without its end where the process died."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(request)
        process.stdin.write(data)
        process.stdin.flush()
        return process.stdout.readline(LONGEST_REPLY_BYTES)
    except OSError:
        return b""


def _error(name: str, kind: str, facts: list[Any]) -> InputRefused:
    match kind:
        case "EmptyFile":
            return EmptyFile(name)
        case "UndecodableText":
            return UndecodableText(name, int(facts[0]), str(facts[1]))
        case "memory":
            return ReadingStopped(name, "it took too much memory")
        case _:
            return BrokenFile(name, str(facts[0]))


def _read_text(reply: dict[str, Any]) -> ReadText:
    known = {field.name for field in fields(ReadText)}
    values: dict[str, Any] = {key: value for key, value in reply.items() if key in known}
    return ReadText(**values | {"pages": tuple(reply["pages"]), "notes": tuple(reply["notes"])})


def _close_quietly(pipe: Any) -> None:
    with suppress(OSError):  # what was still unsent to a dead process is of no use
        pipe.close()


_child = Child()
atexit.register(_child.close)


def read(kind: Kind, data: bytes, *, name: str, charset: str | None) -> ReadText:
    """Read some bytes in the process that all reads share; errors as for ``Child.read``."""
    return _child.read(kind, data, name=name, charset=charset)
