"""Failed exchanges in words: each a clause for a sentence."""

from __future__ import annotations

import socket
import ssl
from http import HTTPStatus

import httpx


def why(failure: httpx.TransportError, seconds: float) -> str:
    """A failed exchange as a clause, from the most telling of its causes.

    Args:
        failure: what httpx says.
        seconds: how long the whole exchange was allowed to take.
    """
    for cause in _causes(failure):
        match cause:
            case ssl.SSLCertVerificationError():
                return f"its certificate is not valid ({cause.verify_message})"
            case ssl.SSLError():
                return "no secure connection could be made"
            case socket.gaierror():
                return "there is no such name, or no network"
            case ConnectionRefusedError():
                return "the connection was refused"
    if isinstance(failure, httpx.ConnectTimeout):
        return "no connection could be made in time"
    if isinstance(failure, httpx.TimeoutException):
        return f"there was no whole answer within {seconds:g} seconds"
    if isinstance(failure, httpx.ProtocolError):
        return "the server's answer does not keep to HTTP"
    return "the connection failed"


def is_untrusted(failure: httpx.TransportError) -> bool:
    """Whether the server's certificate was not accepted, which the next try would meet again."""
    return any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(failure))


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def phrase(status: int) -> str:
    """The status with its standard words; the server's own could be anything."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
