"""``workbench document``: the texts under check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Noun
from workbench.cli.document_add import FIELDS, add_documents
from workbench.cli.output import (
    Column,
    ShortIds,
    listing_options,
    object_option,
    plural,
    put,
    put_fields,
    put_heading,
    put_listing,
    put_object,
    put_table,
    say,
    when,
)
from workbench.cli.records import assertion_object, document_row
from workbench.cli.session import reading, writing
from workbench.cli.words import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.documents import Document
    from workbench.errors import ExitCode


@click.group("document", cls=Noun)
def document() -> None:
    """Add the texts under check, list them, withdraw them."""


def _stated(command: Callable[..., Any]) -> Callable[..., Any]:
    for name, help_ in reversed(FIELDS.items()):
        metavar = {"published": "DATE", "url": "URL"}.get(name)
        command = click.option(f"--{name}", type=TEXT, metavar=metavar, help=help_)(command)
    return command


@document.command(
    "add",
    epilog="""
    workbench document add article.html
    workbench document add wire.txt --publisher "The Herald" --published 2024-12-19
    curl -s https://herald.example/story | workbench document add - --url https://herald.example/story
    workbench document add https://herald.example/story https://courier.example/report
    workbench document add articles/
    """,
)
@click.argument("paths", metavar="FILE|URL...", nargs=-1, required=True)
@_stated
@click.option("--supersedes", metavar="DOCUMENT", type=TEXT, help="The older edition that this one replaces.")
@listing_options
def add(paths: tuple[str, ...], supersedes: str | None, form: str | None, **stated: str | None) -> ExitCode:
    """Add files (text, Markdown, HTML, PDF, DOCX, EPUB, EML), find their assertions and open a claim for each.

    FILE may be a folder, which is walked, or - for standard input; a URL is fetched. The same text again is
    recognised: another publisher, address, date or author adds an appearance. What cannot be taken is reported and
    the rest go on. There need not be a workspace yet: one is created.
    """
    return add_documents(paths, stated, supersedes, form)


@document.command("list", epilog="workbench document list --json")
@listing_options
def list_(form: str | None) -> None:
    """List all documents in the order they were added, withdrawn ones too."""
    with reading() as ws:
        short = ShortIds(ws.reader)

        def row(found: Document) -> list[str]:
            standing = "withdrawn" if found.withdrawn else "superseded" if found.superseded_by else ""
            if found.copies and not standing:
                standing = f"one voice with {short('document', found.copies[0])}"
            return [
                short("document", found.id),
                found.published or "",
                found.publisher or "",
                str(found.assertions),
                f"{found.claims_open}/{found.claims}",
                standing,
                found.title,
            ]

        columns = [
            Column("ID"),
            Column("PUBLISHED"),
            Column("PUBLISHER"),
            Column("ASSERTIONS", to_the_right=True),
            Column("LEFT", to_the_right=True),
            Column("STANDING"),
            Column("TITLE"),
        ]
        none = "No documents yet: add some with `workbench document add FILE`."
        put_listing(form, ws.reader.documents(), document_row, columns, row, none=none)


@document.command("show", epilog="workbench document show 3xk7qa --text")
@click.argument("id_", metavar="DOCUMENT", type=TEXT)
@click.option("--text", "only_text", is_flag=True, help="Print the stored text alone.")
@object_option
def show(id_: str, only_text: bool, as_json: bool) -> None:
    """Print what is known of a document, and its assertions by place."""
    with reading() as ws:
        id_ = ws.reader.resolve("document", id_)
        if only_text and not as_json:
            put(ws.reader.document_text(id_))
            return
        found, assertions = ws.reader.document(id_), ws.reader.document_assertions(id_)
        if as_json:
            passages = [assertion_object(assertion) for assertion in assertions]
            put_object(document_row(found) | {"text": ws.reader.document_text(id_), "passages": passages})
            return
        short = ShortIds(ws.reader)
        _put_document(found, short)
        if assertions:
            put_heading("Assertions")
            columns = [Column("ID"), Column("KIND"), Column("PLACE"), Column("SPEAKER"), Column("WORDS")]
            put_table(
                columns,
                [
                    [
                        short("assertion", a.id),
                        "rejected" if a.rejected else str(a.reading.kind),
                        f"{a.reading.span.start}-{a.reading.span.end}",
                        a.reading.speaker or "",
                        a.reading.text,
                    ]
                    for a in assertions
                ],
            )


def _put_document(found: Document, short: ShortIds) -> None:
    put(found.title)
    withdrawn = (found.withdrawn_reason or "its addition was undone") if found.withdrawn else None
    put_fields(
        [
            ("Id", found.id),
            ("Withdrawn", withdrawn),
            ("Supersedes", short("document", found.supersedes)),
            ("Superseded by", short("document", found.superseded_by)),
            ("One voice with", ", ".join(short("document", copy) for copy in found.copies)),
            (
                "Text",
                ", ".join(filter(None, (f"{found.characters} characters", found.media_type, found.encoding))),
            ),
            ("Read by", f"{found.reader}, {found.extractor}"),
            ("SHA-256", found.text_digest),
            ("Claims", f"{found.claims}, {found.claims_open} left"),
            ("Added", f"by {found.added_by}, {when(found.added_at)}"),
        ]
    )
    if found.appearances:
        put_heading("Appeared")
        for a in found.appearances:
            put("  " + ", ".join(part for part in (a.publisher, a.published, a.author, a.url) if part))


@document.command(
    "withdraw", epilog='workbench document withdraw 3xk7qa --reason "under embargo until Friday"'
)
@click.argument("id_", metavar="DOCUMENT", type=TEXT)
@click.option("--reason", required=True, type=TEXT, help="Why; it stands in the trail and in reports.")
def withdraw(id_: str, reason: str) -> None:
    """Take a wrong or embargoed document out of the work. Its text and its trail stay."""
    with writing() as ws:
        from workbench.operations.ingest import withdraw_document

        id_ = ws.reader.resolve("document", id_)
        event = withdraw_document(ws.journal, id_, reason)
    say(f"Withdrew document {id_}." if event else f"Document {id_} was withdrawn already, for this reason.")


@document.command("reextract", epilog="workbench document reextract 3xk7qa")
@click.argument("ids", metavar="DOCUMENT...", nargs=-1, required=True, type=TEXT)
def reextract(ids: tuple[str, ...]) -> None:
    """Read documents again with this version of the extractor. What reviewers set is kept."""
    with writing() as ws:
        from workbench.operations.reextract import reextract as read_again

        for id_ in [ws.reader.resolve("document", given) for given in ids]:
            result = read_again(ws.journal, id_)
            say(
                f"Document {id_}: {plural(result.added, 'assertion')} added, {result.revised} revised, "
                f"{result.retired} retired."
            )
