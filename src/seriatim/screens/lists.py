"""How do the lists of a session stand? Figures that anybody may see, and what tells whether the names have changed."""

from collections.abc import Callable
from datetime import datetime

from seriatim.floor.rules.queue import owed_on, standing_on
from seriatim.floor.rules.state import Floor, SpeakersList, Standing
from seriatim.kernel.ids import ListId
from seriatim.screens.lines import Told, ms, told
from seriatim.screens.pane import Pane


def lists(floor: Floor, at: datetime, panes: Callable[[ListId], Pane]) -> list[Told]:
    """All lists but those on which nothing has happened yet."""
    shown = (one for one in floor.lists.values() if one.opens_at or standing_on(floor, one.id))
    return [_list(floor, one, at) | {"head": panes(one.id).head} for one in shown]


def _list(floor: Floor, speakers: SpeakersList, at: datetime) -> Told:
    standing, owed = standing_on(floor, speakers.id), owed_on(floor, speakers.id)
    left = standing.get(Standing.WAITING, 0) + standing.get(Standing.JOINED, 0)
    return {"of": speakers.id, "state": speakers.phase(at)} | told(
        opens=ms(speakers.opens_at),
        closes=ms(speakers.closes_at),
        waiting=left - owed or None,
        owed=owed or None,
        heard=standing.get(Standing.HEARD, 0) or None,
        to_all=bool(speakers.open_to_all),
    )
