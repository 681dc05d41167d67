"""The verbs that change claims; each is one event of the trail, however many claims it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.commands import Verb
from workbench.cli.output import plural, put, say
from workbench.cli.session import writing
from workbench.cli.words import TEXT, TEXT_OR_STDIN
from workbench.domain.claims import DISMISS_REASONS

if TYPE_CHECKING:
    from workbench.domain.events import Event
    from workbench.workspace import Workspace

CLAIMS = click.argument("ids", metavar="CLAIM...", nargs=-1, required=True, type=TEXT)
CLAIM = click.argument("id_", metavar="CLAIM", type=TEXT)


def _claims(ws: Workspace, given: tuple[str, ...]) -> list[str]:
    return [ws.reader.resolve("claim", id_) for id_ in given]


def _tell(event: Event | None, done: str, ids: list[str] | tuple[str, ...]) -> None:
    """Say what was done with how many claims, or that there was nothing to do."""
    if event is None or event.body is None:
        say("Nothing to change.")
        return
    changed = [c.entity_id for c in event.body.changes if c.entity_type == "claim"]
    say(f"{done} {f'claim {changed[0]}' if len(changed) == 1 else plural(len(changed or ids), 'claim')}.")


@click.command("take", cls=Verb, epilog="workbench claim take 7kq2mz p4w3ho")
@CLAIMS
@click.option("--release", is_flag=True, help="Give them back instead.")
def take(ids: tuple[str, ...], release: bool) -> None:
    """Mark claims as being worked on by you, so that others see it."""
    with writing() as ws:
        from workbench.operations import claims

        chosen = _claims(ws, ids)
        event = (claims.release if release else claims.take)(ws.journal, chosen)
    _tell(event, "Gave back" if release else "Took", chosen)


@click.command(
    "reword", cls=Verb, epilog='workbench claim reword 7kq2mz "The Shaheen-III has a range of 2,750 km."'
)
@CLAIM
@click.argument("wording", metavar="WORDING|-", type=TEXT_OR_STDIN)
@click.option(
    "--shown", type=TEXT, metavar="WORDING", help="The wording you saw; refused when it is another by now."
)
def reword(id_: str, wording: str, shown: str | None) -> None:
    """Put a claim in other words. Verdicts on the old wording become stale."""
    with writing() as ws:
        from workbench.operations import claims

        id_ = ws.reader.resolve("claim", id_)
        event = claims.reword(ws.journal, id_, wording, shown=shown)
    _tell(event, "Reworded", [id_])


@click.command("join", cls=Verb, epilog="workbench claim join p4w3ho mm2xd5 --into 7kq2mz")
@CLAIMS
@click.option("--into", required=True, metavar="CLAIM", type=TEXT, help="The claim that takes the others in.")
def join(ids: tuple[str, ...], into: str) -> None:
    """Join claims that say the same into one. Their evidence and verdicts are read through it."""
    with writing() as ws:
        from workbench.operations import claims

        target, chosen = ws.reader.resolve("claim", into), _claims(ws, ids)
        event = claims.join(ws.journal, chosen, target)
    _tell(event, f"Joined into {target}:", chosen)


@click.command(
    "split",
    cls=Verb,
    epilog='workbench claim split 7kq2mz 5aw2rt --wording "Four entities were named." --copy-evidence',
)
@CLAIM
@click.argument("passages", metavar="ASSERTION...", nargs=-1, required=True, type=TEXT)
@click.option(
    "--wording", required=True, type=TEXT_OR_STDIN, help="The new claim in its own words; - reads them."
)
@click.option("--copy-evidence", is_flag=True, help="Attach the old claim's evidence to the new one too.")
def split(id_: str, passages: tuple[str, ...], wording: str, copy_evidence: bool) -> None:
    """Open a new claim with some passages of a claim; print its id. Verdicts on the old one become stale."""
    with writing() as ws:
        from workbench.operations import claims

        id_ = ws.reader.resolve("claim", id_)
        chosen = [ws.reader.resolve("assertion", given) for given in passages]
        opened = claims.split(ws.journal, id_, chosen, wording, copy_evidence=copy_evidence)
    put(opened)
    say(f"Opened claim {opened}, split from {id_}.")


@click.command(
    "dismiss", cls=Verb, epilog='workbench claim dismiss 7kq2mz p4w3ho --reason "not a factual claim"'
)
@CLAIMS
@click.option(
    "--reason",
    required=True,
    type=TEXT,
    help=f"Why; for instance {', '.join(map(repr, DISMISS_REASONS))}, or any other words.",
)
def dismiss(ids: tuple[str, ...], reason: str) -> None:
    """Put claims aside."""
    with writing() as ws:
        from workbench.operations import claims

        chosen = _claims(ws, ids)
        event = claims.dismiss(ws.journal, chosen, reason)
    _tell(event, "Dismissed", chosen)


@click.command("reopen", cls=Verb, epilog="workbench claim reopen 7kq2mz")
@CLAIMS
def reopen(ids: tuple[str, ...]) -> None:
    """Take claims up again that were dismissed, or joined into another."""
    with writing() as ws:
        from workbench.operations import claims

        chosen = _claims(ws, ids)
        event = claims.reopen(ws.journal, chosen)
    _tell(event, "Reopened", chosen)


@click.command("assign", cls=Verb, epilog='workbench claim assign 7kq2mz p4w3ho --to "Ana Petrova"')
@CLAIMS
@click.option("--to", "name", type=TEXT, metavar="NAME", help="Who is to review them.")
@click.option("--nobody", is_flag=True, help="Take the assignment back.")
def assign(ids: tuple[str, ...], name: str | None, nobody: bool) -> None:
    """Say who is to review claims."""
    if (name is None) is not nobody:
        raise click.UsageError("Name a reviewer with --to, or take the assignment back with --nobody.")
    with writing() as ws:
        from workbench.operations import claims

        chosen = _claims(ws, ids)
        event = claims.assign(ws.journal, chosen, name)
    _tell(event, f"Assigned to {name}:" if name else "Unassigned", chosen)


@click.command("tag", cls=Verb, epilog="workbench claim tag 7kq2mz --add urgent --remove later")
@CLAIMS
@click.option("--add", multiple=True, type=TEXT, metavar="TAG", help="Put this tag on; may be repeated.")
@click.option("--remove", multiple=True, type=TEXT, metavar="TAG", help="Take this tag off; may be repeated.")
def tag(ids: tuple[str, ...], add: tuple[str, ...], remove: tuple[str, ...]) -> None:
    """Put tags on claims and take others off."""
    if not add and not remove:
        raise click.UsageError("Name a tag with --add or --remove.")
    with writing() as ws:
        from workbench.operations import claims

        chosen = _claims(ws, ids)
        event = claims.tag(ws.journal, chosen, add=add, remove=remove)
    _tell(event, "Tagged", chosen)


@click.command("comment", cls=Verb, epilog='workbench claim comment 7kq2mz "Asked the ministry on Monday."')
@CLAIM
@click.argument("text", metavar="TEXT|-", type=TEXT_OR_STDIN)
def comment(id_: str, text: str) -> None:
    """Write a remark on a claim for the other reviewers; print its id. Reports leave it out."""
    with writing() as ws:
        from workbench.operations import claims

        id_ = ws.reader.resolve("claim", id_)
        written = claims.comment(ws.journal, id_, text)
    put(written)
    say(f"Commented on claim {id_}.")


VERBS = (take, reword, join, split, dismiss, reopen, assign, tag, comment)
