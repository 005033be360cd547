"""The command that prints the Chair's letter."""

from datetime import datetime
from typing import Annotated

import typer

from seriatim.kernel.ids import ListId, MeetingId, SessionId
from seriatim.letters.gather import facts_of
from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.text import text
from seriatim.proceedings.chamber import Chamber
from seriatim.site.cli.house import AsJson, tell, the_journal


def letter(
    *,
    session: Annotated[str, typer.Argument(metavar="SESSION", help="The id of the session, such as oewg-7.")],
    meeting: Annotated[
        str, typer.Argument(metavar="MEETING", help="The id of the follow-up meeting, such as town-hall.")
    ],
    dated: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day of the letter; else that on which the meeting was scheduled."),
    ] = None,
    topic: Annotated[
        str | None, typer.Option(help="The topic that the letter is about, where the follow-up takes up several.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Print the letter that invites to a follow-up, composed from what was recorded."""
    with the_journal() as journal:
        day, about = dated.date() if dated else None, ListId(topic) if topic else None
        facts = facts_of(Chamber(journal), SessionId(session), MeetingId(meeting), day, about)
    composed = compose(facts)
    if json:
        tell(composed)
    else:
        typer.echo(text(composed), nl=False)
