"""Saved e-mails (.eml): the body's text, with subject, sender and date; attachments are named, not read."""

from __future__ import annotations

import email
import email.policy
from email.utils import parseaddr
from typing import TYPE_CHECKING

from workbench.domain.reading import ReadText
from workbench.errors import BrokenFile, EmptyFile
from workbench.readers.encoding import decode
from workbench.readers.page_body import body_text
from workbench.readers.page_tree import page_tree
from workbench.readers.stated import iso_date, one_line

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

MOST_PARTS = 500


def read_mail(data: bytes, *, name: str) -> ReadText:
    """Read the plain body of a message, else its HTML body.

    Raises:
        BrokenFile: its parts are nested or numbered beyond all use.
        EmptyFile: it has no text body.

    Reference:
        RFC 5322 and RFC 2045 to 2047.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = sum(1 for _ in message.walk())
        if parts > MOST_PARTS:
            raise BrokenFile(name, f"it has {parts} parts, over the limit of {MOST_PARTS}")
        body = message.get_body(("plain", "html"))
        attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError) as error:
        raise BrokenFile(name, "it is no whole message") from error
    if body is None:
        raise EmptyFile(name)
    text, encoding = _body(body, name)
    shown, address = parseaddr(str(message.get("from", "")))
    return ReadText(
        text=text,
        media_type="message/rfc822",
        encoding=encoding,
        reader="eml/1",
        title=one_line(_header(message, "subject")),
        author=one_line(shown or address),
        published=iso_date(_header(message, "date")),
        notes=(f"{attached} attached files are not read.",) if attached else (),
    )


def _body(body: MIMEPart, name: str) -> tuple[str, str]:
    content = body.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    decoded = decode(raw, name=name, declared=body.get_content_charset())
    if body.get_content_subtype() != "html":
        return decoded.text, decoded.encoding
    root = page_tree(decoded.text)
    return (body_text(root) if root is not None else ""), decoded.encoding


def _header(message: EmailMessage, header: str) -> str | None:
    try:
        value = message.get(header)
    except (ValueError, TypeError, AttributeError, IndexError, LookupError):
        return None  # a header so broken that the standard library trips over it
    return str(value) if value is not None else None
