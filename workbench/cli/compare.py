"""``workbench compare``: articles set against each other, those of the workspace or files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Verb
from workbench.cli.compared import put_compared
from workbench.cli.finding import put_findings
from workbench.cli.output import listing_options, plural, put_objects, say
from workbench.cli.session import reading, writing
from workbench.cli.words import TEXT, OneOf
from workbench.domain.decisions import TYPE_ORDER, TYPE_WORDS, FindingCounts, FindingFilter, FindingStatus
from workbench.domain.findings import FindingType
from workbench.errors import ExitCode, ReadOnlyWorkspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.findings import ComparedDocument, Finding
    from workbench.workspace import Workspace

Record = dict[str, Any]


@click.command(
    "compare",
    cls=Verb,
    epilog="""
    workbench compare
    workbench compare --check
    workbench compare monday.txt tuesday.txt --type conflict
    workbench compare monday.txt tuesday.txt --jsonl
    """,
)
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option(
    "--published",
    type=TEXT,
    metavar="DATE",
    help="With files: when they were published; relative dates start from it.",
)
@click.option(
    "--type",
    "types",
    type=OneOf(FindingType),
    multiple=True,
    help="With files: only this kind; may be given again.",
)
@click.option("--anew", is_flag=True, help="Compare all documents again, also where nothing changed.")
@click.option("--check", is_flag=True, help="Exit with 1 when there are findings that nobody has judged.")
@listing_options
def compare(
    files: tuple[str, ...],
    published: str | None,
    types: tuple[FindingType, ...],
    anew: bool,
    check: bool,
    form: str | None,
) -> ExitCode:
    """Find where articles say the same, quote otherwise, contradict each other, or only seem to.

    Without FILE the documents of the workspace are compared and the findings kept: what reviewers decided of them
    stays. With FILE nothing is kept, and no workspace is touched; a file that cannot be read is reported and the rest
    go on.
    """
    if files:
        return _compare_files(files, published, types, form, check)
    if published:
        raise click.UsageError("--published is for files; documents have their own dates.")
    if types:
        raise click.UsageError(
            "--type is for files; `workbench finding list --type` lists those of the workspace."
        )
    try:
        with writing() as ws:
            left = _compare_workspace(ws, form, anew)
    except ReadOnlyWorkspace:
        with reading() as ws:
            say("The workspace is read-only here: what is found is printed and not kept.")
            left = _compare_workspace(ws, form, anew)
    return ExitCode.PARTIAL if check and left else ExitCode.DONE


def _compare_workspace(ws: Workspace, form: str | None, anew: bool) -> int:
    """Print the findings of today; how many are open."""
    from workbench.operations.comparing import up_to_date

    with up_to_date(ws.journal, anew=anew) as reader:
        put_findings(form, reader, reader.finding_order())
        counts = reader.finding_counts(FindingFilter())
    say(counted_words(counts))
    return counts.of(status=FindingStatus.OPEN)


def counted_words(counts: FindingCounts) -> str:
    """How many findings there are of each kind, and how many are open."""
    if not counts.total:
        return "Nothing was found between the documents."
    kinds = [plural(counts.of(kind), *TYPE_WORDS[kind]) for kind in TYPE_ORDER if counts.of(kind)]
    return f"{', '.join(kinds)}; {counts.of(status=FindingStatus.OPEN)} open."


def _compare_files(
    files: Sequence[str], published: str | None, types: Sequence[FindingType], form: str | None, check: bool
) -> ExitCode:
    from workbench.comparison.compare import compare as compared
    from workbench.domain.typed_dates import parse_typed_date

    documents, names, failed = _read(files, parse_typed_date(published) if published else None)
    found = [finding for finding in compared(documents) if not types or finding.type in types]
    places = {
        assertion.id: (names[document.id], *assertion.reading.span)
        for document in documents
        for assertion in document.assertions
    }

    def as_object(finding: Finding) -> Record:
        shown = [(names[place.document], place.start, place.end) for place in finding.places]
        return {
            "type": str(finding.type),
            "assertions": [
                dict(zip(("document", "start", "end"), place, strict=True))
                for place in shown or map(places.__getitem__, finding.assertions)
            ],
            "explanation": finding.explanation,
            "differences": [{"kind": d.kind, "a": d.a, "b": d.b} for d in finding.differences],
            "confidence": finding.confidence / 1000,
        }

    if form is not None:
        put_objects(form, map(as_object, found))
    else:
        put_compared(found, documents, names)
    return ExitCode.PARTIAL if failed or (check and found) else ExitCode.DONE


def _read(
    files: Sequence[str], published: str | None
) -> tuple[list[ComparedDocument], dict[str, str], list[str]]:
    """The files as documents to compare, the name of each as it was typed, and the files that cannot be read."""
    from workbench.cli.extract import read_text
    from workbench.domain.findings import ComparedAssertion, ComparedDocument
    from workbench.errors import InputRefused
    from workbench.extraction.pipeline import extract, own_date

    documents: list[ComparedDocument] = []
    names: dict[str, str] = {}
    failed: list[str] = []
    for number, file in enumerate(files):
        try:
            read = read_text(file)
        except InputRefused as error:
            say(str(error))
            failed.append(file)
            continue
        date, id_ = published or read.published, f"{number}"
        names[id_] = file
        readings = [
            ComparedAssertion(f"{id_}.{place}", found)
            for place, found in enumerate(extract(read.text, published=date))
        ]
        documents.append(ComparedDocument(id_, read.text, readings, own_date(read.text, date)))
    return documents, names, failed
