"""``workbench check``: a quotation against files, without a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.check_records import quotation_object
from workbench.cli.check_words import put_quotation
from workbench.cli.commands import WithExamples
from workbench.cli.output import listing_options, put, put_objects, say
from workbench.cli.words import TEXT, TEXT_OR_STDIN
from workbench.domain.side_by_side import LEGEND
from workbench.errors import ExitCode, InputRefused

if TYPE_CHECKING:
    from workbench.domain.checks import QuotationCheck


@click.command(
    "check",
    cls=WithExamples,
    epilog="""
    workbench check "We were not warned" --against hearing.txt --speaker "Kwame Osei"
    workbench check - --against *.pdf --json < quotation.txt
    """,
)
@click.argument("quotation", metavar="QUOTATION|-", type=TEXT_OR_STDIN)
@click.option(
    "--against", "files", metavar="FILE", multiple=True, required=True, help="A text; may be repeated."
)
@click.argument("more", metavar="[FILE]...", nargs=-1)
@click.option("--speaker", type=TEXT, metavar="NAME", help="Who is said to have said it.")
@click.option("--strict", is_flag=True, help="Exit with 1 when no file bears the quotation out.")
@listing_options
def check(
    quotation: str,
    files: tuple[str, ...],
    more: tuple[str, ...],
    speaker: str | None,
    strict: bool,
    form: str | None,
) -> ExitCode:
    """Tell what a text has of a quotation: the same words, legal edits, altered, cut, spliced, someone else's.

    A file that cannot be read is reported and the rest go on; the exit code is 1 then.
    """
    if not quotation.strip():
        raise click.UsageError("The quotation is blank.")
    found: list[tuple[str, QuotationCheck]] = []
    failed = False
    for file in (*files, *more):
        try:
            found.append((file, _checked(quotation, speaker, file)))
        except InputRefused as error:
            say(str(error))
            failed = True
    if form is not None:
        put_objects(form, ({"document": file, **quotation_object(item)} for file, item in found))
    else:
        for file, item in found:
            put(file)
            put_quotation(item, "  ")
        if found:
            say(LEGEND)
    unborne = strict and not any(item.is_borne_out for _, item in found)
    return ExitCode.PARTIAL if failed or unborne else ExitCode.DONE


def _checked(quotation: str, speaker: str | None, file: str) -> QuotationCheck:
    from workbench.operations.checking import check_words
    from workbench.readers.read import read_file

    read = read_file(Path(file))[1]
    return check_words(quotation, speaker, read.text, read.published)
