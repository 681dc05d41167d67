"""``workbench reference find``: outside services asked what may bear on a claim, and a hit attached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from workbench.cli.commands import Verb
from workbench.cli.output import (
    filled,
    is_terminal,
    listing_options,
    moment,
    plural,
    put,
    put_heading,
    put_objects,
    say,
)
from workbench.cli.session import reading, writing
from workbench.cli.words import TEXT, OneOf
from workbench.domain.evidence import Stance
from workbench.domain.leads import plain_lead
from workbench.domain.services import LOOKUPS, SERVICES
from workbench.errors import ExitCode, UsageMistake, WorkbenchError

if TYPE_CHECKING:
    from workbench.domain.leads import Lead
    from workbench.operations.lookups import Found
    from workbench.workspace import Workspace


@click.command(
    "find",
    cls=Verb,
    epilog="""
    workbench reference find 7kq2mz --with federal-register --dry-run
    workbench reference find 7kq2mz --with wikipedia --with wikidata --limit 5
    workbench reference find 7kq2mz --with crossref --query "10.1000/xyz123"
    workbench reference find 7kq2mz --with federal-register --attach 1 --stance supports --fetch
    """,
)
@click.argument("claim_id", metavar="CLAIM", type=TEXT)
@click.option(
    "--with",
    "named",
    multiple=True,
    type=click.Choice(LOOKUPS),
    metavar="NAME",
    help=f"Ask this service: {', '.join(LOOKUPS)}. May be repeated. [default: those turned on]",
)
@click.option("--query", type=TEXT, metavar="TEXT", help="Ask for this instead of what is made of the claim.")
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and send nothing.")
@click.option(
    "--limit", type=click.IntRange(1, 50), default=10, show_default=True, help="Hits of each service."
)
@click.option("--fresh", is_flag=True, help="Ask again even when an answer of this week was kept.")
@click.option("--yes", is_flag=True, help="Send what was made of the claim without asking first.")
@click.option("--attach", type=click.IntRange(1), metavar="N", help="Attach hit N to the claim.")
@click.option("--stance", type=OneOf(Stance), help="With --attach: how it bears on the claim.")
@click.option("--fetch", is_flag=True, help="With --attach: fetch its page into a snapshot too.")
@listing_options
def find(
    claim_id: str,
    named: tuple[str, ...],
    query: str | None,
    dry_run: bool,
    limit: int,
    fresh: bool,
    yes: bool,
    attach: int | None,
    stance: Stance | None,
    fetch: bool,
    form: str | None,
) -> ExitCode:
    """Ask look-ups for references that may bear on a claim.

    The query is made of the claim (who speaks, whom and what it names, figures, dates) and shown before it is sent;
    at a terminal you are asked first. `since:DATE` and `until:DATE` in it bound when a record came out. Answers are
    kept for a week. A service that does not answer is named, and the others go on (exit code 1).
    """
    if attach is not None and stance is None:
        raise click.UsageError(
            "Say with --stance how the hit bears on the claim: supports, refutes, context."
        )
    if attach is None and (stance is not None or fetch):
        raise click.UsageError("--stance and --fetch go with --attach N.")
    if attach is not None and dry_run:
        raise click.UsageError("--dry-run sends nothing, so there is no hit to attach.")
    with reading() as ws:
        claim_id = ws.reader.resolve("claim", claim_id)
        asked = _queries(ws, claim_id, named, query)
        if dry_run:
            _put_queries(form, asked)
            return ExitCode.DONE
        if query is None and not yes and not _may_send(asked):
            say("Nothing was sent: write another query with --query.")
            return ExitCode.DONE
        found, failed = _ask(ws, asked, limit=limit, fresh=fresh)
        hits = _hits(ws, found)
    code = ExitCode.PARTIAL if failed else ExitCode.DONE
    if attach is not None and stance is not None:
        if attach > len(hits):
            raise UsageMistake(f"There is no hit {attach}: {plural(len(hits), 'hit')} came.")
        hit = hits[attach - 1]
        return max(code, _attach(claim_id, hit.found, hit.lead, stance, fetch=fetch))
    if form is not None:
        put_objects(form, map(hit_object, hits))
    else:
        _put_hits(found, hits)
    return code


def _queries(
    ws: Workspace, claim_id: str, named: tuple[str, ...], query: str | None
) -> list[tuple[str, str]]:
    """Which services are asked for what."""
    from workbench.domain.queries import query_for
    from workbench.operations.services import chosen_lookups

    claim = ws.reader.claim(claim_id)
    return [(name, query or query_for(name, claim)) for name in chosen_lookups(ws.services(), named)]


def _put_queries(form: str | None, asked: list[tuple[str, str]]) -> None:
    if form is not None:
        put_objects(form, ({"service": name, "query": query} for name, query in asked))
        return
    for name, query in asked:
        put(f"{name}: {query or '(nothing to ask for: give a --query)'}")


def _may_send(asked: list[tuple[str, str]]) -> bool:
    """Whether a person at a terminal lets these queries go out; a script has said so by calling."""
    if not (is_terminal("stdin") and is_terminal("stderr")):
        return True
    for name, query in asked:
        say(f"{SERVICES[name].title} will be asked for: {query}")
    return click.confirm("Send?", default=True, err=True)


def _ask(ws: Workspace, asked: list[tuple[str, str]], *, limit: int, fresh: bool) -> tuple[list[Found], int]:
    """What each service answers, and how many did not."""
    from workbench.operations.lookups import look_up
    from workbench.workspace import now_ms

    services, found, failed = ws.services(), [], 0
    for name, query in asked:
        say(f"Asking {SERVICES[name].title} for: {query}")
        try:
            result = look_up(services, name, query, now=now_ms, limit=limit, fresh=fresh)
        except WorkbenchError as error:
            if len(asked) == 1:
                raise
            say(f"{SERVICES[name].title}: {error}")
            failed += 1
            continue
        if result.is_kept:
            say(f"Nothing was sent: this is its answer of {moment(result.asked_at)} (--fresh asks again).")
        found.append(result)
    return found, failed


class Hit(NamedTuple):
    """One hit, counted through all services from 1."""

    number: int
    found: Found
    lead: Lead
    reference: str | None
    """The reference of this workspace that has its address or DOI."""


def _hits(ws: Workspace, found: list[Found]) -> list[Hit]:
    pairs = [(result, lead) for result in found for lead in result.leads]
    known = ws.reader.known_references([(lead.url, lead.doi) for _, lead in pairs])
    return [
        Hit(number, result, lead, id_)
        for number, ((result, lead), id_) in enumerate(zip(pairs, known, strict=True), 1)
    ]


def hit_object(hit: Hit) -> dict[str, Any]:
    """A hit as JSON: what is known of it, where and when it was found, and to whom it is owed."""
    return {"n": hit.number, **plain_lead(hit.lead)} | {
        "facts": dict(hit.lead.facts),
        "reference": hit.reference,
        "query": hit.found.query,
        "credit": hit.found.credit,
        "asked_at": moment(hit.found.asked_at),
        "kept": hit.found.is_kept,
    }


def _put_hits(found: list[Found], hits: list[Hit]) -> None:
    for result in found:
        put_heading(f"{SERVICES[result.service].title}: {plural(len(result.leads), 'hit')}")
        for hit in hits:
            if hit.found is result:
                _put_hit(hit)
        if result.leads:
            put(f"  {result.credit}.")


def _put_hit(hit: Hit) -> None:
    lead = hit.lead
    put(f"{hit.number:>3}  {lead.title}")
    about = " · ".join(part for part in (lead.author, lead.source, lead.issued, lead.standing_words) if part)
    facts = "; ".join(f"{name}: {value}" for name, value in lead.facts)
    known = f"known here as reference {hit.reference}" if hit.reference else None
    for line in (about, lead.url, lead.excerpt, facts, known):
        if line:
            put(filled(line, "     "))


def _attach(claim_id: str, result: Found, lead: Lead, stance: Stance, *, fetch: bool) -> ExitCode:
    from workbench.cli.reference_add import tell_capture
    from workbench.operations import capture
    from workbench.operations.lookups import add_lead, attach_lead, ensure_attachable

    ensure_attachable(lead, stance)
    code = ExitCode.DONE
    with writing() as ws:
        reference, is_new = add_lead(ws.journal, result, lead)
        say(f"{'Added' if is_new else 'Took the known'} reference {reference} ({lead.title}).")
        if fetch:
            # Before it is attached: a rating rests on evidence with a snapshot.
            code = tell_capture(capture.fetch(ws.journal, ws.blobs, ws.web(), ws.reader, reference))
        put(attach_lead(ws.journal, lead, reference, claim_id, stance))
    say(f"Attached it to claim {claim_id}: {stance}.")
    if not lead.is_source:
        say(f"{SERVICES[lead.service].title} is {lead.standing_words}: look for what it cites.")
    elif not fetch:
        say(
            "It has no snapshot yet, so only unproven can be rated on it: --fetch takes one before attaching."
        )
    return code
