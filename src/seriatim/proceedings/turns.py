"""Who has the floor at an instant, for how long already, and who had it before? Plain data for machines."""

from datetime import datetime

from seriatim.floor.rules.clock import elapsed_ms, is_cut, left_ms, shown_ms
from seriatim.floor.rules.queue import next_request, points_of_order
from seriatim.floor.rules.state import Floor, Motion, Ruling, Speech
from seriatim.proceedings.plain import Facts, plain, written
from seriatim.proceedings.reader import Reader


def floor_now(floor: Floor, at: datetime, reader: Reader) -> Facts:
    """Who speaks, who was interrupted, what is pending, who is next, and which limits are in force."""
    turn = floor.turn
    return {
        "speaking": _running(turn.speech, at, reader) if turn.speech else None,
        "interrupted": [_running(speech, at, reader) for speech in turn.interrupted],
        "points_of_order": points_of_order(floor),
        "ruling": _ruling(turn.ruling) if turn.ruling else None,
        "motions": [_motion(one) for one in floor.motions.values()],
        "next": next_request(floor),
        "limits": _limits(floor),
    }


def speeches(floor: Floor, reader: Reader) -> list[Facts]:
    """The speeches that are over, in the order in which they began."""
    over = sorted(floor.speeches, key=lambda speech: speech.number)
    return [_speech(speech, reader) | plain(speech, "ended_at elapsed_ms cut corrections") for speech in over]


def _speech(speech: Speech, reader: Reader) -> Facts:
    return {
        "speech": speech.number,
        "name": reader.name(speech.speaker),
        **plain(speech, "speaker request meeting reason"),
        "since": written(speech.given_at),
        "limit": plain(speech.limit, LIMIT) if speech.limit else None,
        "extended_seconds": speech.extended_seconds,
    }


LIMIT = "time_class seconds force at_zero grace_seconds"


def _running(speech: Speech, at: datetime, reader: Reader) -> Facts:
    """A speech that is not over, with its clock at this instant; `left_ms` is below zero once over what is allowed."""
    return _speech(speech, reader) | {
        "clock_runs": speech.running_since is not None,
        "elapsed_ms": elapsed_ms(speech, at),
        "shown_ms": shown_ms(speech, at),
        "left_ms": left_ms(speech, at),
        "cut": is_cut(speech, at),
    }


def _ruling(ruling: Ruling) -> Facts:
    return plain(ruling, "request ruling overruled") | {"appeal_of": ruling.appeal}


def _motion(motion: Motion) -> Facts:
    spoken = [{"delegation": who, "stance": stance} for who, stance in motion.speakers]
    facts = plain(motion, "kind delegation list pending carried")
    return {"motion": motion.number, **facts, "speakers": spoken}


def _limits(floor: Floor) -> list[Facts]:
    """The newest limit of each class, in general and on single lists."""
    newest = {(one.list, one.limit.time_class): one for one in floor.limits}
    return [plain(one.limit, LIMIT) | plain(one, "list decision") for one in newest.values()]
