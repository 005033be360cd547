"""Taking in a secretariat's table of participants: everybody on it, or nobody."""

from datetime import UTC, datetime
from hashlib import sha256

from seriatim.delegations.csv_import import import_csv
from seriatim.journal import Journal
from seriatim.kernel.actor import SECRETARIAT
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import BodyId
from seriatim.proceedings.chamber import Chamber, stream_of_body
from seriatim.proceedings.rules import body as bodies


def admit_from(table: bytes, body: BodyId, journal: Journal) -> int:
    """Admit every participant of a CSV table to a body, and say how many; raises Refused before anybody is admitted.

    The same table again changes nothing: the key of each admission is made of the table and the participant.
    """
    chamber, occasion = Chamber(journal), Occasion(SECRETARIAT, datetime.now(UTC))
    commands = import_csv(table, body)
    told = sha256(table).hexdigest()[:24]
    keys = [f"csv:{told}:{command.participant}" for command in commands]
    known = chamber.body(body)
    admitted = {recorded.correlation for recorded in journal.read(stream_of_body(body))}
    for command, key in zip(commands, keys, strict=True):
        if key not in admitted:
            for event in bodies.decide(known, command, occasion):
                known = bodies.evolve(known, Recorded(event, known.version + 1, occasion.at, occasion.actor, key))
    for command, key in zip(commands, keys, strict=True):
        chamber.act(command, occasion, key=key)
    return len(commands)
