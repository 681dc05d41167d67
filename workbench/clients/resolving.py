"""Names to IP addresses, within a deadline."""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Callable

Resolver = Callable[[str, int, float], list[str]]
"""Gives every address of a host and port, in the order to try them, before a ``time.monotonic()`` deadline.

Raises:
    OSError: the name has none, or the answer took too long (``TimeoutError``).
"""


def system_addresses(host: str, port: int, deadline: float) -> list[str]:
    """Ask the operating system, as ``Resolver`` says.

    ``getaddrinfo`` takes no time-out and cannot be interrupted, so it runs in a thread that is left behind
    when it does not answer in time.
    """
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, deadline - time.monotonic()))
    except queue.Empty:
        raise TimeoutError(f"no answer for the name {host}") from None
    if isinstance(answer, UnicodeError):
        raise socket.gaierror(socket.EAI_NONAME, "no valid name") from answer
    if isinstance(answer, OSError):
        raise answer
    return answer
