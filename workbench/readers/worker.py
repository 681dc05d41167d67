"""The process that reads files with parsers behind them: one request after the other, until its input ends."""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.errors import BrokenFile, EmptyFile, UndecodableText
from workbench.readers.detect import Kind

if TYPE_CHECKING:
    from workbench.domain.reading import ReadText

CPU_S = 30
"""Processor time for one file, should the process that asked be gone and not stop it."""


def main() -> None:
    """Serve the requests on standard input."""
    # The replies keep the first output for themselves: what a library prints must not stand among them.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit_memory(int(sys.argv[1]))
    _say(replies, b"ready")
    while line := sys.stdin.buffer.readline():
        request = json.loads(line)
        data = sys.stdin.buffer.read(request["size"])
        allow_seconds(CPU_S)
        reply = answer(Kind(request["kind"]), data, request["name"], request["charset"])
        _say(replies, json.dumps(reply, ensure_ascii=False).encode())
        if reply.get("last"):
            return


def answer(kind: Kind, data: bytes, name: str, charset: str | None) -> dict[str, Any]:
    """What the file reads as, or the error, in the terms of JSON; ``last`` where the process should end."""
    try:
        return asdict(read(kind, data, name=name, charset=charset))
    except EmptyFile:
        return _refusal("EmptyFile")
    except UndecodableText as error:
        return _refusal("UndecodableText", error.place, error.what)
    except BrokenFile as error:
        return _refusal("BrokenFile", error.reason)
    except MemoryError:
        return _refusal("memory") | {"last": True}
    except RecursionError:
        return _refusal("BrokenFile", "it is nested too deeply") | {"last": True}
    except Exception as error:  # noqa: BLE001 - parsers fail on foreign files in ways they do not document
        return _refusal("BrokenFile", f"its parser fails on it ({type(error).__name__})") | {"last": True}


def read(kind: Kind, data: bytes, *, name: str, charset: str | None) -> ReadText:
    """Read the bytes with the reader of their format."""
    match kind:
        case Kind.HTML:
            from workbench.readers.html import read_html
            from workbench.readers.notes import of_decoding

            found, decoded = read_html(data, name=name, charset=charset)
            return replace(found, notes=(*of_decoding(decoded), *found.notes))
        case Kind.PDF:
            from workbench.readers.pdf import read_pdf

            return read_pdf(data, name=name)
        case Kind.WORD:
            from workbench.readers.word import read_word

            return read_word(data, name=name)
        case Kind.BOOK:
            from workbench.readers.book import read_book

            return read_book(data, name=name)
        case Kind.MAIL:
            from workbench.readers.mail import read_mail

            return read_mail(data, name=name)
        case _:
            raise BrokenFile(name, "no reader fits it")


def limit_memory(most_bytes: int) -> None:
    """Bound the process's address space, and keep it from writing files, where the system knows how."""
    _set_limit("RLIMIT_AS", most_bytes, most_bytes)
    _set_limit("RLIMIT_FSIZE", 0, 0)
    _set_limit("RLIMIT_CORE", 0, 0)


def allow_seconds(seconds: int) -> None:
    """Let the process run for so many more seconds of processor time."""
    soft = int(time.process_time()) + seconds
    _set_limit("RLIMIT_CPU", soft, None)


def _set_limit(name: str, soft: int, hard: int | None) -> None:
    """Set one limit; a system without it, or that refuses it (macOS: memory), goes without."""
    try:
        import resource

        which = getattr(resource, name)
        resource.setrlimit(which, (soft, resource.RLIM_INFINITY if hard is None else hard))
    except (ImportError, AttributeError, ValueError, OSError):
        return


def _refusal(kind: str, *facts: object) -> dict[str, Any]:
    return {"error": {"kind": kind, "facts": list(facts)}}


def _say(replies: BinaryIO, line: bytes) -> None:
    replies.write(line + b"\n")
    replies.flush()


if __name__ == "__main__":
    main()
