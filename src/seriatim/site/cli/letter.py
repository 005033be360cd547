"""The command that prints the Chair's letter."""

from datetime import datetime
from typing import Annotated

import typer

from seriatim.kernel.ids import ListId, MeetingId, SessionId
from seriatim.letters.gather import facts_of
from seriatim.letters.official import names_in
from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.languages import LANGUAGES, REVIEWED
from seriatim.letters.rules.letter import Letter
from seriatim.letters.rules.text import text
from seriatim.proceedings.chamber import Chamber
from seriatim.site.cli.house import AsJson, tell, the_journal


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise typer.BadParameter(f"choose one of {', '.join(LANGUAGES)}")
    return language


def letter(  # noqa: PLR0913 — each argument is an option of the command
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
    language: Annotated[
        str, typer.Option(callback=_known, help=f"The language of the letter: {', '.join(LANGUAGES)}.")
    ] = "en",
    json: AsJson = False,
) -> None:
    """Print the letter that invites to a follow-up, composed from what was recorded."""
    with the_journal() as journal:
        day, about = dated.date() if dated else None, ListId(topic) if topic else None
        facts = facts_of(Chamber(journal), SessionId(session), MeetingId(meeting), day, about)
    composed = compose(facts, LANGUAGES[language], names_in(language))
    if language not in REVIEWED:
        _warn(composed)
    if json:
        tell(composed)
    else:
        typer.echo(text(composed), nl=False)


def _warn(letter: Letter) -> None:
    """Said beside the letter, not in it."""
    typer.echo("Unreviewed translation: a translator must read it before it is sent.", err=True)
    if letter.left_in_english:
        typer.echo(f"Left in English, since nobody has given it: {'; '.join(letter.left_in_english)}.", err=True)
