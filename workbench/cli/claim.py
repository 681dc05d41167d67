"""``workbench claim``: finding claims and looking at them; the work on them is in ``claim_work``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli import claim_check, claim_work
from workbench.cli.claim_show import put_claim
from workbench.cli.commands import Noun
from workbench.cli.output import (
    Column,
    ShortIds,
    listing_options,
    object_option,
    put_listing,
    put_object,
    say,
)
from workbench.cli.records import claim_object, claim_row
from workbench.cli.session import reading
from workbench.cli.words import TEXT, OneOf
from workbench.domain.assertions import AssertionKind
from workbench.domain.claims import ClaimFilter, ClaimSort, State
from workbench.domain.decisions import FindingFilter
from workbench.domain.names import spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.domain.claims import ClaimSummary
    from workbench.domain.names import NamedEntity
    from workbench.store.reader import Reader

PAGE = 500
"""Claims read at once."""


@click.group("claim", cls=Noun)
def claim() -> None:
    """List claims, look at them, work on them."""


@claim.command(
    "list",
    epilog="""
    workbench claim list --unfinished --sort worthiness --limit 20
    workbench claim list --search 'missile range' --kind quantity
    workbench claim list --state disputed --json
    """,
)
@click.option("--state", type=OneOf(State), help="Only claims in this state.")
@click.option("--unfinished", is_flag=True, help="Only claims that still want something from a reviewer.")
@click.option("--kind", type=OneOf(AssertionKind), help="Only claims whose passage is of this kind.")
@click.option(
    "--speaker", type=TEXT, metavar="NAME", help="Only what this speaker said; part of the name will do."
)
@click.option(
    "--entity", type=TEXT, metavar="NAME", help="Only claims in which this name stands, in any spelling."
)
@click.option("--document", type=TEXT, metavar="DOCUMENT", help="Only claims of this document.")
@click.option(
    "--reviewer",
    type=TEXT,
    metavar="NAME",
    help="Only claims assigned to, taken by or judged by this reviewer.",
)
@click.option("--tag", type=TEXT, help="Only claims with this tag.")
@click.option("--search", type=TEXT, metavar="WORDS", help="Only claims in which all these words occur.")
@click.option(
    "--sort", type=OneOf(ClaimSort), default=ClaimSort.DOCUMENT, help="By place, or by check-worthiness."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@listing_options
def list_(
    state: State | None,
    unfinished: bool,
    kind: AssertionKind | None,
    speaker: str | None,
    entity: str | None,
    document: str | None,
    reviewer: str | None,
    tag: str | None,
    search: str | None,
    sort: ClaimSort,
    limit: int | None,
    form: str | None,
) -> None:
    """List the claims that all the filters let through."""
    with reading() as ws:
        from workbench.domain.ids import reviewer_id

        wanted = ClaimFilter(
            state=state,
            unfinished=unfinished,
            kind=kind,
            speaker=_the_one_like(speaker, ws.reader, "speaker") if speaker else None,
            entity=entity,
            document_id=ws.reader.resolve("document", document) if document else None,
            reviewer=reviewer_id(reviewer) if reviewer else None,
            tag=_the_one_like(tag, ws.reader, "tag") if tag else None,
            text=search,
        )
        also = ws.reader.also_searched(search) if search else []
        if also:
            say(f"Found under other spellings too: {', '.join(also)}.")
        short = ShortIds(ws.reader)

        def row(found: ClaimSummary) -> list[str]:
            return [
                short("claim", found.id),
                str(found.kind or ""),
                str(found.state).replace("_", " "),
                str(found.rating or ""),
                found.reviewer or "",
                found.speaker or "",
                found.wording,
            ]

        titles = ("ID", "KIND", "STATE", "RATING", "REVIEWER", "SPEAKER", "WORDING")
        found = _pages(ws.reader, ws.reader.claim_order(wanted, sort, limit))
        put_listing(form, found, claim_row, [Column(t) for t in titles], row, none="No claims match.")


@claim.command("show", epilog="workbench claim show 7kq2mz --json")
@click.argument("id_", metavar="CLAIM", type=TEXT)
@object_option
def show(id_: str, as_json: bool) -> None:
    """Print a claim with its passages, evidence, verdicts, comments and history."""
    with reading() as ws:
        from workbench.operations.audit import log
        from workbench.operations.sourcing import sourcing

        found = ws.reader.claim(ws.reader.resolve("claim", id_))
        texts = {d: ws.reader.document_text(d) for d in {member.document_id for member in found.members}}
        history, sourced = log(ws.reader, claim_id=found.id), sourcing(ws.reader, found)
        if as_json:
            put_object(claim_object(found, texts, history, sourced))
        else:
            about = ws.reader.finding_page(ws.reader.finding_order(FindingFilter(claim_id=found.id)))
            put_claim(found, texts, history, sourced, ShortIds(ws.reader), about)


for verb in (claim_check.check, *claim_work.VERBS):
    claim.add_command(verb)


def _pages(reader: Reader, numbers: Iterable[int]) -> Iterator[ClaimSummary]:
    order = list(numbers)
    for start in range(0, len(order), PAGE):
        yield from reader.claim_page(order[start : start + PAGE])


def _the_one_like(given: str, reader: Reader, noun: str) -> str:
    """The known value that was meant, whatever its case; of a speaker, part of the name or another spelling will do."""
    typed = given.strip().casefold()
    by_fold = {value.casefold(): value for value in (reader.tags() if noun == "tag" else reader.speakers())}
    if typed in by_fold:
        return by_fold[typed]
    if noun == "speaker" and any(_is_spelling(given, entity) for entity in reader.entities()):
        return given
    holding = [value for fold, value in by_fold.items() if noun == "speaker" and typed in fold]
    match holding:
        case [only]:
            return only
        case []:
            say(f"No claim has the {noun} {given!r}.")
            return given
        case [first, *others] if any(
            all(_is_spelling(each, entity) for each in holding) for entity in reader.entities()
        ):
            say(f"{given!r} stands for {', '.join([first, *others])}: one name.")
            return first
        case several:
            raise click.UsageError(f"{given!r} could be {', '.join(several)}: type more of the name.")


def _is_spelling(given: str, entity: NamedEntity) -> bool:
    return spelling_key(given) in {spelling_key(spelling) for spelling in (entity.name, *entity.spellings)}
