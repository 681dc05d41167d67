"""Attaching a reference to a claim, from finding or adding it to the words that bear on the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.looks import moment
from workbench.tui.screens.capturing import FetchScreen
from workbench.tui.screens.choose import ChooseScreen
from workbench.tui.screens.excerpt import ExcerptScreen
from workbench.tui.screens.reference_forms import NOTE, NewItemScreen, NewNoteScreen, PickReference

if TYPE_CHECKING:
    from workbench.domain.claims import Claim
    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot
    from workbench.tui.flow import DeskScreen
    from workbench.tui.screens.reference_forms import NewItem, NewNote

WHOLE, AGAIN, LEAVE = "whole", "again", "leave"


async def attach_reference(screen: DeskScreen, claim: Claim) -> str | None:
    """Ask for everything an attachment needs and record it; says what was done, or nothing."""
    from workbench.operations.evidence import attach

    references = await screen.desk.ask(lambda reader: reader.references())
    picked = await screen.app.push_screen_wait(PickReference(claim.wording, references))
    if picked is None:
        return None
    reference_id = picked.reference_id or await add_new(screen, picked.new or NOTE, picked.typed)
    if reference_id is None:
        return None
    reference = await screen.desk.ask(lambda reader: reader.reference(reference_id))
    goes_on, snapshot = await _capture(screen, reference)
    if not goes_on:
        return "The reference was added, and nothing attached." if picked.new else None
    text, capture = await _text_of(screen, reference, snapshot)
    excerpt = await screen.app.push_screen_wait(ExcerptScreen(claim.wording, reference, text, capture))
    if excerpt is None:
        return "The reference was added, and nothing attached." if picked.new else None
    await screen.desk.change(
        lambda workspace: attach(
            workspace.journal,
            claim.id,
            reference.id,
            excerpt.stance,
            excerpt=excerpt.words,
            snapshot_id=snapshot.id if snapshot else None,
            locator=excerpt.locator,
            note=excerpt.note,
            standing=excerpt.standing,
        )
    )
    return f"Attached: {excerpt.stance}."


async def add_new(screen: DeskScreen, kind: str, typed: str = "") -> str | None:
    """Ask for a new reference of a kind and add it, a file with its bytes; gives its id."""
    if kind == NOTE:
        note = await screen.app.push_screen_wait(NewNoteScreen())
        return None if note is None else await _add_note(screen, note)
    item = await screen.app.push_screen_wait(NewItemScreen(kind, typed))
    return None if item is None else await _add_item(screen, item)


async def _add_note(screen: DeskScreen, note: NewNote) -> str:
    from workbench.operations.references import add_note

    return await screen.desk.change(
        lambda workspace: add_note(
            workspace.journal,
            method=note.method,
            note=note.note,
            person=note.person,
            noted_on=note.noted_on,
            reply=note.reply,
            reply_by=note.reply_by,
        )
    )


async def _add_item(screen: DeskScreen, item: NewItem) -> str:
    from workbench.operations.capture import keep_file
    from workbench.operations.references import add_reference

    reference_id, is_new = await screen.desk.change(
        lambda workspace: add_reference(
            workspace.journal,
            url=item.url,
            title=item.title,
            type_=item.type_,
            standing=item.standing,
            source=item.source,
            author=item.author,
            issued=item.issued,
        )
    )
    if not is_new:
        screen.say("This address is known already: its reference is taken.")
    path = item.path
    if path is not None:
        await screen.desk.change(
            lambda workspace: keep_file(workspace.journal, workspace.blobs, reference_id, path)
        )
    return reference_id


async def _capture(screen: DeskScreen, reference: Reference) -> tuple[bool, Snapshot | None]:
    """The capture to take words from, fetched when there is none; and whether to go on."""
    captures = await screen.desk.ask(lambda reader: reader.snapshots(reference.id))
    saved = next((capture for capture in captures if capture.is_saved), None)
    if saved is not None or reference.is_note or reference.url is None:
        return True, saved
    while True:
        snapshot = await screen.app.push_screen_wait(FetchScreen(reference))
        if snapshot is not None:
            return True, snapshot
        options = [
            (WHOLE, "Attach the reference without a capture (only unproven can be rated on it)"),
            (AGAIN, "Try to fetch it again"),
            (LEAVE, "Attach nothing for now"),
        ]
        choice = await screen.app.push_screen_wait(ChooseScreen("The page could not be saved", options))
        if choice != AGAIN:
            return choice == WHOLE, None


async def _text_of(screen: DeskScreen, reference: Reference, snapshot: Snapshot | None) -> tuple[str, str]:
    """The text words can be taken from, and which capture it is."""
    if reference.is_note:
        return reference.note or "", "a note"
    if snapshot is None:
        return "", "no capture"
    text = await screen.desk.ask(lambda reader: reader.snapshot_text(snapshot.id))
    return text, f"captured {moment(snapshot.taken_at)}"
