"""``workbench undo``: taking an action back."""

from __future__ import annotations

import click

from workbench.cli.commands import Verb
from workbench.cli.output import object_option, put, put_object, say
from workbench.cli.session import writing
from workbench.cli.words import TEXT


@click.command("undo", cls=Verb, epilog="workbench undo\nworkbench undo 4f0a9c")
@click.argument("event", metavar="[EVENT]", required=False, type=TEXT)
@object_option
def undo(event: str | None, as_json: bool) -> None:
    """Take back your newest action that was not undone yet, or the event named; print the id of the undo.

    Undoing that id is redo. An action that others have built on since is not undone.
    """
    with writing() as ws:
        from workbench.operations.audit import summary
        from workbench.operations.undo import undo as take_back

        done = take_back(ws.journal, ws.reader.resolve("event", event) if event else None)
        op = done.of.body.op if done.of.body else ""
        what = summary(done.of)
    if as_json:
        put_object({"event": done.event.id, "undone": done.of.id, "op": op, "was_redo": done.was_redo})
    else:
        put(done.event.id)
    did = "Redid what was undone" if done.was_redo else f"Undid {op}"
    back = "To undo it again" if done.was_redo else "To redo"
    say(f"{did} ({what}). {back}: workbench undo {done.event.id[:12]}")
