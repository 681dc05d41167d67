"""``workbench assertion``: passages the program missed, and readings that need correcting."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Noun
from workbench.cli.output import object_option, put, put_object, say
from workbench.cli.session import writing
from workbench.cli.words import TEXT, TEXT_OR_STDIN, OneOf
from workbench.domain.assertions import AssertionKind, Comparator

if TYPE_CHECKING:
    from collections.abc import Callable

KIND = OneOf(AssertionKind)
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
CLEARABLE = (
    "speaker", "role", "organisation", "cited-source", "subject", "value", "high", "unit", "comparator", "date",
)  # fmt: skip


class Number(click.ParamType[str, str]):
    """A figure as it is stored: a decimal number in plain digits, ``2750`` or ``0.5``."""

    name = "number"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The number without thousands separators."""
        plain = value.strip().replace(",", "").replace("_", "")
        try:
            number = Decimal(plain)
        except InvalidOperation:
            self.fail(f"{value!r} is not a number: write it as 2750 or 0.5.", param, ctx)
        if not number.is_finite():
            self.fail(f"{value!r} is not a number: write it as 2750 or 0.5.", param, ctx)
        return f"{number:f}"


class Dates(click.ParamType[str, str]):
    """A date as it is stored: a day, a month, a year, or an interval with a slash, maybe open."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date in ISO 8601."""
        from workbench.domain.typed_dates import parse_typed_date

        first, slash, last = (part.strip() for part in value.partition("/"))
        if not slash or not DATE.match(first):
            return parse_typed_date(value)
        return f"{parse_typed_date(first)}/{last if last == '..' else parse_typed_date(last)}"


READING = {
    "speaker": (TEXT, "Who said it, by name."),
    "role": (TEXT, "The speaker's office."),
    "organisation": (TEXT, "For whom the speaker speaks."),
    "cited-source": (TEXT, "Where the document says it has it from."),
    "subject": (TEXT, "What it is about."),
    "value": (Number(), "The figure, in plain digits."),
    "high": (Number(), "The upper end of a range."),
    "unit": (TEXT, "Of what: kilometer, percent, USD, or the noun that is counted."),
    "comparator": (OneOf(Comparator), "How the figure bounds what it measures."),
    "date": (Dates(), "When: 2024-12-18, 2024-12, or an interval such as 1990/1999."),
}
"""Fields of a reading, with their types and helps."""


def _reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for name, (type_, help_) in reversed(READING.items()):
        command = click.option(f"--{name}", type=type_, help=help_)(command)
    return command


@click.group("assertion", cls=Noun)
def assertion() -> None:
    """Mark passages the program missed; correct or reject what it read."""


@assertion.command(
    "add",
    epilog='workbench assertion add 3xk7qa "above 5,000 kilometers" --kind quantity --value 5000 --unit kilometer',
)
@click.argument("document", metavar="DOCUMENT", type=TEXT)
@click.argument("words", metavar="WORDS|-", type=TEXT_OR_STDIN)
@click.option("--kind", type=KIND, required=True, help="What the passage is.")
@click.option(
    "--wording", type=TEXT, help="The claim in self-contained words; the passage itself unless said."
)
@_reading_options
@object_option
def add(
    document: str, words: str, kind: AssertionKind, wording: str | None, as_json: bool, **fields: Any
) -> None:
    """Mark a passage by its exact words and open a claim for it; print the assertion's id and the claim's."""
    with writing() as ws:
        from workbench.operations.assertions import add_assertion

        id_ = ws.reader.resolve("document", document)
        marked, opened = add_assertion(ws.journal, id_, words, kind, wording=wording, **fields)
    if as_json:
        put_object({"assertion": marked, "claim": opened})
    else:
        put(f"{marked}  {opened}")
    say(f"Marked assertion {marked} and opened claim {opened}.")


@assertion.command("correct", epilog='workbench assertion correct 5aw2rt --speaker "Jon Finer" --clear role')
@click.argument("id_", metavar="ASSERTION", type=TEXT)
@click.option("--kind", type=KIND, help="What the passage is.")
@click.option(
    "--start", type=click.IntRange(min=0), metavar="N", help="Where it begins, in characters of the text."
)
@click.option(
    "--end",
    type=click.IntRange(min=1),
    metavar="N",
    help="Where it ends: the place after its last character.",
)
@_reading_options
@click.option(
    "--clear", multiple=True, type=click.Choice(CLEARABLE), metavar="FIELD", help="Empty this field."
)
def correct(id_: str, clear: tuple[str, ...], **fields: Any) -> None:
    """Correct fields of a reading. What the program had read stays beside them."""
    wanted = {name: value for name, value in fields.items() if value is not None}
    wanted |= {name.replace("-", "_"): None for name in clear}
    if not wanted:
        raise click.UsageError(
            "Name a field to correct, for instance --speaker, or one to empty with --clear."
        )
    with writing() as ws:
        from workbench.operations.assertions import correct_assertion

        id_ = ws.reader.resolve("assertion", id_)
        event = correct_assertion(ws.journal, id_, **wanted)
    say(f"Corrected {', '.join(sorted(wanted))} of assertion {id_}." if event else "Nothing to change.")


@assertion.command("reject", epilog='workbench assertion reject 5aw2rt --reason "a caption, not a statement"')
@click.argument("id_", metavar="ASSERTION", type=TEXT)
@click.option("--reason", required=True, type=TEXT, help="Why the reading is wrong.")
def reject(id_: str, reason: str) -> None:
    """Say that a reading is wrong altogether. A claim that rests on it alone, untouched, is dismissed."""
    with writing() as ws:
        from workbench.operations.assertions import reject_assertion

        id_ = ws.reader.resolve("assertion", id_)
        event = reject_assertion(ws.journal, id_, reason)
    say(f"Rejected assertion {id_}." if event else "Nothing to change.")
