"""How does the first officer of a body come in? By a link that whoever keeps the machine prints and hands over."""

import os
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from seriatim.kernel.actor import APPOINTED, SECRETARIAT
from seriatim.kernel.ids import BodyId, DelegationId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.refusals import Refusal
from seriatim.site import environment
from seriatim.site.cli.errors import NOT_UNDERSTOOD, fail
from seriatim.site.cli.house import AsJson, tell

if TYPE_CHECKING:
    from seriatim.delegations.models import Link


def invite(
    *,
    body: Annotated[str, typer.Option(help="The body, by its id.")],
    name: Annotated[str, typer.Option(help="The person, as colleagues say; the journal never has it.")],
    office: Annotated[str, typer.Option(help="chair, secretariat or interpreter: appoints an officer.")] = "",
    delegation: Annotated[str, typer.Option(help="A code such as KEN: names the focal point of the delegation.")] = "",
    json: AsJson = False,
) -> None:
    """Print a link with which somebody registers a passkey: an officer, or the focal point of a delegation."""
    if bool(office) == bool(delegation):
        fail("give --office with an office, or --delegation with a code: one of them", NOT_UNDERSTOOD)
    if office and office not in APPOINTED:
        fail(f"--office {office}: give {', '.join(APPOINTED)}", NOT_UNDERSTOOD)
    link, address = _invited(body, {"name": name, "mail": "", "office": office, "delegation": delegation})
    if json:
        tell({"link": link.link, "person": link.person_id, "address": address, "expires": link.expires})
        return
    typer.echo(
        f"A link for {name}, to be handed over to nobody else; it works once, until {link.expires:%d %B %Y %H:%M} UTC:"
    )
    typer.echo(address)


def _invited(body: str, given: dict[str, str]) -> "tuple[Link, str]":
    from seriatim.site.serving import prepare  # noqa: PLC0415 — sets up what is read on import

    prepare()
    from django.db import transaction  # noqa: PLC0415 — needs the line above
    from django.urls import reverse  # noqa: PLC0415 — likewise

    from seriatim.site.house import chamber  # noqa: PLC0415 — likewise
    from seriatim.site.people.arranging import Here, appoint, name_focal_point  # noqa: PLC0415 — likewise

    record = chamber().body(BodyId(body))
    if record.body.facts is None:
        raise Refused(Refusal.NO_SUCH_BODY, body=body)
    if given["delegation"]:
        record.roster.participant(DelegationId(given["delegation"]))
    here = Here(BodyId(body), record, SECRETARIAT, key=uuid4().hex)
    with transaction.atomic():
        handover = (appoint if given["office"] else name_focal_point)(here, given)
    origin = environment.origin() or f"http://localhost:{os.environ.get('PORT', '8000')}"
    return handover.link, origin + reverse("link", kwargs={"secret": handover.secret})
