"""A reference as its row in the list and as the text beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from workbench.domain.terminal import show
from workbench.tui import looks
from workbench.tui.looks import QUIET
from workbench.tui.widgets.virtual_list import fit

if TYPE_CHECKING:
    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot
    from workbench.domain.sources import Source
    from workbench.tui.widgets.claim_row import Piece


def reference_row(reference: Reference, line: int, width: int) -> list[Piece]:
    """One of a reference's two lines in the list."""
    right = 12
    room = width - right - 1
    if line == 0:
        standing = str(reference.standing or "")
        tone = "quiet" if reference.withdrawn or reference.joined_into else "plain"
        return [
            (fit(show(reference.title), room), tone),
            (" ", "plain"),
            (fit(standing, right), "busy" if standing == "primary" else "quiet"),
        ]
    parts = (
        reference.person if reference.is_note else reference.source,
        reference.issued or reference.noted_on,
        reference.url,
    )
    about = " · ".join(show(part) for part in parts if part)
    word = str(reference.method or reference.type).replace("_", " ")
    word = "– withdrawn" if reference.withdrawn else "– joined" if reference.joined_into else word
    return [(fit(about, room), "quiet"), (" ", "plain"), (fit(word, right), "quiet")]


def reference_detail(
    reference: Reference, captures: list[Snapshot], citation: str, source: Source | None
) -> Content:
    """What is known of a reference, with its citation, what was noted of its source, and its captures."""
    rows = [
        ("type", str(reference.type)),
        ("standing", str(reference.standing or "not said")),
        ("author", reference.author),
        ("publisher", _publisher(reference, source)),
        ("date", reference.issued or reference.noted_on),
        ("person", reference.person),
        (
            "reply",
            " ".join(
                part
                for part in (
                    str(reference.reply or ""),
                    f"by {reference.reply_by}" if reference.reply_by else "",
                )
                if part
            ),
        ),
        ("doi", reference.doi),
        ("address", reference.url),
        ("added", f"{reference.reviewer}, {looks.moment(reference.added_at)}"),
        ("id", reference.id),
    ]
    parts: list[str | Content | tuple[str, str]] = [(show(reference.title), "bold")]
    if reference.withdrawn:
        parts.append(("\nwithdrawn", "$text-error"))
    if reference.joined_into:
        parts.append((f"\njoined into {reference.joined_into}", "$text-warning"))
    parts += ["\n", (show(citation), QUIET), "\n"]
    for name, value in rows:
        if value:
            parts += [(f"\n{name:<10}", QUIET), show(value)]
    if source is not None and source.notes:
        parts.append(("\n\nCredibility of the source", "bold $text-primary"))
        for noted in source.notes:
            parts += [f"\n{show(noted.text)}", (f"  {show(noted.reviewer)}", QUIET)]
    if reference.note:
        parts += [("\n\nNote", "bold $text-primary"), f"\n{show(reference.note, keep_newlines=True)}"]
    if not reference.is_note:
        parts.append((f"\n\nCaptures  {len(captures)}", "bold $text-primary"))
    for capture in captures:
        parts += _capture(capture)
    return Content.assemble(*parts)


def _publisher(reference: Reference, source: Source | None) -> str | None:
    return f"{reference.source} ({source.about})" if source and source.about else reference.source


def _capture(capture: Snapshot) -> list[str | Content | tuple[str, str]]:
    tone = "$text-success" if capture.is_saved else "$text-warning"
    mark = "✓" if capture.is_saved else "!"
    said = [looks.moment(capture.taken_at), str(capture.method), show(capture.reviewer)]
    if capture.size_bytes is not None:
        said.append(f"{capture.size_bytes / 1000:,.1f} kB")
    if capture.status is not None:
        said.append(f"status {capture.status}")
    if capture.memento_at:
        said.append(f"captured by a web archive {capture.memento_at[:10]}")
    if capture.private_host:
        said.append(f"private host {show(capture.private_host)}")
    parts: list[str | Content | tuple[str, str]] = [
        (f"\n{mark} {capture.outcome}", tone),
        (f"  {' · '.join(said)}", QUIET),
    ]
    if capture.reason:
        parts.append(f"\n  {show(capture.reason)}")
    if capture.bytes_digest:
        parts.append((f"\n  sha256 {capture.bytes_digest}", QUIET))
    return parts
