"""``workbench service``: the outside services, what each is for, and what is missing to ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Noun
from workbench.cli.output import filled, listing_options, put, put_fields, put_objects, say
from workbench.cli.session import settings

if TYPE_CHECKING:
    from workbench.domain.services import Access


@click.group("service", cls=Noun)
def service() -> None:
    """See which outside services can be asked, and what each wants."""


@service.command("list", epilog="workbench service list --json")
@listing_options
def list_(form: str | None) -> None:
    """List the look-ups and archives: whether they are on, what they are for, their terms, what is missing.

    Nothing is sent. A look-up is asked only when it is named (`reference find CLAIM --with NAME`) or turned on in the
    configuration file, which `WORKBENCH_CONFIG` may name:

    \b
        contact = "desk@herald.example"
        [wikipedia]
        on = true
        [factcheck]
        key = "..."
        [archive.org]
        access = "..."
        secret = "..."
    """
    from workbench.operations.services import statuses
    from workbench.workspace import outside_services

    services = outside_services(contact=_contact(), allow_private=settings().allow_private)
    found = statuses(services)
    if form is not None:
        put_objects(form, (_object(access, status) for access, status in found))
        return
    there = "" if services.config_file.exists() else " (not there yet)"
    say(f"Configuration: {services.config_file}{there}")
    for n, (access, status) in enumerate(found):
        if n:
            put()
        about = access.service
        put(f"{about.name}  {about.title}  [{status}]")
        put(filled(f"For {about.purpose}.", "  "))
        put(filled(f"Terms: {about.terms}.", "  "))
        put_fields(
            [
                ("  Credit", about.credit),
                ("  Key from", about.key_from if access.missing else None),
                ("  Address", access.url if access.url != about.url else None),
            ]
        )


def _contact() -> str | None:
    """The contact of the workspace, where there is one to open."""
    from workbench.cli.session import reading
    from workbench.errors import WorkspaceUnavailable

    try:
        with reading() as ws:
            return ws.reader.workspace().contact
    except WorkspaceUnavailable:
        return None


def _object(access: Access, status: str) -> dict[str, Any]:
    about = access.service
    return {
        "name": about.name,
        "title": about.title,
        "status": status,
        "on": bool(access.is_on),
        "missing": list(access.missing),
        "purpose": about.purpose,
        "terms": about.terms,
        "credit": about.credit,
        "url": access.url,
        "is_lookup": about.is_lookup,
        "is_source": about.is_source,
    }
