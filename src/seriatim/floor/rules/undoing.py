"""Taking back the last action on the floor, and correcting the record later."""

from datetime import timedelta

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.acting import may_act
from seriatim.floor.rules.entitled import Events, must_have_words
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor
from seriatim.kernel.command import Occasion
from seriatim.kernel.refusal import Refused

UNDO_WITHIN = timedelta(seconds=10)


def undo(floor: Floor, _command: c.Undo, occasion: Occasion, _: Roster) -> Events:
    """Take back the Chair's last action on the floor: list, floor and clock are as before; the record shows both."""
    may_act(floor, occasion)
    last = floor.undoable
    if last is None:
        raise Refused(Refusal.NOTHING_TO_UNDO)
    if occasion.at - last.at > UNDO_WITHIN:
        raise Refused(Refusal.TOO_LATE_TO_UNDO, seconds=int((occasion.at - last.at).total_seconds()))
    return (e.FloorActionUndone(last.action),)


def correct(floor: Floor, command: c.CorrectSpeech, _occasion: Occasion, _: Roster) -> Events:
    """Amend the recorded time of a speech without deleting what was recorded."""
    must_have_words(reason=command.reason)
    if command.elapsed_ms < 0:
        raise Refused(Refusal.WRONG_NUMBER, field="elapsed_ms", value=command.elapsed_ms, rule="0 or more")
    for speech in floor.speeches:
        if speech.number == command.speech:
            return (e.SpeechCorrected(speech.number, command.elapsed_ms, speech.elapsed_ms, command.reason),)
    raise Refused(Refusal.NO_SUCH_SPEECH, speech=command.speech)
