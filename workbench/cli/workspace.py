"""``workbench workspace``: creating a workspace, looking at it, changing its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Noun
from workbench.cli.output import moment, object_option, plural, put, put_fields, put_object, say, when
from workbench.cli.session import reading, settings, writing
from workbench.cli.words import TEXT, OneOf
from workbench.domain.workspaces import SourcingRule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from workbench.domain.claims import ClaimCounts
    from workbench.domain.workspaces import WorkspaceInfo
    from workbench.workspace import Workspace

REVIEWS = click.IntRange(1, 2)


@click.group("workspace", cls=Noun)
def workspace() -> None:
    """Create a workspace, look at it, change its settings."""


@workspace.command(
    "init", epilog='workbench workspace init --title "Sanctions of December" --required-reviews 2'
)
@click.option("--title", type=TEXT, default="", help="What the workspace is about; reports bear it.")
@click.option(
    "--required-reviews",
    type=REVIEWS,
    metavar="[1|2]",
    default=1,
    help="How many reviewers must agree before a claim is concluded [default: 1].",
)
def init(title: str, required_reviews: int) -> None:
    """Create an empty workspace, at ./claims.db unless --db says otherwise."""
    from workbench.workspace import create

    chosen = settings()
    create(chosen, title=title.strip(), required_reviews=required_reviews).close()
    say(f"Created the workspace {chosen.database}; its files will lie in {chosen.references}.")


@workspace.command("show", epilog="workbench workspace show --json")
@object_option
def show(as_json: bool) -> None:
    """Print what the workspace holds and how far its review is."""
    put_summary(as_json=as_json)


@workspace.command("set", epilog="workbench workspace set --required-reviews 2 --contact desk@herald.example")
@click.option("--title", type=TEXT, help="What the workspace is about; reports bear it.")
@click.option(
    "--required-reviews",
    type=REVIEWS,
    metavar="[1|2]",
    help="How many reviewers must agree before a claim is concluded; every claim's state follows at once.",
)
@click.option(
    "--sourcing",
    type=OneOf(SourcingRule),
    help="What reviewers are advised to have: a primary reference, or so many independent secondary ones.",
)
@click.option(
    "--contact", type=TEXT, help="An address sent with every request to the web, so that sites can ask."
)
def set_(**given: Any) -> None:
    """Change settings of the workspace; every reviewer gets them."""
    wanted = {name: value for name, value in given.items() if value is not None}
    if not wanted:
        raise click.UsageError(
            "Name a setting to change: --title, --required-reviews, --sourcing or --contact."
        )
    with writing() as ws:
        from workbench.operations.workspaces import set_workspace

        event = set_workspace(ws.journal, **wanted)
    say(f"Set {', '.join(name.replace('_', ' ') for name in wanted)}." if event else "Nothing to change.")


def put_summary(*, as_json: bool = False) -> None:
    """Print what the workspace holds, as people read it or as one object."""
    with reading() as ws:
        info, counts = ws.reader.workspace(), ws.reader.claim_counts()
        if as_json:
            put_object(_summary(ws, info, counts))
            return
        put(info.title or "Untitled workspace")
        if info.is_sample:
            put("This is the sample workspace: restore it with `python -m workbench.samples`.")
        put_fields(
            [
                ("Database", str(ws.settings.database)),
                ("Documents", f"{info.documents} with {plural(info.assertions, 'assertion')}"),
                ("Claims", _claims(counts)),
                ("Ratings", _listed(counts.by_rating)),
                ("Left", plural(counts.left, "claim")),
                ("References", f"{info.references} with {plural(info.snapshots, 'snapshot')}"),
                ("Evidence", plural(info.evidence, "piece")),
                ("Reviews", f"{info.required_reviews} to conclude a claim"),
                ("Sourcing", "" if info.sourcing is SourcingRule.NONE else str(info.sourcing)),
                ("Events", f"{info.events}, the last {when(info.last_event_at)}"),
                ("Head", ", ".join(info.heads)),
            ]
        )


def _summary(ws: Workspace, info: WorkspaceInfo, counts: ClaimCounts) -> dict[str, Any]:
    """The workspace as ``show --json`` prints it."""
    return {
        "id": info.id,
        "title": info.title,
        "database": str(ws.settings.database),
        "references_folder": str(ws.settings.references),
        "is_sample": info.is_sample,
        "required_reviews": info.required_reviews,
        "scale": info.scale,
        "sourcing": str(info.sourcing),
        "contact": info.contact,
        "created_at": moment(info.created_at),
        "documents": info.documents,
        "assertions": info.assertions,
        "claims": {
            "total": counts.total,
            "left": counts.left,
            "by_state": {str(state): number for state, number in counts.by_state.items()},
            "by_rating": {str(rating): number for rating, number in counts.by_rating.items()},
        },
        "references": info.references,
        "snapshots": info.snapshots,
        "evidence": info.evidence,
        "events": info.events,
        "heads": list(info.heads),
        "last_event_at": moment(info.last_event_at),
    }


def _claims(counts: ClaimCounts) -> str:
    listed = _listed(counts.by_state)
    return f"{counts.total}: {listed}" if listed else str(counts.total)


def _listed(counts: Mapping[Any, int]) -> str:
    """Counts in the order of their words' list: ``3 concluded, 12 open``."""
    if not counts:
        return ""
    order: type[StrEnum] = type(next(iter(counts)))
    return ", ".join(f"{counts[word]} {str(word).replace('_', ' ')}" for word in order if counts.get(word))
