"""``workbench``: the nouns it knows, and what it does without one."""

from __future__ import annotations

import click

from workbench import __version__
from workbench.cli.commands import Late, Root, workspace_options
from workbench.cli.output import is_terminal
from workbench.cli.session import session, settings
from workbench.errors import ExitCode

COMMANDS = {
    "workspace": Late("workbench.cli.workspace", "workspace", "Create, look at and set up a workspace."),
    "document": Late(
        "workbench.cli.document", "document", "Add the texts under check, list and withdraw them."
    ),
    "claim": Late("workbench.cli.claim", "claim", "List, take, reword, join, split, dismiss claims."),
    "assertion": Late("workbench.cli.assertion", "assertion", "Mark passages by hand and correct readings."),
    "reference": Late(
        "workbench.cli.reference", "reference", "Add sources, fetch them, note calls and letters."
    ),
    "service": Late("workbench.cli.service", "service", "See which look-ups and archives can be asked."),
    "source": Late("workbench.cli.source", "source", "Say what is known of who publishes."),
    "evidence": Late("workbench.cli.evidence", "evidence", "Lay passages of references against claims."),
    "verdict": Late("workbench.cli.verdict", "verdict", "Conclude claims with a rating and its reasons."),
    "compare": Late("workbench.cli.compare", "compare", "Set the articles against each other."),
    "finding": Late("workbench.cli.finding", "finding", "Judge what the articles agree and disagree on."),
    "entity": Late("workbench.cli.entity", "entity", "Gather the spellings of a name."),
    "report": Late("workbench.cli.report", "report", "Write the verification report."),
    "audit": Late("workbench.cli.audit", "audit", "Read the trail and verify it."),
    "undo": Late("workbench.cli.undo", "undo", "Take back your newest action."),
    "backup": Late("workbench.cli.backup", "backup", "Copy the workspace while others work on it."),
    "check": Late("workbench.cli.check", "check", "Hold a quotation against files, without a workspace."),
    "extract": Late("workbench.cli.extract", "extract", "Find assertions in files, without a workspace."),
}

EXAMPLES = """
workbench document add article.txt --publisher "The Herald" --published 2024-12-19
workbench claim list --unfinished --sort worthiness
workbench report export --output report.html
"""


@click.group(
    cls=Root,
    late=COMMANDS,
    params=list(workspace_options()),
    invoke_without_command=True,
    no_args_is_help=False,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="workbench")
@click.pass_context
def workbench(ctx: click.Context) -> int | None:
    """Check claims and keep the sources: a workbench for fact-checkers.

    Without a command it opens its screens on the workspace; without a terminal it prints a summary instead.
    """
    if ctx.invoked_subcommand is not None:
        return None
    open_screens = session().open_screens
    if open_screens is not None and is_terminal("stdin") and is_terminal("stdout"):
        return open_screens(settings())
    from workbench.cli.workspace import put_summary

    put_summary()
    return ExitCode.DONE
