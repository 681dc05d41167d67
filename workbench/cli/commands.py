"""The kinds of command: nouns that hold verbs, verbs that know the workspace, and a root that loads nouns late."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from workbench.cli.session import Session
from workbench.cli.words import TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping


class Late(NamedTuple):
    """A command that is imported when it runs: where it stands, and its line in the help."""

    module: str
    attribute: str
    help: str


def workspace_options() -> list[click.Option]:
    """Which workspace and who acts; the same before the verb and after it, the later one counts."""
    return [
        _kept("--db", "database", metavar="PATH", help="The workspace's database [default: ./claims.db]."),
        _kept(
            "--references",
            metavar="FOLDER",
            help="Its stored files [default: references/ beside the database].",
        ),
        _kept("--reviewer", metavar="NAME", help="Who acts [default: the login name]."),
        _kept(
            "--allow-private",
            multiple=True,
            metavar="HOST[:PORT]",
            help="Let fetching reach this host of a private network; may be repeated.",
        ),
    ]


def _kept(flag: str, name: str | None = None, **about: Any) -> click.Option:
    declared = [flag, name] if name else [flag]
    return click.Option(declared, type=TEXT, expose_value=False, callback=_keep, **about)


def _keep(ctx: click.Context, param: click.Parameter, value: str | tuple[str, ...] | None) -> None:
    if not value or param.name is None:
        return
    if isinstance(value, str) and not value.strip():
        raise click.BadParameter("it is blank.", ctx=ctx, param=param)
    session = ctx.ensure_object(Session)
    setattr(session, param.name, value if isinstance(value, str) else (*getattr(session, param.name), *value))


class WithExamples(click.Command):
    """A command whose epilog is examples, shown as they were written, so that they can be copied."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """A section of examples, one a line."""
        if self.epilog:
            with formatter.section("Examples"):
                for line in self.epilog.strip().splitlines():
                    formatter.write(f"{'':>{formatter.current_indent}}{line.strip()}\n")


class Verb(WithExamples):
    """A command that works on a workspace: it takes the workspace's options too, in a section of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = {flag for param in self.params for flag in param.opts}
        self.about_workspace = [option for option in workspace_options() if own.isdisjoint(option.opts)]
        self.params.extend(self.about_workspace)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verb's own options, then the workspace's."""
        own = [p for p in self.get_params(ctx) if p not in self.about_workspace]
        for title, params in (("Options", own), ("Workspace", self.about_workspace)):
            records = [p.get_help_record(ctx) for p in params if isinstance(p, click.Option)]
            with formatter.section(title):
                formatter.write_dl([record for record in records if record is not None])


class Noun(WithExamples, click.Group):
    """A group of verbs on one noun."""

    command_class = Verb

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the work."""
        return list(self.commands)


class Root(WithExamples, click.Group):
    """The program: its nouns are imported when one of them runs, so that ``--help`` answers at once."""

    def __init__(self, *args: Any, late: Mapping[str, Late], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.late = late

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The nouns in the order of the work."""
        return list(self.late)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in self.late:
            return None
        module, attribute, _help = self.late[cmd_name]
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; a wrong name is answered with the nearest ones."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=self.late, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The nouns with their lines, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, late.help) for name, late in self.late.items()])
